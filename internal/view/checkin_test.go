package view_test

import (
	"fmt"
	"strings"
	"testing"

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

// A check-in is complete with a week and an answer about it. A form that is sent without one of them has a fault there,
// and so has each value that is not offered.
func TestIncompleteCheckInsHaveFaults(t *testing.T) {
	c := fixtureContent(t)
	for _, tt := range []struct {
		query    string
		fault    string // name of the field, "" for none
		complete bool
	}{
		{"", "", false},
		{"week=3", "", false}, // the form is not sent yet
		{"week=3&sent=1", "sessions", false},
		{"sessions=2", "week", false},
		{"week=3&sessions=2", "", true},
		{"week=3&in=sore", "", true},
		{"week=99&sessions=2", "week", false},
		{"week=3&sessions=8", "sessions", false},
		{"week=3&in=unknown", "in", false},
		{"week=3&in=no-time&in=sore", "", true},
		{"week=3&in=no-time&in=sore&in=no-better", "in", false},
	} {
		v := view.ParseCheckIn(c.Plans[0], c.Barriers, values(t, tt.query))
		var fault string
		if len(v.Faults) > 0 {
			fault = v.Faults[0].Field
		}
		if fault != tt.fault || len(v.Faults) > 1 || v.Complete() != tt.complete {
			t.Errorf("%q: faults %v, complete %v, want a fault in %q, complete %v", tt.query, v.Faults, v.Complete(), tt.fault, tt.complete)
		}
	}
}

// Each fault of a check-in says what can be chosen.
func TestCheckInFaultsSayWhatToChoose(t *testing.T) {
	c := fixtureContent(t)
	fault := func(query, field string) string {
		return view.ParseCheckIn(c.Plans[0], c.Barriers, values(t, query)).Faults.Of(field)
	}
	wantTexts(t, [][3]string{
		{"an unknown week", fault("week=7", "week"), "This plan has the weeks 1 to 6. Choose one of them."},
		{"no week", fault("in=sore", "week"), "Choose the week that you look back at, from 1 to 6."},
		{"too many sessions", fault("week=1&sessions=8", "sessions"), "Choose a number of sessions from 0 to 7."},
		{"no sessions", fault("week=1&sent=", "sessions"), "Choose how many sessions you did. None is an answer too."},
		{"an unknown barrier", fault("week=1&in=x", "in"), "What got in the way is one of these: no-time, sore, no-better, too-easy."},
		{"three barriers", fault("week=1&in=no-time&in=sore&in=too-easy", "in"),
			"Choose at most 2 things that got in the way: those that mattered most."},
		{"another field", fault("week=7", "sessions"), ""},
		{"seven sessions", fault("week=1&sessions=7", "sessions"), ""},
		{"an answer that is sent", fault("week=1&sessions=0&sent=", "sessions"), ""},
	})
}

// After a week of at least half the sessions, without a symptom, stepping up comes first. A step back leads to the
// stage before, or to the week before in the first stage.
func TestStepsFollowFromWeek(t *testing.T) {
	c := fixtureContent(t)
	for _, tt := range []struct{ name, query, want string }{
		{"all done", "week=3&sessions=3", "Step up 4, Stay 3, Step back 2, "},
		{"half done", "week=2&sessions=1", "Step up 3, Stay 2, Step back 1, "},
		{"less than half done", "week=3&sessions=1", "Stay 3, Step back 2, Step up 4, "},
		{"nothing said about sessions", "week=4&in=no-time", "Step up 5, Stay 4, Step back 2, "},
		{"a symptom", "week=4&sessions=3&in=sore", "Stay 4, Step back 2, Step up 5, "},
		{"the first week", "week=1&sessions=2", "Step up 2, Stay 1, Step back, "},
		{"the last week", "week=6&sessions=3", "Step up, Stay 6, Step back 4, "},
	} {
		got := ""
		for _, step := range view.ParseCheckIn(c.Plans[0], c.Barriers, values(t, tt.query)).Steps() {
			got += step.Name
			if step.To != nil {
				got += fmt.Sprint(" ", step.To.Number)
			}
			got += ", "
		}
		wantTexts(t, [][3]string{{tt.name, got, tt.want}})
	}
	steps := view.ParseCheckIn(c.Plans[0], c.Barriers, values(t, "week=1&sessions=2")).Steps()
	wantTexts(t, [][3]string{
		{"stepping up in words", steps[0].Text, "Go on when the moves feel familiar."},
		{"staying in words", steps[1].Text, "Do the week again if they do not."},
		{"stepping back in words", steps[2].Text, "Leave out the floor."},
	})
}

// The page does not reply that a week was easy if something in the body got in the way.
func TestSymptomSilencesEasyWeek(t *testing.T) {
	c := fixtureContent(t)
	for query, want := range map[string]string{"in=too-easy&in=no-time": "no-time too-easy", "in=too-easy&in=sore": "sore", "": ""} {
		if got := ids(view.ParseCheckIn(c.Plans[0], c.Barriers, values(t, "week=1&"+query)).Answered()); got != want {
			t.Errorf("%s is answered for %q, want %q", query, got, want)
		}
	}
}

// Every check-in of a week has one address, which leads to the same check-in.
func TestCheckInsHaveOneAddress(t *testing.T) {
	c := fixtureContent(t)
	all := view.CheckIns(c.Plans[0].Week(2), c.Barriers)
	if want := 8 * (1 + 4 + 6); len(all) != want { // of 0 to 7 sessions with none, one or two of four barriers
		t.Errorf("%d check-ins, want %d", len(all), want)
	}
	seen := map[string]bool{}
	for _, v := range all {
		path, query, _ := strings.Cut(v.Link(), "?")
		again := view.ParseCheckIn(c.Plans[0], c.Barriers, values(t, query))
		if path != "/plans/longer-mornings/check-in" || again.Link() != v.Link() || !again.Complete() || seen[v.Link()] {
			t.Errorf("%s is read as %s, complete %t", v.Link(), again.Link(), again.Complete())
		}
		seen[v.Link()] = true
	}
	unsaid := view.CheckIn{Plan: c.Plans[0], Week: c.Plans[0].Week(2), Sessions: -1}
	wantTexts(t, [][3]string{{"without an answer", unsaid.Link(), "/plans/longer-mornings/check-in?week=2"}})
}
