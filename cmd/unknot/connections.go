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

// boundedListener accepts at most max connections at a time. At the limit, a new connection replaces an open one. It
// takes the place of a connection of the client that has most connections, among those clients that can lose one:
//   - the connection that has waited longest, without a whole request since it was opened or since its last answer;
//   - if none of the client's connections waits and they are more than an eighth of all, the one that has been active
//     longest. A client that never reads the answers would otherwise keep its connections until the write timeout.
//
// If no client can lose one, the new connection waits, and later ones wait in the queue of the operating system.
//
// A client may not replace one of its own connections before that has had time for its first request. The new
// connection is refused then, as replacing thousands a second costs more than refusing them.
//
// Browsers keep connections open for minutes, and a single client may open thousands. Neither may keep other readers
// out. netutil.LimitListener does not know which connections wait, so with it new readers would have to wait for them.
type boundedListener struct {
	net.Listener
	max   int
	grace time.Duration // how long a new connection has for its first request before its own client can replace it

	mu      sync.Mutex
	changed sync.Cond // signals that a connection was closed or began to wait, or that the listener was closed
	open    int       // how many connections count towards max
	closed  bool
	clients map[netip.Addr]*connections
}

// connections are the open connections of one client.
type connections struct {
	open    int
	waiting list.List // the *boundedConn that wait for a request, the longest first
	active  list.List // the others, in the same order
}

// newBoundedListener returns a listener that accepts at most maxConns connections of l at a time. The server must use
// its method track as ConnState hook.
func newBoundedListener(l net.Listener, maxConns int) *boundedListener {
	b := &boundedListener{Listener: l, max: maxConns, grace: time.Second, clients: map[netip.Addr]*connections{}}
	b.changed.L = &b.mu
	return b
}

// Accept waits for a connection, and then until the limit allows it.
func (b *boundedListener) Accept() (net.Conn, error) {
	for {
		conn, err := b.Listener.Accept()
		if errors.Is(err, syscall.EMFILE) { // the operating system has a lower limit; the server retries soon
			b.closeOne()
		}
		if err != nil {
			return nil, asTemporary(err)
		}
		peer, _ := netip.ParseAddrPort(conn.RemoteAddr().String()) // connections without an address count as one client
		c := &boundedConn{Conn: conn, listener: b, client: limit.Network(peer.Addr())}
		if b.admit(c) {
			return c, nil
		}
		_ = conn.Close() // nothing that it sent was read
	}
}

// closeOne closes a connection that a new one may replace, if there is one.
func (b *boundedListener) closeOne() {
	b.mu.Lock()
	defer b.mu.Unlock()
	if c := b.replaceable(); c != nil && !b.tooSoon(c) {
		b.closeForNew(c)
	}
}

// admit waits until the limit allows c, and counts it. It reports false if c must be refused.
func (b *boundedListener) admit(c *boundedConn) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	for b.open >= b.max && !b.closed {
		switch old := b.replaceable(); {
		case old == nil:
			b.changed.Wait()
		case old.client == c.client && b.tooSoon(old):
			return false
		default:
			b.closeForNew(old)
		}
	}
	client := b.clients[c.client]
	if client == nil {
		client = &connections{}
		b.clients[c.client] = client
	}
	b.open++
	client.open++
	return true
}

// temporaryErrors are the errors of accept(2) that concern one connection, the network or the memory of the system, but
// not the listener. For most of them net/http would stop the server.
var temporaryErrors = []error{
	syscall.ECONNABORTED, syscall.EPERM, syscall.EPROTO, syscall.ENOPROTOOPT, syscall.ENETDOWN, syscall.ENETUNREACH, syscall.EHOSTDOWN,
	syscall.EHOSTUNREACH,
	syscall.ENOBUFS, syscall.ENOMEM, syscall.EMFILE, syscall.ENFILE,
}

// temporaryError is an error after which net/http calls Accept again, first after 5 ms and finally after one second.
type temporaryError struct{ error }

func (temporaryError) Timeout() bool   { return false }
func (temporaryError) Temporary() bool { return true }
func (e temporaryError) Unwrap() error { return e.error }

// asTemporary returns err as a temporaryError if it is one of temporaryErrors, and otherwise unchanged.
func asTemporary(err error) error {
	if slices.ContainsFunc(temporaryErrors, func(temporary error) bool { return errors.Is(err, temporary) }) {
		return temporaryError{err}
	}
	return err
}

// Close closes the listener. If Accept is waiting with a connection, it returns that connection.
func (b *boundedListener) Close() error {
	b.mu.Lock()
	b.closed = true
	b.changed.Broadcast()
	b.mu.Unlock()
	return b.Listener.Close()
}

// replaceable returns the connection that a new one may replace, nil if there is none. The caller must hold b.mu.
func (b *boundedListener) replaceable() *boundedConn {
	var most *connections    // the client with most connections so far
	var longest *boundedConn // the connection that it can lose
	for _, client := range b.clients {
		first := client.waiting.Front()
		if first == nil && client.open > max(1, b.max/8) {
			first = client.active.Front()
		}
		if first == nil {
			continue
		}
		c := first.Value.(*boundedConn)
		hasMore := most == nil || client.open > most.open
		isOlder := most != nil && client.open == most.open && c.since.Before(longest.since)
		if hasMore || isOlder {
			most, longest = client, c
		}
	}
	return longest
}

// tooSoon reports whether c has not had enough time for its first request yet.
func (b *boundedListener) tooSoon(c *boundedConn) bool {
	return c.unused && time.Since(c.since) < b.grace
}

// closeForNew closes a connection to make room for a new one. The caller must hold b.mu.
func (b *boundedListener) closeForNew(c *boundedConn) {
	b.forget(c)
	_ = c.Conn.Close() // the server notices, and calls Close
}

// track moves a connection to the list for its state: from the header of a request to the end of the answer it is
// active, and otherwise it waits. The server calls it as its ConnState hook.
func (b *boundedListener) track(conn net.Conn, state http.ConnState) {
	c, ok := conn.(*boundedConn)
	if !ok {
		return
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	if c.forgotten {
		return
	}
	b.leave(c)
	client := b.clients[c.client]
	isActive := state == http.StateActive
	c.unused, c.since, c.list = state == http.StateNew, time.Now(), &client.waiting
	if isActive {
		c.list = &client.active
	}
	c.element = c.list.PushBack(c)
	if !isActive {
		b.changed.Signal()
	}
}

// leave removes c from the list that it is in, waiting or active. The caller must hold b.mu.
func (b *boundedListener) leave(c *boundedConn) {
	if c.list != nil {
		c.list.Remove(c.element)
		c.list = nil
	}
}

// forget stops counting c. The caller must hold b.mu.
func (b *boundedListener) forget(c *boundedConn) {
	if c.forgotten {
		return
	}
	b.leave(c)
	c.forgotten = true
	b.open--
	client := b.clients[c.client]
	if client.open--; client.open == 0 {
		delete(b.clients, c.client)
	}
	b.changed.Signal()
}

// boundedConn is a connection of a boundedListener. The mutex of the listener guards the fields from list on.
type boundedConn struct {
	net.Conn
	listener *boundedListener
	client   netip.Addr // address or network of the client

	list      *list.List    // the list of the client that it is in, waiting or active; nil before its first state
	element   *list.Element // its element of list
	since     time.Time     // when it was added to list
	unused    bool          // it has had no request yet
	forgotten bool          // it no longer counts towards the limit
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
