package templates

import (
	"fmt"
	"slices"
	"strings"

	"unknot/internal/catalog"
	"unknot/internal/handout"
	"unknot/internal/site"
	"unknot/internal/view"
)

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
	var words []string
	for _, v := range chosenValues(Listing[T]{List: list, Filter: f}) {
		words = append(words, catalog.Lower(v.Name))
	}
	return strings.Join(words, ", ")
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
