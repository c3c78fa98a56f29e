// Package fault makes calls of tests fail: the first, then the second and so on, as the tests of SQLite do.
package fault

import (
	"bytes"
	"os"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
)

// Trap makes the n-th of its calls fail. A nil Trap never does.
type Trap struct {
	left atomic.Int64 // calls until the one that fails
	fail func() error // returns the error of that call, or panics
}

// New returns a trap that makes the n-th call fail, counted from 1.
func New(n int, fail func() error) *Trap {
	t := &Trap{fail: fail}
	t.left.Store(int64(n))
	return t
}

// Call counts a call, and fails if it is the n-th.
func (t *Trap) Call() error {
	if t != nil && t.left.Add(-1) == 0 {
		return t.fail()
	}
	return nil
}

// Sprung reports whether the n-th call was made.
func (t *Trap) Sprung() bool { return t.left.Load() <= 0 }

// With returns a function that fails with err.
func With(err error) func() error { return func() error { return err } }

// ByPanic fails by a panic.
func ByPanic() error { panic("the outside panics") }

// Output is a log whose writes may fail. A write that fails has written half.
type Output struct {
	Trap *Trap
	mu   sync.Mutex
	text bytes.Buffer
}

func (o *Output) Write(p []byte) (int, error) {
	n, err := len(p), o.Trap.Call()
	if err != nil {
		n /= 2
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	o.text.Write(p[:n])
	return n, err
}

func (o *Output) String() string {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.text.String()
}

// ForCalls runs a test with a trap for the first call, then for a later one and so on, until no call fails. It tests
// one of step calls by day, and all at night.
func ForCalls(t *testing.T, step int, fail func() error, test func(t *testing.T, n int, trap *Trap)) {
	t.Helper()
	if os.Getenv("NIGHTLY") != "" {
		step = 1
	}
	for n := 1; !t.Failed(); n += step {
		trap := New(n, fail)
		synctest.Test(t, func(t *testing.T) { test(t, n, trap) })
		if !trap.Sprung() {
			return
		}
	}
}
