package templates

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"unknot/internal/catalog"
	"unknot/internal/handout"
	"unknot/internal/view"
)

// grouped returns items in groups by their names, those of names first and in that order. It leaves out empty groups.
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

// groupByHeading groups moves under the list headings of their kinds, in the order of kinds.
func groupByHeading(kinds []*catalog.Kind, moves []*catalog.Move) []catalog.Grouped[*catalog.Move] {
	var headings []string
	for _, k := range kinds {
		headings = append(headings, k.ListHeading)
	}
	return grouped(moves, func(m *catalog.Move) string { return m.Kind.ListHeading }, headings...)
}

// useUnless says what a move is for, unless it is chosen for a sheet: that page is heavy already.
func useUnless(sheet *handout.Sheet, m *catalog.Move) string {
	if sheet != nil {
		return ""
	}
	return m.For
}

// regionsUnless names the parts of the back that a move is for, unless a filter says which.
func regionsUnless(f view.Filter, m *catalog.Move) string {
	if len(f.Chosen("region")) > 0 {
		return ""
	}
	return regionNames(m.Regions)
}

// kindPath returns the path of the list of all moves of a kind.
func kindPath(s Site, k *catalog.Kind) string {
	return s.MoveList.Only("kind", k.ID).Link()
}

// regionFilter returns the filter of a list for a region, or for all of them.
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

// moveFacts says in a line how long a move takes, unless its dose is that time, where it is done, unless tabs say so,
// and what it needs.
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

// buildUp says what to know of the dose of a move later on: its rest between sets, what to build up to, and the rule of
// its kind.
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

// notDoneIn lists the places for who does not stand or get to the floor, as far as the move is not done there. An
// address may name them.
func notDoneIn(c *catalog.Catalog, m *catalog.Move) []*catalog.Position {
	return slices.DeleteFunc(slices.Clone(c.Positions), func(p *catalog.Position) bool {
		return m.Offers(p) || p.ID != "chair" && p.ID != "bed"
	})
}

// insteadIn returns the move to do at p instead of m, nil for none: the one that replaces it, or an easier one.
func insteadIn(m *catalog.Move, p *catalog.Position) *catalog.Move {
	if m.Swap != nil && m.Swap.Offers(p) {
		return m.Swap
	}
	if m.Easier != nil && m.Easier.Move != nil && m.Easier.Move.Offers(p) {
		return m.Easier.Move
	}
	return nil
}

// sideWord matches a word for a side. The right of "right angle" is none.
var sideWord = regexp.MustCompile(`(?i)\b(left|right)\b( angles?\b)?`)

// swapSides returns text with left and right exchanged.
func swapSides(text string) string {
	swap := map[string]string{"left": "right", "Left": "Right", "right": "left", "Right": "Left"}
	return sideWord.ReplaceAllStringFunc(text, func(word string) string { return cmp.Or(swap[word], word) })
}

// linkedMoves returns the documents that the page of a move links to as easier, harder or in its place.
func linkedMoves(m *catalog.Move) []*catalog.Doc {
	var out []*catalog.Doc
	for _, o := range []*catalog.Variant{m.Easier, m.Harder} {
		if o != nil && o.Move != nil {
			out = append(out, &o.Move.Doc)
		}
	}
	if m.Swap != nil {
		out = append(out, &m.Swap.Doc)
	}
	return out
}

// notRelated returns the documents that the page of a guide must not suggest as related: those that an editor chose,
// which it links to already, and the moves that it advises against.
func notRelated(g *catalog.Guide) []*catalog.Doc {
	out := slices.Clone(g.Related)
	for _, m := range g.Against {
		out = append(out, &m.Doc)
	}
	return out
}

// firstN returns the first n of list.
func firstN[T any](n int, list []T) []T { return list[:min(n, len(list))] }

// doneWherever reports whether a move can be done in each position of another one.
func doneWherever(move, other *catalog.Move) bool {
	return !slices.ContainsFunc(other.Positions(), func(p *catalog.Position) bool { return !slices.Contains(move.Positions(), p) })
}
