package templates

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"unknot/internal/catalog"
	"unknot/internal/handout"
	"unknot/internal/site"
	"unknot/internal/view"
)

// movesTitle is the heading of the list of moves.
const movesTitle = "Stretches and exercises"

// movesHead returns the head of the page that lists moves.
func movesHead(l Listing[*catalog.Move]) Head {
	h := Head{
		Title:       listTitle(l, movesTitle, countMoves(len(l.Results))),
		Description: "Small, gentle moves for a tense back. Choose by upper or lower back, by place, kind, kit and time.",
		Path:        l.Filter.Link(), Menu: "/stretches", Stylesheets: "list columns", Scripts: listScripts(l.Filter), Feed: NewsFeed,
	}
	if l.For != nil {
		h.Description, h.NoPreview = "Choose moves for a sheet.", true
	}
	return h
}

// grouped returns items in groups. name returns the name of an item's group. The groups with the given names come
// first, in that order. Empty groups are left out.
func grouped[T any](items []T, name func(T) string, names ...string) []catalog.Grouped[T] {
	var out []catalog.Grouped[T]
	for _, n := range names {
		out = append(out, catalog.Grouped[T]{Name: n})
	}
	for _, item := range items {
		at := slices.IndexFunc(out, func(g catalog.Grouped[T]) bool { return g.Name == name(item) })
		if at < 0 {
			at, out = len(out), append(out, catalog.Grouped[T]{Name: name(item)})
		}
		out[at].Items = append(out[at].Items, item)
	}
	return slices.DeleteFunc(out, func(g catalog.Grouped[T]) bool { return len(g.Items) == 0 })
}

// groupByHeading groups moves under the headings of their kinds, in the order of kinds.
func groupByHeading(kinds []*catalog.Kind, moves []*catalog.Move) []catalog.Grouped[*catalog.Move] {
	var headings []string
	for _, k := range kinds {
		headings = append(headings, k.ListHeading)
	}
	return grouped(moves, func(m *catalog.Move) string { return m.Kind.ListHeading }, headings...)
}

// purposeOutsideSheet says what a move is for. If a reader is choosing for a sheet it returns "", because that page is
// large already.
func purposeOutsideSheet(sheet *handout.Sheet, m *catalog.Move) string {
	if sheet != nil {
		return ""
	}
	return m.For
}

// regionsIfUnfiltered names the regions that a move is for, or returns "" if the filter already says so.
func regionsIfUnfiltered(f view.Filter, m *catalog.Move) string {
	if len(f.Chosen("region")) > 0 {
		return ""
	}
	return regionNames(m.Regions)
}

// kindPath returns the address of the list of all moves of a kind.
func kindPath(s site.Site, k *catalog.Kind) string {
	return s.MoveList.Only("kind", k.ID).Link()
}

// regionFilter returns the filter of a list for a region.
func regionFilter[T any](list *view.List[T], r *catalog.Region) view.Filter {
	if r.Whole {
		return list.NoFilter()
	}
	return list.Only("region", r.ID)
}

// inRegion returns the items of a list that are for a region.
func inRegion[T any](list *view.List[T], r *catalog.Region) []T {
	return list.Select(regionFilter(list, r))
}

// moveFacts says in a line where a move is done and what it needs. It leaves out the position if there are tabs for it,
// and adds the time unless the dose itself is a time.
func moveFacts(m *catalog.Move) string {
	facts := equipmentWords(m.Equipment)
	if len(m.Also) == 0 {
		facts = m.Position.Label + ", " + facts
	}
	if total := m.Dose.Seconds().Text(); total != m.Dose.Text() {
		facts = total + ", " + catalog.Lower(facts)
	}
	return catalog.Capital(facts) + "."
}

// buildUp says what to know about the dose of a move later on: the rest between sets, what to build up to, and what
// holds for all moves of its kind.
func buildUp(m *catalog.Move) string {
	var lines []string
	if m.Dose.Sets > 1 && m.Dose.Rest > 0 {
		lines = append(lines, "Rest "+m.Dose.Rest.Text()+" between sets.")
	}
	if m.Aim != (catalog.Dose{}) {
		lines = append(lines, "Build up to: "+catalog.Lower(m.Aim.Text())+".")
	}
	if m.Kind.Note != "" {
		lines = append(lines, m.Kind.Note)
	}
	return strings.Join(lines, " ")
}

// notDoneIn returns those of the positions chair and bed in which a move cannot be done. They matter most to people who
// cannot stand or get down to the floor, so links may ask for them.
func notDoneIn(c *catalog.Catalog, m *catalog.Move) []*catalog.Position {
	return slices.DeleteFunc(slices.Clone(c.Positions), func(p *catalog.Position) bool {
		isChairOrBed := p.ID == "chair" || p.ID == "bed"
		return !isChairOrBed || m.Offers(p)
	})
}

// insteadIn returns the move to do in position p in place of m, or nil if there is none. It is the move that replaces
// m, or else an easier one.
func insteadIn(m *catalog.Move, p *catalog.Position) *catalog.Move {
	if m.Swap != nil && m.Swap.Offers(p) {
		return m.Swap
	}
	if m.Easier != nil && m.Easier.Move != nil && m.Easier.Move.Offers(p) {
		return m.Easier.Move
	}
	return nil
}

// sideWord matches left and right. It also matches "right angle", so that swapSides can leave that alone.
var sideWord = regexp.MustCompile(`(?i)\b(left|right)\b( angles?\b)?`)

// swapSides returns text with left and right exchanged.
func swapSides(text string) string {
	swap := map[string]string{"left": "right", "Left": "Right", "right": "left", "Right": "Left"}
	return sideWord.ReplaceAllStringFunc(text, func(word string) string { return cmp.Or(swap[word], word) })
}

// doneIn returns the moves that can be done in a position.
func doneIn(moves []*catalog.Move, at *catalog.Position) []*catalog.Move {
	return slices.DeleteFunc(slices.Clone(moves), func(m *catalog.Move) bool { return !m.Offers(at) })
}

// linkedMoves returns the documents to which the page of a move links: an easier and a harder move, and the one that
// replaces it.
func linkedMoves(m *catalog.Move) []*catalog.Doc {
	var out []*catalog.Doc
	for _, variant := range []*catalog.Variant{m.Easier, m.Harder} {
		if variant != nil && variant.Move != nil {
			out = append(out, &variant.Move.Doc)
		}
	}
	if m.Swap != nil {
		out = append(out, &m.Swap.Doc)
	}
	return out
}

// firstN returns the first n elements of list, or all if there are fewer.
func firstN[T any](n int, list []T) []T { return list[:min(n, len(list))] }

// doneWherever reports whether a move can be done in every position in which another move can be done.
func doneWherever(move, other *catalog.Move) bool {
	return !slices.ContainsFunc(other.Positions(), func(p *catalog.Position) bool { return !move.Offers(p) })
}
