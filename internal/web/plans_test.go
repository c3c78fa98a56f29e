package web_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"unknot/internal/fixture"
)

// withPermalinks returns the permalinks of the fixture with more addresses.
func withPermalinks(addresses ...string) string {
	lines := append(strings.Fields(string(fixture.FS()["permalinks.txt"].Data)), addresses...)
	slices.Sort(lines)
	return strings.Join(lines, "\n") + "\n"
}

// planSite returns a site with renamed, merged and withdrawn content. A plan and a routine were renamed from "early",
// and a plan and a routine named "gone" were withdrawn.
func planSite(t *testing.T) http.Handler {
	t.Helper()
	changed := map[string]string{}
	for _, name := range []string{"routines/short-morning.md", "plans/longer-mornings.md"} {
		changed[name] = strings.Replace(string(fixture.FS()[name].Data), "\nsources:", "\nformerly: [{id: early}]\nsources:", 1)
	}
	const guide = "guides/techniques/start-here.md"
	changed[guide] = strings.Replace(string(fixture.FS()[guide].Data), "\nhub:", "\nformerly: [{id: first-moves, section: first}]\nhub:", 1)
	changed["withdrawn.yaml"] = string(fixture.FS()["withdrawn.yaml"].Data) +
		"- address: /plans/gone\n  why: It was too much.\n  instead: /plans/longer-mornings\n" +
		"- address: /routines/gone\n  why: It was too much.\n  instead: /routines/short-morning\n"
	changed["permalinks.txt"] = withPermalinks("/plans/gone", "/routines/gone")
	site := newSite(t, nil)
	publish(t, site, changed)
	return site
}

// The addresses of weeks and sessions are in calendars and on paper, so they still work after a plan or a routine was
// renamed or withdrawn.
func TestPlanAddressesLast(t *testing.T) {
	t.Parallel()
	site := planSite(t)
	const plan = "/plans/longer-mornings"
	for _, tt := range []struct {
		path string
		code int
		to   string
	}{
		// A plan with another name.
		{"/plans/early/3", http.StatusMovedPermanently, plan + "/3"},
		{"/plans/early/3?print=large", http.StatusMovedPermanently, plan + "/3?print=large"},
		{"/plans/early/3/short-morning/play", http.StatusMovedPermanently, plan + "/3/short-morning/play"},
		{"/plans/early/3/short-morning/calendar.ics?days=mo&time=0800", http.StatusMovedPermanently, plan + "/3/short-morning/calendar.ics?days=mo&time=0800"},
		{"/plans/early.json", http.StatusMovedPermanently, plan + ".json"},

		// A routine with another name, its other pages and formats.
		{"/routines/early.md", http.StatusMovedPermanently, "/routines/short-morning.md"},
		{"/routines/early/remind", http.StatusMovedPermanently, "/routines/short-morning/remind"},
		{"/routines/early/remind?days=mo&time=0800&print=large", http.StatusMovedPermanently, "/routines/short-morning/remind?days=mo&time=0800&print=large"},
		{"/routines/early/calendar.ics?days=mo&time=0800", http.StatusMovedPermanently, "/routines/short-morning/calendar.ics?days=mo&time=0800"},

		// A guide that is now a section of another, in its own folder and in another one.
		{"/guides/techniques/first-moves", http.StatusMovedPermanently, "/guides/techniques/start-here#first"},
		{"/guides/causes/first-moves", http.StatusMovedPermanently, "/guides/techniques/start-here#first"},
		{"/guides/techniques/first-moves.md", http.StatusMovedPermanently, "/guides/techniques/start-here.md"},

		// What a client typed stays escaped.
		{"/plans/early/3%3Fx", http.StatusMovedPermanently, plan + "/3%3Fx"},
		{"/plans/early/a%20b", http.StatusMovedPermanently, plan + "/a%20b"},
		{"/plans/early/%C3%A9", http.StatusMovedPermanently, plan + "/%C3%A9"},

		// A plan that was withdrawn.
		{"/plans/gone/3", http.StatusGone, ""},
		{"/plans/gone/3/short-morning/play", http.StatusGone, ""},

		// A routine with another name, in the plan; the form of its session and the times stay.
		{plan + "/3/early", http.StatusFound, plan + "/3/short-morning"},
		{plan + "/3/early?print=large", http.StatusFound, plan + "/3/short-morning?print=large"},
		{plan + "/3/early/play", http.StatusFound, plan + "/3/short-morning/play"},
		{plan + "/3/early/remind?days=mo&time=0800", http.StatusFound, plan + "/3/short-morning/remind?days=mo&time=0800"},
		{plan + "/3/early/calendar.ics?days=mo&time=0800", http.StatusFound, plan + "/3/short-morning/calendar.ics?days=mo&time=0800"},

		// A routine that is no longer in the plan.
		{plan + "/3/gone", http.StatusFound, plan + "/3"},
		{plan + "/3/gone/play", http.StatusFound, plan + "/3"},
	} {
		a := get(t, site, tt.path)
		if to := a.header.Get("Location"); a.code != tt.code || to != tt.to {
			t.Errorf("%s: %d, %s, want %d, %s", tt.path, a.code, to, tt.code, tt.to)
		}
		hasChoice := strings.Contains(tt.path, "days=") // what a reader chooses is private
		if control := a.header.Get("Cache-Control"); (control == "private, no-store") != hasChoice {
			t.Errorf("%s: Cache-Control is %s", tt.path, control)
		}
	}
}

// The address of a routine that is not in the week redirects to the week.
func TestRoutineOutsideWeekRedirects(t *testing.T) {
	t.Parallel()
	site := newSite(t, nil)
	routine := strings.Replace(string(fixture.FS()["routines/short-morning.md"].Data), "title: Short morning", "title: Short evening", 1)
	publish(t, site, map[string]string{"routines/short-evening.md": routine, "permalinks.txt": withPermalinks("/routines/short-evening")})
	for _, form := range []string{"", "/play", "/remind"} {
		a := get(t, site, "/plans/longer-mornings/3/short-evening"+form)
		if to := a.header.Get("Location"); a.code != http.StatusFound || to != "/plans/longer-mornings/3" {
			t.Errorf("%q: %d, %s", form, a.code, to)
		}
	}
}
