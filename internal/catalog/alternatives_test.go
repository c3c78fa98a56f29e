package catalog_test

import (
	"slices"
	"testing"

	"unknot/internal/catalog"
)

// twin returns two moves that may be done in place of each other, on the floor and in a chair, and content with their
// cautions.
func twin() (m, other *catalog.Move, c *catalog.Content) {
	yes, kind, muscle := true, &catalog.Kind{}, &catalog.Muscle{}
	floor, chair := &catalog.Position{Word: catalog.Word{ID: "floor"}, Floor: &yes}, &catalog.Position{Word: catalog.Word{ID: "chair"}}
	stretch := func(id string) *catalog.Move {
		return &catalog.Move{
			Doc: catalog.Doc{ID: id}, Tagged: catalog.Tagged{Regions: []*catalog.Region{}}, KindID: "stretch", Kind: kind,
			Muscles: []*catalog.Muscle{muscle}, MuscleIDs: []string{"glutes"},
			Position: floor, Also: []catalog.OtherPosition{{Position: chair}}, Dose: catalog.Dose{Sets: 1, Reps: 1, Hold: 15, Sides: 2},
		}
	}
	m, other = stretch("cat-cow"), stretch("knee-sway")
	return m, other, &catalog.Content{Documents: catalog.Documents{Moves: []*catalog.Move{m, other}},
		Cautions: []*catalog.Caution{{ID: "ca-02"}, {ID: "ca-13"}}}
}

