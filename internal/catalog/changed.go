package catalog

// changes is the last day on which each page changed, by its address.
type changes map[string]Day

// on says that the pages at paths changed on day.
func (c changes) on(day Day, paths ...string) {
	for _, path := range paths {
		if day.After(c[path].Time) {
			c[path] = day
		}
	}
}

// date finds when each page changed: a document when it was written, changed or checked, and a list when
// something that it shows did.
//
// Questions, terms and lines of the checklist have no dates: their pages count by their own. /review and
// /search have none either, as they change with the day and with what is asked.
func (k *linker) date() changes {
	c := changes{}
	for _, d := range k.all() {
		c.on(d.LastChange(), d.Path)
	}
	for _, r := range k.Regions {
		for _, s := range r.Start {
			c.on(s.LastChange(), r.Path())
		}
	}
	for _, s := range k.Stretches {
		c.on(s.LastChange(), "/", "/stretches", "/muscles")
		c.on(s.LastChange(), paths(s.Regions)...)
		c.on(s.LastChange(), paths(s.Muscles)...)
		c.on(s.LastChange(), paths(s.Tags)...)
	}
	for _, r := range k.Routines {
		c.on(r.LastChange(), "/", "/routines")
		c.on(r.LastChange(), paths(r.Regions)...)
		c.on(r.LastChange(), paths(r.Tags)...)
	}
	for _, g := range k.Guides {
		c.on(g.LastChange(), "/", "/guides")
		if g.Section != nil { // else it is reported
			c.on(g.LastChange(), g.Section.Path())
		}
		c.on(g.LastChange(), paths(g.Regions)...)
		c.on(g.LastChange(), paths(g.Tags)...)
	}
	k.dateLists(c)
	c.on(c["/checklist"], "/checklist/cards")
	c.on(c["/safety"], "/safety/cards")
	return c
}

// dateLists adds sources and claims. The page of either shows the dates of the page that introduces its list. A
// source shows when we last read it too. A claim has no date of its own: it shows what its sources found when
// we last read them, so it may have changed on those days, and on no other that is known.
func (k *linker) dateLists(c changes) {
	const sources, claims = "/sources", "/evidence"
	for _, s := range k.Sources {
		c.on(c[sources], s.Path())
		c.on(s.Checked, s.Path())
	}
	for _, v := range k.Claims {
		c.on(c[claims], v.Path())
		for _, s := range v.Sources {
			c.on(s.Checked, v.Path())
		}
	}
	for _, s := range k.Sources {
		c.on(s.Checked, sources)
	}
	for _, v := range k.Claims {
		c.on(c[v.Path()], claims, "/")
	}
}

func paths[P interface{ Path() string }](list []P) []string {
	out := make([]string, len(list))
	for i, v := range list {
		out[i] = v.Path()
	}
	return out
}
