package catalog_test

import (
	"testing"

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
