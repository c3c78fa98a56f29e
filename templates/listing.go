package templates

import (
	"slices"
	"strings"

	"github.com/a-h/templ"

	"unknot/internal/catalog"
	"unknot/internal/handout"
	"unknot/internal/view"
)

// Listing is a list with a filter and its results.
type Listing[T any] struct {
	List    *view.List[T]
	Filter  view.Filter
	Results []T
	For     *handout.Sheet // to choose results for, nil for none
}

// link returns the address of the list with another filter, for the same sheet.
func (l Listing[T]) link(f view.Filter) string {
	if l.For == nil {
		return f.Link()
	}
	return l.For.PickerAddress(f.Link())
}

// chosenValue is a value that a list is filtered by, and the address of the list without it.
type chosenValue struct{ Name, Without string }

func chosenValues[T any](l Listing[T]) []chosenValue {
	var out []chosenValue
	for _, facet := range l.List.Facets(l.Filter) {
		for _, c := range facet.Choices {
			if c.Chosen {
				out = append(out, chosenValue{c.Name, l.link(l.Filter.Without(facet.Name, c.ID))})
			}
		}
	}
	return out
}

// chosenWords names the values that a list is filtered by, in one line.
func chosenWords[T any](list *view.List[T], f view.Filter) string {
	var words []string
	for _, v := range chosenValues(Listing[T]{List: list, Filter: f}) {
		words = append(words, catalog.Lower(v.Name))
	}
	return strings.Join(words, ", ")
}

// nearList is a list that is not empty.
type nearList struct {
	Path, Name string
	Count      int
}

// nearest returns the list with the most similar filter that is not empty.
func nearest[T any](l Listing[T]) nearList {
	f, count := l.List.Nearest(l.Filter)
	name := "All of them"
	if !f.Empty() {
		name = catalog.Capital(chosenWords(l.List, f))
	}
	return nearList{l.link(f), name, count}
}

// listTitle returns the title of a list, which tells the choices and the number of results of a filtered one.
func listTitle[T any](l Listing[T], all, noun string) string {
	if l.Filter.Empty() {
		return all
	}
	return resultTitle(l, noun)
}

// resultTitle says what was chosen and how many results there are: Upper back, chair: 14 moves.
func resultTitle[T any](l Listing[T], noun string) string {
	return catalog.Capital(chosenWords(l.List, l.Filter)) + ": " + catalog.Count(len(l.Results), noun)
}

// trailMark marks a filtered list whose pages lead on within it. A list without a filter is no choice of the reader.
func trailMark[T any](l Listing[T]) templ.Attributes {
	if l.Filter.Empty() || l.For != nil {
		return nil
	}
	return templ.Attributes{"data-trail": catalog.Capital(chosenWords(l.List, l.Filter))}
}

// named reports whether one of the facets has a choice with that name.
func named(facets []view.Facet, name string) bool {
	return slices.ContainsFunc(facets, func(f view.Facet) bool {
		return slices.ContainsFunc(f.Choices, func(c view.Choice) bool { return c.Name == name })
	})
}

// quickFilter is a list that many people want.
type quickFilter struct{ Name, Path string }

// quickFilters returns those that the content has.
func quickFilters(list *view.List[*catalog.Stretch]) []quickFilter {
	var out []quickFilter
	for _, q := range []struct{ name, facet, value string }{
		{"Chair", "position", "chair"},
		{"Standing", "position", "standing"},
		{"Wall", "position", "wall"},
		{"Bed", "position", "bed"},
		{"Ball", "equipment", "ball"},
		{"2 minutes", "minutes", "2"},
	} {
		f := list.Only(q.facet, q.value)
		if !f.Empty() {
			out = append(out, quickFilter{q.name, f.Link()})
		}
	}
	return out
}

func inSection(guides []*catalog.Guide, section *catalog.Section) []*catalog.Guide {
	var out []*catalog.Guide
	for _, g := range guides {
		if g.Section == section {
			out = append(out, g)
		}
	}
	return out
}

// listName names a list by its filter: "Moves: upper back, chair".
func listName[T any](what string, list *view.List[T], f view.Filter) string {
	if f.Empty() {
		return "All " + catalog.Lower(what)
	}
	return what + ": " + chosenWords(list, f)
}
