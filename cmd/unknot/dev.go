package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"time"

	"unknot/internal/catalog"
	"unknot/internal/edit"
	"unknot/internal/frontmatter"
	"unknot/internal/load"
	"unknot/internal/web"
	"unknot/static"
	"unknot/templates"
)

// pollInterval is how often -dev looks for changed files.
const pollInterval = 250 * time.Millisecond

// newDevServer returns a server of the content and static folders on the disk, which is updated whenever they change, until ctx ends. Content with problems is
// never published: the last good content stays, and every page shows the problems.
func newDevServer(ctx context.Context, e env, config web.Config) (*web.Server, error) {
	for _, dir := range []string{"content", "static"} {
		if _, err := os.Stat(dir); err != nil {
			return nil, fmt.Errorf("-dev reads the folders content and static from the disk: start it in the project's folder (%w)", err)
		}
	}
	site, err := web.New(config)
	if err != nil {
		return nil, err
	}
	contentFS, staticFS := openDisk("content"), openDisk("static")
	texts := openDisk("templates") // make dev exchanges their texts without a restart
	var drafts drafts
	go func() {
		for range changes(ctx, pollInterval, contentFS, staticFS, texts) {
			if err := e.update(site, contentFS, staticFS, &drafts); err != nil {
				fmt.Fprintln(e.stderr, err)
			}
		}
	}()
	return site, nil
}

// addContentDir prepends content/ to the file names of problems, in place.
func addContentDir(problems []frontmatter.Problem) []frontmatter.Problem {
	for i := range problems {
		problems[i].File = "content/" + problems[i].File
	}
	return problems
}

// update publishes the content and its figures, or reports the problems of the content on every page. Faulty poses do not stop it.
func (e env) update(site *web.Server, contentFS, staticFS fs.FS, drafts *drafts) error {
	c, err := load.Draft(contentFS)
	var problems frontmatter.Problems
	if errors.As(err, &problems) {
		problems = addContentDir(problems)
		return errors.Join(problems, site.Report(problems))
	}
	if drafts.byID == nil { // the first time every pose may have to be drawn: until then show the figures on the disk
		if err := publish(site, c, drafts.overlay(staticFS), templates.DevInfo{Drawing: true}); err != nil {
			return err
		}
	}
	info, err := drafts.draw(contentFS, staticFS, c)
	if err != nil {
		return errors.Join(err, publish(site, c, drafts.overlay(staticFS), templates.DevInfo{})) // nothing is being drawn any more
	}
	info.Remarks = addContentDir(append(edit.Remarks(contentFS), info.Remarks...))
	for _, f := range info.Figures {
		addContentDir(f.Problems)
	}
	if err := publish(site, c, drafts.overlay(staticFS), info); err != nil {
		return err
	}
	fmt.Fprintln(e.stderr, "unknot: the content is up")
	for _, p := range info.Remarks {
		fmt.Fprintln(e.stderr, p)
	}
	return nil
}

func publish(site *web.Server, c *catalog.Catalog, staticFS fs.FS, info templates.DevInfo) error {
	files, err := static.New(staticFS, false)
	if err != nil {
		return err
	}
	return site.PublishDev(c, files, info)
}
