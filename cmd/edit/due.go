package main

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"unknot/internal/catalog"
	"unknot/internal/command"
	"unknot/internal/frontmatter"
	"unknot/internal/load"
)

// dueLine is something that is due for a check. In the group of a source, it is the source or something that cites it.
type dueLine struct {
	Group   string // a day or a source
	File    string
	Line    int
	Address string
	Title   string
	Checked string
	Seen    string // the day on which a source was seen
	By      string
	Overdue bool
}

// String returns the line as text.
func (l dueLine) String() string {
	text := "  " + l.Address + ": " + l.Title
	if l.File != "" {
		text = fmt.Sprintf("  %s:%d: %s", l.File, l.Line, l.Title)
	}
	for _, date := range []struct{ what, day string }{{"checked", l.Checked}, {"seen", l.Seen}, {"due by", l.By}} {
		if date.day != "" {
			text += ", " + date.what + " " + date.day
		}
	}
	if l.Overdue {
		text += ", overdue"
	}
	return text
}

// dueQuery is what `edit due` was asked for.
type dueQuery struct {
	*load.Result
	dir   string      // the content folder
	by    string      // how to group: date or source
	day   catalog.Day // the day that due dates are compared with
	until catalog.Day // the last due date to list
}

// maxWithin is the largest value of -within in days, about a century.
const maxWithin = 36500

// due lists what is due for a check or overdue, as the page /review does.
func (e env) due(_ context.Context, args []string) error {
	f := e.Flags("due", " [flags]\n\nLists what is due for a check, and overdue, as /review does.")
	on := f.String("day", "", "the `day` that due dates are held against, such as 2026-11-20; today if empty")
	within := f.Uint("within", catalog.SoonDays, "how many `days` ahead to look")
	by := f.String("by", "date", "the `groups`: date or source")
	source := f.String("source", "", "the `ID` of one source: what rests on it, whenever it is due")
	if err := command.Parse(f, args, 0); err != nil {
		return err
	}
	now, err := e.timeOfCheck()
	if err != nil {
		return err
	}
	day, dayErr := time.Parse(time.DateOnly, cmp.Or(*on, now.UTC().Format(time.DateOnly)))
	if dayErr != nil || *within > maxWithin || !slices.Contains([]string{"date", "source"}, *by) {
		fmt.Fprintln(e.Stderr, "edit due: write -day 2026-11-20, -within 90, and -by date or source")
		return command.ErrUsage
	}
	fsys, dir, err := contentAt("")
	if err != nil {
		return err
	}
	q := dueQuery{load.Inspect(fsys), dir, *by, catalog.NewDay(day), catalog.NewDay(day.AddDate(0, 0, int(*within)))}
	if len(q.Problems) > 0 {
		return e.PrintProblems(dir, q.Problems)
	}
	lines := q.agenda()
	if *by == "source" || *source != "" {
		if ids := catalog.IDs(q.Content.Sources); *source != "" && !slices.Contains(ids, *source) {
			return fmt.Errorf("there is no source %s%s", *source, frontmatter.DidYouMean(*source, ids))
		}
		lines = q.sources(*source)
	}
	for i, l := range lines {
		if i == 0 || l.Group != lines[i-1].Group {
			fmt.Fprintln(e.Stdout, l.Group)
		}
		fmt.Fprintln(e.Stdout, l)
	}
	if len(lines) == 0 {
		fmt.Fprintf(e.Stdout, "nothing is due by %s\n", q.until.ISO())
	}
	return nil
}

// line returns the line for a document.
func (q dueQuery) line(d *catalog.Doc, group string) dueLine {
	return dueLine{Group: group, File: q.dir + "/" + d.CheckedAt.File, Line: d.CheckedAt.Line, Address: d.Path, Title: d.Title,
		Checked: d.Checked.ISO(), By: d.CheckBy().ISO(), Overdue: d.OverdueOn(q.day)}
}

// agenda lists the documents that are due by q.until, grouped by date.
func (q dueQuery) agenda() []dueLine {
	var lines []dueLine
	a := q.Catalog.Agenda(q.day)
	for _, d := range slices.Concat(a.Due, a.Soon, a.Later) {
		if !d.CheckBy().After(q.until.Time) {
			lines = append(lines, q.line(d, d.CheckBy().ISO()))
		}
	}
	slices.SortStableFunc(lines, func(a, b dueLine) int { return strings.Compare(a.Group, b.Group) })
	return lines
}

// sources lists the source with an ID, or all sources that are due by q.until if id is "". Each is followed by what
// cites it. A source is due sooner if a sign, a caution or a medicine cites it.
func (q dueQuery) sources(id string) []dueLine {
	var lines []dueLine
	uses := q.Uses()
	for _, s := range q.Content.Sources {
		cites := func(d *catalog.Doc) bool {
			return slices.ContainsFunc(d.Notes, func(n catalog.Note) bool { return n.Source == s })
		}
		d := &catalog.Doc{Title: s.Title, Path: s.Path(), Checked: s.Checked, CheckedAt: s.CheckedAt,
			Care: slices.ContainsFunc(q.Content.Rules, cites)}
		isWanted := s.ID == id
		if id == "" {
			isWanted = !d.CheckBy().After(q.until.Time)
		}
		if !isWanted {
			continue
		}
		line := q.line(d, s.ID)
		if s.IsSeen() {
			line.Seen = s.Seen.On.ISO()
		}
		lines = append(lines, line)
		for _, p := range s.CitedBy {
			lines = append(lines, dueLine{Group: s.ID, Address: p.Path, Title: p.Title})
		}
		for _, u := range uses[s] {
			lines = append(lines, dueLine{Group: s.ID, File: q.dir + "/" + u.File, Line: u.Line, Title: u.ID})
		}
	}
	return lines
}
