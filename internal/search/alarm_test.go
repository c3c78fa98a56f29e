package search_test

import (
	"slices"
	"strings"
	"testing"

	"unknot/internal/search"
)

// Signs of danger decide whether a card or its quiet form shows, and where moves are.
func TestSignsComeBeforeMoves(t *testing.T) {
	x := newIndex(t)
	for _, tt := range []struct {
		typed, card string // card is the first card, with a question mark for the quiet form
		move        string // where the neck turn is: among the results, withheld or left out
	}{
		{"neck turn", "", "among"},
		{"neck turn with numb legs", "nerve-signs", "left out"},
		{"neck turn with a fever", "very-ill", "withheld"},
		{"fever or numb legs, neck turn", "nerve-signs", "left out"}, // the most urgent
		{"neck turn, no fever", "very-ill?", "among"},
		{"neck turn, no numb legs", "nerve-signs?", "left out"},
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

// firstCard returns the ID of the first card that an alarm shows, with a question mark for the quiet form.
func firstCard(a search.Alarm) string {
	switch {
	case len(a.SafetyCards) > 0:
		return a.SafetyCards[0].ID
	case a.Maybe != nil:
		return a.Maybe.Card.ID + "?"
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

func TestQuietFormPutsThreePagesBeforeMoves(t *testing.T) {
	for _, typed := range []string{"neck turn, no angina attack", "upper back turn, no angina attack"} {
		r := newIndex(t).Search(typed, false)
		first := slices.IndexFunc(r.Entries, (*search.Entry).IsExercise)
		if first != 3 {
			t.Errorf("%q: the first move is at %d of %q, want 3", typed, first, paths(r.Entries))
		}
	}
}

func TestSafetyPageReplacesMovesIfThereAreFewPages(t *testing.T) {
	for typed, want := range map[string][]string{"no numb legs, sway": {"/safety", "/guides/techniques/start-here"}} {
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

// A search that only names an illness shows the quiet form.
func TestNameOfAnIllnessShowsQuietForm(t *testing.T) {
	x := newIndex(t)
	for typed, want := range map[string]string{"angina": "nerve-signs?", "angina on monday": "", "numb legs and angina": "nerve-signs"} {
		if got := firstCard(x.Alarm(typed)); got != want {
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

// Each row of the table in docs/search.md decides a search that no other row does, and patterns decide alone for other
// signs than those that the model knows.
func TestTableDecides(t *testing.T) {
	learnt, patterns := newLearntIndex(t), newIndex(t)
	for _, tt := range []struct{ typed, learnt, patterns string }{
		{"crushing chest pain down my arm", "nerve-signs", ""}, // the model alone
		{"crushng chst pian down my arm", "nerve-signs", ""},
		{"fever", "very-ill", "very-ill"}, // a pattern that says all
		{"fevr", "very-ill", "very-ill"},
		{"cnat pee", "nerve-signs", "nerve-signs"},
		{"no fever but cannot pee", "nerve-signs", "nerve-signs"},
		{"there are no numb legs", "nerve-signs?", "nerve-signs?"}, // a pattern that is denied
		{"no chest pain", "", ""},
		{"what if my chest pain is my heart", "nerve-signs?", ""}, // what it is about
		{"open my chest", "", ""},
		{"how to cook rice", "", ""},
		{"what is best for it", "", ""},
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
