package templates

import (
	"slices"
	"testing"

	"unknot/internal/catalog"
)

func TestPaperPages(t *testing.T) {
	t.Parallel()
	for n, want := range map[int][]int{
		1: {1}, 3: {3}, 4: {2, 2}, 5: {3, 2}, 6: {3, 3}, 7: {4, 3}, 8: {3, 3, 2}, 11: {4, 4, 3}, 12: {3, 3, 3, 3},
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
