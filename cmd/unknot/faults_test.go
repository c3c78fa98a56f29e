package main

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"net"
	"net/http"
	"os"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"testing/fstest"
	"testing/synctest"
	"time"

	"unknot/internal/fixture"
)

// trap makes the n-th of all calls that ask it fail, as SQLite's tests do: each n in turn, until no call fails.
type trap struct {
	left atomic.Int64 // calls until the one that fails
	fail func() error // the error of that call, or a panic
}

// newTrap returns a trap for the n-th call, the first is 1.
func newTrap(n int, fail func() error) *trap {
	t := &trap{fail: fail}
	t.left.Store(int64(n))
	return t
}

// call fails if it is the n-th.
func (t *trap) call() error {
	if t.left.Add(-1) == 0 {
		return t.fail()
	}
	return nil
}

// sprung reports whether there was an n-th call.
func (t *trap) sprung() bool { return t.left.Load() <= 0 }

func failWith(err error) func() error { return func() error { return err } }

func failByPanic() error { panic("the outside panics") }

// trappedListener is a listener in memory, whose Accept may fail.
type trappedListener struct {
	accept *trap
	conn   *trap // of what it accepts
	conns  chan net.Conn
	closed chan struct{}
	close  func()
}

func newTrappedListener(accept, conn *trap) *trappedListener {
	l := &trappedListener{accept: accept, conn: conn, conns: make(chan net.Conn), closed: make(chan struct{})}
	l.close = sync.OnceFunc(func() { close(l.closed) })
	return l
}

func (l *trappedListener) Accept() (net.Conn, error) {
	if err := l.accept.call(); err != nil {
		return nil, &net.OpError{Op: "accept", Net: "tcp", Addr: l.Addr(), Err: os.NewSyscallError("accept4", err)}
	}
	select {
	case c := <-l.conns:
		return &trappedConn{c, l.conn}, nil
	case <-l.closed:
		return nil, net.ErrClosed
	}
}

func (l *trappedListener) Close() error   { l.close(); return nil }
func (l *trappedListener) Addr() net.Addr { return &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: 80} }

// dial connects to l.
func (l *trappedListener) dial(ctx context.Context, _, _ string) (net.Conn, error) {
	client, server := net.Pipe()
	select {
	case l.conns <- server:
		return client, nil
	case <-l.closed:
		return nil, syscall.ECONNREFUSED
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// trappedConn is a connection whose reads and writes may fail, which ends it. A write that fails has written half.
type trappedConn struct {
	net.Conn
	trap *trap
}

func (c *trappedConn) Read(p []byte) (int, error) {
	if err := c.trap.call(); err != nil {
		_ = c.Conn.Close()
		return 0, &net.OpError{Op: "read", Net: "tcp", Err: os.NewSyscallError("read", err)}
	}
	return c.Conn.Read(p)
}

func (c *trappedConn) Write(p []byte) (int, error) {
	if err := c.trap.call(); err != nil {
		n, _ := c.Conn.Write(p[:len(p)/2])
		_ = c.Conn.Close()
		return n, &net.OpError{Op: "write", Net: "tcp", Err: os.NewSyscallError("write", err)}
	}
	return c.Conn.Write(p)
}

// trappedFolder is a folder whose files may fail to open and to read, and whose entries may fail to be looked at.
type trappedFolder struct {
	fs.FS
	open, look *trap
}

func (f trappedFolder) Open(name string) (fs.File, error) {
	if err := f.open.call(); err != nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: err}
	}
	file, err := f.FS.Open(name)
	return trappedFile{file, name, f.open}, err
}

// Stat makes trappedFolder an fs.StatFS, as the folders of the program are.
func (f trappedFolder) Stat(name string) (fs.FileInfo, error) {
	if err := f.look.call(); err != nil {
		return nil, &fs.PathError{Op: "stat", Path: name, Err: err}
	}
	return fs.Stat(f.FS, name)
}

// ReadDir makes trappedFolder an fs.ReadDirFS, as the folders of the program are.
func (f trappedFolder) ReadDir(name string) ([]fs.DirEntry, error) {
	if err := f.look.call(); err != nil {
		return nil, &fs.PathError{Op: "readdir", Path: name, Err: err}
	}
	return fs.ReadDir(f.FS, name)
}

type trappedFile struct {
	fs.File
	name string
	trap *trap
}

