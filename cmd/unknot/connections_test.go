package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"strings"
	"syscall"
	"testing"
	"time"
)

// client is a connection to a program, on which tests send requests byte by byte.
type client struct {
	net.Conn
	in *bufio.Reader
}

// dial connects to a program.
func dial(t *testing.T, p *program) *client {
	t.Helper()
	return dialFrom(t, p, "127.0.0.1")
}

// dialFrom connects to a program from an address of this machine.
func dialFrom(t *testing.T, p *program, addr string) *client {
	t.Helper()
	from := net.Dialer{LocalAddr: &net.TCPAddr{IP: net.ParseIP(addr)}}
	conn, err := from.DialContext(t.Context(), "tcp", strings.TrimPrefix(p.url, "http://"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close() })
	return &client{conn, bufio.NewReader(conn)}
}

// send writes a part of a request.
func (c *client) send(t *testing.T, text string) {
	t.Helper()
	if _, err := io.WriteString(c, text); err != nil {
		t.Fatal(err)
	}
}

// readResponse reads a response with status 200 and reports whether it closes the connection.
func (c *client) readResponse(t *testing.T) (closes bool) {
	t.Helper()
	response, err := http.ReadResponse(c.in, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	if _, err := io.Copy(io.Discard, response.Body); err != nil || response.StatusCode != http.StatusOK {
		t.Fatalf("%s, %v", response.Status, err)
	}
	return response.Close
}

// waitForClose waits until the server has closed the connection.
func (c *client) waitForClose(t *testing.T) {
	t.Helper()
	if err := c.SetReadDeadline(time.Now().Add(waitLimit)); err != nil {
		t.Fatal(err)
	}
	if _, err := c.in.ReadByte(); err == nil || errors.Is(err, os.ErrDeadlineExceeded) {
		t.Errorf("the connection stays open: %v", err)
	}
}

// A whole request, in two parts.
const (
	begun = "GET /robots.txt HTTP/1.1\r\nHost: unknot.example\r\n"
	rest  = "\r\n"
	whole = begun + rest
)

// At the limit, idle connections are closed for new ones, long before the idle timeout.
func TestServeClosesIdleConnections(t *testing.T) {
	t.Parallel()
	p := start(t, t.TempDir(), unknot(t, "serve", "-addr", "127.0.0.1:0", "-connections", "3"))
	var clients []*client
	for range 5 {
		c := dial(t, p)
		c.send(t, whole)
		c.readResponse(t)
		clients = append(clients, c)
	}
	open := 0
	for _, c := range clients {
		_, _ = io.WriteString(c, whole) // this or reading fails if the server has closed the connection
		if _, err := c.in.Peek(1); err == nil {
			c.readResponse(t)
			open++
		}
	}
	if open != 3 {
		t.Errorf("%d of five connections are open", open)
	}
	p.stop(t, syscall.SIGTERM)
}

// The connection that has been idle longest is closed first.
func TestBoundedListenerClosesLongestIdle(t *testing.T) {
	t.Parallel()
	inner, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	l := newBoundedListener(inner, 3)
	defer l.Close()
	connect := func() (client, server net.Conn) {
		t.Helper()
		client, err := net.Dial("tcp", inner.Addr().String())
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { client.Close() })
		if server, err = l.Accept(); err != nil {
			t.Fatal(err)
		}
		return client, server
	}
	var clients, servers []net.Conn
	for range 3 {
		c, s := connect()
		clients, servers = append(clients, c), append(servers, s)
		l.track(s, http.StateIdle)
	}
	l.track(servers[0], http.StateActive)
	l.track(servers[0], http.StateIdle)
	connect()
	if _, err := clients[1].Read(make([]byte, 1)); err != io.EOF {
		t.Errorf("the longest idle connection: %v", err)
	}
	for _, i := range []int{0, 2} {
		if _, err := servers[i].Write([]byte("x")); err != nil {
			t.Errorf("connection %d: %v", i, err)
		}
	}
}

// While all connections are busy, and no client has most of them, a new one waits until one is idle.
func TestServeBoundsBusyConnections(t *testing.T) {
	t.Parallel()
	p := start(t, t.TempDir(), unknot(t, "serve", "-addr", "127.0.0.1:0"), "UNKNOT_CONNECTIONS=2")
	one, two := stall(t, p, "127.0.0.1"), stall(t, p, "127.0.0.2")
	late := dialFrom(t, p, "127.0.0.3")
	late.send(t, whole)
	one.readResponse(t)
	late.readResponse(t)
	one.waitForClose(t)
	two.readResponse(t)
	p.stop(t, syscall.SIGTERM)
}

