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

// checkError checks the error of calling the function with a name. For a panic it has the value and the stack.
func checkError(t *testing.T, name string, err error) {
	t.Helper()
	switch name {
	case "returns":
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
	case "fails":
		if !errors.Is(err, errFails) {
			t.Errorf("%s: %v", name, err)
		}
	case "panics":
		if err == nil || !strings.HasPrefix(err.Error(), "panic: secret\n") || !strings.Contains(err.Error(), "guard_test.panics(") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// Try, Group and Go return the error of a function, and its panic as an error.
func TestPanicsBecomeErrors(t *testing.T) {
	t.Parallel()
	for name, f := range map[string]func() error{"returns": returns, "fails": fails, "panics": panics} {
		checkError(t, name, guard.Try(f))

		var group guard.Group
		group.Go(returns)
		group.Go(f)
		checkError(t, name, group.Wait())

		if name == "returns" {
			guard.Go(f, func(err error) { t.Error(err) })
			continue
		}
		failed := make(chan error)
		guard.Go(f, func(err error) { failed <- err })
		checkError(t, name, <-failed)
	}
}
