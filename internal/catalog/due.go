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

// DateProblem is a date on which a check was due, or a date that should be past and is not.
type DateProblem struct {
	Location
	Text string
	Care bool // it concerns safety
}

func (p DateProblem) String() string { return fmt.Sprintf("%s:%d: %s", p.File, p.Line, p.Text) }

// overdueSources lists the IDs of the sources of d that were last checked more than d.Months before day. It is for
// rules, whose notes are all sources.
func (d *Doc) overdueSources(day Day) (ids []string) {
	for _, n := range d.Notes {
		if n.Source.Checked.AddDate(0, d.Months(), 0).Before(day.Time) {
			ids = append(ids, n.Source.ID)
		}
	}
	return ids
}

// DateProblems returns the documents and rules whose facts are overdue for a check on day. It also returns checks
// and reviews with a date after day. The problems are sorted by file. None of them stops publishing.
func (c *Content) DateProblems(day Day) []DateProblem {
	var problems []DateProblem
	reportIfAhead := func(date Day, done string, at Location, care bool) {
		if date.After(day.Time) {
			problems = append(problems, DateProblem{at, done + " on " + date.ISO() + ", which is yet to come", care})
		}
	}
	for _, d := range c.Docs() {
		reportIfAhead(d.Checked, "checked", d.CheckedAt, d.Care)
		if d.OverdueOn(day) && !d.Checked.IsZero() {
			problems = append(problems, DateProblem{d.CheckedAt, "check again: it was due by " + d.CheckBy().ISO(), d.Care})
		}
	}
	for _, d := range c.Rules {
		if d.OverdueOn(day) && !d.Checked.IsZero() {
			text := "check " + d.ID + " again: it was due by " + d.CheckBy().ISO() + ": read "
			text += strings.Join(d.overdueSources(day), ", ") + ", then set `checked` in sources.yaml"
			problems = append(problems, DateProblem{d.CheckedAt, text, true})
		}
	}
	for _, s := range c.Sources {
		reportIfAhead(s.Checked, "checked", s.CheckedAt, true)
	}
	for _, r := range c.Reviews {
		reportIfAhead(r.Date, "reviewed", r.At, true)
	}
	slices.SortStableFunc(problems, func(a, b DateProblem) int {
		return cmp.Or(strings.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), strings.Compare(a.Text, b.Text))
	})
	return problems
}
