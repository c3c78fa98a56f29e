// Package limit limits the work that clients can cause. A [Gate] limits how much work runs and waits at the same time.
// [Clients] limits how much one client may ask for.
//
// The package knows about neither pages nor HTTP. It stores nothing but counts, in memory.
package limit

import (
	"context"
	"errors"
	"sync/atomic"
	"time"

	"golang.org/x/sync/semaphore"
)

// ErrBusy is the error for work that cannot begin, because the queue is full or because it has waited for MaxWait.
var ErrBusy = errors.New("limit: too much work is waiting")

// MaxWait is how long work waits for its turn at most. Proxies wait longer: one that gave up would have another replica
// do the same work, while this one does it for nobody.
const MaxWait = 1200 * time.Millisecond

// Gate limits how many pieces of work run at the same time, and how many wait for their turn. It is safe for concurrent
// use.
type Gate struct {
	MaxWait time.Duration // defaults to the constant MaxWait; it may be changed before the first work

	running *semaphore.Weighted
	queue   int64 // how many pieces of work may wait
	waiting atomic.Int64
	always  atomic.Int64 // how many wait in EnterAlways
}

// NewGate returns a gate that lets at most running pieces of work run at a time, while at most queue others wait.
// running must be at least 1.
func NewGate(running, queue int) *Gate {
	return &Gate{MaxWait: MaxWait, running: semaphore.NewWeighted(int64(running)), queue: int64(queue)}
}

// Enter waits until a piece of work may run. When the work has ended, the caller must call Leave. Work runs in the
// order in which it came. Enter returns ErrBusy if the queue is full, or after it has waited for MaxWait. It goes on
// waiting for a client that has left: net/http cannot tell such a client from one that has closed only its sending side
// and is still reading. What that costs is limited by the length of the queue.
func (g *Gate) Enter() error {
	if g.running.TryAcquire(1) {
		return nil
	}
	if g.waiting.Add(1) > g.queue {
		g.waiting.Add(-1)
		return ErrBusy
	}
	defer g.waiting.Add(-1)
	ctx, cancel := context.WithTimeout(context.Background(), g.MaxWait)
	defer cancel()
	if g.running.Acquire(ctx, 1) != nil {
		return ErrBusy
	}
	return nil
}

// EnterAlways is like Enter, for work that must not be refused. It waits for its turn as long as it takes, however many
// others are waiting. The caller must limit how much of this work there can be.
func (g *Gate) EnterAlways() {
	g.always.Add(1)
	defer g.always.Add(-1)
	_ = g.running.Acquire(context.Background(), 1) // fails only if its context ends
}

// Leave ends a piece of work and lets the next one begin.
func (g *Gate) Leave() { g.running.Release(1) }

// Waiting returns how many pieces of work are waiting for their turn.
func (g *Gate) Waiting() int { return int(g.waiting.Load() + g.always.Load()) }
