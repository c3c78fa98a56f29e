package content_test

import (
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"unknot/internal/catalog"
	"unknot/internal/view"
)

// A check-in of any week offers the three ways to go on, in the words of the stage. The next week is not first after
// less than half of the sessions, or where something in the body got in the way: then "too easy" is not answered.
func TestCheckInsOfferNextWeek(t *testing.T) {
	t.Parallel()
	s := site(t)
	for _, p := range s.Plans {
		for n := range p.Weeks() {
			w := p.Week(n + 1)
			all := view.CheckIns(w, s.Barriers)
			if n := len(s.Barriers); len(all) != 8*(1+n+n*(n-1)/2) { // 8 answers on sessions, with none, one or two barriers
				t.Fatalf("%d check-ins of %s with %d barriers", len(all), w.Path(), n)
			}
			for _, v := range all {
				ways, hasSymptom := v.Steps(), v.Symptom()
				didLessThanHalf := 2*v.Sessions < w.Stage.Days()
				if leadsUp := ways[0].Text == w.Stage.Up; leadsUp == (hasSymptom || didLessThanHalf) {
					t.Errorf("%s: first %q", v.Link(), ways[0].Text)
				}
				if len(ways) != 3 {
					t.Errorf("%s: %d ways to go on", v.Link(), len(ways))
				}
				for _, text := range []string{w.Stage.Up, w.Stage.Stay, w.Stage.Back} {
					if !slices.ContainsFunc(ways, func(step view.Step) bool { return step.Text == text }) {
						t.Errorf("%s does not say %q", v.Link(), text)
					}
				}
				for _, b := range v.Answered() {
					if hasSymptom && b.ID == "too-easy" {
						t.Errorf("%s answers %s", v.Link(), b.ID)
					}
				}
			}
		}
	}
}

// The signs come before all answers of a check-in, and every page offers a session, a pause and somebody to see.
func TestCheckInPagesShowSignsFirst(t *testing.T) {
	t.Parallel()
	s := site(t)
	for _, p := range s.Plans {
		for _, v := range view.CheckIns(p.Week(p.Weeks()), s.Barriers) {
			if v.Sessions != 2 {
				continue
			}
			html := s.get(t, v.Link(), "")
			main := html[strings.Index(html, "<main"):]
			if !comesBefore(main, `class="warning"`, "<h2") {
				t.Errorf("%s: the signs are not first", v.Link())
			}
			for _, part := range []string{">Start a session<", ">See someone<", "Or pause the plan"} {
				if !strings.Contains(main, part) {
					t.Errorf("%s has no %q", v.Link(), part)
				}
			}
			noBetter := slices.ContainsFunc(v.Barriers, func(b *catalog.Barrier) bool { return b.NoBetter })
			if says := strings.Contains(main, "See someone about pain that is no better"); noBetter && !says {
				t.Errorf("%s does not say when to see someone", v.Link())
			}
		}
	}
}

// A check-in is private, and an answer that is not allowed is refused with a list of those that are.
func TestCheckInRefusesOtherAnswers(t *testing.T) {
	t.Parallel()
	s := site(t)
	for query, want := range map[string]string{
		"week=13":                          "weeks 1 to 12",
		"week=03":                          "weeks 1 to 12",
		"week=3&sessions=8":                "from 0 to 7",
		"week=3&sessions=%3Cb%3E":          "from 0 to 7",
		"week=3&in=lazy":                   "no-time, forgot",
		"week=3&in=bored&in=tired&in=sore": "at most 2",
		"sessions=3":                       "Choose the week",
		"week=3&sent=1":                    "None is an answer too",
	} {
		r := httptest.NewRecorder()
		s.ServeHTTP(r, httptest.NewRequest(http.MethodGet, "/plans/lasting-low-back/check-in?"+query, nil))
		body := r.Body.String()
		if r.Code != http.StatusBadRequest || !strings.Contains(body, want) {
			t.Errorf("%s: %d, no %q", query, r.Code, want)
		}
		if kept := r.Header().Get("Cache-Control"); kept != "private, no-store" {
			t.Errorf("%s: %s", query, kept)
		}
	}
}
