package view_test

import (
	"net/url"
	"strings"
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
		if err != nil || again.Query() != query || len(again.Open()) > 0 || again.Find() != v.Find() {
			t.Errorf("%q is read as %q, %v", query, again.Query(), err)
		}
	}
	if len(seen) < 2 {
		t.Errorf("%d ways to answer", len(seen))
	}
}

// startForm is a form with two questions.
func startForm() *catalog.Start {
	return &catalog.Start{Questions: []*catalog.StartQuestion{
		{ID: "time", Answers: []*catalog.StartAnswer{{ID: "5"}, {ID: "10"}}},
		{ID: "pain", Answers: []*catalog.StartAnswer{{ID: "new", New: true}, {ID: "old"}}},
	}}
}

// Of the answers to a question the first counts.
func TestAnswersAreReadFromQuery(t *testing.T) {
	for _, tt := range []struct{ name, query, want, open, err string }{
		{"nothing", "", "/start", "time pain", ""},
		{"one answer", "time=10&x=1", "/start?time=10", "pain", ""},
		{"the first of two answers", "time=10&time=5", "/start?time=10", "pain", ""},
		{"not what follows it", "time=10&time=7", "/start?time=10", "pain", ""},
		{"a blank before the answer", "time=&time=5", "/start?time=5", "pain", ""},
		{"an unknown answer", "time=7", "", "", `time has no value "7"`},
		{"all", "pain=old&time=5", "/start?time=5&pain=old", "", ""},
	} {
		v, err := view.Start{Form: startForm()}.Parse(values(t, tt.query))
		if err != nil {
			wantTexts(t, [][3]string{{tt.name, err.Error(), tt.err}})
			continue
		}
		wantTexts(t, [][3]string{{tt.name, v.Link(), tt.want}, {tt.name + ": open", ids(v.Open()), tt.open}, {tt.name + ": error", "", tt.err}})
	}
	if got := len(view.Starts(startForm())); got != 4 {
		t.Errorf("%d ways to answer, want 4", got)
	}
}

// The first route for the answers counts. While a question is open there is none.
func TestAnswersLeadToFirstRoute(t *testing.T) {
	form := startForm()
	form.Routes = []*catalog.Route{
		{Why: "short", When: map[string][]string{"time": {"5"}, "pain": {"old"}}}, {Why: "new", When: map[string][]string{"pain": {"new"}}},
		{Why: "any", When: map[string][]string{"time": {"5", "x"}}},
	}
	for query, want := range map[string]string{
		"time=5&pain=old": "short", "time=5&pain=new": "new", "time=10&pain=new": "new", "time=10&pain=old": "", "time=5": "",
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
		if isNew := strings.Contains(query, "new"); v.New() != isNew {
			t.Errorf("%s: new %t", query, v.New())
		}
	}
}
