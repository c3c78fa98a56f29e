package catalog

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Location is a line in a file of the content.
type Location struct {
	File string // relative to the content folder
	Line int    // from 1
}

// DateProblem is a date that is due, or yet to come.
type DateProblem struct {
	Location
	Text string
	Care bool // it concerns safety
}

func (p DateProblem) String() string { return fmt.Sprintf("%s:%d: %s", p.File, p.Line, p.Text) }

// overdueSources lists the sources of d that were checked so long ago that d is overdue on day.
func (d *Doc) overdueSources(day Day) (ids []string) {
	for _, n := range d.Notes {
		if n.Source.Checked.AddDate(0, d.Months(), 0).Before(day.Time) {
			ids = append(ids, n.Source.ID)
		}
	}
	return ids
}

// CheckDateProblems returns the documents and rules whose facts are overdue for a check on day, and the checks,
// readings and reviews that claim to be of a day after it, sorted by file. None is an error that stops publishing.
func (c *Content) CheckDateProblems(day Day) []DateProblem {
	var due []DateProblem
	ahead := func(date Day, done string, at Location, care bool) {
		if date.After(day.Time) {
			due = append(due, DateProblem{at, done + " on " + date.ISO() + ", which is yet to come", care})
		}
	}
	for _, d := range c.Docs() {
		ahead(d.Checked, "checked", d.CheckedAt, d.Care)
		if d.OverdueOn(day) && !d.Checked.IsZero() {
			due = append(due, DateProblem{d.CheckedAt, "check again: it was due by " + d.CheckBy().ISO(), d.Care})
		}
	}
	for _, d := range c.Rules {
		if d.OverdueOn(day) && !d.Checked.IsZero() {
			text := "check " + d.ID + " again: it was due by " + d.CheckBy().ISO() + ": read "
			text += strings.Join(d.overdueSources(day), ", ") + ", then set `checked` in sources.yaml"
			due = append(due, DateProblem{d.CheckedAt, text, true})
		}
	}
	for _, s := range c.Sources {
		ahead(s.Checked, "checked", s.CheckedAt, true)
	}
	for _, r := range c.Reviews {
		ahead(r.Date, "reviewed", r.At, true)
	}
	slices.SortStableFunc(due, func(a, b DateProblem) int {
		return cmp.Or(strings.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), strings.Compare(a.Text, b.Text))
	})
	return due
}
