package templates

import (
	"slices"
	"testing"

	"unknot/internal/catalog"
)

// No printed page has more than four moves, and the first has the fewest.
func TestFirstPaperPageHasFewestMoves(t *testing.T) {
	t.Parallel()
	for n, want := range map[int][]int{
		1: {1}, 3: {3}, 4: {4}, 5: {2, 3}, 6: {3, 3}, 7: {3, 4}, 8: {4, 4}, 11: {3, 4, 4}, 12: {4, 4, 4},
	} {
		var got []int
		for _, here := range paperPages(make(catalog.Items, n)) {
			got = append(got, len(here))
		}
		if !slices.Equal(got, want) {
			t.Errorf("%d moves are split into pages of %v, want %v", n, got, want)
		}
	}
}
