package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"unknot/internal/fixture"
)

// The program itself is a command for the test scripts, which run main.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"figures": main})
}

// Each script in testdata runs in a folder of its own, with the fixture in ./content.
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
