package search_test

import (
	"slices"
	"strings"
	"testing"

	"unknot/internal/search"
)

// Signs of danger decide whether a card or the line to the signs shows, and where moves are.
func TestSignsComeBeforeMoves(t *testing.T) {
	x := newIndex(t)
	for _, tt := range []struct {
		typed, card string // card is the first card, "line" for the line, "" for nothing
		move        string // where the neck turn is: among the results, withheld or left out
	}{
		{"neck turn", "", "among"},
		{"neck turn with numb legs", "nerve-signs", "left out"},
		{"neck turn with a fever", "very-ill", "withheld"},
		{"fever or numb legs, neck turn", "nerve-signs", "left out"}, // the most urgent
		{"tight chest neck turn", "nerve-signs", "left out"},
		{"severe neck turn", "line", "among"},
		{"neck turn, no fever", "line", "among"},
	} {
		r := x.Search(tt.typed, false)
		if got := firstCard(r.Alarm); got != tt.card {
			t.Errorf("%q shows %q, want %q", tt.typed, got, tt.card)
		}
		if got := placeOf(r, "/stretches/neck-turn"); got != tt.move {
			t.Errorf("%q: the neck turn is %s, want %s", tt.typed, got, tt.move)
		}
	}
}

// firstCard returns the ID of the first card that an alarm shows, "line" for the line to the signs, or "" for nothing.
func firstCard(a search.Alarm) string {
	switch {
	case len(a.SafetyCards) > 0:
		return a.SafetyCards[0].ID
	case a.UnclearSign:
		return "line"
	}
	return ""
}

// placeOf returns whether a page is "among" the results, "withheld" or "left out".
func placeOf(r *search.Result, path string) string {
	switch {
	case slices.Contains(paths(r.Entries), path):
		return "among"
	case slices.Contains(paths(r.Withheld), path):
		return "withheld"
	}
	return "left out"
}

func TestSafetyPageIsFirstForUrgentSigns(t *testing.T) {
	x := newIndex(t)
	for _, typed := range []string{"neck turn with numb legs", "neck turn with a fever"} {
		if r := x.Search(typed, false); !r.Urgent() || r.Entries[0].Path != "/safety" {
			t.Errorf("%q: urgent %v, found %q", typed, r.Urgent(), paths(r.Entries))
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
	for typed, want := range map[string][]string{"shingles, sway": {"/safety"}, "shingles, signs": {"/safety", "/about"}} {
		if found := paths(newIndex(t).Search(typed, false).Entries); !slices.Equal(found, want) {
			t.Errorf("%q finds %q, want %q", typed, found, want)
		}
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

// A name of a move is not taken for mistyped words of a sign.
func TestMisspeltMoveIsNoSign(t *testing.T) {
	c := loadCatalog(t)
	c.Moves[0].Aliases = []string{"light chest lift"}
	x := search.New(c)
	for typed, want := range map[string]string{"ight chest": "nerve-signs", "ight chest lift": ""} {
		if got := firstCard(x.Alarm(typed)); got != want {
			t.Errorf("%q shows %q, want %q", typed, got, want)
		}
	}
}

// A pattern that may mean something else shows its urgent card, and also the card of what the search says.
func TestAmbiguousPatternKeepsCardOfWholeSearch(t *testing.T) {
	x := newIndex(t)
	for typed, want := range map[string]string{
		"tight chest worry": "nerve-signs very-ill", "tight chest worry on monday": "nerve-signs", "tight chest": "nerve-signs",
		"numb legs and tight chest worry": "nerve-signs",
	} {
		if got := cardIDs(x.Alarm(typed)); got != want {
			t.Errorf("%q shows %q, want %q", typed, got, want)
		}
	}
}

// The card that a pattern raises follows the more urgent one that the model raises.
func TestModelPutsMostUrgentCardFirst(t *testing.T) {
	const typed, want = "fever and crushing chest pain down my arm", "nerve-signs very-ill"
	if got := cardIDs(newLearntIndex(t).Alarm(typed)); got != want {
		t.Errorf("%q shows %q, want %q", typed, got, want)
	}
}

// cardIDs lists the cards of an alarm.
func cardIDs(a search.Alarm) string {
	var cards []string
	for _, card := range a.SafetyCards {
		cards = append(cards, card.ID)
	}
	return strings.Join(cards, " ")
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

// The model decides together with the patterns of signs, and the patterns decide alone for other signs than its own.
func TestModelAndPatternsRaiseAlarms(t *testing.T) {
	learnt, patterns := newLearntIndex(t), newIndex(t)
	for _, tt := range []struct{ typed, learnt, patterns string }{
		{"crushing chest pain down my arm", "nerve-signs", ""},
		{"sudden chest pain now, none last year", "nerve-signs", "line"}, // the rest describes a sign
		{"which stretch is safe for crushing chest pain and sweating", "nerve-signs", ""},
		{"best yoga for i cannot feel my legs and wet myself", "nerve-signs", ""},
		{"my legs went numb and i wet myself, no fever", "nerve-signs", "nerve-signs"},
		{"chest pain last year. my legs went numb and i wet myself", "nerve-signs", "nerve-signs"},
		{"fever", "very-ill", "very-ill"},
		{"fevr", "very-ill", "very-ill"}, // mistyped
		{"cnat pee", "nerve-signs", "nerve-signs"},
		{"no fever but cannot pee", "nerve-signs", "nerve-signs"},
		{"shingles", "line", "line"},
		{"unbearable pain", "line", ""},
		{"no chest pain", "", ""},
		{"essay: chest pain", "", ""},
		{"open my chest", "", ""},
		{"how to cook rice", "", ""},
		{"numb", "", ""},               // a word says little
		{"crushing chest", "line", ""}, // two words say little too
		{"what is best for it", "", ""},
		// The rest describes a sign, and a pattern matches it too.
		{"not pregnant, numb legs", "nerve-signs", "nerve-signs"},
		{"cannot pee, no pain, no fever, no numbness, nothing else", "nerve-signs", "nerve-signs"},
		{"what if it is cancer? tight chest", "line", "nerve-signs"}, // the pattern is ambiguous
		{"back pain, no fever", "line", "line"},                      // the rest describes none
		{"crushng chst pian down my arm", "nerve-signs", ""},         // several words are mistyped
		{"shingles and crushng chst pian down my arm", "nerve-signs", "line"},
		{"sevre", "line", ""},
		{"shinglse", "line", "line"},
	} {
		if got := firstCard(learnt.Alarm(tt.typed)); got != tt.learnt {
			t.Errorf("%q shows %q, want %q", tt.typed, got, tt.learnt)
		}
		a := patterns.Alarm(tt.typed)
		if got := firstCard(a); got != tt.patterns {
			t.Errorf("%q shows %q by patterns, want %q", tt.typed, got, tt.patterns)
		}
		isUrgent := tt.patterns == "nerve-signs" || tt.patterns == "very-ill"
		if a.Raised() != (tt.patterns != "") || a.Urgent() != isUrgent || a.Emergency() != (tt.patterns == "nerve-signs") {
			t.Errorf("%q: raised %v, urgent %v, emergency %v", tt.typed, a.Raised(), a.Urgent(), a.Emergency())
		}
	}
}
