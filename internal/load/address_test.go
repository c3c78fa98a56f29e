package load_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"unknot/internal/fixture"
	"unknot/internal/load"
)

// The sitemap has every page of the site once, with its title. A muscle that no move works has none.
func TestEveryPageHasAnAddress(t *testing.T) {
	c := mustLoad(t, fixture.FS())
	want := `/ Where is it tight?
/upper-back Upper back
/lower-back Lower back
/stretches Stretches and exercises
/stretches/chair-stand Chair stand
/stretches/neck-turn Neck turn
/stretches/knee-sway Knee sway
/stretches/table-reach Table reach
/stretches/slow-breath Slow breath
/stretches/wall-roll Wall roll
/stretches/for/unsteady Unsteady legs
/stretches/for/late Late pregnancy
/routines Routines
/routines/short-morning Short morning
/plans Plans
/plans/longer-mornings Longer mornings
/guides Guides
/guides/causes Causes
/guides/techniques Techniques
/guides/techniques/start-here Start here
/guides/causes/stiff-neck A stiff neck: what is it?
/search Search
/safety When to get help
/safety/adapt Who should change what
/safety/cards When to get help, on cards
/about About this site
/breathe Breathe with the ring
/checklist Your week
/checklist/cards Your week on cards
/evidence Claims we checked
/floor Getting down and up again
/glossary Words
/evidence/guidelines What boards ask
/handout Sheets to give
/questions Common questions
/sources What we read
/start Which one for me?
/evidence/treatments What helps, and how much
/review Reviews due
/questions/sore-tail What helps a sore tail?
/evidence/cl-01 “Moving mends every back”
/evidence/cl-02 “The back has three curves”
/sources/alpha-2020 Moving and backs
/sources/beta-2021 Turning and necks
/sources/gamma-board When to get help
/muscles Muscles
/muscles/trapezius Trapezius
/muscles/glutes Buttocks
/muscles/diaphragm Diaphragm
/tags/desk At a desk
/tags/morning Morning
/tags/trunk Trunk`
	if diff := cmp.Diff(want, strings.Join(titles(c), "\n")); diff != "" {
		t.Errorf("addresses (-want +got):\n%s", diff)
	}
}

// A page has the day of its last change.
func TestPageHasDayOfChange(t *testing.T) {
	page := mustLoad(t, fixture.FS()).PageEntry("/stretches/neck-turn")
	if got := page.Changed.ISO(); got != "2026-02-01" {
		t.Errorf("neck-turn was changed on %s", got)
	}
}

// The old address of a page leads to its address now.
func TestOldAddressesLeadToNew(t *testing.T) {
	c := mustLoad(t, fixture.FS())
	for path, want := range map[string]string{
		"/stretches/old-breath":         "/stretches/slow-breath",
		"/stretches/slow-breath":        "",
		"/old-breath":                   "",
		"/guides/causes/start-here":     "/guides/techniques/start-here", // under another section
		"/guides/techniques/start-here": "",
		"/guides/causes/none":           "",
	} {
		if got := c.Moved(path); got != want {
			t.Errorf("%s moved to %q, want %q", path, got, want)
		}
	}
}

// Withdrawn addresses are gone, and say what to read instead.
func TestWithdrawnAddressesAreGone(t *testing.T) {
	c := mustLoad(t, fixture.FS())
	for path, gone := range map[string]bool{
		"/stretches/head-circle": true,
		"/s/7":                   true,
		"/s/0":                   false,
		"":                       false,
		"/s/6":                   false,
		"/stretches/neck-turn":   false,
	} {
		if got := c.Gone(path); (got != nil) != gone {
			t.Errorf("%s is gone: %v, want %t", path, got, gone)
		}
	}
	if w := c.Gone("/s/7"); w.Instead != "/stretches/neck-turn" || w.ShortPath() != "/s/7" {
		t.Errorf("number 7 leads to %s", w.Instead)
	}
}

// The nearest page is found in spite of typing mistakes and wrong folders.
func TestNearestPageForgivesMistakes(t *testing.T) {
	c := mustLoad(t, fixture.FS())
	tests := []struct{ path, want string }{
		{"/stretches/neck-trun", "/stretches/neck-turn"},
		{"/neck-turn", "/stretches/neck-turn"},
		{"/guides/neck_turn/", "/stretches/neck-turn"},
		{"/Stretches/NECK-TURN", "/stretches/neck-turn"},
		{"/muscles/glute", "/muscles/glutes"},
		{"/stretch", "/stretches"},
		{"/sway", "/stretches/knee-sway"},
		{"/xyzzy-plugh", ""},
		{"/", ""},
		{"", ""},
		{"/" + strings.Repeat("stretches-", 20), ""}, // too long to be meant
	}
	for _, tt := range tests {
		got := ""
		if a := c.NearestPage(tt.path); a != nil {
			got = a.Path
		}
		if got != tt.want {
			t.Errorf("nearest to %s is %q, want %q", tt.path, got, tt.want)
		}
	}
}

// Permalinks adds new addresses and keeps those that are gone, all sorted. It refuses faulty content.
func TestPermalinksKeepsOldLines(t *testing.T) {
	old := string(fixture.FS()["permalinks.txt"].Data)
	fsys := fixture.With(map[string]string{
		"permalinks.txt": strings.NewReplacer("/about\n", "", "/s/6\n", "/zebra\n").Replace(old), // unsorted, with one that is gone
	})
	got, err := load.Permalinks(fsys)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Fields(old+"/zebra"), got); diff != "" {
		t.Errorf("permalinks (-want +got):\n%s", diff)
	}
	_, err = load.Permalinks(fixture.Edit("pages/about.md", "/safety#nerve-signs", "/nowhere-at-all"))
	if got, want := problems(t, err), "pages/about.md:7: there is no page /nowhere-at-all"; got != want {
		t.Errorf("Permalinks of a broken site = %s, want %s", got, want)
	}
}
