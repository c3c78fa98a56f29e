package answers_test

import (
	"bytes"
	"math"
	"testing"

	"unknot/internal/search/answers"
	"unknot/internal/search/linear"
)

func trained(t testing.TB) *answers.Model {
	t.Helper()
	var examples []answers.Example
	for _, end := range []string{"", " please", " now", " at work", " for my back", " today", " again", " tonight", " help", " in bed", " first", " or not"} {
		examples = append(examples,
			answers.Example{Intents: []string{"warm"}, Pages: []string{"/heat", "/cold"}, Text: "heat or ice" + end},
			answers.Example{Intents: []string{"warm"}, Pages: []string{"/heat"}, Text: "hot water bottle" + end},
			answers.Example{Intents: []string{answers.NoIntent}, Pages: []string{"/cat-cow"}, Text: "cat cow" + end},
			answers.Example{Intents: []string{"sleep"}, Text: "cannot sleep" + end},
			answers.Example{Pages: []string{"/cat-cow"}, Text: "round and arch on all fours" + end},
		)
	}
	m, err := answers.Train(examples)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestPagesAndIntents(t *testing.T) {
	t.Parallel()
	m := trained(t)
	for _, c := range []struct{ typed, page, intent string }{
		{"hot water bottle", "/heat", "warm"},
		{"hot watr bottle", "/heat", "warm"}, // mistyped
		{"cat cow", "/cat-cow", answers.NoIntent},
		{"now a cat", "/cat-cow", answers.NoIntent},
	} {
		pages, intents := m.Pages(c.typed), m.Intents(c.typed)
		linear.SortByProbability(pages)
		if len(pages) != 3 || pages[0].Class != c.page || len(intents) != 3 || intents[0].Class != c.intent {
			t.Errorf("%q is answered by %+v and asks %+v, want %s and %s", c.typed, pages, intents, c.page, c.intent)
		}
	}
	if pages, intents := m.Pages("xyzzy qwrtp"), m.Intents("xyzzy qwrtp"); pages != nil || intents != nil {
		t.Errorf("words that nobody has used are answered by %+v and ask %+v", pages, intents)
	}
	if why := m.PageReasons("hot water bottle", "/heat", 2); len(why) != 2 || why[0].Adds <= 0 {
		t.Errorf("/heat answers because of %+v", why)
	}
}

// The same examples give the same model, which is read as it was written. A part of it is no model.
func TestWriteAndRead(t *testing.T) {
	t.Parallel()
	var first, second, again bytes.Buffer
	for _, out := range []*bytes.Buffer{&first, &second} {
		if err := trained(t).Write(out); err != nil {
			t.Fatal(err)
		}
	}
	m, err := answers.Read(bytes.NewReader(first.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	if err := m.Write(&again); err != nil || !bytes.Equal(first.Bytes(), second.Bytes()) || !bytes.Equal(first.Bytes(), again.Bytes()) {
		t.Errorf("%v: models of %d, %d and %d bytes differ", err, first.Len(), second.Len(), again.Len())
	}
	for n := range first.Len() {
		if _, err := answers.Read(bytes.NewReader(first.Bytes()[:n])); err == nil {
			t.Errorf("the first %d of %d bytes are read as a model", n, first.Len())
		}
	}
}

// The embedded model answers any text.
func FuzzPages(f *testing.F) {
	m := answers.Default()
	for _, s := range []string{"", "neck", "how do i sleep", "\xff 😀"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		pages, sum := m.Pages(text), 0.0
		for _, s := range pages {
			sum += s.Probability
		}
		if len(pages) > 0 && !(math.Abs(sum-1) < 1e-6) {
			t.Errorf("%q: the probabilities of %d pages add up to %v", text, len(pages), sum)
		}
	})
}
