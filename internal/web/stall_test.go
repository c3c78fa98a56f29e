package web_test

import (
	"context"
	"io"
	"net"
	"net/http"
	"runtime"
	"sync"
	"testing"
	"time"
)

// stalledConn is a connection whose client never reads. A write to it blocks until the connection is closed.
type stalledConn struct {
	net.Conn
	blocked func()
}

func (c stalledConn) Write(p []byte) (int, error) {
	c.blocked()
	return c.Conn.Write(p)
}

// connListener accepts the connections that are sent to it.
type connListener struct {
	conns  chan net.Conn
	closed chan struct{}
}

func (l connListener) Accept() (net.Conn, error) {
	select {
	case c := <-l.conns:
		return c, nil
	case <-l.closed:
		return nil, net.ErrClosed
	}
}

func (l connListener) Close() error   { close(l.closed); return nil }
func (l connListener) Addr() net.Addr { return &net.TCPAddr{} }

// stall requests target on n connections whose clients do not read. It returns when all of them block in a write.
func stall(t *testing.T, site http.Handler, n int, target, encoding string) {
	t.Helper()
	listener := connListener{make(chan net.Conn), make(chan struct{})}
	server := &http.Server{Handler: site}
	var serving, writing sync.WaitGroup
	serving.Go(func() { _ = server.Serve(listener) })
	t.Cleanup(func() { _ = server.Close(); serving.Wait() })
	writing.Add(n)
	for range n {
		client, conn := net.Pipe() // without a buffer
		t.Cleanup(func() { _ = client.Close() })
		listener.conns <- stalledConn{conn, sync.OnceFunc(writing.Done)}
		request := "GET " + target + " HTTP/1.1\r\nHost: unknot.example\r\nAccept-Encoding: " + encoding + "\r\n\r\n"
		if _, err := io.WriteString(client, request); err != nil {
			t.Fatal(err)
		}
	}
	writing.Wait()
}

// Clients that do not read their responses do not block other clients.
func TestStalledClientsBlockNobody(t *testing.T) {
	t.Parallel()
	const sheet = "/handout?sheet=1.2c-2h15e"
	for _, test := range []struct{ stalled, encoding string }{
		{"/search?q=neck", "identity"},
		{"/search?q=neck", "gzip"},
		{"/search?q=neck", "br"},
		{sheet, "identity"},
		{"/no-such-page", "identity"},
		{"/stretches?region=upper-back", "identity"},
	} {
		t.Run(test.encoding+test.stalled, func(t *testing.T) {
			t.Parallel()
			site := newSite(t, nil)
			stall(t, site, runtime.GOMAXPROCS(0), test.stalled, test.encoding)
			for _, target := range []string{"/search?q=back", sheet, "/stretches?position=chair", "/routines/short-morning/remind?days=mo&time=0800"} {
				answered := make(chan int, 1)
				go func() { answered <- get(t, site, target, "Accept-Encoding", "br").code }()
				ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second) // only a failing test waits for it
				select {
				case code := <-answered:
					if code != http.StatusOK {
						t.Errorf("%s: %d", target, code)
					}
				case <-ctx.Done():
					t.Fatalf("%s waits for stalled clients", target)
				}
				cancel()
			}
		})
	}
}
