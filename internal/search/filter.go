package search

import (
	"regexp"
	"slices"
	"strings"

	"unknot/internal/catalog"
	"unknot/internal/search/fulltext"
	"unknot/internal/view"
)

// Conditions returns the conditions with a page that the query names. It returns none if the query is about a sign of
// danger.
func (r *Result) Conditions() []*catalog.Condition {
	if r.Raised() {
		return nil
	}
	return catalog.Titled(r.conditions)
}

// listWords are words of a search for a list of moves that name none of their properties.
const listWords = "stretch exercise move routine pain minute min mins one two three 1 2 3"

// MoveFilter returns the filter of moves that the query names (by region, positions, equipment, tags and the largest
// number of minutes) and the number of moves that match it. Who does not want the floor, or to lie, gets the other
// positions. The number is 0 if the query names none of these, says anything else, is about a sign of danger or a
// child, or if no page answers it.
func (r *Result) MoveFilter(moves *view.List[*catalog.Move]) (view.Filter, int) {
	f := moves.NoFilter()
	if r.Raised() || r.Unanswered || r.about.isChild || len(r.conditions) > 0 {
		return f, 0
	}
	named := []string{listWords} // the names so far: a chair is a position and a piece of equipment
	choose := func(facet, value string) {
		if more := moves.With(f, facet, value); len(moves.Select(more)) > 0 {
			f = more
		}
	}
	denied := r.denied()
	noFloor, noLying := r.index.words.Holds(denied, "floor"), r.index.words.Holds(denied, "lying")
	if noFloor || noLying {
		named = append(named, "Floor", "lying down")
		for _, p := range r.index.catalog.Positions {
			if !(noFloor && p.OnFloor()) && !(noLying && *p.Lying) {
				choose("position", p.ID)
			}
		}
	}
	for _, p := range moves.Properties {
		if !slices.Contains([]string{"region", "position", "equipment", "tag"}, p.Name) {
			continue
		}
		for _, v := range p.Options {
			if !slices.Contains(named, v.Name) && r.index.words.Holds(r.Query, v.Name) && !r.index.words.Holds(denied, v.Name) {
				choose(p.Name, v.ID)
				named = append(named, v.Name)
			}
		}
	}
	if f.Empty() || !r.Query.IsHeldBy(strings.Join(named, " ")) {
		return f, 0
	}
	if m := minutesPattern.FindStringSubmatch(r.Query.Typed); m != nil {
		for _, value := range atMost[strings.ToLower(m[1])] {
			choose("minutes", value)
		}
	}
	return f, len(moves.Select(f))
}

// denied returns the words of the query that are denied, as a query.
func (r *Result) denied() fulltext.Query {
	t := r.Query.Text
	var words []string
	for i, w := range t.Words {
		if t.Denied[i] {
			words = append(words, w)
		}
	}
	return r.index.words.Read(strings.Join(words, " "))
}

// minutesPattern matches one to three minutes, in digits or in words.
var minutesPattern = regexp.MustCompile(`(?i)\b(1|2|3|one|two|three|a)[ -]?(?:min|mins|minute|minutes)\b`)

// atMost holds the values of the facet "minutes" for moves that take no longer than a number of minutes. The values 1
// and 2 are moves of at most 1 or 2 minutes, and 3 is moves of one to three minutes. Values of a facet add up, so 1 and
// 3 together are at most 3 minutes.
var atMost = map[string][]string{
	"1": {"1"}, "one": {"1"}, "a": {"1"}, "2": {"2"}, "two": {"2"}, "3": {"1", "3"}, "three": {"1", "3"},
}

// list returns the entries as a list to filter by kind and by region.
func (r *Result) list() *view.List[*Entry] {
	var options []catalog.Value
	for _, k := range kinds {
		options = append(options, k.Value)
	}
	return &view.List[*Entry]{Path: Path, Items: r.Entries, Properties: []view.Property[*Entry]{
		{Name: "kind", Legend: "Kind", Options: options, ValuesOf: func(e *Entry) []string { return []string{e.Kind} }},
		{Name: "region", Legend: "Where", Options: catalog.Values(r.index.catalog.Regions), ValuesOf: func(e *Entry) []string { return e.regions }},
	}}
}
