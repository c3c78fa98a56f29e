package main

import (
	"container/list"
	"errors"
	"net"
	"net/http"
	"net/netip"
	"slices"
	"sync"
	"syscall"
	"time"

	"unknot/internal/web/limit"
)

// boundedListener accepts at most max connections at a time. At the limit a new connection takes the place of another
// one, of the client with most connections that can lose one:
//   - of the one that has waited longest: that has sent no whole request since it was opened, or since its last answer;
//   - if none of its connections waits, and they are more than an eighth of all, of the one that has been active
//     longest: a client that reads no answers would keep its connections until the write timeout.
//
// If none can, the new connection waits, and later ones wait in the queue of the operating system. A client whose own
// connection would be closed before it had time for its first request gets no new one: replacing thousands a second
// costs more than refusing them. Browsers keep connections open for minutes, and one client may open thousands: neither
// may keep out other readers.
//
// netutil.LimitListener does not know which connections wait, so new readers would have to.
type boundedListener struct {
	net.Listener
	max int
	due time.Duration // how long a connection may take for its first request before another one of its client replaces it

	mu      sync.Mutex
	changed sync.Cond // signals that a connection was closed or began to wait, or the listener was closed
	open    int
	closed  bool
	clients map[netip.Addr]*connections
}

// connections are those of one client.
type connections struct {
	open    int
	waiting list.List // of *boundedConn, longest first
	active  list.List // the others, in the same order
}

// newBoundedListener returns a listener that accepts at most maxConns connections of l at a time. Its track method must
// be the ConnState hook of the server.
func newBoundedListener(l net.Listener, maxConns int) *boundedListener {
	b := &boundedListener{Listener: l, max: maxConns, due: time.Second, clients: map[netip.Addr]*connections{}}
	b.changed.L = &b.mu
	return b
}

// Accept waits for a connection, and then until it is within the limit.
func (b *boundedListener) Accept() (net.Conn, error) {
	for {
		conn, err := b.Listener.Accept()
		if err != nil {
			if errors.Is(err, syscall.EMFILE) { // the operating system has a lower limit: the server retries soon
				b.mu.Lock()
				if longest := b.longest(); longest != nil && !b.tooSoon(longest) {
					b.replace(longest)
				}
				b.mu.Unlock()
			}
			if slices.ContainsFunc(passing, func(p error) bool { return errors.Is(err, p) }) {
				err = passingError{err}
			}
			return nil, err
		}
		peer, _ := netip.ParseAddrPort(conn.RemoteAddr().String()) // all without an address are one client
		c := &boundedConn{Conn: conn, listener: b, client: limit.Network(peer.Addr())}
		if b.admit(c) {
			return c, nil
		}
		_ = conn.Close() // it has sent nothing that anyone has read
	}
}

// admit waits until c is within the limit, and counts it. It reports false for a connection to refuse.
func (b *boundedListener) admit(c *boundedConn) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	for b.open >= b.max && !b.closed {
		switch longest := b.longest(); {
		case longest == nil:
			b.changed.Wait()
		case longest.client == c.client && b.tooSoon(longest):
			return false
		default:
			b.replace(longest)
		}
	}
	of := b.clients[c.client]
	if of == nil {
		of = &connections{}
		b.clients[c.client] = of
	}
	b.open++
	of.open++
	return true
}

// passing are the errors of accept(2) that say nothing about the listener, only about one connection, the network or
// the memory of the system. To net/http most of them are the end of the server.
var passing = []error{
	syscall.ECONNABORTED, syscall.EPERM, syscall.EPROTO, syscall.ENOPROTOOPT, syscall.ENETDOWN, syscall.ENETUNREACH, syscall.EHOSTDOWN,
	syscall.EHOSTUNREACH,
	syscall.ENOBUFS, syscall.ENOMEM, syscall.EMFILE, syscall.ENFILE,
}

// passingError is an error after which net/http accepts again, at first after 5 ms and at last after a second.
type passingError struct{ error }

func (passingError) Timeout() bool   { return false }
func (passingError) Temporary() bool { return true }
func (e passingError) Unwrap() error { return e.error }

// Close closes the listener. If Accept is waiting with a connection, it returns that connection.
func (b *boundedListener) Close() error {
	b.mu.Lock()
	b.closed = true
	b.changed.Broadcast()
	b.mu.Unlock()
	return b.Listener.Close()
}

// longest returns the connection that makes room for another one, nil if there is none. The caller must hold b.mu.
func (b *boundedListener) longest() *boundedConn {
	var most *connections
	var longest *boundedConn // of most
	for _, of := range b.clients {
		first := of.waiting.Front()
		if first == nil && of.open > max(1, b.max/8) {
			first = of.active.Front()
		}
		if first == nil {
			continue
		}
		c := first.Value.(*boundedConn)
		if most == nil || of.open > most.open || of.open == most.open && c.since.Before(longest.since) {
			most, longest = of, c
		}
	}
	return longest
}

// tooSoon reports whether c has not had the time for its first request.
func (b *boundedListener) tooSoon(c *boundedConn) bool {
	return c.unused && time.Since(c.since) < b.due
}

// replace closes a connection to make room for another one. The caller must hold b.mu.
func (b *boundedListener) replace(c *boundedConn) {
	b.forget(c)
	_ = c.Conn.Close() // the server notices and calls Close
}

// track is the ConnState hook of the server. A connection becomes active when the header of a request has been read.
func (b *boundedListener) track(conn net.Conn, state http.ConnState) {
	c, ok := conn.(*boundedConn)
	if !ok {
		return
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	if c.gone {
		return
	}
	b.leave(c)
	of := b.clients[c.client]
	c.unused, c.since, c.in = state == http.StateNew, time.Now(), &of.waiting
	if state == http.StateActive {
		c.in = &of.active
	}
	c.at = c.in.PushBack(c)
	if c.in == &of.waiting {
		b.changed.Signal()
	}
}

// leave removes c from the list of its client that it is in. The caller must hold b.mu.
func (b *boundedListener) leave(c *boundedConn) {
	if c.in != nil {
		c.in.Remove(c.at)
		c.in = nil
	}
}

// forget counts c no longer. The caller must hold b.mu.
func (b *boundedListener) forget(c *boundedConn) {
	if c.gone {
		return
	}
	b.leave(c)
	c.gone = true
	b.open--
	of := b.clients[c.client]
	if of.open--; of.open == 0 {
		delete(b.clients, c.client)
	}
	b.changed.Signal()
}

// boundedConn is a connection of a boundedListener. The mutex of that guards all but Conn, listener and client.
type boundedConn struct {
	net.Conn
	listener *boundedListener
	client   netip.Addr    // of the other end
	in       *list.List    // of the client: those that wait or those that are active; nil before the first state
	at       *list.Element // in it
	since    time.Time     // when it came there
	unused   bool          // whether it has had no request
	gone     bool          // no longer counted
}

// Close closes the connection and makes room for another one. It may be called twice.
func (c *boundedConn) Close() error {
	err := c.Conn.Close()
	c.listener.mu.Lock()
	defer c.listener.mu.Unlock()
	c.listener.forget(c)
	return err
}

// CloseWrite closes the sending side. The server calls it to end a response while it still reads, so that unread data
// does not reset the connection.
func (c *boundedConn) CloseWrite() error {
	if half, ok := c.Conn.(interface{ CloseWrite() error }); ok {
		return half.CloseWrite()
	}
	return errors.ErrUnsupported
}
