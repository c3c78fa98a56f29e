package catalog

// minutesOf lists the values of the facet "minutes" that a move has which takes s: two minutes or less overlaps with the others.
func minutesOf(s Seconds) []string {
	out := []string{MinutesFacet(s)}
	if s <= 120 {
		out = append(out, "2")
	}
	return out
}

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

// Lists has the lists that readers can filter.
type Lists struct {
	StretchList *FacetedList[*Stretch]
	GuideList   *FacetedList[*Guide]
	ClaimList   *FacetedList[*Claim]
}

// NewLists returns the lists of content, which may be incomplete as long as only filters are parsed.
func NewLists(c *Content) Lists {
	var out Lists
	out.StretchList = &FacetedList[*Stretch]{Path: "/stretches", items: c.Stretches, facets: []facet[*Stretch]{
		{name: "region", legend: "Where", options: values(c.Regions), valuesOf: func(s *Stretch) []string { return s.RegionIDs }},
		{name: "position", legend: "Position", options: values(c.Positions), valuesOf: (*Stretch).positionIDs},
		{name: "kind", legend: "Kind", options: values(c.Kinds), valuesOf: func(s *Stretch) []string { return []string{s.KindID} }},
		{name: "equipment", legend: "You have", options: append([]Value{{"none", "Nothing"}}, values(c.Equipment)...), valuesOf: (*Stretch).equipmentOrNone},
		{name: "minutes", legend: "Time", options: []Value{{"1", "1 minute or less"}, {"2", "2 minutes or less"}, {"3", "1 to 3 minutes"}, {"10", "Longer"}},
			valuesOf: func(s *Stretch) []string { return minutesOf(s.Dose.Seconds()) }},
		{name: "tag", legend: "Good for", options: values(c.Tags), valuesOf: func(s *Stretch) []string { return s.TagIDs }, matchAll: true},
	}}
	out.GuideList = &FacetedList[*Guide]{Path: "/guides", items: c.Guides, facets: []facet[*Guide]{
		{name: "region", legend: "Where", options: values(c.Regions), valuesOf: func(g *Guide) []string { return g.RegionIDs }},
		{name: "section", legend: "Section", options: values(c.Sections), valuesOf: func(g *Guide) []string { return []string{g.Section.ID} }},
		{name: "tag", legend: "About", options: values(c.Tags), valuesOf: func(g *Guide) []string { return g.TagIDs }, matchAll: true},
	}}
	out.ClaimList = &FacetedList[*Claim]{Path: "/evidence", items: c.Claims, facets: []facet[*Claim]{
		{name: "verdict", legend: "Verdict", options: verdictValues(), valuesOf: func(c *Claim) []string { return []string{c.Verdict} }},
		{name: "region", legend: "Part of the back", options: values(c.Regions), valuesOf: (*Claim).regionIDs},
	}}
	return out
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
