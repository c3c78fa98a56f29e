package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"syscall"
	"testing"
	"testing/synctest"
	"time"

	"unknot/internal/command"
	"unknot/internal/fixture"
)

// world is the program, run with the fixture in a bubble of testing/synctest, and everything outside of it.
type world struct {
	accept, conn, log *trap
	now               func() time.Time // nil for the clock of the bubble

	listener *trappedListener
	out, err output
	status   chan int
	stop     context.CancelCauseFunc
	client   *http.Client
}

// start runs the program until its content is published, or cannot be.
func (w *world) start(args ...string) {
	w.listener, w.out.trap = newTrappedListener(w.accept, w.conn), w.log
	w.status = make(chan int, 1)
	if w.now == nil {
		w.now = time.Now
	}
	w.client = &http.Client{Transport: &http.Transport{DialContext: w.listener.dial}}
	var ctx context.Context
	ctx, w.stop = context.WithCancelCause(context.Background())
	listen := func(string, string) (net.Listener, error) { return w.listener, nil }
	e := env{command.Program{Name: "unknot", Stdout: &w.out, Stderr: &w.err, Listen: listen, Now: w.now}, fixture.FS(), fixture.StaticFiles()}
	go func() { w.status <- e.run(ctx, append([]string{"serve", "-drain", "0"}, args...)) }()
	synctest.Wait()
}

// connectForEachRequest makes the client open a new connection for each request.
func (w *world) connectForEachRequest() {
	w.client.Transport.(*http.Transport).DisableKeepAlives = true
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

// requestedPaths are the paths that getAll requests, with the status that they must answer.
var requestedPaths = map[string]int{"/about": 200, "/stretches?position=chair": 200, "/search?q=neck": 200, "/handout?sheet=1.2c-2h15e": 200, "/no-such-page": 404, "/healthz": 200}

// getAll requests all of requestedPaths, and returns those with another status than they must have.
func (w *world) getAll() (faults []string) {
	for path, want := range requestedPaths {
		if status, _ := w.get(path); status != want {
			faults = append(faults, fmt.Sprintf("%s: %d", path, status))
		}
	}
	return faults
}

// logged returns how many requests are in the log.
func (w *world) logged() int { return strings.Count(w.out.String(), `"msg":"request"`) }
