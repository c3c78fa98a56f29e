package main

import (
	"container/list"
	"errors"
	"net"
	"net/http"
	"sync"
	"syscall"
)

// boundedListener accepts at most max connections at a time. When all are taken, a new one takes the place of the one that has been idle the
// longest: otherwise clients that keep connections open, as browsers do for minutes, would lock out readers. Only if none is idle a new one
// waits, with those after it in the queue of the system.
//
// netutil.LimitListener knows nothing of idle connections, so it would make readers wait for them.
type boundedListener struct {
	net.Listener
	max int

	mu      sync.Mutex
	changed sync.Cond // a connection was closed or became idle, or the listener was closed
	open    int
	closed  bool
	idle    *list.List // of net.Conn, the longest idle first
	place   map[net.Conn]*list.Element
}

func newBoundedListener(l net.Listener, most int) *boundedListener {
	b := &boundedListener{Listener: l, max: most, idle: list.New(), place: map[net.Conn]*list.Element{}}
	b.changed.L = &b.mu
	return b
}

// Accept waits for a connection, then until there is room for it.
func (b *boundedListener) Accept() (net.Conn, error) {
	conn, err := b.Listener.Accept()
	if err != nil {
		if errors.Is(err, syscall.EMFILE) { // the system allows fewer: the server soon tries again
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
	return &boundedConn{Conn: conn, from: b}, nil
}

// Close closes the listener. A connection that waits for room is let in: it was accepted before.
func (b *boundedListener) Close() error {
	b.mu.Lock()
	b.closed = true
	b.changed.Broadcast()
	b.mu.Unlock()
	return b.Listener.Close()
}

// closeIdle closes the connection that has been idle the longest, and reports whether there was one. The caller holds mu.
func (b *boundedListener) closeIdle() bool {
	longest := b.idle.Front()
	if longest == nil {
		return false
	}
	conn := longest.Value.(*boundedConn)
	b.forget(conn)
	b.open-- // at once: its own Close finds that it is not counted any more
	conn.gone = true
	_ = conn.Conn.Close() // the server notices, and closes it again
	return true
}

// track learns of a connection what it does, as the hook ConnState of a server.
func (b *boundedListener) track(conn net.Conn, state http.ConnState) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.forget(conn)
	if c, ok := conn.(*boundedConn); ok && state == http.StateIdle && !c.gone {
		b.place[conn] = b.idle.PushBack(conn)
		b.changed.Signal()
	}
}

// forget takes conn from those that are idle. The caller holds mu.
func (b *boundedListener) forget(conn net.Conn) {
	if at := b.place[conn]; at != nil {
		b.idle.Remove(at)
		delete(b.place, conn)
	}
}

// boundedConn makes room for another connection when it is closed.
type boundedConn struct {
	net.Conn
	from *boundedListener
	gone bool // not counted any more; guarded by from.mu
}

// Close closes the connection. It is safe to call it again.
func (c *boundedConn) Close() error {
	err := c.Conn.Close()
	c.from.mu.Lock()
	defer c.from.mu.Unlock()
	c.from.forget(c)
	if !c.gone {
		c.gone = true
		c.from.open--
		c.from.changed.Signal()
	}
	return err
}

// CloseWrite lets the server say that an answer has ended while it still reads, so that what it does not read does not reset the connection.
func (c *boundedConn) CloseWrite() error {
	if half, ok := c.Conn.(interface{ CloseWrite() error }); ok {
		return half.CloseWrite()
	}
	return errors.ErrUnsupported
}
