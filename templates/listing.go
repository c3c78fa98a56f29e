package templates

import (
	"strings"

	"unknot/internal/catalog"
	"unknot/internal/handout"
)

// Listing is a list with a filter and its results.
type Listing[T any] struct {
	List    *catalog.FacetedList[T]
	Filter  catalog.Filter
	Results []T
	For     *handout.Sheet // to choose results for, nil for none
}

// link returns the address of the list with another filter, for the same sheet.
func (l Listing[T]) link(f catalog.Filter) string {
	if l.For == nil {
		return l.List.Link(f)
	}
	return PickerAddress(l.List.Link(f), *l.For)
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
func chosenWords[T any](list *catalog.FacetedList[T], f catalog.Filter) string {
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

func inSection(guides []*catalog.Guide, section *catalog.Section) []*catalog.Guide {
	var out []*catalog.Guide
	for _, g := range guides {
		if g.Section == section {
			out = append(out, g)
		}
	}
	return out
}
