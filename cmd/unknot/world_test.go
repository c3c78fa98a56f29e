package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"net"
	"net/http"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"testing/fstest"
	"testing/synctest"
	"time"

	"unknot/internal/fixture"
)

// editedFolder is a folder whose files can be replaced while it is in use.
type editedFolder struct{ files atomic.Pointer[fstest.MapFS] }

func (e *editedFolder) Open(name string) (fs.File, error) { return e.files.Load().Open(name) }

// world is the program, run with -dev in a bubble of testing/synctest, and everything outside of it. A nil trap never
// makes a call fail.
type world struct {
	accept, conn, open, look, log *trap
	now                           func() time.Time // nil for the clock of the bubble

	listener *trappedListener
	content  editedFolder
	out, err *trappedOutput
	status   chan int
	stop     context.CancelCauseFunc
	client   *http.Client
}

// orNever returns t, or a trap that never makes a call fail if t is nil.
func orNever(t *trap) *trap {
	if t == nil {
		return newTrap(0, nil)
	}
	return t
}

// start runs the program until its content is published, or cannot be.
func (w *world) start(args ...string) {
	never := newTrap(0, nil)
	w.listener = newTrappedListener(orNever(w.accept), orNever(w.conn))
	files := fixture.Proofread()
	w.content.files.Store(&files)
	w.out, w.err = &trappedOutput{trap: orNever(w.log)}, &trappedOutput{trap: never}
	w.status = make(chan int, 1)
	if w.now == nil {
		w.now = time.Now
	}
	w.client = &http.Client{Transport: &http.Transport{DialContext: w.listener.dial}}
	var ctx context.Context
	ctx, w.stop = context.WithCancelCause(context.Background())
	open, look := orNever(w.open), orNever(w.look)
	folders := map[string]fs.FS{"content": trappedFolder{&w.content, open, look},
		"static": trappedFolder{fixture.StaticFiles(), open, look}, "templates": fstest.MapFS{}}
	e := env{
		stdout: w.out, stderr: w.err,
		listen: func(string, string) (net.Listener, error) { return w.listener, nil },
		folder: func(dir string) fs.FS { return folders[dir] },
		now:    w.now,
	}
	go func() { w.status <- run(ctx, e, append([]string{"serve", "-dev"}, args...)) }()
	synctest.Wait()
}

// connectForEachRequest makes the client open a new connection for each request.
func (w *world) connectForEachRequest() {
	w.client.Transport.(*http.Transport).DisableKeepAlives = true
}

// end stops the program with SIGTERM, unless it has ended already, and returns its exit status.
func (w *world) end() int {
	w.stop(stopSignal{syscall.SIGTERM})
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

// edit changes a file of the content, and waits until -dev has read it again.
func (w *world) edit() {
	files := maps.Clone(*w.content.files.Load())
	about := *files["pages/about.md"]
	about.ModTime = about.ModTime.Add(time.Hour)
	files["pages/about.md"] = &about
	w.content.files.Store(&files)
	time.Sleep(2 * pollInterval) // on the clock of the bubble
	synctest.Wait()
}

// logged returns how many requests are in the log.
func (w *world) logged() int { return strings.Count(w.out.String(), `"msg":"request"`) }