// Each rule rules a move out by itself, and says why.
func TestRulesOutSaysWhy(t *testing.T) {
	low, up := &catalog.Region{Word: catalog.Word{ID: "lower-back"}}, &catalog.Region{Word: catalog.Word{ID: "upper-back"}}
	class := &catalog.Class{ID: "twist", CautionIDs: []string{"ca-02"}}
	towel, band := &catalog.Equipment{Word: catalog.Word{ID: "towel"}, Household: true}, &catalog.Equipment{Word: catalog.Word{ID: "band"}}
	tests := []struct {
		name   string
		change func(m, other *catalog.Move)
		want   string
	}{
		{"alike", func(_, _ *catalog.Move) {}, ""},
		{"another kind", func(_, other *catalog.Move) { other.KindID = "strength" }, "is of the kind strength, not stretch"},
		{"not for one of the regions", func(m, other *catalog.Move) {
			m.Regions, other.Regions = []*catalog.Region{low, up}, []*catalog.Region{low}
		}, "is not for the region upper-back"},
		{"for one region more", func(m, other *catalog.Move) {
			m.Regions, other.Regions = []*catalog.Region{low}, []*catalog.Region{up, low}
		}, ""},
		{"another muscle first", func(_, other *catalog.Move) { other.MuscleIDs = []string{"calves", "glutes"} }, "works calves first, not glutes"},
		{"a second muscle", func(_, other *catalog.Move) { other.MuscleIDs = []string{"glutes", "calves"} }, ""},
		{"a caution class more", func(_, other *catalog.Move) { other.Classes = []*catalog.Class{class} }, "has the caution class twist, which cat-cow has not"},
		{"a caution class less", func(m, _ *catalog.Move) { m.Classes = []*catalog.Class{class} }, ""},
		{"a line on who leaves it out", func(_, other *catalog.Move) { other.LeaveOut = "Dizzy? Leave it out." }, "has a line on care that cat-cow has not (“Dizzy? Leave it out.”)"},
		{"a care line more", func(_, other *catalog.Move) { other.CareLines = []string{"Sore? Do less."} }, "has a line on care that cat-cow has not (“Sore? Do less.”)"},
		{"the same care line", func(m, other *catalog.Move) {
			m.CareLines, other.CareLines = []string{"Sore? Do less."}, []string{"Sore? Do less."}
		}, ""},
		{"a harder way", func(m, other *catalog.Move) {
			m.Harder = &catalog.Variant{Move: &catalog.Move{Harder: &catalog.Variant{Move: other}}}
		}, "is a harder way of it"},
		{"harder ways in a circle", func(m, _ *catalog.Move) {
			m.Harder = &catalog.Variant{Move: &catalog.Move{Harder: &catalog.Variant{Move: m}}}
		}, ""},
		{"an easier way", func(m, other *catalog.Move) {
			m.Harder, other.Harder = &catalog.Variant{Text: "Go on."}, &catalog.Variant{Move: m}
		}, ""},
		{"more equipment", func(_, other *catalog.Move) { other.Equipment = []*catalog.Equipment{towel, band} }, "needs band, which cat-cow does not"},
		{"more household equipment", func(m, other *catalog.Move) {
			m.Equipment, other.Equipment = []*catalog.Equipment{band}, []*catalog.Equipment{towel, band}
		}, ""},
		{"another position", func(m, other *catalog.Move) {
			other.Position, other.Also = &catalog.Position{Word: catalog.Word{ID: "wall"}}, nil
		}, "is not done where cat-cow is, nor in a chair, without a further caution"},
		{"balance is needed only where the other begins", func(m, other *catalog.Move) {
			yes, balance := true, []*catalog.Class{{ID: "balance"}}
			m.Classes, other.Classes = balance, balance
			m.Position.Lying, other.Position, other.Also = &yes, m.Also[0].Position, nil
		}, "is not done where cat-cow is, nor in a chair, without a further caution"},
		{"a long hold in place of a short one", func(m, other *catalog.Move) {
			m.KindID, other.KindID, m.Dose.Hold = "mobility", "mobility", 5 // ca-13 is about holds of 10 seconds and more
		}, "is not done where cat-cow is, nor in a chair, without a further caution"},
	}
	for _, tt := range tests {
		m, other, c := twin()
		tt.change(m, other)
		if got := c.RulesOut(other, m); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

// A move is not offered in place of itself.
func TestMoveIsRuledOutInPlaceOfItself(t *testing.T) {
	m, _, c := twin()
	if got := c.RulesOut(m, m); got != "is the same move" {
		t.Errorf("found %q", got)
	}
}

// A pair that is allowed in one direction is listed in that direction only, until the content has it.
func TestNotOfferedListsWhatContentLacks(t *testing.T) {
	m, other, c := twin()
	m.Classes = []*catalog.Class{{ID: "twist"}}
	c.Alternatives = []*catalog.Alternatives{{Move: &catalog.Move{}, Others: []*catalog.Move{other}}}
	if got := c.NotOffered(); len(got) != 1 || got[0].Move != m || !slices.Equal(got[0].Others, []*catalog.Move{other}) {
		t.Errorf("%v, want only %s in place of %s", got, other.ID, m.ID)
	}
	c.Alternatives[0].Move = m
	if got := c.NotOffered(); len(got) != 0 {
		t.Errorf("%v, though the content has all that is allowed", got)
	}
}

// In a session, replacements also depend on the position, the dose and the other moves.
func TestInPlaceOfFitsTheSession(t *testing.T) {
	m, other, c := twin()
	floor, chair := m.Positions()[0], m.Positions()[1]
	third := &catalog.Move{Doc: catalog.Doc{ID: "third"}, Position: floor}
	c.Alternatives = []*catalog.Alternatives{{Move: m, Others: []*catalog.Move{other}}}
	at := func(p *catalog.Position) *catalog.Item { return &catalog.Item{Move: m, Position: p} }
	oneSide := at(floor)
	oneSide.CustomDose = catalog.Dose{Sets: 1, Reps: 1, Hold: 15, Sides: 1}
	thirdOnFloor := &catalog.Item{Move: third, Position: floor}
	standing, wall := &catalog.Position{Word: catalog.Word{ID: "standing"}}, &catalog.Position{Word: catalog.Word{ID: "wall"}}
	tests := []struct {
		name        string
		otherOnlyIn *catalog.Position // nil for the floor and a chair
		items       catalog.Items
		n           int
		want        *catalog.Position // of the other move, nil if it is not offered
	}{
		{"in the same position", nil, catalog.Items{at(chair)}, 0, chair},
		{"in its own dose and place", nil, catalog.Items{at(floor)}, 0, floor},
		{"on one side only", nil, catalog.Items{oneSide}, 0, nil},
		{"repeated", nil, catalog.Items{at(floor), at(floor)}, 0, nil},
		{"there already", nil, catalog.Items{at(floor), {Move: other, Position: floor}}, 0, nil},
		{"without alternatives", nil, catalog.Items{thirdOnFloor}, 0, nil},
		{"in a chair instead of on the floor", chair, catalog.Items{at(floor), thirdOnFloor}, 0, chair},
		{"one more trip to the floor", chair, catalog.Items{thirdOnFloor, at(floor), thirdOnFloor}, 1, nil},
		{"the only chair of a session", chair, catalog.Items{at(standing), {Move: third, Position: standing}}, 0, nil},
		{"the only item, now in a chair", chair, catalog.Items{at(standing)}, 0, chair},
		{"neither in its place nor in a chair", wall, catalog.Items{at(floor)}, 0, nil},
	}
	for _, tt := range tests {
		other.Position, other.Also = m.Position, m.Also
		if tt.otherOnlyIn != nil {
			other.Position, other.Also = tt.otherOnlyIn, nil
		}
		got := c.InPlaceOf(tt.items, tt.n)
		if tt.want == nil && len(got) == 0 {
			continue
		}
		named := len(got) == 1 && got[0].MoveID == other.ID && tt.want != nil && got[0].PositionID == tt.want.ID
		if !named || got[0].Move != other || got[0].Position != tt.want || got[0].Dose() != other.Dose {
			t.Errorf("%s: %v", tt.name, got)
		}
	}
}
