// Package view reads from a query what a reader has chosen on a page. There are filters with their facets ([List]), and
// the forms of package form: at /start ([Start]), of the breathing pacer ([Breathing]), and above the table of
// treatments ([Treatments]).
package view

import (
	"math"
	"net/url"
	"slices"
	"strings"

	"unknot/internal/catalog"
	"unknot/internal/form"
)

// Lists holds the lists that readers can filter.
type Lists struct {
	MoveList  *List[*catalog.Move]
	GuideList *List[*catalog.Guide]
	ClaimList *List[*catalog.Claim]
}

// NewLists returns the lists of content. As long as filters are only parsed, c may lack the items.
func NewLists(c *catalog.Content) Lists {
	regions, tags := catalog.Values(c.Regions), catalog.Values(c.Tags)
	var verdicts []catalog.Value
	for _, v := range catalog.Verdicts() {
		verdicts = append(verdicts, v.Value)
	}
	return Lists{
		&List[*catalog.Move]{Path: "/stretches", Items: c.Moves, Properties: []Property[*catalog.Move]{
			{Name: "region", Legend: "Where", Options: regions, ValuesOf: func(m *catalog.Move) []string { return m.RegionIDs }},
			{Name: "position", Legend: "Position", Options: catalog.Values(c.Positions),
				ValuesOf: func(m *catalog.Move) []string { return catalog.IDs(m.Positions()) }},
			{Name: "kind", Legend: "Kind", Options: catalog.Values(c.Kinds),
				ValuesOf: func(m *catalog.Move) []string { return []string{m.KindID} }},
			{Name: "equipment", Legend: "Equipment",
				Options: append([]catalog.Value{{ID: "none", Name: "Nothing"}}, catalog.Values(c.Equipment)...), ValuesOf: equipmentOrNone},
			{Name: "minutes", Legend: "Time", Options: lengths, ValuesOf: func(m *catalog.Move) []string { return lengthsOf(m.Dose.Seconds()) }},
			{Name: "tag", Legend: "Good for", Options: tags, ValuesOf: func(m *catalog.Move) []string { return m.TagIDs }, MatchAll: true},
		}},
		&List[*catalog.Guide]{Path: "/guides", Items: c.Guides, Properties: []Property[*catalog.Guide]{
			{Name: "region", Legend: "Where", Options: regions, ValuesOf: func(g *catalog.Guide) []string { return g.RegionIDs }},
			{Name: "section", Legend: "Section", Options: catalog.Values(c.Sections),
				ValuesOf: func(g *catalog.Guide) []string { return []string{g.Section.ID} }},
			{Name: "tag", Legend: "About", Options: tags, ValuesOf: func(g *catalog.Guide) []string { return g.TagIDs }, MatchAll: true},
		}},
		&List[*catalog.Claim]{Path: "/evidence", Items: c.Claims, Properties: []Property[*catalog.Claim]{
			{Name: "verdict", Legend: "Verdict", Options: verdicts, ValuesOf: func(c *catalog.Claim) []string { return []string{c.Verdict} }},
			{Name: "region", Legend: "Part of the back", Options: regions, ValuesOf: func(c *catalog.Claim) []string { return catalog.IDs(c.Regions) }},
		}},
	}
}

// lengths are the choices of how long a move takes.
var lengths = []catalog.Value{
	{ID: "1", Name: "1 minute or less"}, {ID: "2", Name: "2 minutes or less"}, {ID: "3", Name: "1 to 3 minutes"}, {ID: "10", Name: "Longer"},
}

// lengthsOf returns the IDs of the lengths that match a move of s seconds. They overlap: a move of one minute also
// takes "2 minutes or less".
func lengthsOf(s catalog.Seconds) []string {
	switch {
	case s <= 60:
		return []string{"1", "2"}
	case s <= 120:
		return []string{"3", "2"}
	case s <= 180:
		return []string{"3"}
	}
	return []string{"10"}
}

// equipmentOrNone returns the IDs of what a move needs, or "none" if it needs nothing.
func equipmentOrNone(m *catalog.Move) []string {
	if len(m.EquipmentIDs) == 0 {
		return []string{"none"}
	}
	return m.EquipmentIDs
}

// List is a list that readers can filter. An item matches a filter if it has, in each facet with choices, at least one
// of the choices. In a facet with MatchAll, it must have all of them.
type List[T any] struct {
	Path       string // path of the page that shows the list
	Items      []T
	Properties []Property[T]
}

// Property is one property by which items can be filtered.
type Property[T any] struct {
	Name, Legend string
	Options      []catalog.Value
	ValuesOf     func(T) []string // returns the IDs of the options that an item has
	MatchAll     bool
}

// Facet is a group of choices beside a list.
type Facet struct {
	Name, Legend string
	Choices      []Choice
}

// Choice is an option of a facet.
type Choice struct {
	catalog.Value
	Chosen bool
}

// UnknownValue is the error for a value that a list does not offer.
type UnknownValue struct {
	*form.Unknown
	Rest Filter // the filter without the unknown value
}

// Filter holds the choices of a reader, with facets in the order of the list and values in the order of the facet. The
// zero value belongs to no list, and has no choices.
type Filter struct {
	path   string // path of the list
	names  []string
	chosen [][]string
}

// Parse parses a filter. It ignores parameters that are not facets, empty values, and values that are repeated. So a
// query is canonical only if it equals the [Filter.Query] of the result. The error is a *UnknownValue; then the filter
// has the other values.
func (l *List[T]) Parse(q url.Values) (Filter, error) {
	f := l.NoFilter()
	var unknown *form.Unknown
	for i, p := range l.Properties {
		given := q[p.Name]
		for _, v := range p.Options {
			if slices.Contains(given, v.ID) {
				f.chosen[i] = append(f.chosen[i], v.ID)
			}
		}
		field := form.Field{Name: p.Name, Legend: p.Legend, Options: p.Options}
		for _, id := range given {
			if unknown == nil {
				unknown = field.Unknown(id)
			}
		}
	}
	if unknown != nil {
		return f, &UnknownValue{unknown, f}
	}
	return f, nil
}

