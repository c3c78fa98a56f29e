package main

import (
	"context"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"text/tabwriter"
	"time"

	"unknot/content"
	"unknot/internal/catalog"
	"unknot/internal/command"
	"unknot/internal/edit"
	"unknot/internal/frontmatter"
	"unknot/internal/load"
)

// checkSettings are the parsed settings of check.
type checkSettings struct {
	dir    string
	day    string // as it was set: a day, newest or ""
	now    time.Time
	guides bool      // print the numbers of each guide
	on     time.Time // the day, now if none was set
}

// parseCheck parses the arguments of check.
func (e env) parseCheck(args []string) (s checkSettings, err error) {
	f := e.Flags("check", " [-day DAY] [-guides] [DIR]\n\nDIR is ./content if it is there, else the content inside the binary.")
	day := f.String("day", "", "the `day` that due dates are held against: such as 2026-11-20; or newest, the last on which the content changed, when what is due is named but never fails; today if empty")
	guides := f.Bool("guides", false, "print words, negations, warnings and sentences of each guide too")
	if err := command.Parse(f, args, 1); err != nil {
		return s, err
	}
	s = checkSettings{dir: f.Arg(0), day: *day, guides: *guides}
	if s.now, err = e.timeOfCheck(); err != nil {
		return s, err
	}
	if s.on = s.now; s.day != "" && s.day != newest {
		s.on, err = time.Parse(time.DateOnly, s.day)
	}
	if err != nil {
		fmt.Fprintf(e.Stderr, "edit check: -day %q: write a day such as 2026-11-20, or newest\n", *day)
		return s, command.ErrUsage
	}
	return s, nil
}

// today returns the day that due dates are compared with. A change may carry a day in the future by mistake, and must
// not make everything else due.
func (s checkSettings) today(r *edit.Report) time.Time {
	if day := r.Newest(); s.day == newest && day.Before(s.now) {
		return day.Time
	}
	return s.on
}

// check reports all problems of a content folder, and then of the pages made from it. It also reports documents that
// are due for a check, but fails because of those only if they are about safety.
func (e env) check(ctx context.Context, args []string) error {
	set, err := e.parseCheck(args)
	if err != nil {
		return err
	}
	fsys, dir, err := contentAt(set.dir)
	if err != nil {
		return err
	}
	found := &report{dir: dir}
	r := edit.NewReport(ctx, fsys, load.Inspect(fsys))
	if set.guides && r.Proof != nil {
		if err := printGuides(e.Stdout, r.Proof.Guides); err != nil {
			return err
		}
	}
	pictures, drawings := checkDrawings(fsys, drawnFor(fsys, dir), r.Catalog)
	future := r.Loaded.DaysAfter(catalog.NewDay(set.now.Add(earliestZone)))
	found.add(true, slices.Concat(r.Problems, drawings, future)...)
	found.add(false, r.EndedReviews()...)
	today := set.today(r)
	// With -day newest, new content must not fail because old content is due.
	for _, p := range r.Loaded.Content.DateProblems(catalog.NewDay(today)) {
		found.add(p.Care && set.day != newest, frontmatter.Problem{File: p.File, Line: p.Line, Code: frontmatter.CodeDate, Text: p.Text})
	}
	if err := found.print(e.Stdout); err != nil { // what is known so far, as the pages take a while
		return err
	}
	pages, err := found.addPages(ctx, r.Catalog, today)
	if err != nil {
		return err
	}
	if err := found.print(e.Stdout); err != nil {
		return err
	}
	if !r.Loaded.Complete {
		fmt.Fprintln(e.Stderr, "edit check: there may be more once these files can be read")
	}
	if found.failed {
		return command.ErrFailed
	}
	e.printSummary(r, pictures, pages)
	return nil
}

