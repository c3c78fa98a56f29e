package catalog

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
)

// FacetedList is a list that readers can filter. An item matches a filter if it has, in each facet with choices, one of
// the choices, or all of them if the facet has matchAll.
type FacetedList[T any] struct {
	Path   string // of the page that shows the list
	items  []T
	facets []facet[T]
}

// facet is one property to filter by.
type facet[T any] struct {
	name, legend string
	options      []Value
	valuesOf     func(T) []string // IDs of the options that an item has
	matchAll     bool
}

// Value is an option of a facet, or a word of a vocabulary.
type Value struct{ ID, Name string }

// Facet is one group of choices beside a list.
type Facet struct {
	Name, Legend string
	Choices      []Choice
}

// Choice is an option of a facet. Count is the number of results if it were the only choice of its facet, with the
// choices of all other facets; in a facet with matchAll, if it were added to those already chosen.
type Choice struct {
	Value
	Count  int
	Chosen bool
}

// Filter holds the choices of a reader, with facets in the order of the list and values in the order of the facet.
// The zero value chooses nothing.
type Filter struct {
	names  []string
	chosen [][]string
}

// UnknownValue is the error for a value that its facet does not have.
type UnknownValue struct {
	Facet, Legend, Value string
	Near                 string // the most similar option, "" if none is similar
	Rest                 Filter // the filter without the value
}

func (e *UnknownValue) Error() string {
	return fmt.Sprintf("%s has no value %q", e.Facet, e.Value)
}

// Parse reads a filter from a query. It ignores parameters that are no facet, empty values and repeats: a query
// is canonical only if it equals [Filter.Query] of the result. The error is *UnknownValue; the filter is then
// the valid rest.
func (l *FacetedList[T]) Parse(q url.Values) (Filter, error) {
	f := l.NoFilter()
	var unknown *UnknownValue
	for i, fc := range l.facets {
		given := q[fc.name]
		for _, v := range fc.options {
			if slices.Contains(given, v.ID) {
				f.chosen[i] = append(f.chosen[i], v.ID)
			}
		}
		for _, id := range given {
			if id != "" && unknown == nil && !slices.ContainsFunc(fc.options, func(v Value) bool { return v.ID == id }) {
				unknown = &UnknownValue{Facet: fc.name, Legend: fc.legend, Value: id, Near: Nearest(id, ids(fc.options))}
			}
		}
	}
	if unknown != nil {
		unknown.Rest = f
		return f, unknown
	}
	return f, nil
}

func ids(values []Value) []string {
	out := make([]string, len(values))
	for i, v := range values {
		out[i] = v.ID
	}
	return out
}

// NoFilter returns the filter that chooses nothing.
func (l *FacetedList[T]) NoFilter() Filter {
	f := Filter{names: make([]string, len(l.facets)), chosen: make([][]string, len(l.facets))}
	for i, fc := range l.facets {
		f.names[i] = fc.name
	}
	return f
}

// Query returns the canonical query of the filter, "" if nothing is chosen.
func (f Filter) Query() string {
	var parts []string
	for i, name := range f.names {
		for _, v := range f.chosen[i] {
			parts = append(parts, url.QueryEscape(name)+"="+url.QueryEscape(v))
		}
	}
	return strings.Join(parts, "&")
}

// chosenIn lists the choices of the facet with that index.
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

// Chosen lists the choices of the facet with that name.
func (f Filter) Chosen(name string) []string {
	if i := slices.Index(f.names, name); i >= 0 {
		return f.chosen[i]
	}
	return nil
}

// Without returns the filter without one value of a facet.
func (f Filter) Without(name, value string) Filter {
	out := Filter{f.names, slices.Clone(f.chosen)}
	if i := slices.Index(f.names, name); i >= 0 {
		out.chosen[i] = slices.DeleteFunc(slices.Clone(f.chosen[i]), func(v string) bool { return v == value })
	}
	return out
}

