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
	out.StretchList = &FacetedList[*Stretch]{Path: "/stretches", Items: c.Stretches, Properties: []Property[*Stretch]{
		{Name: "region", Legend: "Where", Options: Values(c.Regions), ValuesOf: func(s *Stretch) []string { return s.RegionIDs }},
		{Name: "position", Legend: "Position", Options: Values(c.Positions), ValuesOf: (*Stretch).positionIDs},
		{Name: "kind", Legend: "Kind", Options: Values(c.Kinds), ValuesOf: func(s *Stretch) []string { return []string{s.KindID} }},
		{Name: "equipment", Legend: "You have", Options: append([]Value{{"none", "Nothing"}}, Values(c.Equipment)...), ValuesOf: (*Stretch).equipmentOrNone},
		{Name: "minutes", Legend: "Time", Options: []Value{{"1", "1 minute or less"}, {"2", "2 minutes or less"}, {"3", "1 to 3 minutes"}, {"10", "Longer"}},
			ValuesOf: func(s *Stretch) []string { return minutesOf(s.Dose.Seconds()) }},
		{Name: "tag", Legend: "Good for", Options: Values(c.Tags), ValuesOf: func(s *Stretch) []string { return s.TagIDs }, MatchAll: true},
	}}
	out.GuideList = &FacetedList[*Guide]{Path: "/guides", Items: c.Guides, Properties: []Property[*Guide]{
		{Name: "region", Legend: "Where", Options: Values(c.Regions), ValuesOf: func(g *Guide) []string { return g.RegionIDs }},
		{Name: "section", Legend: "Section", Options: Values(c.Sections), ValuesOf: func(g *Guide) []string { return []string{g.Section.ID} }},
		{Name: "tag", Legend: "About", Options: Values(c.Tags), ValuesOf: func(g *Guide) []string { return g.TagIDs }, MatchAll: true},
	}}
	out.ClaimList = &FacetedList[*Claim]{Path: "/evidence", Items: c.Claims, Properties: []Property[*Claim]{
		{Name: "verdict", Legend: "Verdict", Options: verdictValues(), ValuesOf: func(c *Claim) []string { return []string{c.Verdict} }},
		{Name: "region", Legend: "Part of the back", Options: Values(c.Regions), ValuesOf: func(c *Claim) []string { return IDs(c.Regions) }},
	}}
	return out
}

// Values returns words as options of a facet.
func Values[P interface{ Value() Value }](words []P) []Value {
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
