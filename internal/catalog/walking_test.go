package catalog_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"unknot/internal/catalog"
)

// A walking plan ends with the week that reaches its aim of 30 minutes on 5 days, but not before week 8 nor after 12.
func TestWalkingPlanEndsAtItsAim(t *testing.T) {
	plan := catalog.Walking{Minutes: []int{5, 10, 15, 20, 25, 30}, DayWeeks: []int{3, 5, 7, 9}}
	for _, tt := range []struct {
		name                 string
		minutes, days, weeks int
	}{
		{"at the aim from the start", 30, 5, 8},
		{"at the aim in week 9", 30, 1, 9},
		{"at the aim in week 10", 5, 1, 10},
	} {
		if got := plan.Weeks(tt.minutes, tt.days); len(got) != tt.weeks || !got[len(got)-1].AtAim() {
			t.Errorf("%s: %d weeks until %+v, want %d", tt.name, len(got), got[len(got)-1], tt.weeks)
		}
	}
	plan.DayWeeks = nil
	if got := plan.Weeks(5, 1); len(got) != 12 {
		t.Errorf("a plan that does not reach its aim has %d weeks, want 12", len(got))
	}
}

// The weeks with the same number of days are one stage.
func TestWalkStagesHaveTheSameDays(t *testing.T) {
	plan := catalog.Walking{Minutes: []int{5, 10, 15}, DayWeeks: []int{2, 5}}
	want := []catalog.WalkStage{
		{First: 1, Last: 1, From: 5, To: 5, Days: 3},
		{First: 2, Last: 4, From: 5, To: 15, Days: 4},
		{First: 5, Last: 12, From: 15, To: 15, Days: 5},
	}
	if diff := cmp.Diff(want, plan.ParseWalkStages("5-3")); diff != "" {
		t.Errorf("stages (-want +got):\n%s", diff)
	}
}
