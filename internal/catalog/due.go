package catalog

// Due lists the documents whose facts must be checked again on day, and those that claim to have been checked after
// day, by file. Neither makes content faulty.
func (c *Content) Due(day Day) []Problem {
	var due Problems
	for _, d := range c.Docs() {
		if d.Checked.After(day.Time) {
			due = append(due, c.dueProblem(d, "checked on "+d.Checked.ISO()+", which is yet to come"))
		}
		if d.DueOn(day) && !d.Checked.IsZero() {
			due = append(due, c.dueProblem(d, "check again: it was due by "+d.CheckBy().ISO()))
		}
	}
	return due.Sorted()
}

func (c *Content) dueProblem(d *Doc, text string) Problem {
	at := c.CheckedAt[d]
	return Problem{File: at.File, Line: at.Line, Care: d.Care, Text: text}
}