func (f trappedFile) Read(p []byte) (int, error) {
	if err := f.trap.call(); err != nil {
		return 0, &fs.PathError{Op: "read", Path: f.name, Err: err}
	}
	return f.File.Read(p)
}

// trappedOutput is a log whose writes may fail. Of what fails, half is written.
type trappedOutput struct {
	trap *trap
	mu   sync.Mutex
	text bytes.Buffer
}

func (o *trappedOutput) Write(p []byte) (int, error) {
	n, err := len(p), o.trap.call()
	if err != nil {
		n /= 2
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	o.text.Write(p[:n])
	return n, err
}

func (o *trappedOutput) String() string {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.text.String()
}

// edited is a folder whose files are replaced while it is read.
type edited struct{ files atomic.Pointer[fstest.MapFS] }

func (e *edited) Open(name string) (fs.File, error) { return e.files.Load().Open(name) }

// world is the program, run by this test with -dev in a bubble of testing/synctest, and all that is outside of it. A
// nil trap never springs.
type world struct {
	accept, conn, open, look, log *trap
	now                           func() time.Time // nil for the clock of the bubble

	listener *trappedListener
	content  edited
	out, err *trappedOutput
	status   chan int
	stop     context.CancelCauseFunc
	client   *http.Client
}

func safe(t *trap) *trap {
	if t == nil {
		return newTrap(0, nil)
	}
	return t
}

// start runs the program until its content is up, or cannot be.
func (w *world) start(args ...string) {
	never := newTrap(0, nil)
	w.listener = newTrappedListener(safe(w.accept), safe(w.conn))
	files := fixture.Proofread()
	w.content.files.Store(&files)
	w.out, w.err = &trappedOutput{trap: safe(w.log)}, &trappedOutput{trap: never}
	w.status = make(chan int, 1)
	if w.now == nil {
		w.now = time.Now
	}
	w.client = &http.Client{Transport: &http.Transport{DialContext: w.listener.dial}}
	var ctx context.Context
	ctx, w.stop = context.WithCancelCause(context.Background())
	open, look := safe(w.open), safe(w.look)
	folders := map[string]fs.FS{"content": trappedFolder{&w.content, open, look},
		"static": trappedFolder{fixture.StaticFiles(), open, look}, "templates": fstest.MapFS{}}
	e := env{
		stdout: w.out, stderr: w.err, getenv: func(string) string { return "" },
		listen: func(string, string) (net.Listener, error) { return w.listener, nil },
		folder: func(dir string) fs.FS { return folders[dir] },
		now:    w.now,
	}
	go func() { w.status <- run(ctx, e, append([]string{"serve", "-dev"}, args...)) }()
	synctest.Wait()
}

// end sends SIGTERM, if the program has not ended, and returns the exit status.
func (w *world) end() int {
	w.stop(stopSignal{syscall.SIGTERM})
	status := <-w.status
	w.client.CloseIdleConnections()
	return status
}

// dial opens a connection to the program until the test ends.
func (w *world) dial(t *testing.T) *client {
	t.Helper()
	conn, err := w.listener.dial(t.Context(), "", "")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close() })
	return &client{conn, bufio.NewReader(conn)}
}

// get returns the status of the answer to a request, 0 if the connection broke, and the body.
func (w *world) get(path string) (status int, body string) {
	response, err := w.client.Get("http://unknot.example" + path)
	if err != nil {
		return 0, ""
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		return 0, ""
	}
	return response.StatusCode, string(text)
}

// requests are the paths of a few requests, with what they answer.
var requests = map[string]int{"/about": 200, "/stretches?position=chair": 200, "/search?q=neck": 200, "/handout?sheet=1.2c-2h15e": 200, "/no-such-page": 404, "/healthz": 200}

// getAll requests all of requests, and returns the faults: what was not answered as it should be.
func (w *world) getAll() (faults []string) {
	for path, want := range requests {
		if status, _ := w.get(path); status != want {
			faults = append(faults, fmt.Sprintf("%s: %d", path, status))
		}
	}
	return faults
}

// edit changes a file of the content, so that -dev reads it again, and waits until it has.
func (w *world) edit() {
	files := maps.Clone(*w.content.files.Load())
	about := *files["pages/about.md"]
	about.ModTime = about.ModTime.Add(time.Hour)
	files["pages/about.md"] = &about
	w.content.files.Store(&files)
	time.Sleep(2 * pollInterval) // of the clock of the bubble
	synctest.Wait()
}

