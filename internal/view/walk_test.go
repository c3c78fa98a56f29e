package view_test

import (
	"net/url"
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
		if len(weeks) < 8 || len(weeks) > 12 || len(weeks) < 12 && (last.Minutes != 30 || last.Days != 5) {
			t.Errorf("%s: %d weeks to %+v", v.Link(), len(weeks), last)
		}
		for i, w := range weeks[1:] {
			before := weeks[i]
			minutes, days := w.Minutes-before.Minutes, w.Days-before.Days
			change := map[catalog.WalkChange]bool{catalog.NoChange: minutes == 0 && days == 0, catalog.Longer: minutes > 0 &&
				minutes <= 5 && days == 0, catalog.MoreDays: minutes == 0 && days == 1}
			if !change[w.Change] || w.Minutes > 30 || w.Days > 5 || w.Number != before.Number+1 {
				t.Errorf("%s: %+v follows %+v", v.Link(), w, before)
			}
		}
		values, err := url.ParseQuery(v.Query())
		if again := view.ParseWalk(v.Walking, values); err != nil || len(again.Faults) > 0 || again.Link() != v.Link() {
			t.Errorf("%s is read as %s", v.Link(), again.Link())
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
	if got, want := v.From(weeks[len(weeks)-1]).Link(), "/walk?minutes=12&days=5"; got != want {
		t.Errorf("from the end of %s: %s, want %s", v.Link(), got, want)
	}
}

// For a reader who does more than a plan counts, the plan begins with the maximum.
func TestMoreBeginsWithMaximum(t *testing.T) {
	t.Parallel()
	for query, want := range map[string]struct{ minutes, days, weeks int }{
		"minutes=more&days=3":    {30, 3, 8},
		"minutes=10&days=more":   {10, 5, 8},
		"minutes=more&days=more": {0, 0, 0},
		"minutes=30&days=more":   {0, 0, 0},
	} {
		values, err := url.ParseQuery(query)
		if err != nil {
			t.Fatal(err)
		}
		v := view.ParseWalk(walking(t), values)
		weeks := v.Plan()
		if v.Query() != query || !v.DoesMore() || len(weeks) != want.weeks || len(weeks) > 0 &&
			(weeks[0].Minutes != want.minutes || weeks[0].Days != want.days) {
			t.Errorf("%s: %s, %+v", query, v.Query(), weeks)
		}
	}
}
