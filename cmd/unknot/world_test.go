package main

import (
	"bufio"
	"bytes"
	"context"
	"io"
	"net"
	"net/http"
	"sync"
	"syscall"
	"testing"
	"testing/synctest"
	"time"

	"unknot/internal/command"
	"unknot/internal/fixture"
)

// pipes is a listener in memory.
type pipes struct {
	conns  chan net.Conn
	closed chan struct{}
	close  func()
}

func newPipes() *pipes {
	l := &pipes{conns: make(chan net.Conn), closed: make(chan struct{})}
	l.close = sync.OnceFunc(func() { close(l.closed) })
	return l
}

func (l *pipes) Accept() (net.Conn, error) {
	select {
	case c := <-l.conns:
		return c, nil
	case <-l.closed:
		return nil, net.ErrClosed
	}
}

func (l *pipes) Close() error   { l.close(); return nil }
func (l *pipes) Addr() net.Addr { return &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: 80} }

// dial connects to l.
func (l *pipes) dial(ctx context.Context, _, _ string) (net.Conn, error) {
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

// output is what the program prints.
type output struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (o *output) Write(p []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.text.Write(p)
}

func (o *output) String() string {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.text.String()
}

// world is the program, run with the fixture in a bubble of testing/synctest, and everything outside of it.
type world struct {
	now      func() time.Time // nil for the clock of the bubble
	listener *pipes
	out, err output
	status   chan int
	stop     context.CancelCauseFunc
	client   *http.Client
}

// start runs the program until its content is published, or cannot be.
func (w *world) start(args ...string) {
	w.listener, w.status = newPipes(), make(chan int, 1)
	if w.now == nil {
		w.now = time.Now
	}
	w.client = &http.Client{Transport: &http.Transport{DialContext: w.listener.dial}}
	var ctx context.Context
	ctx, w.stop = context.WithCancelCause(context.Background())
	listen := func(string, string) (net.Listener, error) { return w.listener, nil }
	e := env{command.Program{Name: "unknot", Stdout: &w.out, Stderr: &w.err, Listen: listen, Now: w.now}, fixture.FS(), fixture.StaticFiles()}
	go func() { w.status <- e.Run(ctx, e.commands(), append([]string{"serve", "-drain", "0"}, args...)) }()
	synctest.Wait()
}

// end stops the program with SIGTERM, unless it has ended already, and returns its exit status.
func (w *world) end() int {
	w.stop(command.Signal{Signal: syscall.SIGTERM})
	status := <-w.status
	w.client.CloseIdleConnections()
	return status
}

// dial opens a connection to the program. It is closed when the test ends.
func (w *world) dial(t *testing.T) *client {
	t.Helper()
	conn, err := w.listener.dial(t.Context(), "", "")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close() })
	return &client{conn, bufio.NewReader(conn)}
}

// get requests a path and returns the status, 0 if the connection broke, and the body.
func (w *world) get(path string) (status int, body string) {
	response, err := w.client.Get("http://unknot.example" + path)
	if err != nil {
		return 0, ""
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		return 0, ""
	}
	return response.StatusCode, string(text)
}
