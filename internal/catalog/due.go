package catalog

// CheckDateProblems returns the documents whose facts are overdue for a check on day, and those that claim to have been
// checked after day, sorted by file. Neither is an error that stops publishing.
func (c *Content) CheckDateProblems(day Day) []Problem {
	var due Problems
	for _, d := range c.Docs() {
		if d.Checked.After(day.Time) {
			due = append(due, c.checkDateProblem(d, "checked on "+d.Checked.ISO()+", which is yet to come"))
		}
		if d.OverdueOn(day) && !d.Checked.IsZero() {
			due = append(due, c.checkDateProblem(d, "check again: it was due by "+d.CheckBy().ISO()))
		}
	}
	return due.Sorted()
}

func (c *Content) checkDateProblem(d *Doc, text string) Problem {
	at := c.CheckedAt[d]
	return Problem{File: at.File, Line: at.Line, Care: d.Care, Text: text}
}