// With returns the filter with one more value of a facet.
func (l *FacetedList[T]) With(f Filter, name, value string) Filter {
	out := l.NoFilter()
	for i, fc := range l.facets {
		if fc.name != name {
			out.chosen[i] = f.chosenIn(i)
			continue
		}
		for _, v := range fc.options {
			if v.ID == value || slices.Contains(f.chosenIn(i), v.ID) {
				out.chosen[i] = append(out.chosen[i], v.ID)
			}
		}
	}
	return out
}

// Link returns the address of the list filtered by f.
func (l *FacetedList[T]) Link(f Filter) string {
	return WithQuery(l.Path, f.Query())
}

// matches reports whether an item with these values meets the choices of the facet.
func (fc facet[T]) matches(values, chosen []string) bool {
	if len(chosen) == 0 {
		return true
	}
	for _, v := range chosen {
		if slices.Contains(values, v) != fc.matchAll {
			return !fc.matchAll
		}
	}
	return fc.matchAll
}

// Select lists the items that match f, in the order of the list.
func (l *FacetedList[T]) Select(f Filter) []T {
	var out []T
	for _, item := range l.items {
		if l.failed(item, f) == 0 {
			out = append(out, item)
		}
	}
	return out
}

// failed returns the facets whose choices item does not match, as a bit set.
func (l *FacetedList[T]) failed(item T, f Filter) uint {
	var set uint
	for i, fc := range l.facets {
		if !fc.matches(fc.valuesOf(item), f.chosenIn(i)) {
			set |= 1 << i
		}
	}
	return set
}

// Facets lists all facets with the number of results that each choice would leave.
func (l *FacetedList[T]) Facets(f Filter) []Facet {
	counts := make([]map[string]int, len(l.facets))
	for i := range counts {
		counts[i] = map[string]int{}
	}
	for _, item := range l.items {
		failed := l.failed(item, f)
		for i, fc := range l.facets {
			if failed&^(1<<i) != 0 || fc.matchAll && failed != 0 {
				continue
			}
			for _, v := range fc.valuesOf(item) {
				counts[i][v]++
			}
		}
	}
	out := make([]Facet, len(l.facets))
	for i, fc := range l.facets {
		out[i] = Facet{Name: fc.name, Legend: fc.legend}
		for _, v := range fc.options {
			out[i].Choices = append(out[i].Choices, Choice{v, counts[i][v.ID], slices.Contains(f.chosenIn(i), v.ID)})
		}
	}
	return out
}

// Nearest returns a filter that has results and its number of results. It is f itself if that has any, otherwise
// the one that removes the fewest choices from f, and of those the one with most results. Removing all choices of a
// facet counts as one; in a facet with matchAll each choice counts.
func (l *FacetedList[T]) Nearest(f Filter) (Filter, int) {
	best, minRemoved, maxCount := l.NoFilter(), -1, 0
	counts := map[string]int{}
	for _, item := range l.items {
		near, removed := l.loosen(f, item)
		if minRemoved >= 0 && removed > minRemoved {
			continue
		}
		if removed < minRemoved || minRemoved < 0 {
			minRemoved, maxCount = removed, 0
			clear(counts)
		}
		q := near.Query()
		counts[q]++
		if counts[q] > maxCount {
			best, maxCount = near, counts[q]
		}
	}
	return best, maxCount
}

// loosen removes from f the choices that item does not match, and counts them.
func (l *FacetedList[T]) loosen(f Filter, item T) (near Filter, removed int) {
	near = l.NoFilter()
	for i, fc := range l.facets {
		values, chosen := fc.valuesOf(item), f.chosenIn(i)
		switch {
		case fc.matchAll:
			for _, v := range chosen {
				if slices.Contains(values, v) {
					near.chosen[i] = append(near.chosen[i], v)
				} else {
					removed++
				}
			}
		case fc.matches(values, chosen):
			near.chosen[i] = chosen
		default:
			removed++
		}
	}
	return near, removed
}
