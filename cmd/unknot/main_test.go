package main

import (
	"errors"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

// Test scripts run the program as the command unknot, and with short timeouts as the command impatient.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"unknot": main, "impatient": func() {
		headerTimeout, finishTime, exitTime = time.Second, 100*time.Millisecond, 5*time.Second
		main()
	}})
}

func TestScripts(t *testing.T) {
	t.Parallel()
	testscript.Run(t, testscript.Params{
		Dir: "testdata",
		Setup: func(e *testscript.Env) error {
			root, err := filepath.Abs("../..")
			e.Setenv("ROOT", root)
			return err
		},
		Cmds:                map[string]func(*testscript.TestScript, bool, []string){"exits": exits},
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
	})
}

// exits is a command of test scripts. It runs a command that must end with a status: exits 2 PROGRAM COMMAND.
func exits(ts *testscript.TestScript, _ bool, args []string) {
	var failed *exec.ExitError
	if err := ts.Exec(args[1], args[2:]...); !errors.As(err, &failed) || strconv.Itoa(failed.ExitCode()) != args[0] {
		ts.Fatalf("%v, want exit status %s", err, args[0])
	}
}
