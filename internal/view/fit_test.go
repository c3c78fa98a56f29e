package view_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"unknot/internal/catalog"
	"unknot/internal/fixture"
	"unknot/internal/load"
	"unknot/internal/view"
)

// fixtureContent returns the content of the fixture.
func fixtureContent(t *testing.T) *catalog.Content {
	t.Helper()
	c, err := load.Catalog(fixture.FS())
	if err != nil {
		t.Fatal(err)
	}
	return &c.Content
}

// How a move suits a reader follows from the condition, its caution classes and the lines of the move, for each
// position. Of two conditions, the more careful one counts.
func TestMovesAreJudgedByCondition(t *testing.T) {
	c := fixtureContent(t)
	unsteady, late, operation := c.Conditions[0], c.Conditions[1], c.Conditions[2]
	for _, tt := range []struct {
		conditions []*catalog.Condition
		want       string
	}{
		{[]*catalog.Condition{unsteady}, `chair-stand [chair] change "Sore knees? Use a higher chair."
neck-turn [chair standing] start
knee-sway [floor] not judged
table-reach [all-fours standing] leave out
table-reach [bed] not judged
slow-breath [chair bed] not judged
wall-roll [standing] leave out "Sore toes? Leave this out."
`},
		{[]*catalog.Condition{late}, `chair-stand [chair] start
neck-turn [chair standing] start
knee-sway [floor] leave out
table-reach [all-fours standing] start
table-reach [bed] leave out
slow-breath [chair] start
slow-breath [bed] leave out
wall-roll [standing] not judged
`},
		{[]*catalog.Condition{unsteady, late}, `chair-stand [chair] change "Sore knees? Use a higher chair."
neck-turn [chair standing] start
knee-sway [floor] leave out
table-reach [all-fours standing bed] leave out
slow-breath [chair] not judged
slow-breath [bed] leave out
wall-roll [standing] leave out
`},
		{[]*catalog.Condition{operation}, `chair-stand [chair] leave out
neck-turn [chair standing] leave out
knee-sway [floor] leave out
table-reach [all-fours standing bed] leave out
slow-breath [chair bed] leave out
wall-roll [standing] leave out
`},
	} {
		got := ""
		for _, m := range c.Moves {
			for _, j := range view.Judge(tt.conditions, m, m.Positions()) {
				fit := map[view.Fit]string{view.LeaveOut: "leave out", view.ChangeIt: "change", view.NotJudged: "not judged", view.StartSmall: "start"}[j.Fit]
				got += fmt.Sprint(m.ID, " ", catalog.IDs(j.Positions), " ", fit)
				for _, line := range j.Lines {
					got += fmt.Sprintf(" %q", line)
				}
				got += "\n"
			}
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", strings.Join(catalog.IDs(tt.conditions), " and "), diff)
		}
	}
}

// With two conditions, each line names its condition, because a change for one may not be right for the other. For the
// same reason, no line says what to do in place of a move.
func TestLinesNameTheirConditions(t *testing.T) {
	m, _, _ := neckTurn(t)
	change := func(text string, notWith ...*catalog.Condition) []catalog.FitMove {
		return []catalog.FitMove{{Move: m, Text: text, NotWith: notWith}}
	}
	thinBones := &catalog.Condition{Short: "thin bones", Change: change("Turn less.")}
	for _, tt := range []struct {
		name  string
		other *catalog.Condition // besides thin bones
		fit   view.Fit
		lines []string
	}{
		{"another change", &catalog.Condition{Short: "a pregnancy", Change: change("Hold on.")},
			view.ChangeIt, []string{"Thin bones: turn less.", "A pregnancy: hold on."}},
		{"the same change", &catalog.Condition{Short: "a pregnancy", Change: change("Turn less.")},
			view.ChangeIt, []string{"Turn less."}},
		{"a change that disagrees", &catalog.Condition{Change: change("Turn far.", thinBones)},
			view.LeaveOut, nil},
		{"left out", &catalog.Condition{Moves: change("Nod instead.")},
			view.LeaveOut, nil},
		{"started with", &catalog.Condition{Start: []*catalog.Move{m}},
			view.ChangeIt, []string{"Turn less."}},
		{"not judged", &catalog.Condition{Short: "sore knees"},
			view.ChangeIt, []string{"Thin bones: turn less.", "Sore knees: not judged, so ask first."}},
	} {
		got := view.Judge([]*catalog.Condition{thinBones, tt.other}, m, m.Positions()[:1])
		if len(got) != 1 || got[0].Fit != tt.fit || !slices.Equal(got[0].Lines, tt.lines) {
			t.Errorf("%s: %+v, want fit %d with %q", tt.name, got, tt.fit, tt.lines)
		}
	}
}

