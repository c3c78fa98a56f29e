package search_test

import (
	"slices"
	"strings"
	"testing"

	"unknot/internal/catalog"
	"unknot/internal/fixture"
	"unknot/internal/load"
	"unknot/internal/search"
	"unknot/internal/search/answers"
	"unknot/internal/search/fulltext"
	"unknot/internal/search/triage"
	"unknot/internal/view"
)

// loadCatalog loads the small site, in which a search for a fever is a sign, and one may be for readers who are pregnant
// or had an operation.
func loadCatalog(t *testing.T) *catalog.Catalog {
	t.Helper()
	fsys := fixture.Edit("signs.yaml", "sign: \"**Fever** with back pain.\"", "sign: \"**Fever** with back pain.\"\n    searches: [fever]")
	fixture.EditIn(fsys, "signs.yaml", "phrase: chest pain", "phrase: chest pain\n    ambiguous: [{words: tight chest, why: It may be a muscle.}]")
	fixture.EditIn(fsys, "cautions.yaml", "note: Ask your midwife first.,", "note: Ask your midwife first., searches: [pregnant],")
	fixture.EditIn(fsys, "cautions.yaml", "note: Wait until your team agrees.,", "note: Wait until your team agrees., searches: [operation],")
	fixture.EditIn(fsys, "intents.yaml", "[fibromyalgia, whiplash]", "[fibromyalgia, whiplash, odd whiplash]")
	c, err := load.Catalog(fsys)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func newIndex(t *testing.T) *search.Index {
	t.Helper()
	return search.New(loadCatalog(t))
}

// newLearntIndex returns an index that uses the models: its catalog has their signs and intents. All intents have the
// page and the routine of the one of the small site.
func newLearntIndex(t *testing.T) *search.Index {
	t.Helper()
	c := loadCatalog(t)
	c.Signs = nil
	for _, id := range triage.Default().Signs() {
		c.Signs = append(c.Signs, &catalog.Sign{ID: id})
	}
	like := c.Intents[0]
	c.Intents = nil
	for _, id := range answers.Default().IntentIDs() {
		i := *like
		i.ID = id
		c.Intents = append(c.Intents, &i)
	}
	c.Questions[slices.IndexFunc(c.Questions, func(q *catalog.Question) bool { return q.ID == "sore-tail" })].ID = "tailbone"
	return search.New(c)
}

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
		"kneel in front of the seat": "/floor", // a step of a picture
		"move on most days":          "/checklist",
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

// Signs of danger decide whether cards or the line to the signs show, and where moves are.
func TestSignsComeBeforeMoves(t *testing.T) {
	x := newIndex(t)
	for _, tt := range []struct {
		typed, card    string
		urgent, unsure bool
		moves          string // where the move that the words name is: among the results, withheld or left out
	}{
		{typed: "neck turn", moves: "among"},
		{typed: "neck turn with numb legs", card: "nerve-signs", urgent: true, moves: "left out"},
		{typed: "neck turn with a fever", card: "very-ill", urgent: true, moves: "withheld"},
		{typed: "fever or numb legs, neck turn", card: "nerve-signs", urgent: true, moves: "left out"}, // the most urgent
		{typed: "tight chest neck turn", card: "nerve-signs", urgent: true, moves: "left out"},
		{typed: "severe neck turn", unsure: true, moves: "among"},
		{typed: "neck turn, no fever", unsure: true, moves: "among"},
	} {
		r := x.Search(tt.typed, false)
		card := ""
		if len(r.SafetyCards) > 0 {
			card = r.SafetyCards[0].ID
		}
		const move = "/stretches/neck-turn"
		moves := "left out"
		switch {
		case slices.Contains(paths(r.Entries), move):
			moves = "among"
		case slices.Contains(paths(r.Withheld), move):
			moves = "withheld"
		}
		if card != tt.card || r.UnclearSign != tt.unsure || moves != tt.moves {
			t.Errorf("%q: card %q, unclear %v, move %s; want %q, %v, %s", tt.typed, card, r.UnclearSign, moves, tt.card, tt.unsure, tt.moves)
		}
		if first := paths(r.Entries)[0]; r.Urgent() != tt.urgent || tt.urgent && first != "/safety" {
			t.Errorf("%q: urgent %v, first result %s", tt.typed, r.Urgent(), first)
		}
	}
}

func TestUnclearSignPutsThreePagesBeforeMoves(t *testing.T) {
	for _, typed := range []string{"severe back", "severe neck"} {
		r := newIndex(t).Search(typed, false)
		first := slices.IndexFunc(r.Entries, (*search.Entry).IsExercise)
		if first != 3 {
			t.Errorf("%q: the first move is at %d of %q, want 3", typed, first, paths(r.Entries))
		}
	}
}

func TestSafetyPageReplacesMovesIfThereAreFewPages(t *testing.T) {
	if found := paths(newIndex(t).Search("shingles, sway", false).Entries); !slices.Equal(found, []string{"/safety"}) {
		t.Errorf("found %q, want only /safety", found)
	}
}

func TestModelRaisesCardWithItsSignFirst(t *testing.T) {
	r := newLearntIndex(t).Search("crushing chest pain down my arm", false)
	if !r.Emergency() || r.Top != nil {
		t.Fatalf("emergency %v, short answer %v", r.Emergency(), r.Top)
	}
	if got := r.Bullets(r.SafetyCards[0])[0]; got != "<strong>Chest pain</strong>." {
		t.Errorf("the first bullet is %q, want chest pain", got)
	}
}

// Five results that suit the reader come before a move that does not.
func TestMovesThatDoNotSuitComeLast(t *testing.T) {
	x := newIndex(t)
	for typed, want := range map[string]int{"knee": 0, "pregnant knee": 5, "not pregnant, knee": 0} {
		found := paths(x.Search(typed, false).Entries)
		if got := slices.Index(found, "/stretches/knee-sway"); got != want {
			t.Errorf("%q: knee sway is at %d of %q, want %d", typed, got, found, want)
		}
	}
}

func TestMovesThatDoNotSuitAreLeftOutOfFewResults(t *testing.T) {
	x := newIndex(t)
	for typed, want := range map[string][]string{
		"operation morning": {"/guides/techniques/start-here"}, // no exercise suits
		"operation, squat":  {"/safety"},                       // nothing else is found
	} {
		if found := paths(x.Search(typed, false).Entries); !slices.Equal(found, want) {
			t.Errorf("%q finds %q, want %q", typed, found, want)
		}
	}
}

func TestExcerptOfMoveSaysWhatReaderShouldKnow(t *testing.T) {
	x := newIndex(t)
	for _, tt := range []struct{ typed, path, want string }{
		{"knee", "/stretches/knee-sway", "On your back, let both knees sway from side to side. Go only as far as feels good."},
		{"pregnant knee", "/stretches/knee-sway", "Ask your midwife first."},
		{"unsteady legs, chair stand", "/stretches/chair-stand", "Sore knees? Use a higher chair."},
		{"screen", "/guides/causes/stiff-neck", "Why a neck may feel stiff after a day at a screen. What is known of it, which is little."},
	} {
		r := x.Search(tt.typed, false)
		i := slices.Index(paths(r.Entries), tt.path)
		if i < 0 {
			t.Fatalf("%q does not find %s", tt.typed, tt.path)
		}
		if got := text(r.Excerpt(r.Entries[i])); got != tt.want {
			t.Errorf("%q: the excerpt of %s is %q, want %q", tt.typed, tt.path, got, tt.want)
		}
	}
}

func TestConditionSortsMovesByFit(t *testing.T) {
	c := loadCatalog(t)
	x, moves := search.New(c), view.NewLists(&c.Content).MoveList
	for typed, want := range map[string]string{"pregnant knee": "fits=late", "knee": "", "pregnant with a fever": ""} {
		if got := x.Search(typed, false).FitFilter(moves).Query(); got != want {
			t.Errorf("%q: filter %q, want %q", typed, got, want)
		}
	}
}

func TestNamedPropertiesFilterMoves(t *testing.T) {
	c := loadCatalog(t)
	x, moves := search.New(c), view.NewLists(&c.Content).MoveList
	for _, tt := range []struct {
		typed, filter string
		count         int
	}{
		{"upper back", "region=upper-back", 4},
		{"upper back on the floor", "region=upper-back", 4}, // no move is both
		{"chair for the lower back", "region=lower-back&position=chair", 2},
		{"upper back stretch", "region=upper-back", 4}, // not by kind
		{"small ball", "equipment=ball", 1},
		{"lower back in a minute", "region=lower-back&minutes=1", 1},
		{"lower back in two minutes", "region=lower-back&minutes=2", 2},
		{"lower back in 3 min", "region=lower-back&minutes=1&minutes=3", 2},
		{"two minutes", "", 0},
		{"small ball and a fever", "", 0},
		{"small ball, pregnant", "", 0},
	} {
		f, n := x.Search(tt.typed, false).MoveFilter(moves)
		if f.Query() != tt.filter || n != tt.count {
			t.Errorf("%q: filter %q with %d moves, want %q with %d", tt.typed, f.Query(), n, tt.filter, tt.count)
		}
	}
}

func TestLongestNameWithoutPageIsAnswered(t *testing.T) {
	top := newIndex(t).Search("my odd whiplash", false).Top
	want := "We have no page about it. This guide says what may ease a stiff neck."
	if top == nil || top.Title != "Odd whiplash" || top.Say != want || top.Path != "/guides/causes/stiff-neck" {
		t.Errorf("the short answer is %+v", top)
	}
}

func TestShortAnswerOfIntentHasRoutineThatSuits(t *testing.T) {
	x := newLearntIndex(t)
	for typed, want := range map[string]bool{"my neck is stiff": true, "i am pregnant and my neck is stiff": false} {
		top := x.Search(typed, false).Top
		if top == nil || top.ID != "neck" || top.PageTitle != "A stiff neck: what is it?" {
			t.Fatalf("%q: the short answer is %+v", typed, top)
		}
		if got := top.Start != nil; got != want {
			t.Errorf("%q: a routine: %v, want %v", typed, got, want)
		}
	}
}

func TestQuestionIsAnsweredWithItsWarning(t *testing.T) {
	top := newLearntIndex(t).Search("sore tailbone", false).Top
	want := "Stand up more often, and sit on something soft when you can."
	if top == nil || top.ID != "tailbone" || top.Say != want || top.Warning == nil {
		t.Errorf("the short answer is %+v", top)
	}
}

// Search corrects a short word only if it makes the name of a move.
func TestMisspeltNameOfMoveIsRead(t *testing.T) {
	x := newIndex(t)
	for typed, want := range map[string]string{"sxt and stand": "sit stand", "sxt": ""} {
		if got := x.Search(typed, false).Query.Read; got != want {
			t.Errorf("%q is read as %q, want %q", typed, got, want)
		}
	}
}

func TestSearchAboutSomethingElseIsUnanswered(t *testing.T) {
	x := newLearntIndex(t)
	for typed, want := range map[string]bool{"how to cook rice": true, "print a sheet for my patient": false} {
		if got := x.Search(typed, false); got.Unanswered != want || got.Unanswered && len(got.Entries) > 5 {
			t.Errorf("%q: unanswered %v, with %d results", typed, got.Unanswered, len(got.Entries))
		}
	}
}

func TestNameOfTreatmentFindsItsRow(t *testing.T) {
	x := newIndex(t)
	for typed, want := range map[string]string{
		"splint":                 "splint-leg",
		"does a splint help":     "splint-leg",
		"splnit":                 "splint-leg",
		"is moving good for you": "move-recent",
		"neck":                   "",
		"does it help":           "", // which treatment?
		"splint while pregnant":  "", // the row is for something else
	} {
		got := strings.Join(catalog.IDs(x.Search(typed, false).Treatments), " ")
		if got != want {
			t.Errorf("%q: rows %q, want %q", typed, got, want)
		}
	}
}

func TestEntriesThatSayTheSameShareARow(t *testing.T) {
	found := newIndex(t).Search("moving", false).Entries
	row := search.Rows(found, true)[0]
	if row.Path != "/evidence/cl-01" || !slices.Equal(paths(row.Also), []string{"/questions#q01", "/guides/techniques/start-here"}) {
		t.Errorf("the first row is %s with %q", row.Path, paths(row.Also))
	}
	if apart := search.Rows(found, false); len(apart) != len(found) {
		t.Errorf("%d rows that are not joined for %d entries", len(apart), len(found))
	}
}

func TestReasonsListWhatModelsSaw(t *testing.T) {
	const typed = "my neck is stiff"
	if got := newIndex(t).Search(typed, false).Reasons(); got != nil {
		t.Errorf("without models: %v", got)
	}
	var decisions []string
	for _, r := range newLearntIndex(t).Search(typed, false).Reasons() {
		decision, _, _ := strings.Cut(r.Decision, ":")
		decisions = append(decisions, decision)
	}
	if len(decisions) != 7 || decisions[0] != "a sign" || decisions[3] != "asks neck" || decisions[4] != "/guides/causes/neck-pain" {
		t.Errorf("decisions %q", decisions)
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
