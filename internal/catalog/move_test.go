package catalog_test

import (
	"strings"
	"testing"

	"unknot/internal/catalog"
	"unknot/internal/fixture"
)

// The figure of a move has the ID of the move, followed by the position if that is another one.
func TestFigureIsNamedAfterMoveAndPosition(t *testing.T) {
	m := mustLoad(t, fixture.FS()).Move("neck-turn")
	chair, standing := m.Positions()[0], m.Positions()[1]
	for position, want := range map[*catalog.Position]string{chair: "neck-turn", standing: "neck-turn.standing"} {
		if got := m.FigureID(position); got != want {
			t.Errorf("the figure for %s is %s, want %s", position.ID, got, want)
		}
	}
}

// A ladder has its own caution classes, then those of its moves, each once.
func TestLadderHasClassesOfItsMoves(t *testing.T) {
	balance, neck, twist := &catalog.Class{ID: "balance"}, &catalog.Class{ID: "neck"}, &catalog.Class{ID: "twist"}
	ladder := catalog.Ladder{Classes: []*catalog.Class{balance}, Steps: []catalog.LadderStep{
		{Do: "Look to one side."},
		{Move: &catalog.Move{Classes: []*catalog.Class{neck, balance}}},
		{Move: &catalog.Move{Classes: []*catalog.Class{neck, twist}}},
	}}
	if got, want := ids(ladder.AllClasses()), "balance neck twist"; got != want {
		t.Errorf("found %s, want %s", got, want)
	}
}

// A new move has the number after all that moves have or had.
func TestNextNumberFollowsAllNumbers(t *testing.T) {
	moves, withdrawn := []*catalog.Move{{Number: 5}, {Number: 3}}, []*catalog.Withdrawn{{Number: 4}, {Number: 8}, {}}
	if got := catalog.NextNumber(moves, nil); got != 6 {
		t.Errorf("after moves 5 and 3 comes %d, want 6", got)
	}
	if got := catalog.NextNumber(moves, withdrawn); got != 9 {
		t.Errorf("after the withdrawn move 8 comes %d, want 9", got)
	}
}

// A care line begins with whom or what it concerns, up to a question mark or a colon.
func TestCareLineBeginsWithTrigger(t *testing.T) {
	for line, want := range map[string]string{
		"Thin bones? Do less.": "Thin bones?| Do less.", "The band: hold it. So?": "The band:| hold it. So?",
		"Do less. Why?": "|Do less. Why?", "None": "|None",
	} {
		if trigger, change := catalog.CareTrigger(line); trigger+"|"+change != want {
			t.Errorf("%q is split into %q and %q, want %s", line, trigger, change, want)
		}
	}
}

// Who should not do a move at all is named before its care lines.
func TestLeaveOutComesFirst(t *testing.T) {
	care := []string{"Sore? Do less."}
	wantTexts(t, [][3]string{
		{"both", strings.Join((&catalog.Move{LeaveOut: "Dizzy? Not this.", CareLines: care}).AllCareLines(), " "),
			"Dizzy? Not this. Sore? Do less."},
		{"care lines alone", strings.Join((&catalog.Move{CareLines: care}).AllCareLines(), " "), "Sore? Do less."},
		{"no variant", (*catalog.Variant)(nil).NamedMove(), ""},
		{"a variant", (&catalog.Variant{MoveID: "reach"}).NamedMove(), "reach"},
		{"the short address", (&catalog.Move{Number: 12}).ShortPath(), "/s/12"},
	})
}

// A step of a ladder says how much and how often, and a ladder has the cautions of its classes, each once.
func TestLadderSaysDoseAndCautions(t *testing.T) {
	one, two := &catalog.Caution{ID: "ca-01"}, &catalog.Caution{ID: "ca-02"}
	move := &catalog.Move{Dose: catalog.Dose{Sets: 2, Reps: 5}, DaysAWeek: 3, Classes: []*catalog.Class{{ID: "b",
		Cautions: []*catalog.Caution{two, one}}}}
	ladder := &catalog.Ladder{ID: "lift", Classes: []*catalog.Class{{ID: "a", Cautions: []*catalog.Caution{one}}},
		Steps: []catalog.LadderStep{{}, {Move: move}}}
	content := catalog.Content{Ladders: &catalog.Ladders{List: []*catalog.Ladder{{ID: "bend"}, ladder}}}
	wantTexts(t, [][3]string{
		{"a step with a move", ladder.Steps[1].Dose(), "2 sets of 5, up to 3 days a week"},
		{"a step without one", ladder.Steps[0].Dose(), ""},
		{"cautions", ids(ladder.Cautions()), "ca-01 ca-02"},
	})
	wantFacts(t, map[string]bool{
		"a ladder is found by its ID":     content.Ladder("lift") == ladder,
		"no ladder has an unknown ID":     content.Ladder("run") == nil,
		"a site without ladders has none": (&catalog.Content{}).Ladder("lift") == nil,
	})
}

// A move that is held at the end of its range needs a caution: every stretch, and mobility held for 10 seconds.
func TestLongHoldsNeedCaution(t *testing.T) {
	all := []*catalog.Caution{{ID: "ca-13"}, {ID: "ca-02"}, {ID: "ca-14"}, {ID: "ca-01"}}
	for _, tt := range []struct {
		kind string
		hold catalog.Seconds
		want string
	}{
		{"stretch", 0, "ca-13 ca-14 ca-01"}, {"mobility", 10, "ca-13 ca-14 ca-01"}, {"mobility", 9, "ca-14 ca-01"}, {"strength", 10,
			"ca-14 ca-01"},
	} {
		m := &catalog.Move{KindID: tt.kind, Position: &catalog.Position{}}
		if got := ids(m.CautionsIn(m.Position, catalog.Dose{Hold: tt.hold}, all)); got != tt.want {
			t.Errorf("%s held for %d seconds has the cautions %s, want %s", tt.kind, tt.hold, got, tt.want)
		}
	}
}
