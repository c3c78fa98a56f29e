package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"regexp"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"unknot/internal/catalog"
	"unknot/internal/edit"
	"unknot/internal/frontmatter"
	"unknot/internal/guard"
	"unknot/internal/load"
	"unknot/internal/web"
	"unknot/static"
)

// pollInterval is how often -dev looks for changed content. proofDelay is how long proofreading waits for the browser
// to fetch the page, and for the next change.
const pollInterval, proofDelay = 40 * time.Millisecond, 150 * time.Millisecond

// newDevServer returns a server of the content and static folders on the disk, which is updated whenever they change,
// until ctx ends. Content with problems is never published: the last good content stays, and every page shows the
// problems.
func newDevServer(ctx context.Context, e env, config web.Config) (*web.Server, error) {
	for _, dir := range []string{"content", "static"} {
		if _, err := fs.Stat(e.folder(dir), "."); err != nil {
			return nil, fmt.Errorf("-dev reads the folders content and static from the disk: start it in the project's folder (%s: %w)", dir, err)
		}
	}
	site, err := web.New(config)
	if err != nil {
		return nil, err
	}
	debug.SetGCPercent(200) // loading keeps most of what it allocates, and writers wait for it
	s := &devSite{env: e, site: site, content: e.folder("content"), static: e.folder("static"), stop: func() {}}
	texts := e.folder("templates") // make dev exchanges their texts without a restart
	guard.Go(func() error {
		for now := range changes(ctx, pollInterval, s.content, s.static, texts) {
			if err := guard.Try(func() error { return s.update(ctx, now) }); err != nil {
				s.report(err) // the next change of a file is the next attempt
			}
		}
		return nil
	}, s.report)
	return site, nil
}

// A devSite is the site while it is written. What has changed is published as soon as it is loaded, then proofread, and
// its figures are drawn at last.
type devSite struct {
	env
	site            *web.Server
	content, static fs.FS

	catalog *catalog.Catalog // nil if the content has problems
	texts   load.Memory
	files   *static.Set // nil if the static files have
	of      []string    // the fingerprints of the folders that these are from
	drawing drawing

	mu               sync.Mutex            // guards what follows
	stop             func()                // of what is done after the last publishing
	remarks, figures []frontmatter.Problem // what the last proofreading found, and the last drawing
}

func (s *devSite) report(err error) { fmt.Fprintln(s.stderr, err) }

// addContentDir prepends content/ to the file names of problems, in place.
func addContentDir(problems []frontmatter.Problem) []frontmatter.Problem {
	for i := range problems {
		problems[i].File = "content/" + problems[i].File
	}
	return problems
}

// update reads what has changed and publishes it, or reports the problems of the content on every page. now has the
// fingerprints of the content and of the static files.
func (s *devSite) update(ctx context.Context, now []string) (err error) {
	last := s.of
	s.of = now
	if s.files == nil || now[1] != last[1] {
		if s.files, err = static.New(s.static, false); err != nil {
			s.files, s.of = nil, last // the content that may have changed too is read with the next files
			return err
		}
	}
	changed := s.catalog == nil || now[0] != last[0]
	if changed {
		err = s.load()
	}
	if err != nil {
		return err
	}
	return s.publish(ctx, changed)
}

// load loads the content. What is still being done for the last content ends without a result.
func (s *devSite) load() error {
	s.mu.Lock()
	s.stop()
	s.mu.Unlock()
	s.catalog = nil // unless loading ends
	c, err := load.Draft(s.content, &s.texts)
	s.catalog = c
	var problems frontmatter.Problems
	if errors.As(err, &problems) {
		problems = addContentDir(problems)
		return errors.Join(problems, s.site.Report(problems))
	}
	return err
}

// publish publishes what was read, with the last remarks until there are others.
func (s *devSite) publish(ctx context.Context, changed bool) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.site.PublishDraft(s.catalog, s.files, slices.Concat(s.remarks, s.figures)); err != nil {
		return err
	}
	fmt.Fprintln(s.stderr, "unknot: the content is up")
	if changed {
		current, stop := context.WithCancel(ctx)
		s.stop = stop
		guard.Go(func() error { return s.finish(ctx, current) }, s.report)
	}
	return nil
}

// finish proofreads the content and draws its figures, and shows on every page what is wrong; faulty poses stop
// nothing. It ends early once current is done, but lets a drawing end: its files must be whole.
func (s *devSite) finish(ctx, current context.Context) error {
	select {
	case <-time.After(proofDelay):
	case <-current.Done():
		return nil
	}
	remarks := addContentDir(edit.NewReviewOn(current, s.content, catalog.NewDay(s.now())).Problems)
	if err := s.remark(current, &s.remarks, remarks); err != nil {
		return err
	}
	s.drawing.Lock()
	defer s.drawing.Unlock()
	if current.Err() != nil {
		return nil
	}
	s.drawing.update(ctx, s.content)
	return s.remark(current, &s.figures, s.drawing.problems)
}

// remark replaces some of the remarks that every page shows, unless current is done.
func (s *devSite) remark(current context.Context, old *[]frontmatter.Problem, remarks []frontmatter.Problem) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if current.Err() != nil {
		return nil
	}
	for _, p := range remarks {
		fmt.Fprintln(s.stderr, p)
	}
	if slices.Equal(*old, remarks) {
		return nil
	}
	*old = remarks
	return s.site.Remark(slices.Concat(s.remarks, s.figures))
}

// A drawing is the last run of the command figures, which draws the poses that changed: nothing that serves draws.
type drawing struct {
	sync.Mutex                       // held while it runs
	of         string                // the fingerprint of the content
	problems   []frontmatter.Problem // what was wrong
}

// update runs the command if the content changed and the command is there. Drawings are files, which the server
// watches.
func (d *drawing) update(ctx context.Context, contentFS fs.FS) {
	now := fingerprint(contentFS)
	if _, err := os.Stat("cmd/figures"); err != nil || now == d.of {
		return
	}
	d.of, d.problems = now, nil
	out, err := exec.CommandContext(ctx, "go", "run", "./cmd/figures", "-changed").CombinedOutput()
	if err != nil && ctx.Err() == nil {
		d.problems = problemsIn(string(out))
	}
}

// problemLine matches a problem that a command printed.
var problemLine = regexp.MustCompile(`(?m)^([^\s:]+):(\d+):(?:\d+:)? (.+)$`)

// problemsIn returns the problems that a command printed before it failed.
func problemsIn(out string) (problems []frontmatter.Problem) {
	for _, m := range problemLine.FindAllStringSubmatch(out, -1) {
		line, _ := strconv.Atoi(m[2])
		problems = append(problems, frontmatter.Problem{File: m[1], Line: line, Text: m[3]})
	}
	if problems == nil {
		problems = []frontmatter.Problem{{File: "cmd/figures", Line: 1, Text: strings.TrimSpace(out)}}
	}
	return problems
}
