package view_test

import (
	"fmt"
	"net/url"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"unknot/internal/catalog"
	"unknot/internal/fixture"
	"unknot/internal/load"
	"unknot/internal/view"
)

// walking returns the rules for walking plans of the fixture.
func walking(t *testing.T) *catalog.Walking {
	t.Helper()
	c, err := load.Catalog(fixture.FS())
	if err != nil {
		t.Fatal(err)
	}
	return c.Walking
}

// Each plan begins with what the reader can do and takes 8 to 12 weeks. From week to week, walks get longer or there is
// one more of them, never both. They never get fewer, and never exceed the aim. A plan takes fewer than 12 weeks only
// if it reaches the aim.
func TestWalkingPlansGrowStepByStep(t *testing.T) {
	t.Parallel()
	all := view.Walks(walking(t))
	if len(all) != 29*5 {
		t.Fatalf("%d plans", len(all))
	}
	for _, v := range all {
		weeks := v.Plan()
		if v.Minutes == 30 && v.Days == 5 {
			if weeks != nil {
				t.Errorf("%s: %d weeks at the aim", v.Link(), len(weeks))
			}
			continue
		}
		first, last := weeks[0], weeks[len(weeks)-1]
		if first.Minutes != v.Minutes || first.Days != v.Days || first.Number != 1 {
			t.Errorf("%s begins with %+v", v.Link(), first)
		}
		reachesAim := last.Minutes == 30 && last.Days == 5
		if len(weeks) < 8 || len(weeks) > 12 || len(weeks) < 12 && !reachesAim {
			t.Errorf("%s: %d weeks to %+v", v.Link(), len(weeks), last)
		}
		for i, w := range weeks[1:] {
			if before := weeks[i]; !isStep(before, w) {
				t.Errorf("%s: %+v follows %+v", v.Link(), w, before)
			}
		}
	}
}

// isStep reports whether a week may follow another in a plan, and says rightly what changes.
func isStep(before, week catalog.WalkWeek) bool {
	if week.Number != before.Number+1 || week.Minutes > 30 || week.Days > 5 {
		return false
	}
	minutes, days := week.Minutes-before.Minutes, week.Days-before.Days
	switch week.Change {
	case catalog.NoChange:
		return minutes == 0 && days == 0
	case catalog.Longer:
		return minutes > 0 && minutes <= 5 && days == 0
	case catalog.MoreDays:
		return minutes == 0 && days == 1
	}
	return false
}

// The address of a plan leads to the same plan.
func TestWalkingPlansAreReadFromTheirAddress(t *testing.T) {
	t.Parallel()
	for _, v := range view.Walks(walking(t)) {
		values, err := url.ParseQuery(v.Query())
		if err != nil {
			t.Fatal(err)
		}
		if again := view.ParseWalk(v.Walking, values); len(again.Faults) > 0 || again.Link() != v.Link() {
			t.Errorf("%s is read as %s, with the faults %v", v.Link(), again.Link(), again.Faults)
		}
	}
}

// A plan from 5 minutes on 3 days has these weeks, which the guide shows in these groups.
func TestWalkingPlanFromFiveMinutes(t *testing.T) {
	t.Parallel()
	w := walking(t)
	var got [][2]int
	for _, week := range w.Weeks(5, 3) {
		got = append(got, [2]int{week.Minutes, week.Days})
	}
	want := [][2]int{{5, 3}, {6, 3}, {6, 4}, {8, 4}, {10, 4}, {10, 5}, {12, 5}, {15, 5}, {18, 5}, {20, 5}, {25, 5}, {30, 5}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("weeks (-want +got):\n%s", diff)
	}
	stages := []catalog.WalkStage{{First: 1, Last: 2, From: 5, To: 6, Days: 3}, {First: 3, Last: 5, From: 6, To: 10, Days: 4},
		{First: 6, Last: 12, From: 10, To: 30, Days: 5}}
	if diff := cmp.Diff(stages, w.ParseWalkStages("5-3")); diff != "" {
		t.Errorf("stages (-want +got):\n%s", diff)
	}
}

