package main

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// If the reader of the log closes the pipe, as head does, the server goes on, and the next reader gets what comes
// later.
func TestServeSurvivesClosedLogReader(t *testing.T) {
	t.Parallel()
	fifo := filepath.Join(t.TempDir(), "log")
	if err := syscall.Mkfifo(fifo, 0o600); err != nil {
		t.Fatal(err)
	}
	open := func(flag int) *os.File {
		t.Helper()
		f, err := os.OpenFile(fifo, flag|syscall.O_NONBLOCK, 0)
		if err != nil {
			t.Fatal(err)
		}
		return f
	}
	reader := open(os.O_RDONLY) // before opening it for writing, which would fail otherwise
	cmd := unknot("serve", "-addr", "127.0.0.1:0")
	writer := open(os.O_WRONLY)
	cmd.Stdout = writer
	p := start(t, t.TempDir(), cmd)
	writer.Close()
	p.get(t, "/healthz")
	if n, err := reader.Read(make([]byte, 10)); n == 0 || err != nil {
		t.Fatal(n, err)
	}
	reader.Close()
	p.get(t, "/robots.txt")
	reader = open(os.O_RDONLY)
	defer reader.Close()
	lines := readLines(reader)
	p.get(t, "/sitemap.xml")
	lines.await(t, `"path":"/sitemap.xml"`)
	p.stop(t, syscall.SIGTERM)
}
