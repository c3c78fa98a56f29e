package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"testing"
)

// A benchmark that moved or has another name would fail only in make bench.
func TestBenchmarksExist(t *testing.T) {
	t.Parallel()
	call := regexp.MustCompile(`goTest\(ctx, "([^"]+)", "([^"]+)"`)
	calls := 0
	for _, source := range glob(t, "*.go") {
		for _, m := range call.FindAllStringSubmatch(read(t, source), -1) {
			calls++
			folder, benchmark := m[1], m[2]
			declared := regexp.MustCompile(fmt.Sprintf(`(?m)^func %s\(`, benchmark))
			found := false
			for _, file := range glob(t, filepath.Join("../..", folder, "*_test.go")) {
				found = found || declared.MatchString(read(t, file))
			}
			if !found {
				t.Errorf("%s: no test file of %s declares %s", source, folder, benchmark)
			}
		}
	}
	if calls < 6 {
		t.Errorf("found %d calls of goTest, want at least 6", calls)
	}
}

func glob(t *testing.T, pattern string) []string {
	t.Helper()
	names, err := filepath.Glob(pattern)
	if err != nil {
		t.Fatal(err)
	}
	return names
}

func read(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
