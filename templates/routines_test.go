package templates

import (
	"fmt"
	"testing"

	"unknot/internal/catalog"
	"unknot/internal/site"
)

// On paper, the moves of a session stand in two columns. The second has also when to stop, so it has fewer of them.
func TestMovesAreDividedInTwoColumns(t *testing.T) {
	t.Parallel()
	s := site.Site{Catalog: &catalog.Catalog{}}
	for moves, want := range map[int]string{2: "[2]", 3: "[2 1]", 4: "[2 2]", 5: "[3 2]", 8: "[5 3]"} {
		var sess catalog.Session
		for range moves {
			sess.Items = append(sess.Items, &catalog.Item{Move: &catalog.Move{Position: &catalog.Position{}}, Position: &catalog.Position{}})
		}
		columns, _ := runRows(s, sess)
		var got []int
		for _, rows := range columns {
			got = append(got, len(rows))
		}
		if fmt.Sprint(got) != want {
			t.Errorf("%d moves are divided %v, want %s", moves, got, want)
		}
	}
}
