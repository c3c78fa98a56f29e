// Package guard keeps a panic in a goroutine from ending the whole program.
//
// The server starts all goroutines with [Go] and [Group]; a test of cmd/unknot forbids other ways. They turn a panic
// into an error, which whoever started the goroutine reports. Handlers of requests need none of this, as net/http
// recovers their panics.
package guard

import (
	"fmt"
	"runtime/debug"

	"golang.org/x/sync/errgroup"
)

// Try calls f and returns its error. If f panics, Try returns the panic as an error, with the stack.
func Try(f func() error) (err error) {
	defer func() {
		if v := recover(); v != nil {
			err = fmt.Errorf("panic: %v\n%s", v, debug.Stack())
		}
	}()
	return f()
}

// Go calls f in a new goroutine. If f fails or panics, Go calls failed with the error in the same goroutine. failed
// must not panic.
func Go(f func() error, failed func(error)) {
	go func() {
		if err := Try(f); err != nil {
			failed(err)
		}
	}()
}

// Group calls functions in goroutines. The zero value is ready.
type Group struct{ group errgroup.Group }

// Limit lets at most n functions run at a time; Go then waits until it may start another. Without a limit, many
// functions could keep the processors from everything else that the program does.
func (g *Group) Limit(n int) { g.group.SetLimit(n) }

// Go calls f in a new goroutine.
func (g *Group) Go(f func() error) { g.group.Go(func() error { return Try(f) }) }

// Wait waits until all functions have returned or panicked. It returns the first error.
func (g *Group) Wait() error { return g.group.Wait() }
