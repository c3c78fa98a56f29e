package catalog

import "slices"

// changeDays maps the path of each page to the day on which it last changed.
type changeDays map[string]Day

// add records that the pages at paths changed on day.
func (c changeDays) add(day Day, paths ...string) {
	for _, path := range paths {
		if day.After(c[path].Time) {
			c[path] = day
		}
	}
}

// findChangeDays finds when each page changed: a document when it was written, changed or checked, and a list when
// something on it changed.
//
// Questions, glossary terms and tasks of the checklist have no dates, so a list of them has only the dates of its own
// page. The pages /review and /search have no date, because they change with the day and with the query.
func (c *Content) findChangeDays() changeDays {
	out := changeDays{}
	for _, d := range c.Docs() {
		out.add(d.LastChange(), d.Path)
	}
	for _, r := range c.Hubs() {
		for _, s := range r.Start {
			out.add(s.LastChange(), r.Path())
		}
	}
	for _, d := range c.Documents.All() {
		c.addLists(out, d)
	}
	// These have the day of the page that introduces them, so they come after all else.
	c.addEvidence(out)
	for _, q := range c.Questions {
		out.add(out["/questions"], q.PagePath())
	}
	out.add(out["/checklist"], "/checklist/cards")
	out.add(out["/data"], "/data/fields")
	out.add(out["/safety"], "/safety/adapt", "/safety/cards")
	for _, v := range Titled(c.Conditions) {
		out.add(out["/safety"], v.Path())
	}
	return out
}

// addLists records the last change of d for the pages of all lists that contain it.
func (c *Content) addLists(out changeDays, d Document) {
	day := d.Base().LastChange()
	out.add(day, paths(d.About().Tags)...)
	switch d := d.(type) {
	case *Move:
		out.add(day, "/", "/stretches", "/muscles")
		out.add(day, paths(d.Muscles)...)
	case *Routine:
		out.add(day, "/", "/routines")
	case *Guide:
		out.add(day, "/", "/guides")
		if d.Section != nil { // nil if the content has faults
			out.add(day, d.Section.Path())
		}
	case *Plan:
		out.add(day, "/plans")
		return // no region lists plans
	}
	for _, r := range c.Hubs() {
		if r == c.Whole || slices.Contains(d.About().Regions, r) {
			out.add(day, r.Path())
		}
	}
}

// addEvidence records when the pages of sources, claims, treatments and guidelines changed. The pages of a source and
// of a claim show the dates of the page that introduces their list. A source also shows the day on which we last read
// it. Claims and treatments show the findings of their sources, so they count as changed when one of these was read.
func (c *Content) addEvidence(out changeDays) {
	const sources, claims = "/sources", "/evidence"
	// The days of these pages alone, before the entries of their lists are added.
	sourcesIntroduced, claimsIntroduced := out[sources], out[claims]
	for _, s := range c.Sources {
		out.add(sourcesIntroduced, s.Path())
		out.add(s.Checked, s.Path(), sources)
	}
	for _, v := range c.Claims {
		out.add(claimsIntroduced, v.Path())
		for _, s := range v.Sources {
			out.add(s.Checked, v.Path())
		}
		out.add(out[v.Path()], claims, "/")
	}
	for _, t := range c.Treatments {
		for _, s := range t.Sources {
			out.add(s.Checked, TreatmentsPath)
		}
	}
	for _, g := range c.Guidelines {
		out.add(g.Checked, GuidelinesPath)
	}
}

// paths lists the addresses of values.
func paths[P interface{ Path() string }](list []P) []string { return mapEach(list, P.Path) }
