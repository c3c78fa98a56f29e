package main

import (
	"context"
	"io"
	"io/fs"
	"maps"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"testing/fstest"
	"testing/synctest"
	"time"

	"unknot/internal/command"
	"unknot/internal/fault"
	"unknot/internal/fixture"
	"unknot/internal/guard"
)

// trappedFolder is a folder in which opening and reading a file may fail, and so may Stat and ReadDir.
type trappedFolder struct {
	fs.FS
	open *fault.Trap // counts opening and reading of files
	look *fault.Trap // counts calls of Stat and ReadDir
}

func (f trappedFolder) Open(name string) (fs.File, error) {
	if err := f.open.Call(); err != nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: err}
	}
	file, err := f.FS.Open(name)
	return trappedFile{file, name, f.open}, err
}

// Stat makes trappedFolder an fs.StatFS, as the folders of the program are.
func (f trappedFolder) Stat(name string) (fs.FileInfo, error) {
	if err := f.look.Call(); err != nil {
		return nil, &fs.PathError{Op: "stat", Path: name, Err: err}
	}
	return fs.Stat(f.FS, name)
}

// ReadDir makes trappedFolder an fs.ReadDirFS, as the folders of the program are.
func (f trappedFolder) ReadDir(name string) ([]fs.DirEntry, error) {
	if err := f.look.Call(); err != nil {
		return nil, &fs.PathError{Op: "readdir", Path: name, Err: err}
	}
	return fs.ReadDir(f.FS, name)
}

// trappedFile is a file whose reads may fail.
type trappedFile struct {
	fs.File
	name string
	trap *fault.Trap
}

func (f trappedFile) Read(p []byte) (int, error) {
	if err := f.trap.Call(); err != nil {
		return 0, &fs.PathError{Op: "read", Path: f.name, Err: err}
	}
	return f.File.Read(p)
}

// editedFolder is a folder whose files can be replaced while it is in use.
type editedFolder struct{ files atomic.Pointer[fstest.MapFS] }

func (e *editedFolder) Open(name string) (fs.File, error) { return e.files.Load().Open(name) }

// devWorld is the development site of the fixture in a bubble of testing/synctest, and the folders that it reads.
type devWorld struct {
	open, look *fault.Trap

	content editedFolder
	err     fault.Output
	site    *devSite
	stop    func()
}

// start runs the site until its content is published, or cannot be.
func (w *devWorld) start() error {
	files := fixture.Proofread()
	w.content.files.Store(&files)
	folders := map[string]fs.FS{"content": trappedFolder{&w.content, w.open, w.look},
		"static": trappedFolder{fixture.StaticFiles(), w.open, w.look}, "templates": fstest.MapFS{}}
	e := env{Program: command.Program{Stdout: io.Discard, Stderr: &w.err, Now: time.Now}}
	e.folder = func(dir string) fs.FS { return folders[dir] }
	var ctx context.Context
	ctx, w.stop = context.WithCancel(context.Background())
	err := guard.Try(func() (err error) { w.site, err = e.newDevSite(ctx, ""); return err })
	synctest.Wait()
	return err
}

// get requests a path and returns the status and the body.
func (w *devWorld) get(path string) (status int, body string) {
	out := httptest.NewRecorder()
	w.site.ServeHTTP(out, httptest.NewRequest(http.MethodGet, path, nil))
	return out.Code, out.Body.String()
}

// edit changes a file of the content, and waits until the site has read it again.
func (w *devWorld) edit() {
	files := maps.Clone(*w.content.files.Load())
	about := *files["pages/about.md"]
	about.ModTime = about.ModTime.Add(time.Hour)
	files["pages/about.md"] = &about
	w.content.files.Store(&files)
	time.Sleep(2 * pollInterval) // on the clock of the bubble
	synctest.Wait()
}

// requestedPaths are paths that the site answers with status 200.
var requestedPaths = []string{"/about", "/stretches?position=chair", "/search?q=neck", "/handout?sheet=1.2c-2h15e", "/healthz"}

// A disk that fails is reported like a problem of the content, so nothing is missing in silence. Once a file changes,
// everything is read again.
func TestFailedDiskIsReported(t *testing.T) {
	t.Parallel()
	whole := ""
	synctest.Test(t, func(t *testing.T) {
		var w devWorld
		if err := w.start(); err != nil {
			t.Error(err)
		}
		_, whole = w.get("/library.json")
		w.stop()
	})
	// Every so many calls one fails, by day. The numbers are primes, so that they are in step with no loop of the
	// program.
	const step, panicStep = 197, 397
	for _, test := range []struct {
		name string
		step int
		fail func() error
		trap func(*devWorld) **fault.Trap // where to set the trap
		want string                       // what the report says
	}{
		{"looking", step, fault.With(syscall.EIO), func(w *devWorld) **fault.Trap { return &w.look }, "input/output error"},
		{"reading", step, fault.With(syscall.EIO), func(w *devWorld) **fault.Trap { return &w.open }, "input/output error"},
		{"panic", panicStep, fault.ByPanic, func(w *devWorld) **fault.Trap { return &w.open }, "the outside panics"},
	} {
		fault.ForCalls(t, test.step, test.fail, func(t *testing.T, n int, trap *fault.Trap) {
			var w devWorld
			*test.trap(&w) = trap
			err := w.start()
			defer w.stop()
			if err != nil {
				if !strings.Contains(err.Error(), test.want) {
					t.Errorf("%s, call %d: %v", test.name, n, err)
				}
				return
			}
			if status, text := w.get("/library.json"); (status != http.StatusOK || text != whole) && !strings.Contains(w.err.String(), test.want) {
				t.Errorf("%s, call %d: status %d, %d bytes, and nothing is reported:\n%s", test.name, n, status, len(text), w.err.String())
			}
			w.edit()
			failedEarly := trap.Sprung() // otherwise a request fails, which reads the panel of a link preview
			var faults []int
			for _, path := range requestedPaths {
				if status, _ := w.get(path); status != http.StatusOK {
					faults = append(faults, status)
				}
			}
			if len(faults) > 0 && (failedEarly || !slices.Equal(faults, []int{http.StatusInternalServerError})) {
				t.Errorf("%s, call %d, after a change: %v\n%s", test.name, n, faults, w.err.String())
			}
		})
	}
}