// each runs a test for the first call that fails, the second and so on, until none does.
func each(t *testing.T, fail func() error, test func(t *testing.T, n int, trap *trap)) {
	t.Helper()
	eachOf(t, 1, fail, test)
}

// eachOf is like each for many calls: by day it leaves out most, and goes on with the next but step.
func eachOf(t *testing.T, step int, fail func() error, test func(t *testing.T, n int, trap *trap)) {
	t.Helper()
	if os.Getenv("NIGHTLY") != "" {
		step = 1
	}
	for n := 1; !t.Failed(); n += step {
		trap := newTrap(n, fail)
		synctest.Test(t, func(t *testing.T) { test(t, n, trap) })
		if !trap.sprung() {
			return
		}
	}
}

// lines of requests in the log.
func (w *world) logged() int { return strings.Count(w.out.String(), `"msg":"request"`) }

// A connection that cannot be accepted is one that the client does not get; the site goes on.
func TestFaultsOfAccept(t *testing.T) {
	t.Parallel()
	for _, errno := range []syscall.Errno{syscall.EMFILE, syscall.ECONNABORTED, syscall.ENOBUFS, syscall.EHOSTUNREACH} {
		eachOf(t, 5, failWith(errno), func(t *testing.T, n int, trap *trap) {
			w := world{accept: trap}
			w.start()
			w.client.Transport.(*http.Transport).DisableKeepAlives = true // a connection for each request
			if faults := w.getAll(); len(faults) > 0 {
				t.Errorf("%v at call %d: %v", errno, n, faults)
			}
			if status := w.end(); status != 0 {
				t.Errorf("%v at call %d: exit status %d:\n%s", errno, n, status, w.err)
			}
			if trap.sprung() && !strings.Contains(w.out.String(), errno.Error()) {
				t.Errorf("%v at call %d: not in the log", errno, n)
			}
		})
	}
}

// A listener that is lost ends the program, when the requests that it has accepted are answered.
func TestFaultsOfListener(t *testing.T) {
	t.Parallel()
	each(t, failWith(syscall.EBADF), func(t *testing.T, n int, trap *trap) {
		w := world{accept: trap}
		w.start()
		w.client.Transport.(*http.Transport).DisableKeepAlives = true
		faults := w.getAll()
		status := w.end()
		if !trap.sprung() {
			if len(faults) > 0 || status != 0 {
				t.Errorf("without a fault: %v, status %d", faults, status)
			}
			return
		}
		late := len(requests) - (n - 1) // and perhaps one that arrives at that moment
		if len(faults) != late && len(faults) != late+1 || status != 1 || !strings.Contains(w.err.String(), "unknot serve: accept tcp 127.0.0.1:80: accept4: bad file descriptor") {
			t.Errorf("call %d: %v, status %d:\n%s", n, faults, status, w.err)
		}
	})
}

// Requests in progress are answered although the listener is lost.
func TestFaultOfListenerFinishes(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		w := world{accept: newTrap(3, failWith(syscall.EBADF))}
		w.start()
		c := w.dial(t)
		c.send(t, whole)
		synctest.Wait() // the answer waits until it is read
		w.dial(t)
		synctest.Wait()
		if !w.listener.accept.sprung() || len(w.status) > 0 {
			t.Error("the listener works, or the program has ended")
		}
		c.readResponse(t)
		if status := w.end(); status != 1 {
			t.Errorf("exit status %d", status)
		}
	})
}

// A connection that breaks costs the request on it, and no other.
func TestFaultsOfConnections(t *testing.T) {
	t.Parallel()
	eachOf(t, 5, failWith(syscall.ECONNRESET), func(t *testing.T, n int, trap *trap) {
		w := world{conn: trap}
		w.start()
		if faults := w.getAll(); len(faults) > 1 || len(faults) == 1 && !strings.HasSuffix(faults[0], ": 0") {
			t.Errorf("call %d: %v", n, faults)
		}
		before := trap.sprung()
		if faults := w.getAll(); before && len(faults) > 0 || len(faults) > 1 {
			t.Errorf("call %d, later: %v", n, faults)
		}
		if status := w.end(); status != 0 {
			t.Errorf("call %d: exit status %d:\n%s", n, status, w.err)
		}
	})
}

