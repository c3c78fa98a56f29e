package main

import (
	"bytes"
	"testing"
	"unknot/internal/search"

	"unknot/internal/search/fulltext"
	"unknot/internal/search/linear"
)

// trained returns a model, as it is stored, that has learnt a few texts, each with several endings.
func trained(t testing.TB) []byte {
	t.Helper()
	var pages, intents []example
	for _, end := range []string{"", " please", " now", " at work", " for my back", " today", " again", " tonight", " help", " in bed", " first", " or not"} {
		pages = append(pages,
			example{Classes: []string{"/heat", "/cold"}, Text: "heat or ice" + end},
			example{Classes: []string{"/heat"}, Text: "hot water bottle" + end},
			example{Classes: []string{"/cat-cow"}, Text: "cat cow" + end},
			example{Classes: []string{"/cat-cow"}, Text: "round and arch on all fours" + end},
		)
		intents = append(intents,
			example{Classes: []string{"warm"}, Text: "heat or ice" + end},
			example{Classes: []string{"warm"}, Text: "hot water bottle" + end},
			example{Classes: []string{search.NoIntent}, Text: "cat cow" + end},
			example{Classes: []string{"sleep"}, Text: "cannot sleep" + end},
		)
	}
	model, err := learnAnswers(pages, intents)
	if err != nil {
		t.Fatal(err)
	}
	return model
}

// newModel returns a model that has learnt the texts of trained.
func newModel(t *testing.T) *search.AnswerModel {
	t.Helper()
	m, err := search.ReadAnswers(bytes.NewReader(trained(t)))
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// A model tells texts like those that it has learnt from others.
func TestModelTellsPagesAndIntents(t *testing.T) {
	t.Parallel()
	m := newModel(t)
	for _, c := range []struct{ typed, page, intent string }{
		{"hot water bottle", "/heat", "warm"},
		{"hot watr bottle", "/heat", "warm"}, // mistyped
		{"cat cow", "/cat-cow", search.NoIntent},
		{"cat cow now", "/cat-cow", search.NoIntent},
	} {
		features := linear.Features(fulltext.Words(c.typed))
		pages, intents := m.Pages(features), m.Intents(features)
		linear.SortByProbability(pages)
		if len(pages) != 3 || pages[0].Class != c.page || len(intents) != 3 || intents[0].Class != c.intent {
			t.Errorf("%q is answered by %+v and asks %+v, want %s and %s", c.typed, pages, intents, c.page, c.intent)
		}
	}
}

func TestModelIsSilentAboutUnknownWords(t *testing.T) {
	t.Parallel()
	m := newModel(t)
	features := linear.Features([]string{"xyzzy", "qwrtp"})
	if pages, intents := m.Pages(features), m.Intents(features); pages != nil || intents != nil {
		t.Errorf("words that nobody has used are answered by %+v and ask %+v", pages, intents)
	}
}
