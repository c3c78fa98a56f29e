package main

import (
	"context"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"time"

	"unknot/content"
	"unknot/internal/catalog"
	"unknot/internal/crawl"
	"unknot/internal/web"
	"unknot/static"
)

// check names everything that is wrong in a content folder, then in the pages made from it. What is due for a
// check is named too, and fails only where safety rests on it.
func check(ctx context.Context, e env, args []string) error {
	f := e.flags("check")
	day := f.String("day", "", "the `day` that due dates are held against, such as 2026-11-20; today if empty")
	f.Usage = func() {
		fmt.Fprint(e.stderr, "Usage: unknot check [-day DAY] [DIR]\n\nDIR is ./content if it is there, else the content inside the binary.\n\n")
		f.PrintDefaults()
	}
	if err := parse(f, args, 1); err != nil {
		return err
	}
	today := time.Now()
	if *day != "" {
		var err error
		if today, err = time.Parse(time.DateOnly, *day); err != nil {
			fmt.Fprintf(e.stderr, "unknot check: -day %q: write a day such as 2026-11-20\n", *day)
			return errUsage
		}
	}
	fsys, dir, err := contentAt(f.Arg(0))
	if err != nil {
		return err
	}
	c, err := catalog.Load(fsys)
	if err != nil {
		return e.refuse(dir, err)
	}
	failed := false
	for _, p := range c.Due(catalog.NewDay(today)) {
		fmt.Fprintf(e.stderr, "%s/%s\n", dir, p)
		failed = failed || p.Care
	}
	faults, pages, err := faultsOf(ctx, c, today)
	if err != nil {
		return err
	}
	for _, fault := range faults {
		fmt.Fprintln(e.stderr, fault)
	}
	if failed || len(faults) > 0 {
		return errFailed
	}
	fmt.Fprintf(e.stdout, "%s, %s, %s and %s: nothing is wrong\n",
		catalog.Count(len(c.Guides), "guide"), catalog.Count(len(c.Stretches), "move"), catalog.Count(len(c.Routines), "routine"), catalog.Count(pages, "page"))
	return nil
}

// contentAt opens the content in dir, or where it is when dir is empty, and names the place.
func contentAt(dir string) (fs.FS, string, error) {
	if dir == "" {
		if _, err := os.Stat("content"); err != nil {
			return content.FS(), "content", nil
		}
		dir = "content"
	}
	info, err := os.Stat(dir)
	if err != nil {
		return nil, "", err
	}
	if !info.IsDir() {
		return nil, "", fmt.Errorf("%s is not a folder", dir)
	}
	return os.DirFS(dir), strings.TrimRight(filepath.ToSlash(dir), "/"), nil
}

// faultsOf asks the site's own handler for every page made from c.
func faultsOf(ctx context.Context, c *catalog.Catalog, today time.Time) ([]crawl.Fault, int, error) {
	site, err := web.New(web.Config{
		URL: "https://unknot.example", Emergency: "999", Advice: "111",
		Log: slog.New(slog.DiscardHandler), Now: func() time.Time { return today },
	})
	if err != nil {
		return nil, 0, err
	}
	files, err := static.New(static.FS(), false)
	if err != nil {
		return nil, 0, err
	}
	if err := site.Publish(c, files); err != nil {
		return nil, 0, err
	}
	var start []string
	for _, a := range c.Addresses() {
		start = append(start, a.Path)
	}
	return crawl.Check(ctx, site, start)
}
