package main

import (
	"context"
	"net"
	"os"
	"sync"
	"syscall"
)

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
