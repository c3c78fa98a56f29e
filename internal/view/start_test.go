package view_test

import (
	"strings"
	"testing"

	"unknot/internal/catalog"
	"unknot/internal/view"
)

// The first route for the answers counts. While a question is open there is none.
func TestAnswersLeadToFirstRoute(t *testing.T) {
	start := &catalog.Start{
		Questions: []*catalog.StartQuestion{
			{ID: "time", Answers: []*catalog.StartAnswer{{ID: "5"}, {ID: "10"}}},
			{ID: "pain", Answers: []*catalog.StartAnswer{{ID: "new", New: true}, {ID: "old"}}},
		},
		Routes: []*catalog.Route{
			{Why: "short", When: map[string][]string{"time": {"5"}, "pain": {"old"}}}, {Why: "new", When: map[string][]string{"pain": {"new"}}},
			{Why: "any", When: map[string][]string{"time": {"5", "x"}}},
		},
	}
	for query, want := range map[string]string{
		"time=5&pain=old": "short", "time=5&pain=new": "new", "time=10&pain=new": "new", "time=10&pain=old": "", "time=5": "",
	} {
		c, err := view.StartForm(start).Parse(values(t, query))
		if err != nil {
			t.Fatal(err)
		}
		v, got := view.NewStart(start, c), ""
		if found := v.Find(); found != nil {
			got = found.Why
		}
		wantTexts(t, [][3]string{{query, got, want}, {"the address", v.Link(), "/start?" + query}})
		if isNew := strings.Contains(query, "new"); v.New() != isNew {
			t.Errorf("%s: new %t", query, v.New())
		}
	}
	if got := len(view.Starts(start)); got != 4 {
		t.Errorf("%d ways to answer, want 4", got)
	}
}
