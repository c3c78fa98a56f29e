package templates

import (
	"testing"

	"unknot/internal/catalog"
	"unknot/internal/site"
)

// On paper, the moves of a session stand in two columns. The second has also when to stop, so it has fewer of them.
func TestMovesAreDividedInTwoColumns(t *testing.T) {
	t.Parallel()
	s := site.Site{Catalog: &catalog.Catalog{}}
	for moves, want := range map[int][]int{2: {2}, 3: {2, 1}, 4: {2, 2}, 5: {3, 2}, 8: {5, 3}} {
		sess := catalog.Session{}
		for range moves {
			sess.Items = append(sess.Items, &catalog.Item{Move: &catalog.Move{Position: &catalog.Position{}}, Position: &catalog.Position{}})
		}
		columns, _ := runRows(s, sess)
		if len(columns) != len(want) {
			t.Errorf("%d moves: %d columns, want %d", moves, len(columns), len(want))
			continue
		}
		for i, rows := range columns {
			if len(rows) != want[i] {
				t.Errorf("%d moves: %d in column %d, want %d", moves, len(rows), i+1, want[i])
			}
		}
	}
}