// NoFilter returns the filter without choices.
func (l *List[T]) NoFilter() Filter {
	f := Filter{path: l.Path, names: make([]string, len(l.Properties)), chosen: make([][]string, len(l.Properties))}
	for i, p := range l.Properties {
		f.names[i] = p.Name
	}
	return f
}

// Query returns the canonical query of the filter, or "" if nothing is chosen.
func (f Filter) Query() string {
	var parts []string
	for i, name := range f.names {
		for _, v := range f.chosen[i] {
			parts = append(parts, name+"="+url.QueryEscape(v))
		}
	}
	return strings.Join(parts, "&")
}

// Link returns the address of the list, filtered by f.
func (f Filter) Link() string { return catalog.WithQuery(f.path, f.Query()) }

// chosenIn returns the choices in the facet with an index.
func (f Filter) chosenIn(facet int) []string {
	if facet < len(f.chosen) {
		return f.chosen[facet]
	}
	return nil
}

// Empty reports whether nothing is chosen.
func (f Filter) Empty() bool { return f.Len() == 0 }

// Len returns the number of choices.
func (f Filter) Len() int {
	n := 0
	for _, values := range f.chosen {
		n += len(values)
	}
	return n
}

// Chosen returns the choices in the facet with a name.
func (f Filter) Chosen(name string) []string {
	if i := slices.Index(f.names, name); i >= 0 {
		return f.chosen[i]
	}
	return nil
}

// Without returns the filter without one value in a facet.
func (f Filter) Without(name, value string) Filter {
	out := Filter{f.path, f.names, slices.Clone(f.chosen)}
	if i := slices.Index(f.names, name); i >= 0 {
		out.chosen[i] = slices.DeleteFunc(slices.Clone(f.chosen[i]), func(v string) bool { return v == value })
	}
	return out
}

// With returns the filter with more values in a facet.
func (l *List[T]) With(f Filter, name string, values ...string) Filter {
	out := l.NoFilter()
	for i, p := range l.Properties {
		if p.Name != name {
			out.chosen[i] = f.chosenIn(i)
			continue
		}
		for _, v := range p.Options {
			if slices.Contains(values, v.ID) || slices.Contains(f.chosenIn(i), v.ID) {
				out.chosen[i] = append(out.chosen[i], v.ID)
			}
		}
	}
	return out
}

// Only returns a filter with choices in only one facet.
func (l *List[T]) Only(name string, values ...string) Filter {
	return l.With(l.NoFilter(), name, values...)
}

// matches reports whether an item with these values matches the choices in the facet.
func (p Property[T]) matches(values, chosen []string) bool {
	if p.MatchAll {
		return !slices.ContainsFunc(chosen, func(v string) bool { return !slices.Contains(values, v) })
	}
	return len(chosen) == 0 || slices.ContainsFunc(chosen, func(v string) bool { return slices.Contains(values, v) })
}

// Select returns the items that match f, in the order of the list.
func (l *List[T]) Select(f Filter) []T {
	var out []T
	for _, item := range l.Items {
		if l.selects(item, f) {
			out = append(out, item)
		}
	}
	return out
}

// selects reports whether item matches all choices.
func (l *List[T]) selects(item T, f Filter) bool {
	for i, p := range l.Properties {
		if !p.matches(p.ValuesOf(item), f.chosenIn(i)) {
			return false
		}
	}
	return true
}

// Facets returns all facets with their choices.
func (l *List[T]) Facets(f Filter) (out []Facet) {
	for i, p := range l.Properties {
		facet := Facet{Name: p.Name, Legend: p.Legend}
		for _, v := range p.Options {
			facet.Choices = append(facet.Choices, Choice{v, slices.Contains(f.chosenIn(i), v.ID)})
		}
		out = append(out, facet)
	}
	return out
}

// Nearest returns a filter that has results, and how many. If f has results, it is f itself. Otherwise it is the filter
// that removes the fewest choices from f, and among several of those the one with the most results. Removing all
// choices in a facet counts as one removal, but in a facet with MatchAll each choice counts.
func (l *List[T]) Nearest(f Filter) (Filter, int) {
	best, minRemoved, maxCount := l.NoFilter(), math.MaxInt, 0
	counts := map[string]int{} // results of each filter with minRemoved removals, by its query
	for _, item := range l.Items {
		near, removed := l.loosen(f, item)
		if removed > minRemoved {
			continue
		}
		if removed < minRemoved {
			minRemoved, maxCount = removed, 0
			clear(counts)
		}
		q := near.Query()
		counts[q]++
		if counts[q] > maxCount {
			best, maxCount = near, counts[q]
		}
	}
	return best, len(l.Select(best)) // items that were not counted may match the filter too
}

// loosen returns f without the choices that item does not match, and how many removals that took.
func (l *List[T]) loosen(f Filter, item T) (near Filter, removed int) {
	near = l.NoFilter()
	for i, p := range l.Properties {
		values, chosen := p.ValuesOf(item), f.chosenIn(i)
		switch {
		case p.MatchAll:
			for _, v := range chosen {
				if slices.Contains(values, v) {
					near.chosen[i] = append(near.chosen[i], v)
				} else {
					removed++
				}
			}
		case p.matches(values, chosen):
			near.chosen[i] = chosen
		default:
			removed++
		}
	}
	return near, removed
}
