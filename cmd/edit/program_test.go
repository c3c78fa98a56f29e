package main

import (
	"bufio"
	"io"
	"net/http"
	"os/exec"
	"strings"
	"syscall"
	"testing"
)

// program is a process that listens at url.
type program struct {
	*exec.Cmd
	url string
	err chan string // the lines of standard error
}

// start runs cmd in dir and waits until it listens.
func start(t *testing.T, dir string, cmd *exec.Cmd) *program {
	t.Helper()
	p := &program{Cmd: cmd, err: make(chan string, 10_000)}
	p.Dir = dir
	stderr, err := p.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := p.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = p.Process.Kill() }) // does nothing unless the test failed
	go func() {
		defer close(p.err)
		for s := bufio.NewScanner(stderr); s.Scan(); {
			p.err <- s.Text()
		}
	}()
	_, p.url, _ = strings.Cut(p.await(t, "edit: http://"), " ")
	return p
}

// startDev starts the development server in dir.
func startDev(t *testing.T, dir string, env ...string) *program {
	t.Helper()
	cmd := exec.Command("edit", "dev", "-addr", "127.0.0.1:0")
	cmd.Env = append(cmd.Environ(), env...)
	return start(t, dir, cmd)
}

// await returns the next line of standard error that has all words.
func (p *program) await(t *testing.T, words ...string) string {
	t.Helper()
lines:
	for line := range p.err {
		for _, word := range words {
			if !strings.Contains(line, word) {
				continue lines
			}
		}
		return line
	}
	t.Fatalf("the output ended without a line with %q", words)
	return ""
}

// get returns the status and the body of a path.
func (p *program) get(t *testing.T, path string) (int, string) {
	t.Helper()
	response, err := http.Get(p.url + path)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return response.StatusCode, string(body)
}

// stop sends the program SIGTERM and checks that it exits with status 0.
func (p *program) stop(t *testing.T) {
	t.Helper()
	if err := p.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	for range p.err { // read to the end before Wait closes the pipe
	}
	if err := p.Wait(); err != nil {
		t.Errorf("exit with %v", err)
	}
}
