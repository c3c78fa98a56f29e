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

	"github.com/rogpeppe/go-internal/testscript"

	"unknot/internal/fixture"
)

// Test scripts run the program as the command edit.
func TestMain(m *testing.M) { testscript.Main(m, map[string]func(){"edit": main}) }

// Each script starts in a folder with the fixture in ./content.
func TestScripts(t *testing.T) {
	t.Parallel()
	testscript.Run(t, testscript.Params{
		Dir: "testdata",
		Setup: func(e *testscript.Env) error {
			return os.CopyFS(filepath.Join(e.WorkDir, "content"), fixture.Proofread())
		},
		Cmds:                map[string]func(*testscript.TestScript, bool, []string){"exits": exits, "replace": replace, "fifo": fifo, "drawn": drawn},
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