// addPages adds the problems of all pages of a site and returns how many pages there are. c is nil if the content could
// not be loaded.
func (r *report) addPages(ctx context.Context, c *catalog.Catalog, today time.Time) (pages int, err error) {
	if c == nil {
		return 0, nil
	}
	faults, pages, err := crawlSite(ctx, c, today)
	for _, fault := range faults {
		r.add(true, frontmatter.Problem{File: madeFrom(c, fault.Path), Line: 1, Code: frontmatter.CodePage, Text: fault.String()})
	}
	return pages, err
}

// printSummary prints how much was checked.
func (e env) printSummary(r *edit.Report, pictures, pages int) {
	printContentSummary(e.Stdout, r.Catalog, r.Proof)
	if pictures > 0 {
		fmt.Fprintf(e.Stdout, "%s\n", catalog.Count(pictures, "picture"))
	}
	fmt.Fprintf(e.Stdout, "%s fetched and followed: nothing is wrong\n", catalog.Count(pages, "page"))
}

// newest is the value of -day that means the day of the last change of the content. With it, the result of check is the
// same on every day.
const newest = "newest"

// earliestZone is how far the easternmost time zone is ahead of UTC. Writers put the day where they live into a file.
const earliestZone = 14 * time.Hour

// timeOfCheck returns the current time. For reproducible builds, SOURCE_DATE_EPOCH may set another one, in seconds
// since 1970.
func (e env) timeOfCheck() (time.Time, error) {
	set := e.Variables["SOURCE_DATE_EPOCH"]
	if set == "" {
		return e.Now(), nil
	}
	seconds, err := strconv.ParseInt(set, 10, 64)
	if err != nil {
		return time.Time{}, fmt.Errorf("SOURCE_DATE_EPOCH is %q: write seconds since 1970, or unset it", set)
	}
	return time.Unix(seconds, 0), nil
}

// printContentSummary prints how much content there is, and its reading grade.
func printContentSummary(w io.Writer, c *catalog.Catalog, proof *edit.Proof) {
	fmt.Fprintf(w, "%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s\n",
		catalog.Count(len(c.Guides), "guide"), catalog.Count(len(c.Moves), "move"), catalog.Count(len(c.Routines), "routine"),
		catalog.Count(len(c.Plans), "plan"),
		catalog.Count(len(c.Pages)+1, "other page"), catalog.Count(len(c.Questions), "question"),
		catalog.Count(len(c.Tasks), "checklist line"), catalog.Count(len(c.Treatments), "treatment"),
		catalog.Count(len(c.Terms), "glossary term"), catalog.Count(len(c.Claims), "claim"), catalog.Count(len(c.Sources), "source"))
	fmt.Fprintf(w, "seen of the sources: %s\n", c.SeenText())
	fmt.Fprintf(w, "%s of running text", catalog.Count(proof.Words, "word"))
	if len(proof.Readings) > 0 {
		worst := proof.Readings[0]
		fmt.Fprintf(w, ", Flesch–Kincaid grade %.1f in the median of %s, %.1f at worst (%s)",
			proof.Median(), catalog.Count(len(proof.Readings), "page"), worst.Measure.Grade(), worst.Path)
	}
	fmt.Fprintln(w)
}

// printGuides prints a table of the numbers of guides.
func printGuides(w io.Writer, guides []edit.GuideText) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "guide\twords\tnegations\tin 1,000\twarnings\trepeated\tmean\tspread")
	for _, g := range guides {
		fmt.Fprintf(t, "%s\t%d\t%d\t%.1f\t%d\t%d\t%.1f\t%.1f\n", g.Path, g.Words, g.Negations,
			1000*float64(g.Negations)/float64(max(g.Words, 1)), g.Warnings, g.Repeated, g.Mean, g.Spread)
	}
	return t.Flush()
}

// contentAt opens the content in dir and returns its name. If dir is empty, it opens ./content, or the content inside
// the binary if that folder does not exist.
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
	return openDisk(dir), strings.TrimRight(filepath.ToSlash(dir), "/"), nil
}
