package templates

import (
	"fmt"
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

// listScripts returns the scripts of a list with a filter: with choices in its address it can be sent.
func listScripts(f view.Filter) string {
	if f.Empty() {
		return "list.js"
	}
	return "list.js page.js"
}

// chosenValue is a value that a list is filtered by, and the address of the list without it.
type chosenValue struct{ Facet, ID, Name, Without string }

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

// listTitle returns the title of a list, which tells the choices and the number of results of a filtered one: Upper
// back, chair: 14 moves.
func listTitle[T any](l Listing[T], all, count string) string {
	if l.Filter.Empty() {
		return all
	}
	return catalog.Capital(chosenWords(l.List, l.Filter)) + ": " + count
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

// quickFilter adds a choice that many people want to a filter.
type quickFilter struct {
	Facet, ID, Name, Path string
	Count                 int // of the moves that it leads to
}

// quickValues are what many people filter moves by.
var quickValues = []quickFilter{
	{Facet: "position", ID: "chair", Name: "Chair"},
	{Facet: "position", ID: "standing", Name: "Standing"},
	{Facet: "position", ID: "wall", Name: "Wall"},
	{Facet: "position", ID: "bed", Name: "Bed"},
	{Facet: "equipment", ID: "ball", Name: "Ball"},
	{Facet: "minutes", ID: "2", Name: "2 minutes"},
}

// removable lists what was chosen, but for conditions, which the heading names. What many people choose has the same
// short name as before.
func removable(l Listing[*catalog.Move]) []chosenValue {
	out := slices.DeleteFunc(chosenValues(l), func(v chosenValue) bool { return v.Facet == view.FitsKey })
	for i, v := range out {
		if n := slices.IndexFunc(quickValues, func(q quickFilter) bool { return q.Facet == v.Facet && q.ID == v.ID }); n >= 0 {
			out[i].Name = quickValues[n].Name
		}
	}
	return out
}

// longName is the length above which a name takes the room of two, so that all stand in two lines on a phone.
const longName = 14

// quickFilters returns those that are not chosen and would leave moves, beside a choice of the same kind more than now;
// as many as there is room for. Moves sorted for conditions have none, so that their warnings and the first of them are
// on the first screen: there the filter has these choices.
func quickFilters(l Listing[*catalog.Move]) []quickFilter {
	if len(l.Filter.Chosen(view.FitsKey)) > 0 {
		return nil
	}
	var out []quickFilter
	room := len(quickValues)
	for _, v := range removable(l) {
		if room--; len(v.Name) > longName {
			room--
		}
	}
	for _, q := range quickValues {
		to := l.List.With(l.Filter, q.Facet, q.ID)
		if to.Len() == l.Filter.Len() || len(out) >= room {
			continue
		}
		if q.Path, q.Count = to.Link(), len(l.List.Select(to)); q.Count > 0 &&
			!(q.Count == len(l.Results) && len(l.Filter.Chosen(q.Facet)) > 0) {
			out = append(out, q)
		}
	}
	return out
}

// moveFacets returns the facets of the moves. Moves for a sheet suit the conditions of that, which cannot be chosen
// there.
func moveFacets(l Listing[*catalog.Move]) []view.Facet {
	return slices.DeleteFunc(l.List.Facets(l.Filter), func(f view.Facet) bool { return f.Name == view.FitsKey && l.For != nil })
}

// chosenBeside returns the chosen values that a list shows beside its results: moves have them among the quick choices,
// unless they are chosen for a sheet.
func chosenBeside(l Listing[*catalog.Move]) []chosenValue {
	if l.For == nil {
		return nil
	}
	return removable(l)
}

// amount says how many results a list has, and of how many moves if those that do not suit a reader are not counted.
func amount(l Listing[*catalog.Move]) string {
	if len(l.Filter.Chosen(view.FitsKey)) == 0 {
		return countMoves(len(l.Results))
	}
	return fmt.Sprintf("%d of %s", len(l.Results), countMoves(len(l.List.Items)))
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

// guideGroups are the guides of a list: all of them by what hurts, those that a filter leaves by their sections.
func guideGroups(s Site, l Listing[*catalog.Guide]) []catalog.Grouped[*catalog.Guide] {
	if l.Filter.Empty() && len(s.Order.Guides) > 0 && s.Portion.Of == 0 {
		return s.Order.Guides
	}
	var out []catalog.Grouped[*catalog.Guide]
	for _, section := range s.Sections {
		if guides := inSection(catalog.Cut(s.Portion, l.Results), section); len(guides) > 0 {
			out = append(out, catalog.Grouped[*catalog.Guide]{Name: section.Name, Items: guides})
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
