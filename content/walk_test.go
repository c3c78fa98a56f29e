package content_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"unknot/internal/catalog"
)

// walkingPlans lists the plans whose weeks have minutes of their own.
func walkingPlans(c *catalog.Catalog) []*catalog.Plan {
	return slices.DeleteFunc(slices.Clone(c.Plans), func(p *catalog.Plan) bool { return len(p.Stages[0].Minutes) == 0 })
}

// From week to week, walks get longer or there is one more of them, never both. A plan never exceeds 30 minutes on 5
// days, and begins with the minutes that its title says.
func TestWalkingPlansGrowStepByStep(t *testing.T) {
	t.Parallel()
	plans := walkingPlans(site(t).Catalog)
	if len(plans) != 3 {
		t.Errorf("%d plans have minutes", len(plans))
	}
	for _, p := range plans {
		var before [2]int // minutes and days
		for n := range p.Weeks() {
			w := p.Week(n + 1)
			if len(w.Stage.Sessions) != 1 {
				t.Fatalf("%s has %d sessions", w.Path(), len(w.Stage.Sessions))
			}
			session := w.Stage.Sessions[0]
			now := [2]int{int(session.Items[0].Dose().Minutes), session.DaysAWeek}
			if session.Items[0].MoveID != "easy-walk" || now[0] > 30 || now[1] > 5 {
				t.Errorf("%s: %s, %v", w.Path(), session.Items[0].MoveID, now)
			}
			longer, more := now[0]-before[0], now[1]-before[1]
			isStep := longer > 0 && longer <= 5 && more == 0 || longer == 0 && more == 1
			if n > 0 && !isStep {
				t.Errorf("%s: %v follows %v", w.Path(), now, before)
			}
			if first := catalog.Count(now[0], "minute"); n == 0 && !strings.HasSuffix(p.Title, "from "+first) {
				t.Errorf("%s begins with %s", p.Title, first)
			}
			before = now
		}
	}
}

// The page of a walking plan names the minutes of each week, and says what a lighter week is, what to do in a
// wheelchair, and that nobody has tested it. The page, the session and the player of a week have its minutes.
func TestWalkingPlansShowEachWeek(t *testing.T) {
	t.Parallel()
	s := site(t)
	wantAll := func(path string, parts ...string) { checkSays(t, path, s.get(t, path, ""), parts...) }
	for _, p := range walkingPlans(s.Catalog) {
		wantAll(p.Path, p.Stages[1].MinutesText(), "do half the minutes", "If you use a wheelchair, wheel", "nobody has tested this plan",
			"/guides/causes/spinal-stenosis", "<b>Ask first with</b>")
		weeks := strings.Trim(strings.ReplaceAll(fmt.Sprint(p.Stages[1].Minutes), " ", ", "), "[]")
		wantAll(p.Path+".md", "**Minutes, week by week:** "+weeks)
	}
	wantAll("/plans/walking/4", "4 min, 4 days a week")
	wantAll("/plans/walking/4/walk", "Walk, or wheel, for 4 minutes")
	wantAll("/plans/walking/4/walk/play", "Walk, or wheel, for 4 minutes")
}

// The form that made a walking plan leads to the first of them. Its calendar is gone.
func TestWalkLeadsToPlan(t *testing.T) {
	t.Parallel()
	s := site(t)
	for _, address := range []string{"/walk", "/walk?minutes=10&days=more"} {
		answer := httptest.NewRecorder()
		s.ServeHTTP(answer, httptest.NewRequest(http.MethodGet, address, http.NoBody))
		if to := answer.Header().Get("Location"); answer.Code != http.StatusMovedPermanently || to != "/plans/walking" {
			t.Errorf("%s: %d %s, want /plans/walking", address, answer.Code, to)
		}
	}
	answer := httptest.NewRecorder()
	s.ServeHTTP(answer, httptest.NewRequest(http.MethodGet, "/walk/calendar.ics?minutes=5&days=3&time=0800&from=2026-11-30", http.NoBody))
	if answer.Code != http.StatusGone || !strings.Contains(answer.Body.String(), "each walking plan on /plans") {
		t.Errorf("the calendar of the form: %d %s", answer.Code, answer.Body)
	}
}
