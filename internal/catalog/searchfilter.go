package catalog

import (
	"regexp"
	"slices"
	"strings"
)

// MoveFilter returns the filter of moves that the query names (a region, positions, equipment, tags, at most so many
// minutes) and its number of results. The number is 0 if the query names nothing, a sign of danger, or a condition that some moves do not suit.
func (a *SearchResult) MoveFilter(c *Catalog) (Filter, int) {
	f := c.StretchList.NoFilter()
	if a.Urgent() || a.UnclearSign || len(a.conditions) > 0 {
		return f, 0
	}
	named := map[string]bool{} // a chair is a position and a piece of equipment
	choose := func(facet, value string) {
		if more := c.StretchList.With(f, facet, value); len(c.StretchList.Select(more)) > 0 {
			f = more
		}
	}
	for _, facet := range c.StretchList.facets {
		if !slices.Contains([]string{"region", "position", "equipment", "tag"}, facet.name) {
			continue
		}
		for _, v := range facet.options {
			if !named[v.Name] && a.index.documents.Holds(a.Query, v.Name) {
				choose(facet.name, v.ID)
				named[v.Name] = true
			}
		}
	}
	if f.Empty() {
		return f, 0
	}
	for _, value := range minutesIn(a.Query.Typed) {
		choose("minutes", value)
	}
	return f, len(c.StretchList.Select(f))
}

var minutes = regexp.MustCompile(`(?i)\b(1|2|3|one|two|three|a)[ -]?(?:min|mins|minute|minutes)\b`)

// minutesIn returns the values of the facet "minutes" for moves that take no longer than typed says.
func minutesIn(typed string) []string {
	m := minutes.FindStringSubmatch(typed)
	switch {
	case m == nil:
		return nil
	case slices.Contains([]string{"1", "one", "a"}, strings.ToLower(m[1])):
		return []string{"1"}
	}
	return []string{"1", "3"}
}

// List returns the entries as a list to filter by kind and by region.
func (a *SearchResult) List(c *Catalog) *FacetedList[*Entry] {
	return &FacetedList[*Entry]{Path: "/search", items: a.Entries, facets: []facet[*Entry]{
		{name: "kind", legend: "Kind", options: entryKinds(), valuesOf: func(e *Entry) []string { return []string{e.Kind} }},
		{name: "region", legend: "Where", options: values(c.Regions), valuesOf: func(e *Entry) []string { return e.regions }},
	}}
}
