package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"unknot/internal/fixture"
)

// TestMain makes the program itself a command for the test scripts, which run main.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"figures": main})
}

// TestScripts runs the scripts in testdata, each in a folder of its own with the fixture in ./content.
func TestScripts(t *testing.T) {
	t.Parallel()
	testscript.Run(t, testscript.Params{
		Dir: "testdata",
		Setup: func(e *testscript.Env) error {
			return os.CopyFS(filepath.Join(e.WorkDir, "content"), fixture.Proofread())
		},
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
	})
}
