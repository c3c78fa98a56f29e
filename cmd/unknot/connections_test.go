package main

import (
	"bufio"
	"errors"
	"io"
	"net"
	"net/http"
	"os"
	"strings"
	"syscall"
	"testing"
	"testing/synctest"
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
	var dialer net.Dialer
	conn, err := dialer.DialContext(t.Context(), "tcp", strings.TrimPrefix(p.url, "http://"))
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

// While all connections are open, a new one waits until one of them ends: an idle one after some minutes.
func TestServeBoundsConnections(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		w := world{}
		w.start()
		for range mostConnections {
			c := w.dial(t)
			c.send(t, whole)
			c.readResponse(t)
		}
		synctest.Wait() // until the connections are idle
		began := time.Now()
		next := w.dial(t)
		if waited := time.Since(began); waited != idleTimeout {
			t.Errorf("a new connection waits for %v, want %v", waited, idleTimeout)
		}
		next.send(t, whole)
		next.readResponse(t)
		if status := w.end(); status != 0 {
			t.Errorf("exit status %d", status)
		}
	})
}

// A request is answered at once, even if its body is incomplete.
func TestServeAnswersBeforeWholeBody(t *testing.T) {
	t.Parallel()
	p := start(t, t.TempDir(), unknot("serve", "-addr", "127.0.0.1:0"))
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
