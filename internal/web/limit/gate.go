// Package limit bounds the work that clients can cause: a [Gate] how much of it runs and waits at the same time,
// [Clients] how much one client may ask for.
//
// The package knows neither pages nor HTTP. It stores nothing but counts in memory.
package limit

import (
	"context"
	"errors"
	"sync/atomic"
	"time"

	"golang.org/x/sync/semaphore"
)

// ErrBusy is the error for work that cannot begin: the queue is full, or the work has waited for MaxWait.
var ErrBusy = errors.New("limit: too much work is waiting")

// MaxWait is how long work waits for its turn at most. A reader who has waited longer has left or has asked again.
const MaxWait = 5 * time.Second

// Pause is how long work is refused at the earliest. A client that asks again at once would otherwise cost more by
// being refused than by what it asks for.
const Pause = 200 * time.Millisecond

// Gate limits how many pieces of work run at the same time, and how many wait for their turn. It is safe for concurrent
// use.
type Gate struct {
	MaxWait time.Duration // MaxWait and Pause may be changed before the first work
	Pause   time.Duration

	running *semaphore.Weighted
	queue   int64 // how many may wait
	waiting atomic.Int64
	always  atomic.Int64 // of those that wait, in EnterAlways
	retries atomic.Int64 // work in retryOnce
}

// NewGate returns a gate for at most running pieces of work at a time, at least 1, while at most queue others wait.
func NewGate(running, queue int) *Gate {
	return &Gate{MaxWait: MaxWait, Pause: Pause, running: semaphore.NewWeighted(int64(running)), queue: int64(queue)}
}

// Enter waits until a piece of work may run: then the caller must call Leave when it has ended. The first to wait is
// the first to run. Enter returns ErrBusy, as a rule after Pause if the queue is full. It waits for a client that has
// left too: net/http cannot tell it from one that has closed only its sending side and still reads, and the queue
// bounds what that costs.
func (g *Gate) Enter() error {
	if g.running.TryAcquire(1) {
		return nil
	}
	if g.waiting.Add(1) > g.queue {
		g.waiting.Add(-1)
		return g.retryOnce()
	}
	defer g.waiting.Add(-1)
	ctx, cancel := context.WithTimeout(context.Background(), g.MaxWait)
	defer cancel()
	if g.running.Acquire(ctx, 1) != nil {
		return ErrBusy
	}
	return nil
}

// retryOnce waits for Pause, and then returns ErrBusy unless the work can run at once. It does not wait if as much work
// as the queue holds is doing so already, so that a flood takes a limited number of connections.
func (g *Gate) retryOnce() error {
	defer g.retries.Add(-1)
	if g.retries.Add(1) > g.queue {
		return ErrBusy
	}
	time.Sleep(g.Pause)
	if g.running.TryAcquire(1) {
		return nil
	}
	return ErrBusy
}

// EnterAlways is like Enter for work that must not be refused: it waits for its turn however many others do, and as
// long as it takes. The caller bounds how much of this there can be.
func (g *Gate) EnterAlways() {
	g.always.Add(1)
	defer g.always.Add(-1)
	_ = g.running.Acquire(context.Background(), 1) // fails only if its context ends
}

// Leave ends a piece of work and lets the next begin.
func (g *Gate) Leave() { g.running.Release(1) }

// Waiting returns how many pieces of work wait for their turn.
func (g *Gate) Waiting() int { return int(g.waiting.Load() + g.always.Load()) }
