package search_test

import (
	"strings"
	"testing"

	"unknot/internal/catalog"
	"unknot/internal/search"
	"unknot/internal/view"
)

func TestConditionsOfQueryHavePages(t *testing.T) {
	x := search.New(loadCatalog(t))
	for typed, want := range map[string]string{"pregnant knee": "late", "knee": "", "operation": "", "pregnant with a fever": ""} {
		if got := strings.Join(catalog.IDs(x.Search(typed, false).Conditions()), " "); got != want {
			t.Errorf("%q: conditions %q, want %q", typed, got, want)
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
		{"upper back for a pianist", "region=upper-back", 0}, // says more
		{"lower back, no chair", "region=lower-back", 0},
		{"upper back without the floor", "region=upper-back&position=standing&position=chair&position=bed", 4},
		{"small ball and a fever", "", 0},
		{"small ball, pregnant", "", 0},
	} {
		f, n := x.Search(tt.typed, false).MoveFilter(moves)
		if f.Query() != tt.filter || n != tt.count {
			t.Errorf("%q: filter %q with %d moves, want %q with %d", tt.typed, f.Query(), n, tt.filter, tt.count)
		}
	}
}
