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
	"unknot/internal/words"
)

// movesTitle is the heading of the list of moves.
const movesTitle = "Stretches and exercises"

// movesHeading names the list of moves after what is chosen, such as "Upper back, in a chair".
func movesHeading(s site.Site, l Listing[*catalog.Move]) string {
	var out []string
	for _, v := range chosenValues(l) {
		name := catalog.Lower(v.Name)
		switch v.Facet {
		case "position":
			name = catalog.Lower(s.Positions[slices.Index(catalog.IDs(s.Positions), v.ID)].Label)
		case "kind":
			name = catalog.Lower(s.Kinds[slices.Index(catalog.IDs(s.Kinds), v.ID)].ListHeading)
		}
		out = catalog.AppendNew(out, name)
	}
	return cmp.Or(catalog.Capital(strings.Join(out, ", ")), movesTitle)
}

// movesHead returns the head of the page that lists moves.
func movesHead(l Listing[*catalog.Move]) Head {
	h := Head{
		Title:       listTitle(l, movesTitle, countMoves(len(l.Results))),
		Description: "Small, gentle moves for a tense back. Choose by upper or lower back, by place, kind, kit and time.",
		Path:        l.Filter.Link(), Menu: "/stretches", Stylesheets: "list check figures", Scripts: "page.js list.js " + openPlayerScript, Feed: NewsFeed,
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

// shelfLength is how many moves of a kind the list shows before anything is chosen: a row on wide screens.
const shelfLength = 4

// shelf returns the moves of a group to show in the list f. If nothing is chosen, these are some of different places,
// and all leads to the rest.
func shelf(s site.Site, g catalog.Grouped[*catalog.Move], f view.Filter, sheet *handout.Sheet) (shown []*catalog.Move, all Crumb) {
	if !f.Empty() || len(g.Items) <= shelfLength {
		return g.Items, Crumb{}
	}
	var others []*catalog.Move
	for _, m := range g.Items {
		f = s.MoveList.With(f, "kind", m.KindID)
		if slices.ContainsFunc(shown, func(v *catalog.Move) bool { return v.Position == m.Position }) {
			others = append(others, m)
		} else {
			shown = append(shown, m)
		}
	}
	l := Listing[*catalog.Move]{For: sheet}
	return firstN(shelfLength, append(shown, others...)), Crumb{l.link(f), fmt.Sprint("All ", len(g.Items))}
}

// someOfEach returns some moves of each kind, of different places.
func someOfEach(s site.Site, moves []*catalog.Move) (some []*catalog.Move) {
	for _, g := range groupByHeading(s.Kinds, moves) {
		shown, _ := shelf(s, g, s.MoveList.NoFilter(), nil)
		some = append(some, shown...)
	}
	return some
}

// aboutMove says in a list what a move is for and where one does it. If the filter says where, or a reader is choosing
// for a sheet, it says only one of them.
func aboutMove(m *catalog.Move, at *catalog.Position, f view.Filter, sheet *handout.Sheet) string {
	switch {
	case sheet != nil:
		return at.Label
	case len(f.Chosen("position")) == 1:
		return m.For
	}
	return m.For + ", " + catalog.Lower(at.Label)
}

// doseAndKit is the dose of a move, with what it needs that not every household has.
func doseAndKit(m *catalog.Move) string {
	out := m.Dose.Text()
	for _, e := range m.Equipment {
		if !e.Household {
			out += ", " + e.Lower()
		}
	}
	return out
}

// reviewedOf says how many of some pages clinicians have reviewed.
func reviewedOf[T catalog.Document](docs []T) string {
	n := 0
	for _, d := range docs {
		if d.Base().Reviewed() {
			n++
		}
	}
	switch {
	case n > 0:
		return "A clinician has reviewed " + fmt.Sprint(n) + " of them."
	case len(docs) == 1:
		return "No clinician has reviewed it yet."
	}
	return "No clinician has reviewed them yet."
}

// startLength is how many moves of a filtered list one can start at once, and startTime how long each may take.
const startLength, startTime = 5, 120 * catalog.Seconds(1)

// startSet returns some moves of a filtered list as a sheet: from all parts of the list, with nothing that takes long,
// and with what not every household has only if the filter names it. Those on the floor come last, so that there is one
// trip to it. It has none if nothing is chosen, or for a reader who chooses for a sheet.
func startSet(l Listing[*catalog.Move]) handout.Sheet {
	if l.Filter.Empty() || l.For != nil {
		return handout.Sheet{}
	}
	ready := slices.DeleteFunc(slices.Clone(l.Results), func(m *catalog.Move) bool {
		isRare := func(e *catalog.Equipment) bool { return !e.Household }
		return m.Dose.Seconds() > startTime || len(l.Filter.Chosen("equipment")) == 0 && slices.ContainsFunc(m.Equipment, isRare)
	})
	if len(ready) == 0 {
		ready = l.Results
	}
	var some []*catalog.Move
	n := min(startLength, len(ready))
	for i := range n {
		some = append(some, ready[i*len(ready)/n])
	}
	out := sheetOf(some, l.Filter)
	slices.SortStableFunc(out.Items, func(a, b *catalog.Item) int { return catalog.Items{a}.FloorTrips() - catalog.Items{b}.FloorTrips() })
	return out
}

// startSome are the words of the button that starts some moves of a list.
func startSome(items catalog.Items) string {
	return fmt.Sprintf("Start %s, %d min", cmp.Or(map[int]string{1: "this move"}[len(items)], fmt.Sprint("these ", len(items))), items.AllowMinutes())
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

// moveFacts says in a line where a move is done and what it needs. It leaves out the position if there are tabs for it.
func moveFacts(m *catalog.Move) string {
	facts := equipmentWords(m.Equipment)
	if len(m.Also) == 0 {
		facts = m.Position.Label + ", " + facts
	}
	return catalog.Capital(facts) + "."
}

// shortTime writes a time for a button: 1 min 12 s.
func shortTime(seconds catalog.Seconds) string {
	return strings.NewReplacer(" seconds", " s", " second", " s", " minutes", " min", " minute", " min").Replace(seconds.Text())
}

// leftOut lists who leaves a move out in every position.
func leftOut(m *catalog.Move, advice map[string][]string) []string {
	return slices.DeleteFunc(slices.Insert(slices.Clone(advice[catalog.DoLeaveOut]), 0, m.LeaveOut), func(line string) bool { return line == "" })
}

// notFolded returns the sentences of texts that stand in a fold and must stand outside it as well: those that name a
// sign to call about, or tell someone to leave a move out.
func notFolded(texts ...string) []string {
	return slices.DeleteFunc(words.Sentences(strings.Join(texts, " ")), func(s string) bool { return !mustStandOpen.MatchString(s) })
}

// guidesInView is how many guides of a group the list of guides shows before one opens the rest.
const guidesInView = 4

// mustStandOpen finds what no fold may hide: numbers to call, signs, and who leaves a move out.
var mustStandOpen = regexp.MustCompile(`(?i)\{(emergency|advice)\}|\b(leave (it|this|the) (\w+ )?|stay )out\b|\bnot with\b|\bstop if\b`)

// askReason says in at most six words why some people should ask first before moves of these classes, "" if nobody
// should.
func askReason(classes []*catalog.Class) string {
	var reasons []string
	for _, c := range classes {
		more := append(reasons, c.Brief())
		if len(catalog.PeopleConcerned(c.Cautions)) > 0 && len(strings.Fields(strings.Join(more, " "))) <= 6 {
			reasons = more
		}
	}
	return strings.Join(reasons, ", ")
}

// way is a move to do in place of another, and what it is: easier, harder, or instead.
type way struct {
	Name string
	Move *catalog.Move
}

// waysOf returns the moves to do in place of m.
func waysOf(m *catalog.Move) []way {
	var out []way
	if m.Easier != nil && m.Easier.Move != nil {
		out = append(out, way{"Easier", m.Easier.Move})
	}
	if m.Harder != nil && m.Harder.Move != nil {
		out = append(out, way{"Harder", m.Harder.Move})
	}
	if m.Swap != nil && !slices.ContainsFunc(out, func(w way) bool { return w.Move == m.Swap }) {
		out = append(out, way{"Instead", m.Swap})
	}
	return out
}

// whereElse says where a move is done, unless that is wherever m is done.
func whereElse(move, m *catalog.Move) string {
	if doneWherever(move, m) {
		return ""
	}
	return catalog.Lower(move.Position.Label)
}

// musclesInShort names the muscle of a move, or says how many there are, in the room that a row has.
func musclesInShort(m *catalog.Move) string {
	if name := catalog.Lower(m.Muscles[0].Name); len(m.Muscles) == 1 {
		return name
	}
	return catalog.Count(len(m.Muscles), "muscle")
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

// doneIn returns the moves that can be done in a position.
func doneIn(moves []*catalog.Move, at *catalog.Position) []*catalog.Move {
	return slices.DeleteFunc(slices.Clone(moves), func(m *catalog.Move) bool { return !m.Offers(at) })
}

// linkedMoves returns the documents to which the page of a move links: an easier and a harder move, and the one that
// replaces it.
func linkedMoves(m *catalog.Move) []*catalog.Doc {
	return catalog.MapEach(waysOf(m), func(w way) *catalog.Doc { return &w.Move.Doc })
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

// chosenIn names what is chosen in a facet.
func chosenIn(f view.Facet) string {
	var out []string
	for _, c := range f.Choices {
		if c.Chosen {
			out = append(out, c.Name)
		}
	}
	return cmp.Or(strings.Join(out, ", "), "any")
}

// usualTags is how many tags a filter offers: search finds the others.
const usualTags = 8

// usual returns the choices of a facet to offer: of tags those with the most items, and what is chosen.
func usual[T any](l *view.List[T], f view.Facet) []view.Choice {
	if f.Name != "tag" {
		return f.Choices
	}
	tags, items := slices.Clone(f.Choices), map[string]int{}
	for _, tag := range tags {
		items[tag.ID] = len(l.Select(l.Only(f.Name, tag.ID)))
	}
	slices.SortStableFunc(tags, func(a, b view.Choice) int { return cmp.Compare(items[b.ID], items[a.ID]) })
	most := catalog.IDs(firstN(usualTags, tags))
	return slices.DeleteFunc(slices.Clone(f.Choices), func(c view.Choice) bool { return !c.Chosen && !slices.Contains(most, c.ID) })
}

// quickFilter adds a value that many people want to a filter.
type quickFilter struct{ Facet, ID, Name, Path string }

// quickValues are the values by which many people filter moves.
var quickValues = []quickFilter{
	{Facet: "region", ID: "upper-back", Name: "Upper back"},
	{Facet: "region", ID: "lower-back", Name: "Lower back"},
	{Facet: "position", ID: "chair", Name: "Chair"},
	{Facet: "position", ID: "standing", Name: "Standing"},
	{Facet: "position", ID: "wall", Name: "Wall"},
	{Facet: "position", ID: "bed", Name: "Bed"},
	{Facet: "position", ID: "floor", Name: "Floor"},
	{Facet: "equipment", ID: "ball", Name: "Ball"},
	{Facet: "minutes", ID: "2", Name: "2 min"},
}

// quickFilters returns the quickValues that are not chosen and lead to other moves than now. While a reader is choosing
// for a sheet there are none.
func quickFilters(l Listing[*catalog.Move]) []quickFilter {
	if l.For != nil {
		return nil
	}
	return leading(l, quickValues)
}

// sectionFilters returns the sections by which one can filter guides.
func sectionFilters(l Listing[*catalog.Guide]) []quickFilter {
	var out []quickFilter
	for _, c := range choicesOf(l, "section") {
		out = append(out, quickFilter{Facet: "section", ID: c.ID, Name: c.Name})
	}
	return leading(l, out)
}

// leading returns those of some values that lead from a list to another that is not empty, with their addresses.
func leading[T any](l Listing[T], quick []quickFilter) []quickFilter {
	var out []quickFilter
	for _, q := range quick {
		to := l.List.With(l.Filter, q.Facet, q.ID)
		q.Path = to.Link()
		if n := len(l.List.Select(to)); n > 0 && n != len(l.Results) {
			out = append(out, q)
		}
	}
	return out
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
	sections := catalog.MapEach(s.Sections, func(v *catalog.Section) string { return v.Name })
	return grouped(l.Results, func(g *catalog.Guide) string { return g.Section.Name }, sections...)
}