// A second plan begins where the first has ended.
func TestSecondWalkingPlanContinues(t *testing.T) {
	t.Parallel()
	v := view.Walk{Walking: walking(t), Minutes: 2, Days: 1}
	weeks := v.Plan()
	last := weeks[len(weeks)-1]
	if got, want := v.From(last).Link(), fmt.Sprintf("/walk?minutes=%d&days=%d", last.Minutes, last.Days); got != want {
		t.Errorf("from the end of %s: %s, want %s", v.Link(), got, want)
	}
}

// For a reader who does more than a plan counts, the plan begins with the maximum.
func TestMoreBeginsWithMaximum(t *testing.T) {
	t.Parallel()
	type plan struct{ minutes, days, weeks int } // minutes and days of its first week
	for query, want := range map[string]plan{
		"minutes=more&days=3":    {30, 3, 8},
		"minutes=10&days=more":   {10, 5, 8},
		"minutes=more&days=more": {}, // at the aim already
		"minutes=30&days=more":   {},
	} {
		values, err := url.ParseQuery(query)
		if err != nil {
			t.Fatal(err)
		}
		v := view.ParseWalk(walking(t), values)
		if v.Query() != query || !v.DoesMore() {
			t.Errorf("%s is read as %s, which does more: %v", query, v.Query(), v.DoesMore())
		}
		var got plan
		if weeks := v.Plan(); len(weeks) > 0 {
			got = plan{weeks[0].Minutes, weeks[0].Days, len(weeks)}
		}
		if got != want {
			t.Errorf("%s: the plan is %+v, want %+v", query, got, want)
		}
	}
}

// Each fault of the form says what can be chosen. A form without any choice is not sent yet.
func TestWalkFaultsSayWhatToChoose(t *testing.T) {
	t.Parallel()
	w := walking(t)
	fault := func(query, field string) string { return view.ParseWalk(w, values(t, query)).Faults.Of(field) }
	wantTexts(t, [][3]string{
		{"not sent", fault("", "minutes") + fault("x=1", "days"), ""},
		{"no minutes", fault("days=3", "minutes"), "Choose how many minutes you can walk or wheel now: from 2 to 30, or more than 30."},
		{"no days", fault("minutes=5", "days"), "Choose how many days a week you walk or wheel on: from 1 to 5, or more than 5."},
		{"too few minutes", fault("minutes=1&days=3", "minutes"),
			"“1” is not a choice here. Choose from 2 to 30 minutes, or more than 30."},
		{"too many days", fault("minutes=5&days=6", "days"), "“6” is not a choice here. Choose from 1 to 5 days, or more than 5."},
		{"given twice", fault("minutes=5&minutes=6&days=3", "minutes"),
			"“5 6” is not a choice here. Choose from 2 to 30 minutes, or more than 30."},
		{"the limits", fault("minutes=2&days=1", "minutes") + fault("minutes=30&days=5", "days"), ""},
		{"a long value", fault("days=3&minutes="+strings.Repeat("word+", 30), "minutes"),
			"“" + strings.Repeat("word ", 10) + "word…” is not a choice here. Choose from 2 to 30 minutes, or more than 30."},
	})
}

// A walk that is not chosen has no plan and no query.
func TestWalkWithoutChoiceHasNoPlan(t *testing.T) {
	t.Parallel()
	for _, v := range []view.Walk{{Walking: walking(t)}, {Walking: walking(t), Days: 3}, {Walking: walking(t), Minutes: 5}} {
		if v.Chosen() || v.Plan() != nil || v.DoesMore() {
			t.Errorf("%s is chosen, or has %d weeks", v.Link(), len(v.Plan()))
		}
	}
	if len(view.Walks(nil)) != 0 {
		t.Error("a site without a walking plan has plans")
	}
	wantTexts(t, [][3]string{
		{"nothing chosen", view.Walk{}.Link(), "/walk"},
		{"the most", view.Walk{Minutes: 30, Days: 5}.Link(), "/walk?minutes=30&days=5"},
		{"more", view.Walk{Minutes: 31, Days: 6}.Link(), "/walk?minutes=more&days=more"},
	})
}
