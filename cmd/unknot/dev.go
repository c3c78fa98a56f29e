package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"time"

	"unknot/internal/catalog"
	"unknot/internal/web"
	"unknot/static"
	"unknot/templates"
)

// watchEvery is how often -dev looks for files that have changed.
const watchEvery = 250 * time.Millisecond

// followed is a site with the content and files on the disk, as they are now and each time they change, until ctx ends. Content with problems
// never goes up: the last without any stays, and every page shows the problems.
func followed(ctx context.Context, e env, config web.Config) (*web.Server, error) {
	for _, dir := range []string{"content", "static"} {
		if _, err := os.Stat(dir); err != nil {
			return nil, fmt.Errorf("-dev reads the folders content and static from the disk: start it in the project's folder (%w)", err)
		}
	}
	site, err := web.New(config)
	if err != nil {
		return nil, err
	}
	words, looks := openDisk("content"), openDisk("static")
	var drawn sketches
	go func() {
		for range changes(ctx, watchEvery, words, looks) {
			if err := e.show(site, words, looks, &drawn); err != nil {
				fmt.Fprintln(e.stderr, err)
			}
		}
	}()
	return site, nil
}

// inContent names the files of problems as they are named from the project's folder.
func inContent(problems []catalog.Problem) []catalog.Problem {
	for i := range problems {
		problems[i].File = "content/" + problems[i].File
	}
	return problems
}

// show puts content and files up, or reports on every page what is wrong with the content. Poses that are wrong keep nothing down.
func (e env) show(site *web.Server, words, looks fs.FS, drawn *sketches) error {
	c, err := catalog.Preview(words)
	var problems catalog.Problems
	if errors.As(err, &problems) {
		problems = inContent(problems)
		return errors.Join(problems, site.Report(problems))
	}
	if drawn.kept == nil { // the first drawings may be of every pose: until they are made, the figures are those of the disk
		if err := put(site, c, drawn.over(looks), templates.Draft{}); err != nil {
			return err
		}
	}
	draft, err := drawn.draw(words, looks, c)
	if err != nil {
		return err
	}
	draft.Remarks = inContent(append(catalog.Remarks(words), draft.Remarks...))
	for _, f := range draft.Figures {
		inContent(f.Problems)
	}
	if err := put(site, c, drawn.over(looks), draft); err != nil {
		return err
	}
	fmt.Fprintln(e.stderr, "unknot: the content is up")
	for _, p := range draft.Remarks {
		fmt.Fprintln(e.stderr, p)
	}
	return nil
}

func put(site *web.Server, c *catalog.Catalog, looks fs.FS, draft templates.Draft) error {
	files, err := static.New(looks, false)
	if err != nil {
		return err
	}
	return site.PublishDraft(c, files, draft)
}
