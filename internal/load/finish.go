package load

import (
	"slices"
	"strings"

	"unknot/internal/catalog"
)

// finish computes the fields that need content without problems.
func (l *linker) finish() {
	for _, m := range l.Moves {
		l.finishMove(m)
	}
	for _, r := range l.Routines {
		r.Classes, r.Cautions = l.CautionsFor(r.Items)
		r.Duration = catalog.Count(r.Items.AllowMinutes(), "minute")
		r.Categories = categories(catalog.Value{ID: "routine", Name: "Routine"}, r.Regions)
		for _, m := range r.Items.Moves() {
			if !slices.Contains(m.UsedIn, r) { // a routine may have a move twice
				m.UsedIn = append(m.UsedIn, r)
			}
		}
	}
	for _, p := range l.Plans {
		p.Classes, p.Cautions = l.CautionsFor(p.Items())
		p.Duration = catalog.Count(p.Weeks(), "week")
		p.Categories = categories(catalog.Value{ID: "plan", Name: "Plan"}, p.Regions)
	}
	for _, g := range l.Guides {
		g.Duration = catalog.Count(g.Minutes(), "minute")
		g.Categories = categories(catalog.Value{ID: "guide", Name: "Guide"}, g.Regions)
	}
	page := catalog.Value{ID: "page", Name: "Page"}
	for _, p := range l.Pages {
		p.Categories = categories(page, nil)
	}
	l.Safety.Categories = categories(page, nil)
	l.setAllNotes()
	l.linkCitations()
	l.linkReviews()
}

// finishMove computes the fields of a move.
func (l *linker) finishMove(m *catalog.Move) {
	m.Duration, m.Conditions = m.Dose.Seconds().Clock(), l.Conditions
	m.Categories = categories(m.Kind.Value(), m.Regions)
	for _, p := range m.Positions() {
		for _, c := range m.CautionsIn(p, m.Dose, l.Cautions) {
			if !slices.Contains(m.Cautions, c) {
				m.Cautions = append(m.Cautions, c)
			}
		}
	}
	slices.SortFunc(m.Cautions, func(a, b *catalog.Caution) int { return strings.Compare(a.ID, b.ID) })
}

// categories returns the kind of a document, followed by its regions.
func categories(kind catalog.Value, regions []*catalog.Region) []catalog.Value {
	out := []catalog.Value{kind}
	for _, r := range regions {
		out = append(out, r.Value())
	}
	return out
}
