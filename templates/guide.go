package templates

import (
	"slices"
	"strings"

	"unknot/internal/catalog"
	"unknot/internal/handout"
	"unknot/internal/site"
)

// sessionNow returns what a guide suggests doing now, as a session for the player: its routine, or a sheet of its
// moves.
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

// maxFirstMoves is how many moves of its text a guide shows above it.
const maxFirstMoves = 3

// firstMoves returns the first moves in the text of a guide. It is for guides that say what to do now in steps.
func firstMoves(c *catalog.Catalog, g *catalog.Guide) catalog.Items {
	return itemsOf(c, firstN(maxFirstMoves, g.EmbeddedMoves()))
}

// itemsOf returns the moves with these IDs as items.
func itemsOf(c *catalog.Catalog, ids []string) (items catalog.Items) {
	for _, id := range ids {
		items = append(items, c.Move(id).AsItems()...)
	}
	return items
}

// sessionAt returns a move in a position as a session for the player: a sheet with only this move.
func sessionAt(m *catalog.Move, at *catalog.Position) catalog.Session {
	return handout.Sheet{}.With(&catalog.Item{Move: m, Position: at}).Session()
}

// sessionOf returns the session for a move in a position. For the move's own position, it is the session of the move's
// page.
func sessionOf(m *catalog.Move, at *catalog.Position) catalog.Session {
	if at == m.Position {
		return m.Session()
	}
	return sessionAt(m, at)
}

// shortPathAt returns the short address of a move that opens its page at a position.
func shortPathAt(m *catalog.Move, at *catalog.Position) string {
	if at == m.Position {
		return m.ShortPath()
	}
	return m.ShortPath() + "#" + at.ID
}

// guideFigure returns the ID of the figure for a guide. If the guide names none, it is the figure of a move: the first
// to do in place of what hurts, or else the first in the text, the first to do now, or the first related one. If the
// guide has no moves at all, it is the map of the back.
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

// alike lists documents like d, at most limit of them, without those in except. A document that needs care has none:
// nobody has chosen them for its readers, and its text may tell them to leave one out.
func alike(s site.Site, d *catalog.Doc, limit int, accept func(*catalog.Doc) bool, except ...*catalog.Doc) []catalog.Relation {
	if d.Care {
		return nil
	}
	return s.Related(d, limit, accept, except...)
}

// notRelated returns the documents that the page of a guide must not suggest: those that an editor has chosen, to which
// it links already, and the moves that it advises against.
func notRelated(g *catalog.Guide) []*catalog.Doc {
	out := slices.Clone(g.Related)
	for _, m := range g.Against {
		out = append(out, &m.Doc)
	}
	return out
}

// guideWithSwaps returns the first guide in a section that says what to skip for now, or nil if there is none.
func guideWithSwaps(c *catalog.Catalog, section *catalog.Section) *catalog.Guide {
	for _, g := range inSection(c.Guides, section) {
		if g.Now.Swaps != nil {
			return g
		}
	}
	return nil
}

// sectionStylesheets returns the style sheets of the page of a section, besides the one that every page has.
func sectionStylesheets(c *catalog.Catalog, section *catalog.Section) string {
	if guideWithSwaps(c, section) != nil {
		return "hub guide text"
	}
	return "hub"
}

// reviewedWords says in a line whether a clinician has reviewed a page. The end of the page says more about it.
func reviewedWords(d *catalog.Doc) string {
	if d.Reviewed() {
		return "Reviewed by a clinician"
	}
	if len(d.Reviews) > 0 {
		return "A clinician reviewed an earlier form of it"
	}
	return "No clinician has reviewed it yet"
}

// signsShown returns the signs in the warning and the boxes of a guide.
func signsShown(g *catalog.Guide) []*catalog.Sign { return slices.Concat(signsOf(g.Warning), g.Signs) }

// signsOf returns the signs in a warning, which may be nil.
func signsOf(w *catalog.Warning) []*catalog.Sign {
	if w == nil {
		return nil
	}
	return w.Signs
}

// contentsEntry is an entry of a table of contents.
type contentsEntry struct{ ID, Text string }

// contents returns the table of contents of a text: its headings of level 2, the list of certainties and the sources.
func contents(d *catalog.Doc) []contentsEntry {
	var out []contentsEntry
	for _, h := range d.Body.Headings {
		if h.Level == 2 {
			out = append(out, contentsEntry{h.ID, h.Text})
		}
	}
	if len(d.Body.Sure) > 0 {
		out = append(out, contentsEntry{"sure", "How sure are we?"})
	}
	if len(d.Notes) > 0 {
		out = append(out, contentsEntry{"sources", "Sources"})
	}
	return out
}

// stepsOf returns the steps that a page describes for each picture of a figure. It returns nil if d is not a page, or
// has no such steps.
func stepsOf(s site.Site, d *catalog.Doc, figureID string) []catalog.PictureSteps {
	if p := s.Page(d.ID); p != nil && &p.Doc == d {
		return p.StepsOf(figureID)
	}
	return nil
}

// textPart is one part of a text, with its heading, as HTML.
type textPart struct{ Heading, Text string }

// partsOf splits the text of a document at its headings of level 2. The first part goes up to the second of these
// headings. The text must not embed anything.
func partsOf(d *catalog.Doc) (first string, parts []textPart) {
	var html strings.Builder
	for _, b := range d.Body.Blocks {
		html.WriteString(b.HTML)
	}
	const heading, end = "<h2", "</h2>"
	pieces := strings.Split(html.String(), heading)
	first = strings.Join(firstN(2, pieces), heading)
	for _, piece := range pieces[min(2, len(pieces)):] {
		title, text, _ := strings.Cut(piece, end)
		parts = append(parts, textPart{heading + title + end, text})
	}
	return first, parts
}
