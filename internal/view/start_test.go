package view_test

import (
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
