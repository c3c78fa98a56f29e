package view_test

import (
	"fmt"
	"net/url"
	"testing"

	"unknot/internal/catalog"
	"unknot/internal/fixture"
	"unknot/internal/load"
	"unknot/internal/view"
)

// Every way to answer the form has one address, which leads to the same routine.
func TestAnswersHaveOneAddress(t *testing.T) {
	c, err := load.Catalog(fixture.FS())
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, v := range view.Starts(c.Start) {
		query := v.Query()
		values, err := url.ParseQuery(query)
		if err != nil || seen[query] {
			t.Fatalf("%q is the query of other answers too: %v", query, err)
		}
		seen[query] = true
		again, err := view.Start{Form: c.Start}.Parse(values)
		if err != nil || again.Query() != query || len(again.Open()) > 0 || again.Find().Route != v.Find().Route {
			t.Errorf("%q is read as %q, %v", query, again.Query(), err)
		}
	}
	if len(seen) < 2 {
		t.Errorf("%d ways to answer", len(seen))
	}
}

// A move that a reader could do with each condition alone, but not with both, is left out for the first of them.
func TestMoveRuledOutByTwoConditionsIsLeftOut(t *testing.T) {
	m, position, _ := neckTurn(t)
	first := &catalog.Condition{Change: []catalog.FitMove{{Move: m, Text: "Turn less."}}}
	second := &catalog.Condition{Change: []catalog.FitMove{{Move: m, Text: "Turn far.", NotWith: []*catalog.Condition{first}}}}
	answers := []*catalog.StartAnswer{{ID: "first", Condition: first}, {ID: "second", Condition: second}}
	routine := &catalog.Routine{Items: catalog.Items{{Move: m, Position: position}}}
	form := &catalog.Start{Questions: []*catalog.StartQuestion{{ID: "fits", Several: true, Answers: answers}},
		Routes: []*catalog.Route{{Routine: routine}}}
	found := view.Start{Form: form, Answers: [][]*catalog.StartAnswer{answers}}.Find()
	if len(found.Items) > 0 || len(found.LeftOut) != 1 || found.LeftOut[0].Answer != answers[0] {
		t.Errorf("%d moves are kept, and these left out: %+v, want one for %s", len(found.Items), found.LeftOut, answers[0].ID)
	}
}

// startForm is a form with a question for one answer, and one for several, the last of which is none.
func startForm() *catalog.Start {
	return &catalog.Start{Questions: []*catalog.StartQuestion{
		{ID: "time", Answers: []*catalog.StartAnswer{{ID: "5"}, {ID: "10"}}},
		{ID: "fits", Several: true, Answers: []*catalog.StartAnswer{
			{ID: "a", Condition: &catalog.Condition{ID: "a"}}, {ID: "b", Condition: &catalog.Condition{ID: "b"}}, {ID: "none"}}},
	}}
}

// Of a question for one answer the first counts. A condition counts more than the answer that there is none.
func TestAnswersAreReadFromQuery(t *testing.T) {
	for _, tt := range []struct{ name, query, want, conditions, open, err string }{
		{"nothing", "", "/start", "", "time fits", ""},
		{"one answer", "time=10&x=1", "/start?time=10", "", "fits", ""},
		{"the first of two answers", "time=10&time=5", "/start?time=10", "", "fits", ""},
		{"not what follows it", "time=10&time=7", "/start?time=10", "", "fits", ""},
		{"a blank before the answer", "time=&time=5", "/start?time=5", "", "fits", ""},
		{"an unknown answer", "time=7", "", "", "", `time has no value "7"`},
		{"several conditions", "fits=b&fits=a&time=5", "/start?time=5&fits=a&fits=b", "a b", "", ""},
		{"a condition and none", "fits=none&fits=b", "/start?fits=b", "b", "time", ""},
		{"none", "fits=none", "/start?fits=none", "", "time", ""},
		{"an unknown condition after another", "fits=a&fits=c", "", "", "", `fits has no value "c"`},
	} {
		v, err := view.Start{Form: startForm()}.Parse(values(t, tt.query))
		if err != nil {
			wantTexts(t, [][3]string{{tt.name, err.Error(), tt.err}})
			continue
		}
		wantTexts(t, [][3]string{{tt.name, v.Link(), tt.want}, {tt.name + ": conditions", ids(v.Conditions()), tt.conditions},
			{tt.name + ": open", ids(v.Open()), tt.open}, {tt.name + ": error", "", tt.err}})
	}
	if got := len(view.Starts(startForm())); got != 8 { // two times with none, a, b or both
		t.Errorf("%d ways to answer, want 8", got)
	}
}

