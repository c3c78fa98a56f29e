package guard_test

import (
	"errors"
	"strings"
	"testing"

	"unknot/internal/guard"
)

// errFails is the error of fails.
var errFails = errors.New("of f")

func returns() error { return nil }
func fails() error   { return errFails }
func panics() error  { panic("secret") }

// isPanicError reports whether err is the error for a panic of panics: it has the value and the stack.
func isPanicError(err error) bool {
	return err != nil && strings.HasPrefix(err.Error(), "panic: secret\n") && strings.Contains(err.Error(), "guard_test.panics(")
}

func TestTryReturnsErrorsAndPanics(t *testing.T) {
	t.Parallel()
	if err := guard.Try(returns); err != nil {
		t.Errorf("a function that returns: %v", err)
	}
	if err := guard.Try(fails); !errors.Is(err, errFails) {
		t.Errorf("a function that fails: %v", err)
	}
	if err := guard.Try(panics); !isPanicError(err) {
		t.Errorf("a function that panics: %v", err)
	}
}

func TestGroupReturnsErrorsAndPanics(t *testing.T) {
	t.Parallel()
	wait := func(f func() error) error {
		var group guard.Group
		group.Go(returns)
		group.Go(f)
		return group.Wait()
	}
	if err := wait(returns); err != nil {
		t.Errorf("a function that returns: %v", err)
	}
	if err := wait(fails); !errors.Is(err, errFails) {
		t.Errorf("a function that fails: %v", err)
	}
	if err := wait(panics); !isPanicError(err) {
		t.Errorf("a function that panics: %v", err)
	}
}

func TestGoReportsErrorsAndPanics(t *testing.T) {
	t.Parallel()
	guard.Go(returns, func(err error) { t.Errorf("a function that returns: %v", err) })
	reported := func(f func() error) error {
		failed := make(chan error)
		guard.Go(f, func(err error) { failed <- err })
		return <-failed
	}
	if err := reported(fails); !errors.Is(err, errFails) {
		t.Errorf("a function that fails: %v", err)
	}
	if err := reported(panics); !isPanicError(err) {
		t.Errorf("a function that panics: %v", err)
	}
}
