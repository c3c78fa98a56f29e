package search_test

import (
	"math"
	"testing"
	"unknot/internal/search"
	"unknot/internal/search/fulltext"
	"unknot/internal/search/linear"
)

// FuzzPages checks that the probabilities of the embedded model add up to 1 for any text.
func FuzzPages(f *testing.F) {
	m := search.Answers()
	for _, s := range []string{"", "neck", "how do i sleep", "\xff 😀"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		pages, sum := m.Pages(linear.Features(fulltext.Words(text))), 0.0
		for _, s := range pages {
			sum += s.Probability
		}
		if len(pages) > 0 && !(math.Abs(sum-1) < 1e-6) {
			t.Errorf("%q: the probabilities of %d pages add up to %v", text, len(pages), sum)
		}
	})
}
