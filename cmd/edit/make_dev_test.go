package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
)

// The command make dev of the README shows pages, and shows them again after a template or a guide changes.
func TestMakeDev(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	for _, folder := range []string{"cmd", "content", "internal", "static", "templates"} {
		if err := os.CopyFS(filepath.Join(dir, folder), os.DirFS(filepath.Join("..", "..", folder))); err != nil {
			t.Fatal(err)
		}
	}
	for _, file := range []string{"Makefile", "go.mod", "go.sum"} {
		data, err := os.ReadFile(filepath.Join("..", "..", file))
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, file), data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	edit := func(file, before, after string) {
		t.Helper()
		if err := replaceIn(filepath.Join(dir, file), before, after); err != nil {
			t.Fatal(err)
		}
	}

	cmd := exec.Command("make", "--no-print-directory", "dev")
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	env := slices.DeleteFunc(os.Environ(), func(v string) bool { // variables of a make that runs this test
		return strings.HasPrefix(v, "UNKNOT_") || strings.HasPrefix(v, "MAKE") || strings.HasPrefix(v, "PORT=")
	})
	var p *program
	t.Cleanup(func() { // also if it does not start
		if cmd.Process != nil {
			_ = syscall.Kill(-cmd.Process.Pid, syscall.SIGTERM)
		}
		if p != nil {
			for range p.err { // templ ends the program, then itself
			}
		}
	})
	cmd.Env = append(env, "UNKNOT_ADDR=127.0.0.1:0")
	p = start(t, dir, cmd)
	p.await(t, "edit: the content is up")
	page := p.listen(t)

	page.waitFor(t, "/", ">Get help<")
	edit("templates/layout.templ", `>Get help<`, `>Get aid<`)
	page.waitFor(t, "/", ">Get aid<")
	edit("content/guides/causes/sciatica.md", "\n---\n", "\n---\nA new sentence.\n\n")
	page.waitFor(t, "/guides/causes/sciatica", "A new sentence.", ">Get aid<")
}
