package main

import (
	"bufio"
	"net"
	"net/http"
	"os"
	"strings"
	"syscall"
	"testing"
	"time"
)

// After SIGTERM, /readyz answers 503 and everything else works. In the second half of the drain, responses close their
// connections. Then the listener is closed.
func TestServeDrainsAfterSIGTERM(t *testing.T) {
	t.Parallel()
	p := start(t, t.TempDir(), unknot("serve", "-addr", "127.0.0.1:0", "-drain", "2s"))
	c := dial(t, p)
	c.send(t, whole)
	if c.readResponse(t) {
		t.Error("a response closes its connection in the first half")
	}
	if err := p.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	p.out.await(t, `"msg":"stopping"`, `"drain":2`)
	for code := 200; code != http.StatusServiceUnavailable; {
		code, _ = p.get(t, "/readyz")
	}
	if code, _ := p.get(t, "/healthz"); code != http.StatusOK {
		t.Errorf("/healthz: status %d", code)
	}
	for { // until a response closes the connection; health checks are not logged, and so fill no pipe
		c.send(t, strings.Replace(whole, "/robots.txt", "/healthz", 1))
		if c.readResponse(t) {
			break
		}
	}
	c.waitForClose(t)
	p.out.await(t, `"msg":"no longer listening"`)
	p.waitForExit(t)
	if _, err := net.Dial("tcp", strings.TrimPrefix(p.url, "http://")); err == nil {
		t.Error("the server still listens")
	}
}

// Ctrl-C ends the program without the wait for load balancers.
func TestServeInterruptEndsWithoutDrain(t *testing.T) {
	t.Parallel()
	p := start(t, t.TempDir(), unknot("serve", "-addr", "127.0.0.1:0", "-drain", "10m"))
	p.stop(t, os.Interrupt)
}

// A second signal kills the program, even with requests in progress.
func TestSecondSignalKillsServe(t *testing.T) {
	t.Parallel()
	p := start(t, t.TempDir(), unknot("serve", "-addr", "127.0.0.1:0", "-drain", "10m"))
	if err := p.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	p.out.await(t, `"msg":"stopping"`)
	if err := p.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	for range p.out.incoming {
	}
	err := p.Wait()
	if status, ok := p.ProcessState.Sys().(syscall.WaitStatus); !ok || !status.Signaled() || status.Signal() != syscall.SIGTERM {
		t.Errorf("exit with %v", err)
	}
}

// stall opens a connection whose client requests a file that is larger than the buffers between them,
// and reads nothing. The client's buffer is small from the start, or the kernel would let it grow beyond the file.
func stall(t *testing.T, p *program) {
	t.Helper()
	small := net.Dialer{Control: func(_, _ string, c syscall.RawConn) error {
		var failed error
		if err := c.Control(func(fd uintptr) {
			failed = syscall.SetsockoptInt(int(fd), syscall.SOL_SOCKET, syscall.SO_RCVBUF,
				4096)
		}); err != nil {
			return err
		}
		return failed
	}}
	conn, err := small.DialContext(t.Context(), "tcp", strings.TrimPrefix(p.url, "http://"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close() })
	c := &client{conn, bufio.NewReader(conn)}
	c.send(t, strings.Replace(whole, "robots.txt", "library.json", 1))
	if _, err := c.in.Peek(1); err != nil {
		t.Fatal(err)
	}
}

// waitForStatus checks that the program exits with a status.
func (p *program) waitForStatus(t *testing.T, want int) {
	t.Helper()
	late := time.AfterFunc(waitLimit, func() { _ = p.Process.Kill() })
	defer late.Stop()
	_ = p.Wait() // the status is checked below
	if got := p.ProcessState.ExitCode(); got != want {
		t.Errorf("exit status %d, want %d", got, want)
	}
}

// A stalled client and an incomplete header delay the exit no longer than finishTime.
func TestStalledClientDelaysExitForFinishTime(t *testing.T) {
	t.Parallel()
	p := start(t, t.TempDir(), impatient("serve", "-addr", "127.0.0.1:0"))
	dial(t, p).send(t, begun)
	stall(t, p)
	if err := p.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	p.out.await(t, `"level":"WARN"`, `"msg":"some requests did not finish","finish":0.1`)
	for range p.out.incoming { // read to the end before Wait closes the pipe
	}
	p.waitForStatus(t, 0)
}

// If nothing reads the pipe that is both the log and standard error, as in containers, the exit is not delayed.
func TestUnreadLogDoesNotDelayExit(t *testing.T) {
	t.Parallel()
	reader, writer, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer reader.Close()
	p := &program{Cmd: impatient("serve", "-addr", "127.0.0.1:0")}
	p.Dir, p.Stdout, p.Stderr = t.TempDir(), writer, writer
	if err := p.Start(); err != nil {
		t.Fatal(err)
	}
	for in := bufio.NewReader(reader); p.url == ""; {
		line, err := in.ReadString('\n')
		if err != nil {
			t.Fatal(err)
		}
		if at, ok := strings.CutPrefix(line, "unknot: "); ok {
			p.url = strings.TrimSpace(at)
		}
	}
	go func() { _, _ = writer.Write(make([]byte, 1<<20)) }() // fills the pipe until the reader is closed
	stall(t, p)
	if err := p.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	p.waitForStatus(t, 1)
}
