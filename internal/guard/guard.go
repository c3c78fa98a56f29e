// Package guard keeps a panic from ending the program: in Go, one that a goroutine does not recover ends all others
// too.
//
// [Go] and [Group] start all goroutines of what serves the site, and a test of cmd/unknot forbids other ways. A panic
// is an error like any other: whoever started the goroutine reports it. Requests are not the business of this package,
// as net/http recovers their panics.
package guard

import (
	"fmt"
	"runtime/debug"

	"golang.org/x/sync/errgroup"
)

// Try calls f and returns its error, or its panic as an error with the stack.
func Try(f func() error) (err error) {
	defer func() {
		if v := recover(); v != nil {
			err = fmt.Errorf("panic: %v\n%s", v, debug.Stack())
		}
	}()
	return f()
}

// Go calls f in a new goroutine. If f fails or panics, failed is called with the error in the same goroutine: it must
// not panic.
func Go(f func() error, failed func(error)) {
	go func() {
		if err := Try(f); err != nil {
			failed(err)
		}
	}()
}

// Group calls functions in goroutines. The zero value is ready.
type Group struct{ group errgroup.Group }

// Limit lets at most n functions run at a time: Go waits until one more may. With many more than there are processors,
// all else that the program does would wait for its turn among them.
func (g *Group) Limit(n int) { g.group.SetLimit(n) }

// Go calls f in a new goroutine.
func (g *Group) Go(f func() error) { g.group.Go(func() error { return Try(f) }) }

// Wait waits until all functions have returned or panicked, and returns the first error.
func (g *Group) Wait() error { return g.group.Wait() }
