package catalog

import (
	"fmt"
	"net/url"
)

// MinutesFacet returns the value of the facet "minutes" for a move that takes s.
func MinutesFacet(s Seconds) string {
	switch {
	case s <= 60:
		return "1"
	case s <= 180:
		return "3"
	}
	return "10"
}

// makeLists makes the lists that readers filter.
func (k *linker) makeLists() {
	k.StretchList = &FacetedList[*Stretch]{Path: "/stretches", items: k.Stretches, facets: []facet[*Stretch]{
		{name: "region", legend: "Where", options: values(k.Regions), valuesOf: func(s *Stretch) []string { return s.RegionIDs }},
		{name: "position", legend: "Position", options: values(k.Positions), valuesOf: (*Stretch).positionIDs},
		{name: "kind", legend: "Kind", options: values(k.Kinds), valuesOf: func(s *Stretch) []string { return []string{s.KindID} }},
		{name: "equipment", legend: "You have", options: append([]Value{{"none", "Nothing"}}, values(k.Equipment)...), valuesOf: (*Stretch).equipmentOrNone},
		{name: "minutes", legend: "Time", options: []Value{{"1", "1 minute or less"}, {"3", "1 to 3 minutes"}, {"10", "Longer"}},
			valuesOf: func(s *Stretch) []string { return []string{MinutesFacet(s.Dose.Seconds())} }},
		{name: "tag", legend: "Good for", options: values(k.Tags), valuesOf: func(s *Stretch) []string { return s.TagIDs }, matchAll: true},
	}}
	k.GuideList = &FacetedList[*Guide]{Path: "/guides", items: k.Guides, facets: []facet[*Guide]{
		{name: "region", legend: "Where", options: values(k.Regions), valuesOf: func(g *Guide) []string { return g.RegionIDs }},
		{name: "section", legend: "Section", options: values(k.Sections), valuesOf: func(g *Guide) []string { return []string{g.Section.ID} }},
		{name: "tag", legend: "About", options: values(k.Tags), valuesOf: func(g *Guide) []string { return g.TagIDs }, matchAll: true},
	}}
	k.ClaimList = &FacetedList[*Claim]{Path: "/evidence", items: k.Claims, facets: []facet[*Claim]{
		{name: "verdict", legend: "Verdict", options: verdictValues(), valuesOf: func(c *Claim) []string { return []string{c.Verdict} }},
		{name: "region", legend: "Part of the back", options: values(k.Regions), valuesOf: (*Claim).regionIDs},
	}}
}

func values[P interface{ Value() Value }](words []P) []Value {
	out := make([]Value, len(words))
	for i, w := range words {
		out[i] = w.Value()
	}
	return out
}

// Value returns the word as an option of a facet.
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
	case k.StretchList.Path:
		f, err = k.StretchList.Parse(u.Query())
	case k.GuideList.Path:
		f, err = k.GuideList.Parse(u.Query())
	case k.ClaimList.Path:
		f, err = k.ClaimList.Parse(u.Query())
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
