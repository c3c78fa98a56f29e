package templates

import (
	"slices"

	"unknot/internal/catalog"
	"unknot/internal/handout"
)

// sessionNow returns what a guide says to do now, to be led through: its routine, or a sheet of its moves.
func sessionNow(g *catalog.Guide) catalog.Session {
	if g.Now.Routine != nil {
		return g.Now.Routine.Session()
	}
	var sheet handout.Sheet
	for _, m := range g.Now.Moves {
		sheet = sheet.With(&catalog.Item{Move: m, Position: m.Position})
	}
	return sheet.Session()
}

// firstMoves returns the first moves in the text of a guide that says in steps what to do now.
func firstMoves(c *catalog.Catalog, g *catalog.Guide) catalog.Items {
	return itemsOf(c, firstN(3, g.EmbeddedMoves()))
}

// itemsOf returns moves by their IDs.
func itemsOf(c *catalog.Catalog, ids []string) (items catalog.Items) {
	for _, id := range ids {
		items = append(items, c.Move(id).AsItems()...)
	}
	return items
}

// sessionAt returns a move in a place, to be led through: a sheet of it.
func sessionAt(m *catalog.Move, at *catalog.Position) catalog.Session {
	return handout.Sheet{}.With(&catalog.Item{Move: m, Position: at}).Session()
}

// sessionOf returns the session of a move at a position: at its own that of its page.
func sessionOf(m *catalog.Move, at *catalog.Position) catalog.Session {
	if at == m.Position {
		return m.Session()
	}
	return sessionAt(m, at)
}

// shortPathAt returns the short address of a move, which opens it at a position.
func shortPathAt(m *catalog.Move, at *catalog.Position) string {
	if at == m.Position {
		return m.ShortPath()
	}
	return m.ShortPath() + "#" + at.ID
}

// guideFigure returns the ID of the figure that stands for a guide: the one which it names for this, that of the move
// to do instead of what hurts, the first in its text, the first to do now, or the first among its related documents;
// else of the map of the back.
func guideFigure(c *catalog.Catalog, g *catalog.Guide) string {
	if g.FigureID != "" {
		return g.FigureID
	}
	var items catalog.Items
	for _, swap := range g.Now.Swaps {
		items = append(items, swap.Move.AsItems()...)
	}
	items = append(items, itemsOf(c, g.EmbeddedMoves())...)
	items = append(items, sessionNow(g).Items...)
	for _, d := range g.Related {
		if m := c.Move(d.ID); m != nil && m.Path == d.Path {
			items = append(items, m.AsItems()...)
		}
	}
	if len(items) == 0 {
		return backMap
	}
	return items[0].Move.FigureID(items[0].Position)
}

// guideWithSwaps returns the first guide of a section that says what to skip, nil if none does.
func guideWithSwaps(c *catalog.Catalog, section *catalog.Section) *catalog.Guide {
	for _, g := range inSection(c.Guides, section) {
		if g.Now.Swaps != nil {
			return g
		}
	}
	return nil
}

// sectionStylesheets returns the style sheets of the page of a section in addition to the one of every page.
func sectionStylesheets(c *catalog.Catalog, section *catalog.Section) string {
	if guideWithSwaps(c, section) != nil {
		return "hub guide text"
	}
	return "hub"
}

// reviewedWords says in a line whether a clinician has reviewed a page. Its end says more.
func reviewedWords(d *catalog.Doc) string {
	if d.Reviewed() {
		return "Reviewed by a clinician"
	}
	return "No clinician has reviewed it yet"
}

// signsShown lists the signs in the warning and in the boxes of a guide.
func signsShown(g *catalog.Guide) []*catalog.Sign { return slices.Concat(signsOf(g.Warning), g.Signs) }

// signsOf lists the signs of a warning, none if it is nil.
func signsOf(w *catalog.Warning) []*catalog.Sign {
	if w == nil {
		return nil
	}
	return w.Signs
}
