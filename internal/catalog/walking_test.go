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

// Weeks and minutes are named in words.
func TestWalkStageInWords(t *testing.T) {
	stage := func(first, last, from, to int) string {
		s := catalog.WalkStage{First: first, Last: last, From: from, To: to}
		return s.WeeksText() + ": " + s.WalkText()
	}
	wantTexts(t, [][3]string{
		{"one week", stage(3, 3, 5, 5), "3: 5 minutes"},
		{"two weeks", stage(4, 5, 5, 6), "4 and 5: 5 to 6 minutes"},
		{"three weeks", stage(6, 8, 10, 20), "6 to 8: 10 to 20 minutes"},
	})
}

// A plan begins with walks of 2 to 30 minutes on 1 to 5 days.
func TestWalkingPlanBeginsWithinLimits(t *testing.T) {
	plan := catalog.Walking{Minutes: []int{5, 10, 15}, DayWeeks: []int{2, 5}}
	for id, want := range map[string]bool{
		"2-1": true, "30-5": true, "1-3": false, "31-3": false, "10-0": false, "10-6": false, "10": false, "05-3": false,
	} {
		if got := plan.ParseWalkStages(id) != nil; got != want {
			t.Errorf("a plan begins with %s: %t, want %t", id, got, want)
		}
	}
}

// Each week says in what it differs from the week before. The minutes grow to the next step, and the days by one.
func TestWalkingWeekSaysWhatGrew(t *testing.T) {
	plan := catalog.Walking{Minutes: []int{5, 10, 15}, DayWeeks: []int{2, 4}}
	want := []catalog.WalkWeek{
		{Number: 1, Minutes: 5, Days: 4},
		{Number: 2, Minutes: 5, Days: 5, Change: catalog.MoreDays},
		{Number: 3, Minutes: 10, Days: 5, Change: catalog.Longer},
		{Number: 4, Minutes: 15, Days: 5, Change: catalog.Longer}, // 5 days are the most
		{Number: 5, Minutes: 15, Days: 5},
	}
	if diff := cmp.Diff(want, plan.Weeks(5, 4)[:5]); diff != "" {
		t.Errorf("weeks (-want +got):\n%s", diff)
	}
	wantFacts(t, map[string]bool{
		"30 minutes on 5 days are the aim": catalog.WalkWeek{Minutes: 30, Days: 5}.AtAim(),
		"29 minutes are not":               !catalog.WalkWeek{Minutes: 29, Days: 5}.AtAim(),
		"4 days are not":                   !catalog.WalkWeek{Minutes: 30, Days: 4}.AtAim(),
	})
}