// neckTurn returns a move of the fixture and its first two positions.
func neckTurn(t *testing.T) (m *catalog.Move, first, other *catalog.Position) {
	c := fixtureContent(t)
	m = c.Moves[slices.IndexFunc(c.Moves, func(m *catalog.Move) bool { return m.ID == "neck-turn" })]
	return m, m.Positions()[0], m.Positions()[1]
}

// A change without a position applies in the positions that the condition does not leave out.
func TestChangeAppliesWhereMoveSuits(t *testing.T) {
	m, first, other := neckTurn(t)
	wheelchair := &catalog.Condition{Positions: []*catalog.Position{other}, Change: []catalog.FitMove{{Move: m, Text: "Hold on."}}}
	if !view.LeavesOut(wheelchair, m, other) || view.LeavesOut(wheelchair, m, first) {
		t.Error("a change of a move holds in a position to leave out, or not in the other")
	}
}

// A move that is left out only because of a position suits the reader elsewhere. One that is left out anyway does not.
func TestMoveLeftOutByPositionSuitsElsewhere(t *testing.T) {
	m, first, other := neckTurn(t)
	for name, tt := range map[string]struct {
		condition *catalog.Condition
		elsewhere bool
	}{
		"position": {&catalog.Condition{Positions: []*catalog.Position{other}}, true},
		"move":     {&catalog.Condition{Moves: []catalog.FitMove{{Move: m}}}, false},
	} {
		for _, j := range view.Judge([]*catalog.Condition{tt.condition}, m, []*catalog.Position{first, other}) {
			if want := tt.elsewhere && j.Fit == view.LeaveOut; j.Elsewhere != want {
				t.Errorf("left out by %s: fit %d suits elsewhere: %v, want %v", name, j.Fit, j.Elsewhere, want)
			}
		}
	}
}

// The best position of a move is the one to start with.
func TestBestPositionIsOneToStartWith(t *testing.T) {
	m, first, other := neckTurn(t)
	starts := &catalog.Condition{Positions: []*catalog.Position{first}, Start: []*catalog.Move{m}}
	if best := view.Best([]*catalog.Condition{starts}, m, m.Positions()); best.Fit != view.StartSmall || best.Positions[0] != other {
		t.Errorf("best is %+v, want to start at %s", best, other.ID)
	}
}

// A reader may do the moves to start with and those to change, but not those to ask about, to leave out or not judged.
func TestReaderMayDoMovesToStartWithOrToChange(t *testing.T) {
	m, first, other := neckTurn(t)
	wheelchair := &catalog.Condition{Positions: []*catalog.Position{other}, Change: []catalog.FitMove{{Move: m, Text: "Hold on."}}}
	for fit, condition := range map[string]*catalog.Condition{
		"not judged": {}, "left out": {All: true}, "to ask": {Change: []catalog.FitMove{{Move: m, Text: "Ask first, and turn less."}}},
	} {
		if view.MayDo([]*catalog.Condition{condition}, m, first) {
			t.Errorf("a move may be done that is %s", fit)
		}
	}
	if !view.MayDo([]*catalog.Condition{{Start: []*catalog.Move{m}}}, m, first) || !view.MayDo([]*catalog.Condition{wheelchair}, m, first) {
		t.Error("a move to start with or to change may not be done")
	}
}

// A filter by conditions selects the moves that suit all of them in one of the chosen positions.
func TestFilterByConditionsNeedsOnePosition(t *testing.T) {
	list := listsOf(t, fixture.FS()).MoveList
	for query, want := range map[string]string{
		"fits=unsteady":           "chair-stand neck-turn knee-sway table-reach slow-breath",
		"fits=late":               "chair-stand neck-turn table-reach slow-breath wall-roll",
		"fits=unsteady&fits=late": "chair-stand neck-turn slow-breath",
		"position=bed&fits=late":  "",
		"position=bed":            "table-reach slow-breath",
	} {
		f := parse(t, list, query)
		if got := ids(list.Select(f)); got != want {
			t.Errorf("%s selects %s, want %s", query, got, want)
		}
	}
}
