package main

import (
	"bytes"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"unknot/internal/command"
)

// The command links does not ask known addresses again, keeps new answers, and fails for dead addresses.
func TestLinksKeepsAnswersAndFailsForDead(t *testing.T) {
	t.Parallel()
	host := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {}))
	defer host.Close()
	dir := t.TempDir()
	page, cache := filepath.Join(dir, "a.md"), filepath.Join(dir, "cache", "links.json")
	run := func(args ...string) (status int, stdout, stderr string) {
		var out, err bytes.Buffer
		e := env{Program: command.Program{Stdout: &out, Stderr: &err, Now: time.Now}}
		status = e.Run(t.Context(), e.commands(), append([]string{"links", "-cache", cache}, append(args, dir)...))
		return status, out.String(), err.String()
	}
	write := func(file, text string) {
		t.Helper()
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}

	write(page, "[here]("+host.URL+")\n")
	if status, out, _ := run(); status != 0 || out != "addresses: 1, dead: 0\n" {
		t.Errorf("status %d: %s", status, out)
	}
	kept, err := os.ReadFile(cache)
	if err != nil || !strings.Contains(string(kept), host.URL) {
		t.Fatalf("the cache is %s (%v)", kept, err)
	}

	host.Close()
	write(page, "[here]("+host.URL+")\n\n[there](https://there.example/)\n")
	known := `"https://there.example/": {"at": "` + time.Now().Format(time.RFC3339) + `", "dead": true, "what": "dead: it answers 404"}, `
	write(cache, strings.Replace(string(kept), "{", "{"+known, 1))
	if status, out, _ := run(); status != 1 || out != dir+"/a.md:3: https://there.example/: dead: it answers 404\naddresses: 2, dead: 1\n" {
		t.Errorf("status %d: %s", status, out)
	}
	write(cache, "no JSON")
	if status, _, stderr := run(); status != 1 || !strings.Contains(stderr, "fix it, or remove it") {
		t.Errorf("status %d: %s", status, stderr)
	}
}
