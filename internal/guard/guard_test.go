package guard_test

import (
	"errors"
	"strings"
	"testing"

	"unknot/internal/guard"
)

var errOfF = errors.New("of f")

func returns() error { return nil }
func fails() error   { return errOfF }
func panics() error  { panic("secret") }

// check checks what became of calling f: a panic is an error with its value and its stack.
func check(t *testing.T, name string, err error) {
	t.Helper()
	switch name {
	case "returns":
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
	case "fails":
		if !errors.Is(err, errOfF) {
			t.Errorf("%s: %v", name, err)
		}
	case "panics":
		if err == nil || !strings.HasPrefix(err.Error(), "panic: secret\n") || !strings.Contains(err.Error(), "guard_test.panics(") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestGuard(t *testing.T) {
	t.Parallel()
	for name, f := range map[string]func() error{"returns": returns, "fails": fails, "panics": panics} {
		check(t, name, guard.Try(f))

		var group guard.Group
		group.Go(returns)
		group.Go(f)
		check(t, name, group.Wait())

		if name == "returns" {
			guard.Go(f, func(err error) { t.Error(err) })
			continue
		}
		failed := make(chan error)
		guard.Go(f, func(err error) { failed <- err })
		check(t, name, <-failed)
	}
}
