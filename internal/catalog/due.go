package catalog

import "unknot/internal/frontmatter"

// CheckDateProblems returns the documents whose facts are overdue for a check on day, and the checks, readings and reviews that claim to be
// of a day after it, sorted by file. None is an error that stops publishing.
func (c *Content) CheckDateProblems(day Day) []frontmatter.Problem {
	var due frontmatter.Problems
	for _, d := range c.Docs() {
		if d.Checked.After(day.Time) {
			due = append(due, c.checkDateProblem(d, "checked on "+d.Checked.ISO()+", which is yet to come"))
		}
		if d.OverdueOn(day) && !d.Checked.IsZero() {
			due = append(due, c.checkDateProblem(d, "check again: it was due by "+d.CheckBy().ISO()))
		}
	}
	for _, s := range c.Sources {
		if at := c.ReadAt[s]; s.Checked.After(day.Time) {
			due = append(due, frontmatter.Problem{File: at.File, Line: at.Line, Care: true, Text: "checked on " + s.Checked.ISO() + ", which is yet to come"})
		}
	}
	for _, r := range c.Reviews {
		if r.Date.After(day.Time) {
			due = append(due, frontmatter.Problem{File: r.At.File, Line: r.At.Line, Care: true, Text: "reviewed on " + r.Date.ISO() + ", which is yet to come"})
		}
	}
	return due.Sorted()
}

func (c *Content) checkDateProblem(d *Doc, text string) frontmatter.Problem {
	at := c.CheckedAt[d]
	return frontmatter.Problem{File: at.File, Line: at.Line, Care: d.Care, Text: text}
}
