package main

import (
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"unknot/internal/process"
)

// Test scripts run the program as the command unknot, and with short timeouts as the command impatient.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"unknot": main, "impatient": func() {
		headerTimeout, finishTime = time.Second, 100*time.Millisecond
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
		Cmds:                map[string]func(*testscript.TestScript, bool, []string){"exits": process.Exits},
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
	})
}

// unknot returns a command that runs the program with arguments, and ends without draining unless a test says otherwise.
func unknot(args ...string) *exec.Cmd {
	cmd := process.Command("unknot", args...)
	cmd.Env = append(cmd.Env, "UNKNOT_DRAIN=0")
	return cmd
}

// impatient returns the same command as unknot, but with short timeouts: one second for the header of a request, and a
// tenth of a second for requests in progress at the end.
func impatient(args ...string) *exec.Cmd {
	cmd := exec.Command("impatient", args...)
	cmd.Env = unknot().Env
	return cmd
}