// The first route for the answers counts. While a question is open there is none.
func TestAnswersLeadToFirstRoute(t *testing.T) {
	form := startForm()
	routine := &catalog.Routine{}
	form.Routes = []*catalog.Route{
		{Why: "short", When: map[string][]string{"time": {"5"}, "fits": {"none"}}, Routine: routine},
		{Why: "a", When: map[string][]string{"fits": {"a"}}, Routine: routine}, {Why: "any", When: map[string][]string{"time": {"5",
			"x"}}, Routine: routine},
	}
	for query, want := range map[string]string{
		"time=5&fits=none": "short", "time=5&fits=a&fits=b": "a", "time=10&fits=a": "a", "time=5&fits=b": "any", "time=10&fits=b": "",
		"time=5": "",
	} {
		v, err := view.Start{Form: form}.Parse(values(t, query))
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		if found := v.Find(); found != nil {
			got = found.Why
		}
		wantTexts(t, [][3]string{{query, got, want}})
	}
}

// Moves that do not suit are left out by condition, those that nobody has judged after the others.
func TestUnsuitedMovesAreLeftOutByCondition(t *testing.T) {
	position := &catalog.Position{}
	item := func(id string) *catalog.Item {
		return &catalog.Item{Move: &catalog.Move{Doc: catalog.Doc{ID: id}, Position: position}, Position: position,
			CustomDose: catalog.Dose{Minutes: 1}}
	}
	both, out, unknown, last := item("both"), item("out"), item("unknown"), item("last")
	a := &catalog.Condition{ID: "a", Start: []*catalog.Move{both.Move, last.Move}, Moves: []catalog.FitMove{{Move: out.Move}}}
	b := &catalog.Condition{ID: "b", Start: []*catalog.Move{both.Move, out.Move, unknown.Move}}
	form := &catalog.Start{Questions: []*catalog.StartQuestion{{ID: "fits", Several: true, Answers: []*catalog.StartAnswer{
		{ID: "a", Condition: a}, {ID: "b", Condition: b}, {ID: "none"}}}}}
	form.Routes = []*catalog.Route{{Routine: &catalog.Routine{Items: catalog.Items{unknown, both, out, last}}}}
	found := view.Start{Form: form, Answers: [][]*catalog.StartAnswer{form.Questions[0].Answers[:2]}}.Find()
	got := ""
	for _, left := range found.LeftOut {
		got += fmt.Sprint(left.Answer.ID, " ", left.NotJudged, " ", ids(left.Moves), "; ")
	}
	wantTexts(t, [][3]string{{"left out", got, "a false out; a true unknown; b true last; "}, {"kept", ids(found.Items.Moves()), "both"}})
	whole := view.Start{Form: form, Answers: [][]*catalog.StartAnswer{form.Questions[0].Answers[2:]}}.Find()
	if len(whole.Items) != 4 || len(whole.LeftOut) != 0 || len(whole.Fits) != 0 {
		t.Errorf("without a condition, %d moves are kept and %v left out", len(whole.Items), whole.LeftOut)
	}
}

// What is left of a routine is enough if it has two moves and half of the time.
func TestEnoughIsTwoMovesAndHalfOfTheTime(t *testing.T) {
	items := func(minutes ...float64) (out catalog.Items) {
		for _, m := range minutes {
			out = append(out, &catalog.Item{Move: &catalog.Move{}, Position: &catalog.Position{}, CustomDose: catalog.Dose{Minutes: m}})
		}
		return out
	}
	for _, tt := range []struct {
		name string
		left catalog.Items
		want bool
	}{
		{"half of the time", items(1, 1), true}, {"less than half", items(1, 0.5), false}, {"one move", items(4), false},
		{"three moves", items(1, 1, 1), true},
	} {
		found := &view.Found{Route: &catalog.Route{Routine: &catalog.Routine{Items: items(1, 1, 2)}}, Items: tt.left}
		if found.Enough() != tt.want {
			t.Errorf("%s: enough %t, want %t", tt.name, found.Enough(), tt.want)
		}
	}
}
