package main

import (
	"io"
	"net/http"
	"os"
	"path/filepath"
	"sync"
	"syscall"
	"testing"
)

// getMany requests a path n times, rounded down to a multiple of 8, by eight clients, and checks that each status is
// 200.
func (p *program) getMany(t *testing.T, path string, n int) {
	t.Helper()
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 8}, Timeout: waitLimit}
	defer client.CloseIdleConnections()
	var clients sync.WaitGroup
	for range 8 {
		clients.Go(func() {
			for range n / 8 {
				response, err := client.Get(p.url + path)
				if err != nil {
					t.Error(err)
					return
				}
				if _, err := io.Copy(io.Discard, response.Body); err != nil || response.StatusCode != http.StatusOK {
					t.Errorf("%s: status %d, %v", path, response.StatusCode, err)
				}
				response.Body.Close()
			}
		})
	}
	clients.Wait()
}

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
	cmd := unknot(t, "serve", "-addr", "127.0.0.1:0")
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

// If the disk is full, the site works without a log.
func TestServeWorksWithLogOnFullDisk(t *testing.T) {
	t.Parallel()
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.Skip(err) // only Linux has /dev/full
	}
	defer full.Close()
	cmd := unknot(t, "serve", "-addr", "127.0.0.1:0")
	cmd.Stdout = full
	p := start(t, t.TempDir(), cmd)
	p.getMany(t, "/healthz", 8)
	p.getMany(t, "/about", 8)
	p.stop(t, syscall.SIGTERM)
}
