package load

import (
	"io/fs"

	"unknot/internal/catalog"
	"unknot/internal/frontmatter"
)

// guidelinesFile is the name of the file with the recommendations of guidelines. A site may have none.
const guidelinesFile = "guidelines.yaml"

// readGuidelines reads the guidelines and makes the checks that need no other file.
func (l *loader) readGuidelines(fsys fs.FS, c *catalog.Content) {
	f := l.readOptional(fsys, guidelinesFile, &c.Guidelines)
	if f == nil {
		return
	}
	checkIDs(f, c.Guidelines)
	guidelineOf := map[string]*catalog.Guideline{} // by the ID of a recommendation
	for i, g := range c.Guidelines {
		if len(g.Recommendations) == 0 && g.Unseen == "" && f.Whole() {
			f.FaultAt([]any{i}, "%s recommends nothing here: say in unseen what was not read", g.SourceID)
		}
		checkIDs(f, g.Recommendations, i, "recommendations")
		for j, r := range g.Recommendations {
			at := []any{i, "recommendations", j}
			if other := guidelineOf[r.ID]; other != nil && other != g {
				f.FaultAt(subpath(at, "id"), "the id %s is that of a recommendation of %s too", r.ID, other.SourceID)
			}
			guidelineOf[r.ID], r.Guideline = g, g
			checkRecommendation(f, r, at...)
		}
	}
}

// checkRecommendation makes the checks of the recommendation at path that need no other file. r.Guideline must be set.
func checkRecommendation(f *frontmatter.File, r *catalog.Recommendation, path ...any) {
	g := r.Guideline
	oneOf(f, catalog.IDs(catalog.Stances()), r.Advice, subpath(path, "advice")...)
	hasBothOrNeither := (r.Where == "") == (r.Reason == "")
	switch {
	case hasBothOrNeither && f.Whole():
		f.FaultAt(path, "%s needs a page that says it, or the reason why none does, and not both", r.ID)
	case r.Seen.After(g.Checked.Time) && !g.Checked.IsZero():
		f.FaultAs(frontmatter.CodeDate, f.Line(subpath(path, "seen")...), "seen on %s, but %s was last checked on %s", r.Seen.ISO(), g.SourceID, g.Checked.ISO())
	}
}

// linkGuidelines resolves the pages that say recommendations. It reports recommendations of guidelines that we have not
// read ourselves. It also checks that the page that introduces them was not checked later than any guideline. It needs
// the sitemap.
func (l *linker) linkGuidelines() {
	f, intro := l.lists[guidelinesFile], l.Page(catalog.GuidelinesID)
	for i, g := range l.Guidelines {
		if s := g.Source; s != nil && s.Seen != nil && len(g.Recommendations) > 0 {
			switch {
			case !s.SeenItself():
				f.FaultAt([]any{i, "recommendations"}, "%s was seen as %s only: nobody knows what it recommends", s.ID, s.Seen.As)
			case s.Seen.On.After(g.Checked.Time) && !g.Checked.IsZero():
				f.FaultAs(frontmatter.CodeDate, f.Line(i, "checked"), "%s was read again on %s: compare its recommendations, and correct the day", s.ID, s.Seen.On.ISO())
			}
		}
		if intro != nil && intro.Checked.After(g.Checked.Time) && !g.Checked.IsZero() {
			f.FaultAs(frontmatter.CodeDate, f.Line(i, "checked"), "%s is as old as the guideline that was checked longest ago: check this one again, or correct the day there", intro.Path)
		}
		checkListAnchors(l, catalog.GuidelinesID, guidelinesFile, g.Recommendations, i, "recommendations")
		for j, r := range g.Recommendations {
			if r.Where != "" {
				r.Page = l.furtherPage(f, r.Where, i, "recommendations", j, "page")
			}
		}
	}
}
