package content_test

import (
	"html"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"unknot/internal/catalog"
	"unknot/internal/web"
	"unknot/internal/words"
)

// Each day the home page has the next claim and routine of the day, also for browsers that keep yesterday's page. None
// is about a medicine.
func TestHomeChangesWithTheDay(t *testing.T) {
	t.Parallel()
	s := site(t)
	var day atomic.Int64
	now := func() time.Time { return s.Newest().AddDate(0, 0, int(day.Load())) }
	server, err := web.New(web.Config{URL: "https://unknot.example", Emergency: "999", AdviceLine: "111", Log: slog.New(slog.DiscardHandler), Now: now}, s.Catalog, s.files)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(server.Close)
	claims, routines := s.Order.DayClaims, s.Order.DayRoutines
	if len(claims) == 0 || len(routines) == 0 {
		t.Fatalf("%d claims and %d routines of the day", len(claims), len(routines))
	}
	shown := map[string]bool{}
	var tag, last string
	for range max(len(claims), len(routines)) {
		r := httptest.NewRequest(http.MethodGet, "/", nil)
		r.Header.Set("If-None-Match", tag)
		w := httptest.NewRecorder()
		server.ServeHTTP(w, r)
		body := html.UnescapeString(w.Body.String())
		c := slices.IndexFunc(claims, func(c *catalog.Claim) bool { return strings.Contains(body, c.Quoted()) })
		v := slices.IndexFunc(routines, func(r *catalog.Routine) bool { return strings.Contains(body, r.Path+`">Start today’s 5 minutes<`) })
		if w.Code != http.StatusOK || c < 0 || v < 0 || claims[c].Path() == last {
			t.Fatalf("day %d answers %d, claim %d, routine %d; yesterday's claim was %s", day.Load(), w.Code, c, v, last)
		}
		tag, last = w.Header().Get("ETag"), claims[c].Path()
		shown[last], shown[routines[v].Path] = true, true
		day.Add(1)
	}
	if len(shown) != len(claims)+len(routines) {
		t.Errorf("%d shown of %d claims and %d routines", len(shown), len(claims), len(routines))
	}
	for _, m := range s.Medicines {
		for _, c := range claims {
			if name := words.AnyOf(m.Names).FindString(c.Claim + " " + c.Say); name != "" {
				t.Errorf("%s, a claim of the day, is about %s", c.ID, name)
			}
		}
	}
}
