package catalog

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
)

// Shelf is a list that readers filter. Within a facet choices widen, across facets they narrow; the choices
// of a narrowing facet narrow too.
type Shelf[T any] struct {
	Path   string
	items  []T
	facets []facet[T]
}

type facet[T any] struct {
	name, legend string
	values       []Value
	of           func(T) []string
	narrows      bool
}

// Value is something to choose in a facet.
type Value struct{ ID, Name string }

// Facet is one group of choices beside a list.
type Facet struct {
	Name, Legend string
	Choices      []Choice
}

// Choice is a value of a facet. Count is how many results it alone in its facet would leave, the other
// facets kept; in a narrowing facet, how many it would leave with those already chosen.
type Choice struct {
	Value
	Count  int
	Chosen bool
}

// Filter is what a reader has chosen, facet by facet in the shelf's order, values in the facet's order.
// The zero value has chosen nothing.
type Filter struct {
	names  []string
	chosen [][]string
}

// UnknownValue is the error of a value that a facet does not have.
type UnknownValue struct {
	Facet, Legend, Value string
	Near                 string // the value probably meant, "" if none is near
	Rest                 Filter // the filter without it
}

func (e *UnknownValue) Error() string {
	return fmt.Sprintf("%s has no value %q", e.Facet, e.Value)
}

