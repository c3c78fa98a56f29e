package view

import "unknot/internal/catalog"

// Lists has the lists that readers can filter.
type Lists struct {
	StretchList *List[*catalog.Stretch]
	GuideList   *List[*catalog.Guide]
	ClaimList   *List[*catalog.Claim]
}

// NewLists returns the lists of content, which may be incomplete as long as only filters are parsed.
func NewLists(c *catalog.Content) Lists {
	regions, tags := catalog.Values(c.Regions), catalog.Values(c.Tags)
	var verdicts []catalog.Value
	for _, v := range catalog.Verdicts() {
		verdicts = append(verdicts, v.Value)
	}
	return Lists{
		&List[*catalog.Stretch]{Path: "/stretches", Items: c.Stretches, Properties: []Property[*catalog.Stretch]{
			{Name: "region", Legend: "Where", Options: regions, ValuesOf: func(s *catalog.Stretch) []string { return s.RegionIDs }},
			{Name: "position", Legend: "Position", Options: catalog.Values(c.Positions), ValuesOf: positionIDs},
			{Name: "kind", Legend: "Kind", Options: catalog.Values(c.Kinds), ValuesOf: func(s *catalog.Stretch) []string { return []string{s.KindID} }},
			{Name: "equipment", Legend: "You have", Options: append([]catalog.Value{{ID: "none", Name: "Nothing"}}, catalog.Values(c.Equipment)...), ValuesOf: equipmentOrNone},
			{Name: "minutes", Legend: "Time", Options: lengths, ValuesOf: func(s *catalog.Stretch) []string { return lengthsOf(s.Dose.Seconds()) }},
			{Name: "tag", Legend: "Good for", Options: tags, ValuesOf: func(s *catalog.Stretch) []string { return s.TagIDs }, MatchAll: true},
		}},
		&List[*catalog.Guide]{Path: "/guides", Items: c.Guides, Properties: []Property[*catalog.Guide]{
			{Name: "region", Legend: "Where", Options: regions, ValuesOf: func(g *catalog.Guide) []string { return g.RegionIDs }},
			{Name: "section", Legend: "Section", Options: catalog.Values(c.Sections), ValuesOf: func(g *catalog.Guide) []string { return []string{g.Section.ID} }},
			{Name: "tag", Legend: "About", Options: tags, ValuesOf: func(g *catalog.Guide) []string { return g.TagIDs }, MatchAll: true},
		}},
		&List[*catalog.Claim]{Path: "/evidence", Items: c.Claims, Properties: []Property[*catalog.Claim]{
			{Name: "verdict", Legend: "Verdict", Options: verdicts, ValuesOf: func(c *catalog.Claim) []string { return []string{c.Verdict} }},
			{Name: "region", Legend: "Part of the back", Options: regions, ValuesOf: func(c *catalog.Claim) []string { return catalog.IDs(c.Regions) }},
		}},
	}
}

// lengths are the times of moves that readers choose from.
var lengths = []catalog.Value{{ID: "1", Name: "1 minute or less"}, {ID: "2", Name: "2 minutes or less"}, {ID: "3", Name: "1 to 3 minutes"}, {ID: "10", Name: "Longer"}}

// lengthsOf lists the IDs of the lengths of a move that takes s: two minutes or less overlaps with the others.
func lengthsOf(s catalog.Seconds) []string {
	switch {
	case s <= 60:
		return []string{"1", "2"}
	case s <= 120:
		return []string{"3", "2"}
	case s <= 180:
		return []string{"3"}
	}
	return []string{"10"}
}

func positionIDs(s *catalog.Stretch) []string {
	out := []string{s.PositionID}
	for _, a := range s.Also {
		out = append(out, a.PositionID)
	}
	return out
}

func equipmentOrNone(s *catalog.Stretch) []string {
	if len(s.EquipmentIDs) == 0 {
		return []string{"none"}
	}
	return s.EquipmentIDs
}
