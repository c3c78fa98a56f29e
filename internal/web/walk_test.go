package web_test

import (
	"net/http"
	"strings"
	"testing"

	"unknot/internal/fixture"
)

// If a site has no walking plan, nothing links to it.
func TestSiteMayHaveNoWalkingPlan(t *testing.T) {
	t.Parallel()
	site := newServer(t, nil)
	publish(t, site, map[string]string{
		"walk.yaml": "", "pages/walk.md": "",
		"permalinks.txt": strings.Replace(string(fixture.FS()["permalinks.txt"].Data), "/walk\n", "", 1),
	})
	for path, want := range map[string]int{"/walk": http.StatusNotFound, "/walk?minutes=5&days=3": http.StatusNotFound, "/walk/calendar.ics": http.StatusNotFound, "/plans": http.StatusOK} {
		if a := get(t, site, path); a.code != want || strings.Contains(a.body, `href="/walk`) {
			t.Errorf("%s: %d, want %d and no link to the plan", path, a.code, want)
		}
	}
}