// A connection without a whole request is closed in favour of one that has sent it.
func TestServeClosesUnfinishedConnections(t *testing.T) {
	t.Parallel()
	p := start(t, t.TempDir(), unknot(t, "serve", "-addr", "127.0.0.1:0", "-connections", "2"))
	silent, unfinished := dial(t, p), dial(t, p)
	unfinished.send(t, begun)
	dial(t, p).waitForClose(t) // it may not replace a new connection of the same client
	late := dialFrom(t, p, "127.0.0.2")
	late.send(t, whole)
	late.readResponse(t)
	silent.waitForClose(t)
	unfinished.send(t, rest)
	unfinished.readResponse(t)
	p.stop(t, syscall.SIGTERM)
}

// A request is answered at once, even if its body is incomplete.
func TestServeAnswersBeforeWholeBody(t *testing.T) {
	t.Parallel()
	p := start(t, t.TempDir(), unknot(t, "serve", "-addr", "127.0.0.1:0"))
	for _, header := range []string{"Content-Length: 2\r\n\r\n1", "Transfer-Encoding: chunked\r\n\r\n1\r\n"} {
		c := dial(t, p)
		c.send(t, begun+header)
		if !c.readResponse(t) {
			t.Errorf("after %q the connection stays open, although the rest of the body would be read as a request", header)
		}
	}
	whole := dial(t, p)
	whole.send(t, begun+"Content-Length: 2\r\n\r\n12")
	whole.readResponse(t)
	p.stop(t, syscall.SIGTERM)
}

// A client with many connections never takes the place of another client, even if that has waited longer.
func TestBoundedListenerSparesOtherClients(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		reader, many http.ConnState
		clients      []string
	}{
		"silent":                                  {http.StateNew, http.StateNew, []string{"127.0.0.3"}},
		"reading no answer":                       {http.StateActive, http.StateActive, []string{"127.0.0.3"}},
		"reading no answer, before a request":     {http.StateNew, http.StateActive, []string{"127.0.0.3"}},
		"reading no answer, between two requests": {http.StateIdle, http.StateActive, []string{"127.0.0.3"}},
		"two clients":                             {http.StateNew, http.StateActive, []string{"127.0.0.3", "127.0.0.5"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			testSparesReader(t, test.reader, test.many, test.clients)
		})
	}
}

// testSparesReader opens many connections of some clients in one state, and one of a reader in another, which must stay
// open.
func testSparesReader(t *testing.T, readerState, manyState http.ConnState, clients []string) {
	inner, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	l := newBoundedListener(inner, 1+2*len(clients))
	l.grace = 0
	defer l.Close()
	connect := func(from string, state http.ConnState) net.Conn {
		t.Helper()
		client, err := (&net.Dialer{LocalAddr: &net.TCPAddr{IP: net.ParseIP(from)}}).DialContext(t.Context(), "tcp", inner.Addr().String())
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { client.Close() })
		server, err := l.Accept()
		if err != nil {
			t.Fatal(err)
		}
		l.track(server, state)
		return server
	}
	open := map[string]net.Conn{"of the reader": connect("127.0.0.2", readerState)}
	for range 20 {
		for _, from := range clients {
			open["that came last"] = connect(from, manyState)
		}
	}
	open["of another reader"] = connect("127.0.0.4", readerState)
	for whose, server := range open {
		if _, err := server.Write([]byte("x")); err != nil {
			t.Errorf("the connection %s: %v", whose, err)
		}
	}
}

// If there are fewer file descriptors than connections, idle connections are closed for new ones too.
func TestServeClosesIdleWhenOutOfFiles(t *testing.T) {
	t.Parallel()
	shell := unknot(t, "serve")
	shell.Args = []string{"sh", "-c", fmt.Sprintf("ulimit -n 40; exec %s serve -addr 127.0.0.1:0", shell.Path)}
	shell.Path = "/bin/sh"
	p := start(t, t.TempDir(), shell)
	for range 80 {
		c := dial(t, p)
		c.send(t, whole)
		c.readResponse(t)
	}
	p.stop(t, syscall.SIGTERM)
}
