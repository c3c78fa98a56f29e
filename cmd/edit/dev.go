package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"net/http"
	"os"
	"os/exec"
	"regexp"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"unknot/internal/catalog"
	"unknot/internal/command"
	"unknot/internal/edit"
	"unknot/internal/frontmatter"
	"unknot/internal/guard"
	"unknot/internal/load"
	"unknot/internal/site"
	"unknot/internal/web"
	"unknot/static"
)

// pollInterval is the time after which dev looks for changed files again.
const pollInterval = 40 * time.Millisecond

// proofDelay is how long proofreading waits after a change, so that the browser can fetch the page first. If the
// content changes again meanwhile, only the new content is proofread.
const proofDelay = 150 * time.Millisecond

// dev shows the site while somebody writes it, until ctx is cancelled.
func (e env) dev(ctx context.Context, args []string) error {
	var addr string
	if err := e.ReadOptions("dev", command.AddrOptions(&addr), args); err != nil {
		return err
	}
	listener, err := e.ListenOn(addr)
	if err != nil {
		return err
	}
	defer listener.Close()
	url := command.LocalURL(addr, listener.Addr())
	site, err := e.newDevSite(ctx, url)
	if err != nil {
		return err
	}
	fmt.Fprintf(e.Stderr, "edit: %s\n", url)
	server := http.Server{Handler: site, ReadHeaderTimeout: 5 * time.Second}
	guard.Go(func() error { <-ctx.Done(); return server.Close() }, site.report)
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}

// newDevSite returns the site at an address, for the content and static folders on the disk. It updates the site
// whenever a file in them changes, until ctx is done. Content with problems is never published: the last good content
// stays, and every page shows the problems.
func (e env) newDevSite(ctx context.Context, url string) (*devSite, error) {
	for _, dir := range []string{"content", "static"} {
		if _, err := os.Stat(dir); err != nil {
			return nil, fmt.Errorf("it reads the folders content and static from the disk: start it in the project's folder (%s: %w)", dir, err)
		}
	}
	config := british
	config.URL, config.Dev, config.Now, config.Log = url, true, e.Now, slog.New(slog.NewJSONHandler(e.Stdout, nil))
	debug.SetGCPercent(200) // loading keeps most of what it allocates, and writers wait for it
	s := &devSite{env: e, config: config, content: openDisk("content"), static: openDisk("static"), stop: func() {}}
	s.changed()
	templates := openDisk("templates") // make dev replaces their texts without a restart
	guard.Go(func() error {
		for fingerprints := range watchFolders(ctx, pollInterval, s.content, s.static, templates) {
			if err := guard.Try(func() error { return s.update(ctx, fingerprints) }); err != nil {
				s.report(err) // try again when a file changes
			}
		}
		return nil
	}, s.report)
	return s, nil
}

// A devSite is the site while somebody writes it. It publishes changed content as soon as that is loaded, proofreads it
// then, and draws its figures last.
type devSite struct {
	env
	config          web.Config
	site            atomic.Pointer[web.Server] // nil until the content is up
	content, static fs.FS

	loaded  *load.Result // nil if the content has problems
	files   *static.Set  // nil if the static files have problems
	drawing drawing
	version atomic.Pointer[version] // the current one

	fingerprints []string // the fingerprints of the folders that loaded and files were read from

	mu      sync.Mutex            // guards the fields below
	stop    func()                // stops proofreading and drawing of what was published last
	remarks []frontmatter.Problem // what proofreading found last
	figures []frontmatter.Problem // what drawing found last

	problems frontmatter.Problems // why the content is not up
}

// report prints an error.
func (s *devSite) report(err error) { fmt.Fprintln(s.Stderr, err) }

// addContentDir prepends content/ to the file names of problems, in place.
func addContentDir(problems []frontmatter.Problem) []frontmatter.Problem {
	for i := range problems {
		problems[i].File = "content/" + problems[i].File
	}
	return problems
}

// update reads what has changed and publishes it, or shows the problems of the content on every page. now holds the
// current fingerprints of the content, the static files and the templates.
func (s *devSite) update(ctx context.Context, now []string) (err error) {
	last := s.fingerprints
	s.fingerprints = now
	staticChanged := s.files == nil || now[1] != last[1]
	if staticChanged {
		if s.files, err = static.New(s.static, false); err != nil {
			s.files, s.fingerprints = nil, last // read content that changed at the same time with the next update
			return err
		}
	}
	contentChanged := s.loaded == nil || now[0] != last[0]
	if contentChanged {
		err = s.load()
	}
	if err != nil {
		return err
	}
	return s.publish(ctx, contentChanged)
}

