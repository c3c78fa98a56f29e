package main

import (
	"bytes"
	"os"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
)

// trap makes the n-th of its calls fail: the first, then the second and so on, as the tests of SQLite do. A nil trap never
// does.
type trap struct {
	left atomic.Int64 // calls until the one that fails
	fail func() error // returns the error of that call, or panics
}

// newTrap returns a trap that makes the n-th call fail, counted from 1.
func newTrap(n int, fail func() error) *trap {
	t := &trap{fail: fail}
	t.left.Store(int64(n))
	return t
}

// call counts a call, and fails if it is the n-th.
func (t *trap) call() error {
	if t != nil && t.left.Add(-1) == 0 {
		return t.fail()
	}
	return nil
}

// sprung reports whether the n-th call was made.
func (t *trap) sprung() bool { return t.left.Load() <= 0 }

// failWith returns a function that fails with err.
func failWith(err error) func() error { return func() error { return err } }

// byPanic fails by a panic.
func byPanic() error { panic("the outside panics") }

// output is a log whose writes may fail. A write that fails has written half.
type output struct {
	trap *trap
	mu   sync.Mutex
	text bytes.Buffer
}

func (o *output) Write(p []byte) (int, error) {
	n, err := len(p), o.trap.call()
	if err != nil {
		n /= 2
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	o.text.Write(p[:n])
	return n, err
}

func (o *output) String() string {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.text.String()
}

// forCalls runs a test with a trap for the first call, then for a later one and so on, until no call fails. It tests
// one of step calls by day, and all at night.
func forCalls(t *testing.T, step int, fail func() error, test func(t *testing.T, n int, trap *trap)) {
	t.Helper()
	if os.Getenv("NIGHTLY") != "" {
		step = 1
	}
	for n := 1; !t.Failed(); n += step {
		trap := newTrap(n, fail)
		synctest.Test(t, func(t *testing.T) { test(t, n, trap) })
		if !trap.sprung() {
			return
		}
	}
}
