package catalog_test

import (
	"slices"
	"testing"

	"unknot/internal/catalog"
	"unknot/internal/fixture"
)

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
