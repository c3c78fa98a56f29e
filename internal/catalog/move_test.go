package catalog_test

import (
	"slices"
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
		"Thin bones? Do less.": "Thin bones?", "The band: hold it. So?": "The band:", "Do less. Why?": "", "None": "",
	} {
		if got := catalog.CareTrigger(line); got != want {
			t.Errorf("%q begins with %q, want %q", line, got, want)
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

// Steps say the dose that the item has. What changes in another position is said once: by its steps or by its sentence.
func TestStepsSayTheDose(t *testing.T) {
	c := mustLoad(t, fixture.FS())
	usual := catalog.Dose{}
	for _, tt := range []struct {
		move     string
		position int // in the order of Positions
		dose     catalog.Dose
		last     string // the last step
		change   string
	}{
		{"neck-turn", 0, usual, "Wait 15 seconds, then change sides.", ""},
		{"neck-turn", 0, catalog.Dose{Sets: 1, Reps: 2, Hold: 90, Sides: 1}, "Wait 1 minute 30 seconds.", ""},
		{"neck-turn", 0, catalog.Dose{Sets: 1, Reps: 2, Sides: 2}, "Wait a moment, then change sides.", ""},
		{"neck-turn", 0, catalog.Dose{Minutes: 1, Sides: 2}, "Wait 15 seconds, then change sides.", ""}, // its own hold
		{"neck-turn", 1, usual, "Change sides.", ""},
		{"neck-turn", 1, catalog.Dose{Sets: 1, Reps: 2, Hold: 5, Sides: 1}, "Wait 5 seconds.", ""},
		{"chair-stand", 0, usual, "Sit down slowly, and do this 8 times.", ""},
		{"chair-stand", 0, catalog.Dose{Sets: 3, Reps: 1, Tempo: 4}, "Sit down slowly, and do this once.", ""},
		{"chair-stand", 0, catalog.Dose{Minutes: 2}, "Sit down slowly, and do this until the time is up.", ""},
		{"wall-roll", 0, usual, "Roll 5 to 8 cm slowly over the sore spot, then change sides.", ""},
		{"wall-roll", 0, catalog.Dose{Minutes: 1, Distance: catalog.Distance{From: 2, To: 2}}, "Roll 2 cm slowly over the sore spot.", ""},
		{"slow-breath", 1, usual, "Breathe out slowly for a count of six.", "Lie down with a pillow under your knees."},
	} {
		m := c.Move(tt.move)
		i := &catalog.Item{Move: m, Position: m.Positions()[tt.position], CustomDose: tt.dose}
		steps := i.Steps()
		if got := steps[len(steps)-1].Text; got != tt.last || i.Change() != tt.change {
			t.Errorf("%s in position %d with %+v: the last step is %q and the change %q, want %q and %q",
				tt.move, tt.position, tt.dose, got, i.Change(), tt.last, tt.change)
		}
	}
}

// A time is that of one side, and a side that is a step of its own is left out if the move is done on one.
func TestStepsNameTimeOfOneSide(t *testing.T) {
	m := &catalog.Move{Dose: catalog.Dose{Minutes: 2, Sides: 2}, Steps: []catalog.Step{{Text: "go on for {minutes}."},
		{Text: "{side}."}, {Text: "Rest."}}}
	text := func(d catalog.Dose) string {
		var out []string
		for _, step := range m.StepsIn(nil, d) {
			out = append(out, step.Text)
		}
		return strings.Join(out, " ")
	}
	wantTexts(t, [][3]string{
		{"both sides", text(m.Dose), "Go on for 2 minutes. Change sides. Rest."},
		{"one side", text(catalog.Dose{Minutes: 1}), "Go on for 1 minute. Rest."},
	})
}

// Each week of a plan has its stage and its sessions, without any change of the routine itself.
func TestPlanHasSessionsForEachWeek(t *testing.T) {
	c := mustLoad(t, fixture.FS())
	p := c.Plan("longer-mornings")
	for _, tt := range []struct {
		week              int
		name, stage, path string
		minutes           int // of the session
		weeksLeft         int // for how many weeks the session stays the same
	}{
		{1, "Week 1 of 6", "Weeks 1 to 2", "/plans/longer-mornings/1/short-morning", 9, 2},
		{2, "Week 2 of 6", "Weeks 1 to 2", "/plans/longer-mornings/2/short-morning", 9, 1},
		{3, "Week 3 of 6", "Weeks 3 to 4", "/plans/longer-mornings/3/short-morning", 10, 2},
		{6, "Week 6 of 6", "Weeks 5 to 6", "/plans/longer-mornings/6/short-morning", 11, 1},
	} {
		w := p.Week(tt.week)
		session := w.Session(w.StageSession("short-morning"))
		got := tt
		got.name, got.stage, got.path = w.Name(), w.Stage.WeeksText(), session.Path
		got.minutes, got.weeksLeft = session.Items.AllowMinutes(), session.Weeks()
		if got != tt {
			t.Errorf("found %+v, want %+v", got, tt)
		}
	}
	if p.Week(0) != nil || p.Week(7) != nil {
		t.Error("a week before the first one, or after the last one")
	}
	if dose := c.Routine("short-morning").Items[0].Dose(); dose.Minutes != 1 {
		t.Errorf("a plan changed its routine: %v", dose)
	}
}

// A plan has its routines once, names its weeks, and leads from week to week.
func TestPlanLeadsFromWeekToWeek(t *testing.T) {
	one, two := catalog.Dose{Minutes: 1}, catalog.Dose{Minutes: 2}
	item := func(d catalog.Dose) *catalog.Item { return &catalog.Item{Move: new(catalog.Move), CustomDose: d} }
	a, b := &catalog.Routine{Items: catalog.Items{item(one), item(one)}}, &catalog.Routine{}
	harder := &catalog.StageSession{RoutineID: "a", Routine: a, DaysAWeek: 2, Items: catalog.Items{item(one), item(two)}}
	other := &catalog.StageSession{RoutineID: "b", Routine: b, DaysAWeek: 3}
	p := &catalog.Plan{Doc: catalog.Doc{Path: "/plans/p"}, Stages: []*catalog.Stage{
		{First: 1, Length: 1, Sessions: []*catalog.StageSession{harder, other}}, {First: 2, Length: 3,
			Sessions: []*catalog.StageSession{harder}},
	}}
	wantTexts(t, [][3]string{
		{"one week", p.Stages[0].WeeksText(), "Week 1"},
		{"several weeks", p.Stages[1].WeeksText(), "Weeks 2 to 4"},
		{"the address of a week", p.Week(3).Path(), "/plans/p/3"},
		{"its check-in", p.Week(3).CheckIn(), "/plans/p/3#step"},
		{"the week before", p.Week(3).Before().Name(), "Week 2 of 4"},
		{"the week after", p.Week(3).Next().Name(), "Week 4 of 4"},
	})
	wantFacts(t, map[string]bool{
		"the plan has each routine once":          slices.Equal(p.Routines(), []*catalog.Routine{a, b}),
		"it has the items of all its sessions":    len(p.Items()) == 4,
		"the first week has none before":          p.Week(1).Before() == nil,
		"the last week has none after":            p.Week(4).Next() == nil,
		"days of a stage are added":               p.Stages[0].Days() == 5 && p.Stages[1].Days() == 2,
		"a week finds its session":                p.Week(1).StageSession("b") == other && p.Week(2).StageSession("b") == nil,
		"only the item with another dose changed": slices.Equal(harder.Changed(), harder.Items[1:]),
		"weeks in addresses are from 1 to 12":     catalog.ParseWeek("0")+1 == catalog.ParseWeek("1") && catalog.ParseWeek("12") == 12,
		"no plan has a week 13, and none is 01":   catalog.ParseWeek("13") == 0 && catalog.ParseWeek("01") == 0,
		"the session in the first of three weeks": catalog.Session{Week: p.Week(2)}.Weeks() == 3,
	})
}
