package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"unknot/internal/catalog"
	"unknot/internal/edit"
	"unknot/internal/frontmatter"
	"unknot/internal/guard"
	"unknot/internal/load"
	"unknot/internal/web"
	"unknot/static"
)

// pollInterval is how often -dev looks for changed files.
const pollInterval = 250 * time.Millisecond

// newDevServer returns a server of the content and static folders on the disk, which is updated whenever they change, until ctx ends. Content with problems is
// never published: the last good content stays, and every page shows the problems.
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
	contentFS, staticFS := e.folder("content"), e.folder("static")
	texts := e.folder("templates") // make dev exchanges their texts without a restart
	report := func(err error) { fmt.Fprintln(e.stderr, err) }
	guard.Go(func() error {
		var d drawing
		for range changes(ctx, pollInterval, contentFS, staticFS, texts) {
			if err := guard.Try(func() error { return e.update(ctx, site, contentFS, staticFS, &d) }); err != nil {
				report(err) // the next change of a file is the next attempt
			}
		}
		return nil
	}, report)
	return site, nil
}

// addContentDir prepends content/ to the file names of problems, in place.
func addContentDir(problems []frontmatter.Problem) []frontmatter.Problem {
	for i := range problems {
		problems[i].File = "content/" + problems[i].File
	}
	return problems
}

// update publishes the content, or reports its problems on every page. If the content changed, its figures are then drawn; faulty poses stop nothing.
func (e env) update(ctx context.Context, site *web.Server, contentFS, staticFS fs.FS, d *drawing) error {
	c, err := load.Draft(contentFS)
	var problems frontmatter.Problems
	if errors.As(err, &problems) {
		problems = addContentDir(problems)
		return errors.Join(problems, site.Report(problems))
	}
	remarks := addContentDir(edit.NewReview(contentFS).Problems)
	err = e.publish(site, c, staticFS, slices.Concat(remarks, d.problems))
	if d.update(ctx, contentFS) {
		err = e.publish(site, c, staticFS, slices.Concat(remarks, d.problems))
	}
	return err
}

func (e env) publish(site *web.Server, c *catalog.Catalog, staticFS fs.FS, remarks []frontmatter.Problem) error {
	files, err := static.New(staticFS, false)
	if err != nil {
		return err
	}
	if err := site.PublishDraft(c, files, remarks); err != nil {
		return err
	}
	fmt.Fprintln(e.stderr, "unknot: the content is up")
	for _, p := range remarks {
		fmt.Fprintln(e.stderr, p)
	}
	return nil
}

// A drawing is the last run of the command figures, which draws the poses that changed: nothing that serves draws.
type drawing struct {
	of       string                // the fingerprint of the content
	problems []frontmatter.Problem // what was wrong
}

// update runs the command if the content changed and the command is there, and reports whether the problems changed. Drawings are files, which the server watches.
func (d *drawing) update(ctx context.Context, contentFS fs.FS) bool {
	now := fingerprint([]fs.FS{contentFS})
	if _, err := os.Stat("cmd/figures"); err != nil || now == d.of {
		return false
	}
	before := d.problems
	d.of, d.problems = now, nil
	out, err := exec.CommandContext(ctx, "go", "run", "./cmd/figures", "-changed").CombinedOutput()
	if err != nil && ctx.Err() == nil {
		d.problems = problemsIn(string(out))
	}
	return !slices.Equal(d.problems, before)
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
