package main

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

// program is an unknot process that listens at url.
type program struct {
	*exec.Cmd
	out, err *lines
	url      string
}

// lines reads the output of a program line by line. It holds lines until await returns them, because goroutines of the
// program may write in any order.
type lines struct {
	pending  []string
	incoming chan string // closed at the end of the output
}

// readLines reads r in a goroutine until it ends.
func readLines(r io.Reader) *lines {
	l := &lines{incoming: make(chan string, 10_000)}
	go func() {
		defer close(l.incoming)
		for s := bufio.NewScanner(r); s.Scan(); {
			l.incoming <- s.Text()
		}
	}()
	return l
}

// waitLimit is the time after which a wait fails. Passing tests never wait this long: on a busy machine compiling takes
// minutes.
const waitLimit = 5 * time.Minute

// await returns the first line that has all words and was not returned before.
func (l *lines) await(t testing.TB, words ...string) string {
	t.Helper()
	timeout := time.After(waitLimit)
	for seen := 0; ; {
		for ; seen < len(l.pending); seen++ {
			line := l.pending[seen]
			if !slices.ContainsFunc(words, func(word string) bool { return !strings.Contains(line, word) }) {
				l.pending = slices.Delete(l.pending, seen, seen+1)
				return line
			}
		}
		select {
		case line, ok := <-l.incoming:
			if !ok {
				t.Fatalf("the output ended without a line with %q:\n%s", words, strings.Join(l.pending, "\n"))
			}
			l.pending = append(l.pending, line)
		case <-timeout:
			t.Fatalf("no line with %q:\n%s", words, strings.Join(l.pending, "\n"))
		}
	}
}

// start runs cmd in dir, with the variables env added, and waits until it listens. It reads the standard output unless
// cmd redirects it.
func start(t testing.TB, dir string, cmd *exec.Cmd, env ...string) *program {
	t.Helper()
	p := &program{Cmd: cmd, out: readLines(strings.NewReader(""))}
	p.Dir, p.Env = dir, append(p.Env, env...)
	if p.Stdout == nil {
		stdout, err := p.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		p.out = readLines(stdout)
	}
	stderr, err := p.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := p.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = p.Process.Kill() }) // does nothing unless the test failed
	p.err = readLines(stderr)
	_, p.url, _ = strings.Cut(p.err.await(t, "unknot: http://"), " ")
	return p
}

// unknot returns a command that runs the program with arguments. It does not inherit the variables UNKNOT_* and PORT.
func unknot(args ...string) *exec.Cmd {
	cmd := exec.Command("unknot", args...)
	for _, v := range os.Environ() {
		if !strings.HasPrefix(v, "UNKNOT_") && !strings.HasPrefix(v, "PORT=") {
			cmd.Env = append(cmd.Env, v)
		}
	}
	cmd.Env = append(cmd.Env, "UNKNOT_DRAIN=0") // tests that need it set it again
	return cmd
}

// impatient returns the same command as unknot, but with short timeouts: one second for the header of a request, and a
// tenth of a second for requests in progress at the end.
func impatient(args ...string) *exec.Cmd {
	cmd := exec.Command("impatient", args...)
	cmd.Env = unknot().Env
	return cmd
}

// stop sends the program a signal and checks that it exits with status 0.
func (p *program) stop(t *testing.T, signal os.Signal) {
	t.Helper()
	if err := p.Process.Signal(signal); err != nil {
		t.Fatal(err)
	}
	p.waitForExit(t)
}

// waitForExit checks that the program exits with status 0.
func (p *program) waitForExit(t *testing.T) {
	t.Helper()
	for range p.out.incoming { // read to the end before Wait closes the pipe
	}
	for line := range p.err.incoming {
		p.err.pending = append(p.err.pending, line)
	}
	if err := p.Wait(); err != nil {
		t.Errorf("exit with %v:\n%s", err, strings.Join(p.err.pending, "\n"))
	}
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
