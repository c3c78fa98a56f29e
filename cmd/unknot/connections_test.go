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

// client is a connection to a program, for requests byte by byte.
type client struct {
	net.Conn
	in *bufio.Reader
}

func dial(t *testing.T, p *program) *client {
	t.Helper()
	conn, err := net.Dial("tcp", strings.TrimPrefix(p.url, "http://"))
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

const (
	whole = "GET /robots.txt HTTP/1.1\r\nHost: unknot.example\r\n\r\n"
	// net/http sends the response when it has read all of the request. The last byte of this one is missing.
	begun = "GET /robots.txt HTTP/1.1\r\nHost: unknot.example\r\nContent-Length: 2\r\n\r\n1"
	rest  = "2"
)

// At the limit idle connections are closed for new ones, long before the idle timeout.
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

// The connection that has been idle the longest is closed first.
func TestBoundedListenerOrder(t *testing.T) {
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

// While all connections are busy a new one waits until one is idle.
func TestServeBoundsConnections(t *testing.T) {
	t.Parallel()
	p := start(t, t.TempDir(), unknot(t, "serve", "-addr", "127.0.0.1:0"), "UNKNOT_CONNECTIONS=2")
	one, two := dial(t, p), dial(t, p)
	for _, c := range []*client{one, two} {
		c.send(t, begun)
		p.out.await(t, `"path":"/robots.txt"`)
	}
	late := dial(t, p)
	late.send(t, strings.Replace(whole, "robots.txt", "healthz", 1))
	one.send(t, rest)
	one.readResponse(t)
	late.readResponse(t)
	p.out.await(t, `"path":"/healthz"`)
	one.waitForClose(t)
	two.send(t, rest)
	two.readResponse(t)
	p.stop(t, syscall.SIGTERM)
}

// With fewer file descriptors than connections, idle connections are closed too.
func TestServeOutOfFiles(t *testing.T) {
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