// Parse reads a filter from a query. Parameters that are no facet, empty values and repeats are left out, so
// that the query was canonical only if it equals the filter's Query. The error is *UnknownValue.
func (s *Shelf[T]) Parse(q url.Values) (Filter, error) {
	f := s.None()
	var unknown *UnknownValue
	for i, fc := range s.facets {
		asked := q[fc.name]
		for _, v := range fc.values {
			if slices.Contains(asked, v.ID) {
				f.chosen[i] = append(f.chosen[i], v.ID)
			}
		}
		for _, id := range asked {
			if id != "" && unknown == nil && !slices.ContainsFunc(fc.values, func(v Value) bool { return v.ID == id }) {
				unknown = &UnknownValue{Facet: fc.name, Legend: fc.legend, Value: id, Near: Nearest(id, ids(fc.values))}
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

// None is the filter that chooses nothing.
func (s *Shelf[T]) None() Filter {
	f := Filter{names: make([]string, len(s.facets)), chosen: make([][]string, len(s.facets))}
	for i, fc := range s.facets {
		f.names[i] = fc.name
	}
	return f
}

// Query is the one canonical query of the filter, "" if nothing is chosen.
func (f Filter) Query() string {
	var parts []string
	for i, name := range f.names {
		for _, v := range f.chosen[i] {
			parts = append(parts, url.QueryEscape(name)+"="+url.QueryEscape(v))
		}
	}
	return strings.Join(parts, "&")
}

// at lists what is chosen in the facet with that index.
func (f Filter) at(i int) []string {
	if i < len(f.chosen) {
		return f.chosen[i]
	}
	return nil
}

// Empty reports whether nothing is chosen.
func (f Filter) Empty() bool { return f.Len() == 0 }

// Len is how many values are chosen.
func (f Filter) Len() int {
	n := 0
	for _, values := range f.chosen {
		n += len(values)
	}
	return n
}

// Chosen lists the values chosen in the facet with that name.
func (f Filter) Chosen(name string) []string {
	if i := slices.Index(f.names, name); i >= 0 {
		return f.chosen[i]
	}
	return nil
}

// Without is the filter less one value of a facet.
func (f Filter) Without(name, value string) Filter {
	out := Filter{f.names, slices.Clone(f.chosen)}
	if i := slices.Index(f.names, name); i >= 0 {
		out.chosen[i] = slices.DeleteFunc(slices.Clone(f.chosen[i]), func(v string) bool { return v == value })
	}
	return out
}

// With is the filter and one value of a facet, in the facet's order.
func (s *Shelf[T]) With(f Filter, name, value string) Filter {
	out := s.None()
	for i, fc := range s.facets {
		if fc.name != name {
			out.chosen[i] = f.at(i)
			continue
		}
		for _, v := range fc.values {
			if v.ID == value || slices.Contains(f.at(i), v.ID) {
				out.chosen[i] = append(out.chosen[i], v.ID)
			}
		}
	}
	return out
}

// Link is the address of the list under f.
func (s *Shelf[T]) Link(f Filter) string {
	if q := f.Query(); q != "" {
		return s.Path + "?" + q
	}
	return s.Path
}

// passes reports whether an item with these values passes the choices of the facet.
func (fc facet[T]) passes(has, chosen []string) bool {
	if len(chosen) == 0 {
		return true
	}
	for _, v := range chosen {
		if slices.Contains(has, v) != fc.narrows {
			return !fc.narrows
		}
	}
	return fc.narrows
}

// Select lists what passes f, in the shelf's order.
func (s *Shelf[T]) Select(f Filter) []T {
	var out []T
	for _, item := range s.items {
		if s.fails(item, f) == 0 {
			out = append(out, item)
		}
	}
	return out
}

// fails returns the set of facets whose choices item does not pass, one bit a facet.
func (s *Shelf[T]) fails(item T, f Filter) uint {
	var set uint
	for i, fc := range s.facets {
		if !fc.passes(fc.of(item), f.at(i)) {
			set |= 1 << i
		}
	}
	return set
}

// Facets says what each further choice would leave.
func (s *Shelf[T]) Facets(f Filter) []Facet {
	counts := make([]map[string]int, len(s.facets))
	for i := range counts {
		counts[i] = map[string]int{}
	}
	for _, item := range s.items {
		failed := s.fails(item, f)
		for i, fc := range s.facets {
			if failed&^(1<<i) != 0 || fc.narrows && failed != 0 {
				continue
			}
			for _, v := range fc.of(item) {
				counts[i][v]++
			}
		}
	}
	out := make([]Facet, len(s.facets))
	for i, fc := range s.facets {
		out[i] = Facet{Name: fc.name, Legend: fc.legend}
		for _, v := range fc.values {
			out[i].Choices = append(out[i].Choices, Choice{v, counts[i][v.ID], slices.Contains(f.at(i), v.ID)})
		}
	}
	return out
}

// Nearest returns the filter with results that takes the fewest choices out of f (a whole facet, or one
// value of a narrowing facet, counts as one), and among those the one with most results. It is f itself if
// that has results.
func (s *Shelf[T]) Nearest(f Filter) (Filter, int) {
	best, fewest, most := s.None(), -1, 0
	counts := map[string]int{}
	for _, item := range s.items {
		near, taken := s.loosen(f, item)
		if fewest >= 0 && taken > fewest {
			continue
		}
		if taken < fewest || fewest < 0 {
			fewest, most = taken, 0
			clear(counts)
		}
		q := near.Query()
		counts[q]++
		if counts[q] > most {
			best, most = near, counts[q]
		}
	}
	return best, most
}

// loosen takes out of f what keeps item from passing it, and says how many choices that are.
func (s *Shelf[T]) loosen(f Filter, item T) (near Filter, taken int) {
	near = s.None()
	for i, fc := range s.facets {
		has, chosen := fc.of(item), f.at(i)
		switch {
		case fc.narrows:
			for _, v := range chosen {
				if slices.Contains(has, v) {
					near.chosen[i] = append(near.chosen[i], v)
				} else {
					taken++
				}
			}
		case fc.passes(has, chosen):
			near.chosen[i] = chosen
		default:
			taken++
		}
	}
	return near, taken
}

// TimeOf is the value of the facet minutes for a move of that length.
func TimeOf(s Seconds) string {
	switch {
	case s <= 60:
		return "1"
	case s <= 180:
		return "3"
	}
	return "10"
}

func (k *linker) shelve() {
	k.StretchShelf = &Shelf[*Stretch]{Path: "/stretches", items: k.Stretches, facets: []facet[*Stretch]{
		{name: "region", legend: "Where", values: values(k.Regions), of: func(s *Stretch) []string { return s.RegionIDs }},
		{name: "position", legend: "Position", values: values(k.Positions), of: (*Stretch).positionIDs},
		{name: "kind", legend: "Kind", values: values(k.Kinds), of: func(s *Stretch) []string { return []string{s.KindID} }},
		{name: "equipment", legend: "You have", values: append([]Value{{"none", "Nothing"}}, values(k.Equipment)...), of: (*Stretch).equipmentOrNone},
		{name: "minutes", legend: "Time", values: []Value{{"1", "1 minute or less"}, {"3", "1 to 3 minutes"}, {"10", "Longer"}},
			of: func(s *Stretch) []string { return []string{TimeOf(s.Dose.Seconds())} }},
		{name: "tag", legend: "Good for", values: values(k.Tags), of: func(s *Stretch) []string { return s.TagIDs }, narrows: true},
	}}
	k.GuideShelf = &Shelf[*Guide]{Path: "/guides", items: k.Guides, facets: []facet[*Guide]{
		{name: "region", legend: "Where", values: values(k.Regions), of: func(g *Guide) []string { return g.RegionIDs }},
		{name: "section", legend: "Section", values: values(k.Sections), of: func(g *Guide) []string { return []string{g.Section.ID} }},
		{name: "tag", legend: "About", values: values(k.Tags), of: func(g *Guide) []string { return g.TagIDs }, narrows: true},
	}}
	k.ClaimShelf = &Shelf[*Claim]{Path: "/evidence", items: k.Claims, facets: []facet[*Claim]{
		{name: "verdict", legend: "Verdict", values: verdictValues(), of: func(c *Claim) []string { return []string{c.Verdict} }},
		{name: "region", legend: "Part of the back", values: values(k.Regions), of: (*Claim).regionIDs},
	}}
}

func values[P interface{ Value() Value }](words []P) []Value {
	out := make([]Value, len(words))
	for i, w := range words {
		out[i] = w.Value()
	}
	return out
}

// Value is the word as something to choose.
func (w *Word) Value() Value { return Value{w.ID, w.Name} }

func (s *Stretch) positionIDs() []string {
	out := []string{s.PositionID}
	for _, a := range s.Also {
		out = append(out, a.PositionID)
	}
	return out
}

func (s *Stretch) equipmentOrNone() []string {
	if len(s.EquipmentIDs) == 0 {
		return []string{"none"}
	}
	return s.EquipmentIDs
}

// deadQuery says what is wrong with the query of a link in the content, "" if nothing is.
func (k *linker) deadQuery(u *url.URL) string {
	var f Filter
	var err error
	switch u.Path {
	case k.StretchShelf.Path:
		f, err = k.StretchShelf.Parse(u.Query())
	case k.GuideShelf.Path:
		f, err = k.GuideShelf.Parse(u.Query())
	case k.ClaimShelf.Path:
		f, err = k.ClaimShelf.Parse(u.Query())
	case PacerPath:
		return deadBreathing(u)
	default:
		return fmt.Sprintf("%s takes no query", u.Path)
	}
	if k.unread {
		return "" // its values may be in a list that could not be read
	}
	if err != nil {
		return err.Error()
	}
	if f.Query() != u.RawQuery {
		return fmt.Sprintf("write %s?%s: filters have one order", u.Path, f.Query())
	}
	return ""
}
