package view_test

import (
	"net/url"
	"testing"

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