// load loads the content. It stops proofreading and drawing of the content before.
func (s *devSite) load() error {
	s.mu.Lock()
	s.stop()
	s.mu.Unlock()
	s.loaded = nil // in case loading panics
	loaded, err := load.Unpublished(s.content)
	var problems frontmatter.Problems
	if errors.As(err, &problems) {
		problems = addContentDir(problems)
		defer s.changed()
		s.mu.Lock()
		s.problems = problems
		s.mu.Unlock()
		return errors.Join(problems, s.show(func(site *site.Site) { site.Problems = problems }))
	}
	s.loaded = loaded
	return nil
}

// publish publishes what was read, with the last remarks until there are new ones. If the content changed, it starts
// proofreading.
func (s *devSite) publish(ctx context.Context, contentChanged bool) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.site.Load() == nil { // there are no remarks yet
		first, err := web.New(s.config, s.loaded.Catalog, s.files)
		if err != nil {
			return err
		}
		s.site.Store(first)
	} else if err := s.show(func(site *site.Site) {
		site.SetCatalog(s.loaded.Catalog)
		site.Static, site.Problems, site.Remarks = s.files, nil, slices.Concat(s.remarks, s.figures)
	}); err != nil {
		return err
	}
	s.changed()
	fmt.Fprintln(s.Stderr, "edit: the content is up")
	if contentChanged {
		current, stop := context.WithCancel(ctx)
		s.stop = stop
		loaded := s.loaded
		guard.Go(func() error { return s.finish(ctx, current, loaded) }, s.report)
	}
	return nil
}

// finish proofreads what was loaded and draws its figures, and shows on every page what is wrong. It stops early once
// current is done, but lets a drawing finish, so that no file is cut short.
func (s *devSite) finish(ctx, current context.Context, loaded *load.Result) error {
	select {
	case <-time.After(proofDelay):
	case <-current.Done():
		return nil
	}
	remarks := addContentDir(edit.NewReport(current, s.content, loaded).Problems)
	if err := s.remark(current, &s.remarks, remarks); err != nil {
		return err
	}
	s.drawing.Lock()
	defer s.drawing.Unlock()
	if current.Err() != nil {
		return nil
	}
	return s.remark(current, &s.figures, s.drawing.update(ctx, s.content, s.static, loaded.Catalog))
}

// remark replaces *old, the remarks on texts or those on figures, and shows the new ones on every page. It does nothing
// once current is done.
func (s *devSite) remark(current context.Context, old *[]frontmatter.Problem, remarks []frontmatter.Problem) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if current.Err() != nil {
		return nil
	}
	for _, p := range remarks {
		fmt.Fprintln(s.Stderr, p)
	}
	if slices.Equal(*old, remarks) {
		return nil
	}
	*old = remarks
	defer s.changed()
	return s.show(func(site *site.Site) { site.Remarks = slices.Concat(s.remarks, s.figures) })
}

// show changes what pages show, once the content is up.
func (s *devSite) show(change func(*site.Site)) error {
	if site := s.site.Load(); site != nil {
		return site.Update(change)
	}
	return nil
}

// A drawing is the last run of the command figures, which draws poses into files. The server cannot draw itself.
type drawing struct {
	sync.Mutex                       // held during the run
	poses      string                // the fingerprint of the poses that were drawn
	faults     []frontmatter.Problem // what the command found
}

// update draws poses that are not drawn as they are now, if the source of the command is there, and returns what is
// wrong with figures. The command takes seconds to link, so it runs only after a change of a pose. The server watches
// the files that the command writes.
func (d *drawing) update(ctx context.Context, content, static fs.FS, c *catalog.Catalog) []frontmatter.Problem {
	poses, err := fs.Sub(content, "poses")
	if _, missing := os.Stat("figures"); err != nil || missing != nil {
		return nil
	}
	if now := fingerprint(poses); now != d.poses {
		d.poses, d.faults = now, nil
		if _, undrawn := checkDrawings(content, static, nil); len(undrawn) > 0 {
			out, err := exec.CommandContext(ctx, "go", "run", "-C", "figures", ".", "-changed", "-content", "../content").CombinedOutput()
			if err != nil && ctx.Err() == nil {
				d.faults = problemsIn(string(out))
			}
		}
	}
	if d.faults != nil {
		return d.faults
	}
	_, problems := checkDrawings(content, static, c)
	return addContentDir(problems)
}

// problemLine matches a problem as commands print it: file, line, perhaps a column, and text.
var problemLine = regexp.MustCompile(`(?m)^([^\s:]+):(\d+):(?:\d+:)? (.+)$`)

// problemsIn returns the problems in the output of a command that failed. If there are none, the whole output is one
// problem.
func problemsIn(out string) (problems []frontmatter.Problem) {
	for _, m := range problemLine.FindAllStringSubmatch(out, -1) {
		line, _ := strconv.Atoi(m[2])
		problems = append(problems, frontmatter.Problem{File: strings.TrimPrefix(m[1], "../"), Line: line, Text: m[3]})
	}
	if problems == nil {
		problems = []frontmatter.Problem{{File: "figures", Line: 1, Text: strings.TrimSpace(out)}}
	}
	return problems
}
