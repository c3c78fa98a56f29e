// Package process runs programs in tests, and reads what they print.
package process

import (
	"bufio"
	"io"
	"net/http"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"time"
)

// Program is a process that listens at URL.
type Program struct {
	*exec.Cmd
	Out, Err *Lines
	URL      string
}

// Lines reads the output of a program line by line. It holds lines until Await returns them, because goroutines of the
// program may write in any order.
type Lines struct {
	Pending  []string
	Incoming chan string // closed at the end of the output
}

// ReadLines reads r in a goroutine until it ends.
func ReadLines(r io.Reader) *Lines {
	l := &Lines{Incoming: make(chan string, 10_000)}
	go func() {
		defer close(l.Incoming)
		for s := bufio.NewScanner(r); s.Scan(); {
			l.Incoming <- s.Text()
		}
	}()
	return l
}

// WaitLimit is the time after which a wait fails. Passing tests never wait this long: on a busy machine compiling takes
// minutes.
const WaitLimit = 5 * time.Minute

// Await returns the first line that has all words and was not returned before.
func (l *Lines) Await(t testing.TB, words ...string) string {
	t.Helper()
	timeout := time.After(WaitLimit)
	for seen := 0; ; {
		for ; seen < len(l.Pending); seen++ {
			line := l.Pending[seen]
			if !slices.ContainsFunc(words, func(word string) bool { return !strings.Contains(line, word) }) {
				l.Pending = slices.Delete(l.Pending, seen, seen+1)
				return line
			}
		}
		select {
		case line, ok := <-l.Incoming:
			if !ok {
				t.Fatalf("the output ended without a line with %q:\n%s", words, strings.Join(l.Pending, "\n"))
			}
			l.Pending = append(l.Pending, line)
		case <-timeout:
			t.Fatalf("no line with %q:\n%s", words, strings.Join(l.Pending, "\n"))
		}
	}
}

// Start runs cmd in dir, with the variables env added, and waits until it listens. It reads the standard output unless
// cmd redirects it.
func Start(t testing.TB, dir string, cmd *exec.Cmd, env ...string) *Program {
	t.Helper()
	p := &Program{Cmd: cmd, Out: ReadLines(strings.NewReader(""))}
	p.Dir, p.Env = dir, append(p.Env, env...)
	if p.Stdout == nil {
		stdout, err := p.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		p.Out = ReadLines(stdout)
	}
	stderr, err := p.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := p.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = p.Process.Kill() }) // does nothing unless the test failed
	p.Err = ReadLines(stderr)
	_, p.URL, _ = strings.Cut(p.Err.Await(t, ": http://"), " ")
	return p
}

// Command returns a command that runs a program with arguments. It does not inherit the variables UNKNOT_* and PORT.
func Command(program string, args ...string) *exec.Cmd {
	cmd := exec.Command(program, args...)
	cmd.Env = slices.DeleteFunc(os.Environ(), func(v string) bool { return strings.HasPrefix(v, "UNKNOT_") || strings.HasPrefix(v, "PORT=") })
	return cmd
}

// Stop sends the program a signal and checks that it exits with status 0.
func (p *Program) Stop(t *testing.T, signal os.Signal) {
	t.Helper()
	if err := p.Process.Signal(signal); err != nil {
		t.Fatal(err)
	}
	p.WaitForExit(t)
}

// WaitForExit checks that the program exits with status 0.
func (p *Program) WaitForExit(t *testing.T) {
	t.Helper()
	for range p.Out.Incoming { // read to the end before Wait closes the pipe
	}
	for line := range p.Err.Incoming {
		p.Err.Pending = append(p.Err.Pending, line)
	}
	if err := p.Wait(); err != nil {
		t.Errorf("exit with %v:\n%s", err, strings.Join(p.Err.Pending, "\n"))
	}
}

// Get returns the status and the body of a path.
func (p *Program) Get(t *testing.T, path string) (int, string) {
	t.Helper()
	response, err := http.Get(p.URL + path)
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
