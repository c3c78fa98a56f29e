package main

import (
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"unknot/internal/fixture"
)

// Test scripts run the program as the command unknot, and with short timeouts as the command impatient.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"unknot": main, "impatient": func() {
		headerTimeout, finishTime = time.Second, 100*time.Millisecond
		main()
	}})
}

// Each script starts in a folder with the fixture in ./content.
func TestScripts(t *testing.T) {
	t.Parallel()
	testscript.Run(t, testscript.Params{
		Dir: "testdata",
		Setup: func(e *testscript.Env) error {
			root, err := filepath.Abs("../..")
			if err != nil {
				return err
			}
			e.Setenv("ROOT", root)
			return os.CopyFS(filepath.Join(e.WorkDir, "content"), fixture.Proofread())
		},
		Cmds:                map[string]func(*testscript.TestScript, bool, []string){"exits": exits, "replace": replace, "fifo": fifo, "drawn": drawn},
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
	})
}

// exits is a command of test scripts. It runs a command that must end with a status: exits 2 unknot serve -addr here.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits STATUS COMMAND [ARGUMENT...]")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	var failed *exec.ExitError
	switch err := ts.Exec(args[1], args[2:]...); {
	case errors.As(err, &failed):
		got = failed.ExitCode()
	case err != nil:
		ts.Fatalf("%v", err)
	}
	if got != want {
		ts.Fatalf("exit status %d, want %d", got, want)
	}
}

// replace is a command of test scripts. It replaces a text that a file has exactly once: replace OLD NEW FILE.
func replace(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: replace OLD NEW FILE")
	}
	ts.Check(replaceIn(ts.MkAbs(args[2]), args[0], args[1]))
}

// fifo is a command of test scripts. It makes a named pipe: fifo NAME.
func fifo(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: fifo NAME")
	}
	ts.Check(syscall.Mkfifo(ts.MkAbs(args[0]), 0o644))
}

// replaceIn replaces a text that a file has exactly once.
func replaceIn(name, before, after string) error {
	data, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	if n := strings.Count(string(data), before); n != 1 {
		return &fs.PathError{Op: "replace " + strconv.Quote(before), Path: name, Err: errors.New("stands there " + strconv.Itoa(n) + " times")}
	}
	return os.WriteFile(name, []byte(strings.Replace(string(data), before, after, 1)), 0o644)
}
