package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// The benchmarks of `make bench` exist: one that moved or was renamed would fail only there.
func TestBenchmarksExist(t *testing.T) {
	t.Parallel()
	source, err := os.ReadFile("main.go")
	if err != nil {
		t.Fatal(err)
	}
	calls := regexp.MustCompile(`goTest\("[^"]+", "([^"]+)", "([^"]+)"`).FindAllStringSubmatch(string(source), -1)
	for _, m := range calls {
		declared := ""
		files, _ := filepath.Glob("../../" + m[1] + "/*_test.go") // the pattern is valid
		for _, file := range files {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			declared += string(text)
		}
		if !strings.Contains(declared, "func "+m[2]+"(") {
			t.Errorf("no test file of %s declares %s", m[1], m[2])
		}
	}
	if len(calls) < 6 {
		t.Errorf("found %d calls of goTest, want at least 6", len(calls))
	}
}
