package main

import (
	"encoding/json"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
)

// mustContain checks that the output of a program that has ended has a line with these words.
func (l *lines) mustContain(t *testing.T, words string) {
	t.Helper()
	if all := strings.Join(l.pending, "\n"); !strings.Contains(all, words) {
		t.Errorf("no line with %q:\n%s", words, all)
	}
}

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

// countRequests returns the number of requests in a log, and the number that it reports as dropped.
func countRequests(t *testing.T, log io.Reader) (requests, dropped int) {
	t.Helper()
	for line := range readLines(log).incoming {
		var record struct {
			Msg   string
			Count int
		}
		if err := json.Unmarshal([]byte(line), &record); err != nil {
			t.Fatalf("%q: %v", line, err)
		}
		if record.Msg == "request" {
			requests++
		}
		dropped += record.Count
	}
	return requests, dropped
}

// stalledRequests is a number of requests that fills the pipe and the queue of lines, so that some lines are dropped.
const stalledRequests = 64<<10/100 + 2*logMaxPending/200 + 1000

// If nothing reads the pipe of the log, requests do not wait for it. When reading goes on, the log has the number of
// dropped lines. If reading never goes on, the program still exits on SIGTERM.
func TestServeDoesNotWaitForLog(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name     string
		readOn   bool
		requests int
	}{{"read on", true, stalledRequests}, {"never read", false, 1600}} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			reader, writer, err := os.Pipe()
			if err != nil {
				t.Fatal(err)
			}
			defer reader.Close()
			cmd := unknot(t, "serve", "-addr", "127.0.0.1:0")
			cmd.Stdout = writer
			p := start(t, t.TempDir(), cmd)
			writer.Close()
			p.getMany(t, "/healthz", test.requests)
			p.getMany(t, "/about", 8)
			if !test.readOn {
				p.stop(t, syscall.SIGTERM)
				p.err.mustContain(t, "lines of the log could not be written")
				return
			}
			if err := p.Process.Signal(syscall.SIGTERM); err != nil {
				t.Fatal(err)
			}
			requests, dropped := countRequests(t, reader)
			if dropped == 0 || requests+dropped < stalledRequests/8*8+8 {
				t.Errorf("%d requests in the log and %d dropped, of %d", requests, dropped, stalledRequests/8*8+8)
			}
			p.waitForExit(t)
		})
	}
}

// If the reader of the log closes the pipe, as head does, the server goes on and reports that once.
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
	p.err.await(t, "unknot: the log cannot be written (", "broken pipe", "trying again every 1s")
	p.get(t, "/sitemap.xml")
	reader = open(os.O_RDONLY)
	defer reader.Close()
	lines := readLines(reader)
	lines.await(t, `"path":"/robots.txt"`)
	lines.await(t, `"path":"/sitemap.xml"`)
	p.stop(t, syscall.SIGTERM)
}

// If the disk is full, the site works without a log, and reports that.
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
	p.err.await(t, "unknot: the log cannot be written (", "no space left on device")
	p.getMany(t, "/about", 8)
	p.stop(t, syscall.SIGTERM)
	for _, line := range p.err.pending {
		if strings.Contains(line, "cannot be written (") {
			t.Errorf("reported again: %s", line)
		}
	}
}
