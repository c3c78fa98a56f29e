package main

import (
	"bytes"
	"context"
	"io/fs"
	"net"
	"os"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"testing/synctest"
)

// trap makes the n-th of its calls fail. Tests set one for every n in turn, as the tests of SQLite do, until fewer than
// n calls are made.
type trap struct {
	left atomic.Int64 // calls until the one that fails
	fail func() error // returns the error of that call, or panics
}

// newTrap returns a trap that makes the n-th call fail, counted from 1; 0 never fails.
func newTrap(n int, fail func() error) *trap {
	t := &trap{fail: fail}
	t.left.Store(int64(n))
	return t
}

// call counts a call, and fails if it is the n-th.
func (t *trap) call() error {
	if t.left.Add(-1) == 0 {
		return t.fail()
	}
	return nil
}

// sprung reports whether the n-th call was made.
func (t *trap) sprung() bool { return t.left.Load() <= 0 }

// failWith returns a function that fails with err.
func failWith(err error) func() error { return func() error { return err } }

// failByPanic fails by a panic.
func failByPanic() error { panic("the outside panics") }

// trappedListener is a listener in memory whose Accept may fail.
type trappedListener struct {
	accept *trap // counts calls of Accept
	conn   *trap // counts reads and writes of the connections that it accepts
	conns  chan net.Conn
	closed chan struct{}
	close  func()
}

// newTrappedListener returns a listener with traps for itself and its connections.
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

// trappedConn is a connection whose reads and writes may fail, which closes it. A write that fails has written half.
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

// trappedFolder is a folder in which opening and reading a file may fail, and so may Stat and ReadDir.
type trappedFolder struct {
	fs.FS
	open *trap // counts opening and reading of files
	look *trap // counts calls of Stat and ReadDir
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

// trappedFile is a file whose reads may fail.
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

// trappedOutput is a log whose writes may fail. A write that fails has written half.
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

// forEachCall runs a test with a trap for the first call, then for the second and so on, until no call fails.
func forEachCall(t *testing.T, fail func() error, test func(t *testing.T, n int, trap *trap)) {
	t.Helper()
	forCalls(t, 1, fail, test)
}

// forCalls is like forEachCall, but tests only one of step calls, as there are many. Tests at night test all of them.
func forCalls(t *testing.T, step int, fail func() error, test func(t *testing.T, n int, trap *trap)) {
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
