package content_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"unknot/content"
	"unknot/internal/catalog"
)

// counted are the points of the four articles, the claims and the signs of danger: how many there are of each.
var counted = map[string]int{
	"T000": 16, "T001": 23, "T002": 36, "T003": 8, // techniques
	"C000": 8, "C001": 8, "C002": 10, "C003": 4, // causes
	"E000": 8, "E001": 5, "E002": 3, "E003": 2, // ergonomic habits
	"A000": 2, "A001": 5, "A002": 7, "A003": 5, // warnings
	"Q000": 3, "Q003": 5, // questions
	"N000": 19, "N002": 8, "N003": 5, // numbers
	"R000": 3,                                  // routines
	"K000": 7,                                  // checklist
	"S000": 3, "S001": 3, "S002": 2, "S003": 3, // blocks of text
	"CL": 92, "RF": 27,
}

// Each point has a place on the site or a reason why it has none, and a page that is named for a claim rests on it.
func TestCoverage(t *testing.T) {
	t.Parallel()
	table, err := catalog.Coverage(content.FS())
	if err != nil {
		t.Fatal(err)
	}
	have := map[string]catalog.Covered{}
	for _, v := range table {
		have[v.ID] = v
	}
	wanted := 0
	for prefix, n := range counted {
		for i := range n {
			wanted++
			id := fmt.Sprintf("%s-%02d", prefix, i+1)
			if _, ok := have[id]; !ok {
				t.Errorf("coverage.txt does not place %s", id)
			}
		}
	}
	if len(have) != wanted {
		t.Errorf("coverage.txt places %d points, want %d", len(have), wanted)
	}
	c := site(t).Catalog
	for id, v := range have {
		if !strings.HasPrefix(id, "CL-") || v.Why != "" {
			continue
		}
		claim := c.Claim(strings.ToLower(id))
		if claim == nil {
			t.Errorf("there is no claim %s", id)
			continue
		}
		if len(v.Places) == 0 || v.Places[0] != claim.Path() {
			t.Errorf("%s is placed first at %v, want %s", id, v.Places, claim.Path())
		}
		for _, place := range v.Places {
			path, _, _ := strings.Cut(place, "#")
			if path != claim.Path() && !slices.ContainsFunc(claim.CitedBy, func(a catalog.Address) bool { return a.Path == path }) {
				t.Errorf("%s does not rest on %s, as coverage.txt says", path, id)
			}
		}
	}
}
