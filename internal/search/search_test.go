package search_test

import (
	"slices"
	"strings"
	"testing"

	"unknot/internal/catalog"
	"unknot/internal/fixture"
	"unknot/internal/load"
	"unknot/internal/search"
	"unknot/internal/search/fulltext"
	"unknot/internal/search/triage"
)

// loadCatalog loads the small site with more that searches may be about: fever is a sign, angina the name of one,
// pregnancy and an operation are conditions, and no page is about an odd whiplash.
func loadCatalog(t *testing.T) *catalog.Catalog {
	t.Helper()
	fsys := fixture.Edit("signs.yaml", "sign: \"**Fever** with back pain.\"", "sign: \"**Fever** with back pain.\"\n    searches: [fever, tight chest worry]")
	fixture.EditIn(fsys, "signs.yaml", "phrase: chest pain", "phrase: chest pain\n    called: [angina]\n    searches: [angina attack]")
	fixture.EditIn(fsys, "conditions.yaml", "note: Ask your midwife first.\n", "note: Ask your midwife first.\n    searches: [pregnant]\n")
	fixture.EditIn(fsys, "conditions.yaml", "note: Wait until your team agrees.,", "note: Wait until your team agrees., searches: [operation],")
	fixture.EditIn(fsys, "intents.yaml", "[fibromyalgia, whiplash]", "[fibromyalgia, whiplash, odd whiplash]")
	c, err := load.Catalog(fsys)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// newIndex returns the index of loadCatalog. It uses no models, as it has other signs and intents than they know.
func newIndex(t *testing.T) *search.Index {
	t.Helper()
	return search.New(loadCatalog(t))
}

// newLearntIndex returns an index that uses the models: its catalog has their signs and intents. All intents have the
// page and the routine of the one of the small site. Tests search for what the models are sure about.
func newLearntIndex(t *testing.T) *search.Index {
	t.Helper()
	c := loadCatalog(t)
	c.Signs = nil
	for _, id := range triage.Default().Signs() {
		c.Signs = append(c.Signs, &catalog.Sign{ID: id})
	}
	like := c.Intents[0]
	c.Intents = nil
	for _, id := range search.Answers().IntentIDs() {
		i := *like
		i.ID = id
		c.Intents = append(c.Intents, &i)
	}
	question := c.Questions[slices.IndexFunc(c.Questions, func(q *catalog.Question) bool { return q.ID == "sore-tail" })]
	question.ID = "tailbone"
	question.Answer += " Then it may ease in a few weeks or months, but nobody can say how many it will take. A cushion may help."
	return search.New(c)
}

// paths lists the addresses of entries.
func paths(entries []*search.Entry) []string {
	var out []string
	for _, e := range entries {
		out = append(out, e.Path)
	}
	return out
}

// text joins the pieces of a marked text.
func text(pieces []fulltext.Piece) string {
	var b strings.Builder
	for _, p := range pieces {
		b.WriteString(p.Text)
	}
	return b.String()
}

func TestPageIsFoundByItsWords(t *testing.T) {
	x := newIndex(t)
	for typed, want := range map[string]string{
		"neck turn":                  "/stretches/neck-turn",
		"nekc turn":                  "/stretches/neck-turn",   // mistyped
		"cervical turn":              "/stretches/neck-turn",   // a synonym
		"sit and stand":              "/stretches/chair-stand", // another name
		"number 4":                   "/stretches/table-reach",
		"plate 4":                    "/stretches/table-reach", // a word of older prints
		"tennis ball":                "/stretches/wall-roll",
		"10 minutes":                 "/routines/short-morning",
		"6 weeks":                    "/plans/longer-mornings",
		"musculus trapezius":         "/muscles/trapezius",
		"curve":                      "/glossary#curve",
		"true or false":              "/evidence/cl-01",
		"brace":                      "/evidence/treatments#splint-leg",
		"shoulder blades":            "/upper-back",
		"all plans":                  "/plans",
		"rss feed":                   "/review",
		"kneel in front of the seat": "/floor",     // a step of a picture
		"drink":                      "/checklist", // a task
	} {
		if found := paths(x.Search(typed, false).Entries); len(found) == 0 || found[0] != want {
			t.Errorf("%q finds %q, want %s first", typed, found, want)
		}
	}
}

func TestLiteralSearchCorrectsNothing(t *testing.T) {
	if found := newIndex(t).Search("nekc", true); len(found.Entries) > 0 || found.Query.Read != "" {
		t.Errorf("nekc is read as %q and finds %q, want nothing", found.Query.Read, paths(found.Entries))
	}
}

func TestSuggestionsMatchUnfinishedWords(t *testing.T) {
	found := paths(newIndex(t).Suggest("trap").Entries)
	if !slices.Contains(found, "/muscles/trapezius") {
		t.Errorf("trap finds %q, without /muscles/trapezius", found)
	}
}

// A routine of 9 minutes is also found as one of 10.
func TestRoutineIsFoundByItsMinutes(t *testing.T) {
	x := newIndex(t)
	for minutes, want := range map[string]bool{"8": false, "9": true, "10": true, "15": false} {
		found := paths(x.Search(minutes, true).Entries)
		if got := slices.Contains(found, "/routines/short-morning"); got != want {
			t.Errorf("%s finds the routine: %v, want %v", minutes, got, want)
		}
	}
}

func TestMuscleWithoutMovesIsNotFound(t *testing.T) {
	if found := paths(newIndex(t).Search("calves", false).Entries); len(found) > 0 {
		t.Errorf("calves finds %q", found)
	}
}

func TestExcerptOfMoveSaysWhatReaderShouldKnow(t *testing.T) {
	x := newIndex(t)
	for _, tt := range []struct{ typed, path, want string }{
		{"knee", "/stretches/knee-sway", "On your back, let both knees sway from side to side. Go only as far as feels good."},
		{"pregnant knee", "/stretches/knee-sway", "Ask your midwife first."},
		{"unsteady legs, chair stand", "/stretches/chair-stand", "Use a higher chair."},
		{"screen", "/guides/causes/stiff-neck", "Why a neck may feel stiff after a day at a screen. What is known of it, which is little."},
	} {
		r := x.Search(tt.typed, false)
		i := slices.Index(paths(r.Entries), tt.path)
		if i < 0 {
			t.Fatalf("%q does not find %s", tt.typed, tt.path)
		}
		if title := r.Title(r.Entries[i]); text(title) != r.Entries[i].Title {
			t.Errorf("%q: the title of %s is %q", tt.typed, tt.path, text(title))
		}
		if got := text(r.Excerpt(r.Entries[i])); got != tt.want {
			t.Errorf("%q: the excerpt of %s is %q, want %q", tt.typed, tt.path, got, tt.want)
		}
	}
}

func TestEntriesThatSayTheSameShareARow(t *testing.T) {
	found := newIndex(t).Search("moving", false).Entries
	row := search.Rows(found, true)[0]
	if row.Path != "/evidence/cl-01" || !slices.Equal(paths(row.Also), []string{"/questions#q01", "/guides/techniques/start-here"}) {
		t.Errorf("the first row is %s with %q", row.Path, paths(row.Also))
	}
	for _, row := range search.Rows(newIndex(t).Search("sore tail start here", false).Entries, true) {
		if row.Path == "/questions/sore-tail" && len(row.Also) > 0 || slices.Contains(paths(row.Also), "/questions/sore-tail") {
			t.Errorf("%s shares its row with %q, though a question with a page of its own says more", row.Path, paths(row.Also))
		}
	}
	if apart := search.Rows(found, false); len(apart) != len(found) {
		t.Errorf("%d rows that are not joined for %d entries", len(apart), len(found))
	}
}

func TestNamesHoldTitlesAndOtherNames(t *testing.T) {
	var names []string
	for path, name := range search.Names(loadCatalog(t)) {
		if path == "/stretches/chair-stand" {
			names = append(names, name)
		}
	}
	if want := []string{"Chair stand", "sit and stand", "knot squat"}; !slices.Equal(names, want) {
		t.Errorf("names %q, want %q", names, want)
	}
}

func TestEntriesHaveNamesOfKinds(t *testing.T) {
	x := newIndex(t)
	for typed, want := range map[string]string{
		"neck turn": "Stretch", "10 minutes": "Routine", "6 weeks": "Plan", "musculus trapezius": "Muscle", "curve": "Word",
		"true or false": "Claim",
		"brace":         "Treatment", "stiff neck screen": "Guide", "all plans": "Page", "sore tail": "Question",
	} {
		r := x.Search(typed, false)
		if len(r.Entries) == 0 || r.Entries[0].KindName() != want {
			t.Errorf("%q finds %q, want a %s first", typed, paths(r.Entries), want)
		}
	}
	if got := (&search.Entry{Kind: "other"}).KindName(); got != "" {
		t.Errorf("another kind is a %s", got)
	}
}
