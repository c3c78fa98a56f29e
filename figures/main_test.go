package main

import (
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// The program itself is a command for the test scripts, which run main.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"figures": main})
}

// Each script in testdata runs in a folder of its own.
func TestScripts(t *testing.T) {
	t.Parallel()
	testscript.Run(t, testscript.Params{Dir: "testdata", RequireExplicitExec: true, RequireUniqueNames: true})
}
