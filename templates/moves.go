package templates

import (
	"cmp"
	"fmt"
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
	headings := catalog.MapEach(kinds, func(k *catalog.Kind) string { return k.ListHeading })
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

// Listing is a list with a filter and the results.
type Listing[T any] struct {
	List    *view.List[T]
	Filter  view.Filter
	Results []T
	For     *handout.Sheet // sheet for which a reader chooses from the results, nil for none
}

// link returns the address of the list with another filter, still for the same sheet.
func (l Listing[T]) link(f view.Filter) string {
	if l.For == nil {
		return f.Link()
	}
	return l.For.PickerAddress(f.Link())
}

// listScripts returns the scripts of a list. A filtered list has one more, because its address can be shared.
func listScripts(f view.Filter) string {
	if f.Empty() {
		return "list.js"
	}
	return "list.js page.js"
}

// chosenValue is a value that is chosen in a filter, and the address of the list without it.
type chosenValue struct{ Facet, ID, Name, Without string }

// chosenValues returns the values that are chosen in the filter of a list.
func chosenValues[T any](l Listing[T]) []chosenValue {
	var out []chosenValue
	for _, facet := range l.List.Facets(l.Filter) {
		for _, c := range facet.Choices {
			if c.Chosen {
				out = append(out, chosenValue{facet.Name, c.ID, c.Name, l.link(l.Filter.Without(facet.Name, c.ID))})
			}
		}
	}
	return out
}

// chosenWords names the chosen values in one line.
func chosenWords[T any](list *view.List[T], f view.Filter) string {
	chosen := chosenValues(Listing[T]{List: list, Filter: f})
	return strings.Join(catalog.MapEach(chosen, func(v chosenValue) string { return catalog.Lower(v.Name) }), ", ")
}

// nearList is a similar list that has results.
type nearList struct {
	Path, Name string
	Count      int
}

// nearest returns the list with the most similar filter that has results.
func nearest[T any](l Listing[T]) nearList {
	f, count := l.List.Nearest(l.Filter)
	name := "All of them"
	if !f.Empty() {
		name = catalog.Capital(chosenWords(l.List, f))
	}
	return nearList{l.link(f), name, count}
}

// listTitle returns the title of a list. A filtered list is named after its choices and the number of results, such as
// "Upper back, chair: 14 moves".
func listTitle[T any](l Listing[T], all, count string) string {
	if l.Filter.Empty() {
		return all
	}
	return catalog.Capital(chosenWords(l.List, l.Filter)) + ": " + count
}

// named reports whether one of the facets has a choice with a name.
func named(facets []view.Facet, name string) bool {
	return slices.ContainsFunc(facets, func(f view.Facet) bool {
		return slices.ContainsFunc(f.Choices, func(c view.Choice) bool { return c.Name == name })
	})
}

// facetOption returns the checkbox of a choice. One that would leave nothing is hidden until readers ask for it.
func facetOption(facet string, c view.Choice) option {
	class := "check"
	if c.Count == 0 {
		class = "check none"
	}
	return option{Class: class, Kind: "checkbox", Name: facet, Value: c.ID, Checked: c.Chosen, Count: fmt.Sprint(c.Count)}
}

// quickFilter adds a value that many people want to a filter.
type quickFilter struct {
	Facet, ID, Name, Path string
	Count                 int // number of moves with it
}

// quickValues are the values by which many people filter moves.
var quickValues = []quickFilter{
	{Facet: "position", ID: "chair", Name: "Chair"},
	{Facet: "position", ID: "standing", Name: "Standing"},
	{Facet: "position", ID: "wall", Name: "Wall"},
	{Facet: "position", ID: "bed", Name: "Bed"},
	{Facet: "equipment", ID: "ball", Name: "Ball"},
	{Facet: "minutes", ID: "2", Name: "2 minutes"},
}

// removable returns the chosen values that a reader can remove. A value in quickValues has the short name that it has
// there.
func removable(l Listing[*catalog.Move]) []chosenValue {
	out := chosenValues(l)
	for i, v := range out {
		if n := slices.IndexFunc(quickValues, func(q quickFilter) bool { return q.Facet == v.Facet && q.ID == v.ID }); n >= 0 {
			out[i].Name = quickValues[n].Name
		}
	}
	return out
}

// longName is the length of the longest name that takes the room of one button. Longer names take the room of two. This
// way all buttons fit on two lines on a phone.
const longName = 14

// quickFilters returns as many of the quickValues as there is room for. It leaves out values that are chosen already,
// that would leave no results, or that would not add results to another choice in their facet.
func quickFilters(l Listing[*catalog.Move]) []quickFilter {
	var out []quickFilter
	room := len(quickValues)
	for _, v := range removable(l) {
		room--
		if len(v.Name) > longName {
			room--
		}
	}
	for _, q := range quickValues {
		to := l.List.With(l.Filter, q.Facet, q.ID)
		isChosen := to.Len() == l.Filter.Len()
		if isChosen || len(out) >= room {
			continue
		}
		q.Path, q.Count = to.Link(), len(l.List.Select(to))
		addsNothing := len(l.Filter.Chosen(q.Facet)) > 0 && q.Count == len(l.Results)
		if q.Count > 0 && !addsNothing {
			out = append(out, q)
		}
	}
	return out
}

// chosenBeside returns the chosen values to show beside the results. The list of moves shows them among the quick
// choices instead, unless a reader is choosing for a sheet.
func chosenBeside(l Listing[*catalog.Move]) []chosenValue {
	if l.For == nil {
		return nil
	}
	return removable(l)
}

// inSection returns the guides in a section.
func inSection(guides []*catalog.Guide, section *catalog.Section) []*catalog.Guide {
	return slices.DeleteFunc(slices.Clone(guides), func(g *catalog.Guide) bool { return g.Section != section })
}

// guideGroups returns the guides on a list in groups: all guides by what hurts, but filtered guides by section.
func guideGroups(s site.Site, l Listing[*catalog.Guide]) []catalog.Grouped[*catalog.Guide] {
	if l.Filter.Empty() && len(s.Order.Guides) > 0 {
		return s.Order.Guides
	}
	var out []catalog.Grouped[*catalog.Guide]
	for _, section := range s.Sections {
		if guides := inSection(l.Results, section); len(guides) > 0 {
			out = append(out, catalog.Grouped[*catalog.Guide]{Name: section.Name, Items: guides})
		}
	}
	return out
}

// listName names a list after its filter, such as "Moves: upper back, chair".
func listName[T any](what string, list *view.List[T], f view.Filter) string {
	if f.Empty() {
		return "All " + catalog.Lower(what)
	}
	return what + ": " + chosenWords(list, f)
}
