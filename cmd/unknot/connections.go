package main

import (
	"container/list"
	"errors"
	"net"
	"net/http"
	"sync"
	"syscall"
)

// boundedListener accepts at most max connections at a time. When the limit is reached, a new connection replaces the one that
// has been idle the longest: browsers keep connections open for minutes, and would lock out other readers. If none is idle, the
// new connection waits, and later ones wait in the queue of the operating system.
//
// netutil.LimitListener does not know which connections are idle, so new readers would have to wait.
type boundedListener struct {
	net.Listener
	max int

	mu      sync.Mutex
	changed sync.Cond // signals that a connection was closed or became idle, or the listener was closed
	open    int
	closed  bool
	idle    *list.List                 // of net.Conn, longest idle first
	element map[net.Conn]*list.Element // in idle
}

// newBoundedListener returns a listener that accepts at most maxConns connections of l at a time. Its track method must be the
// ConnState hook of the server.
func newBoundedListener(l net.Listener, maxConns int) *boundedListener {
	b := &boundedListener{Listener: l, max: maxConns, idle: list.New(), element: map[net.Conn]*list.Element{}}
	b.changed.L = &b.mu
	return b
}

// Accept waits for a connection, and then until it is within the limit.
func (b *boundedListener) Accept() (net.Conn, error) {
	conn, err := b.Listener.Accept()
	if err != nil {
		if errors.Is(err, syscall.EMFILE) { // the operating system has a lower limit: the server retries soon
			b.mu.Lock()
			b.closeIdle()
			b.mu.Unlock()
		}
		return nil, err
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	for b.open >= b.max && !b.closed {
		if !b.closeIdle() {
			b.changed.Wait()
		}
	}
	b.open++
	return &boundedConn{Conn: conn, listener: b}, nil
}

// Close closes the listener. If Accept is waiting with a connection, it returns that connection.
func (b *boundedListener) Close() error {
	b.mu.Lock()
	b.closed = true
	b.changed.Broadcast()
	b.mu.Unlock()
	return b.Listener.Close()
}

// closeIdle closes the connection that has been idle the longest, and reports whether there was one. The caller must hold b.mu.
func (b *boundedListener) closeIdle() bool {
	longest := b.idle.Front()
	if longest == nil {
		return false
	}
	conn := longest.Value.(*boundedConn)
	b.removeIdle(conn)
	b.open-- // boundedConn.Close does not count a connection that is gone
	conn.gone = true
	_ = conn.Conn.Close() // the server notices and calls Close
	return true
}

// track is the ConnState hook of the server.
func (b *boundedListener) track(conn net.Conn, state http.ConnState) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.removeIdle(conn)
	if c, ok := conn.(*boundedConn); ok && state == http.StateIdle && !c.gone {
		b.element[conn] = b.idle.PushBack(conn)
		b.changed.Signal()
	}
}

// removeIdle removes conn from the idle connections. The caller must hold b.mu.
func (b *boundedListener) removeIdle(conn net.Conn) {
	if e := b.element[conn]; e != nil {
		b.idle.Remove(e)
		delete(b.element, conn)
	}
}

// boundedConn is a connection of a boundedListener.
type boundedConn struct {
	net.Conn
	listener *boundedListener
	gone     bool // no longer counted in open; guarded by listener.mu
}

// Close closes the connection and makes room for another one. It may be called twice.
func (c *boundedConn) Close() error {
	err := c.Conn.Close()
	c.listener.mu.Lock()
	defer c.listener.mu.Unlock()
	c.listener.removeIdle(c)
	if !c.gone {
		c.gone = true
		c.listener.open--
		c.listener.changed.Signal()
	}
	return err
}

// CloseWrite closes the sending side. The server calls it to end a response while it still reads, so that unread data does not
// reset the connection.
func (c *boundedConn) CloseWrite() error {
	if half, ok := c.Conn.(interface{ CloseWrite() error }); ok {
		return half.CloseWrite()
	}
	return errors.ErrUnsupported
}