// A log that fails delays no request. Its lines are written later, or counted.
func TestFaultsOfLog(t *testing.T) {
	t.Parallel()
	for name, fail := range map[string]func() error{"full": failWith(syscall.ENOSPC), "panic": failByPanic} {
		each(t, fail, func(t *testing.T, n int, trap *trap) {
			w := world{log: trap}
			w.start()
			for range 3 {
				if faults := w.getAll(); len(faults) > 0 {
					t.Errorf("%s at call %d: %v", name, n, faults)
				}
				time.Sleep(2 * logDelay) // of the clock of the bubble
			}
			if trap.sprung() && !strings.Contains(w.err.String(), "the log cannot be written (") {
				t.Errorf("%s at call %d: not reported:\n%s", name, n, w.err)
			}
			if status := w.end(); status != 0 {
				t.Errorf("%s at call %d: exit status %d:\n%s", name, n, status, w.err)
			}
			if got, want := w.logged(), 3*len(requests); got != want {
				t.Errorf("%s at call %d: %d requests in the log, want %d", name, n, got, want)
			}
		})
	}
}

// A disk that fails is reported like a fault of the content, and nothing is missing in silence. When a file has
// changed, all is read again.
func TestFaultsOfDisk(t *testing.T) {
	t.Parallel()
	whole := ""
	synctest.Test(t, func(t *testing.T) {
		w := world{}
		w.start()
		_, whole = w.get("/library.json")
		w.end()
	})
	for _, test := range []struct {
		name string
		step int
		fail func() error
		in   func(*world) **trap
		says string
	}{
		{"looking", 197, failWith(syscall.EIO), func(w *world) **trap { return &w.look }, "input/output error"},
		{"reading", 197, failWith(syscall.EIO), func(w *world) **trap { return &w.open }, "input/output error"},
		{"panic", 397, failByPanic, func(w *world) **trap { return &w.open }, "the outside panics"},
	} {
		eachOf(t, test.step, test.fail, func(t *testing.T, n int, trap *trap) {
			var w world
			*test.in(&w) = trap
			w.start()
			if len(w.status) > 0 {
				if status := w.end(); status != 1 || !strings.Contains(w.err.String(), test.says) {
					t.Errorf("%s, call %d: exit status %d:\n%s", test.name, n, status, w.err)
				}
				return
			}
			if status, text := w.get("/library.json"); (status != http.StatusOK || text != whole) && !strings.Contains(w.err.String(), test.says) {
				t.Errorf("%s, call %d: status %d, %d bytes, and nothing is reported:\n%s", test.name, n, status, len(text), w.err)
			}
			w.edit()
			reading := trap.sprung() // else it springs in a request, for the upper part of a link preview
			if faults := w.getAll(); len(faults) > 0 && (reading || len(faults) > 1 || !strings.HasSuffix(faults[0], ": 500")) {
				t.Errorf("%s, call %d, after a change: %v\n%s", test.name, n, faults, w.err)
			}
			if status := w.end(); status != 0 {
				t.Errorf("%s, call %d: exit status %d:\n%s", test.name, n, status, w.err)
			}
		})
	}
}

// A clock that panics stands for any fault of ours: it costs a request, or what is prepared for later ones, and is
// logged with its stack.
func TestPanicsOfClock(t *testing.T) {
	t.Parallel()
	eachOf(t, 5, failByPanic, func(t *testing.T, n int, trap *trap) {
		w := world{now: func() time.Time { _ = trap.call(); return time.Now() }}
		w.start()
		w.edit() // reads again what could not be published
		if len(w.status) == 0 {
			if faults := w.getAll(); len(faults) > 1 {
				t.Errorf("call %d: %v", n, faults)
			}
			before := trap.sprung()
			if faults := w.getAll(); before && len(faults) > 0 || len(faults) > 1 {
				t.Errorf("call %d, later: %v", n, faults)
			}
			if status := w.end(); status != 0 {
				t.Errorf("call %d: exit status %d", n, status)
			}
		} else if status := w.end(); status != 1 || n > 1 { // at the start
			t.Errorf("call %d: exit status %d", n, status)
		}
		if said := w.out.String() + w.err.String(); trap.sprung() && (!strings.Contains(said, "the outside panics") || !strings.Contains(said, "faults_test.go")) {
			t.Errorf("call %d: no stack in\n%s", n, said)
		}
	})
}
