package content_test

import (
	"slices"
	"strings"
	"testing"

	"unknot/internal/catalog"
)

// A row of a routine links to what to do in place of a move on the floor, unless the routine has that already. Nobody
// with a condition is led to a move that does not suit them.
func TestRowsSayWhatToDoInstead(t *testing.T) {
	t.Parallel()
	s := site(t)
	links := 0
	check := func(sess catalog.Session) {
		page := s.get(t, sess.Path, "")
		for _, i := range sess.Items {
			m := i.Move
			if m.Swap == nil {
				continue
			}
			wanted := i.Position.OnFloor() && !slices.Contains(sess.Items.Moves(), m.Swap) && catalog.Suits(sess.Fits, m.Swap, m.Swap.Position)
			if wanted != strings.Contains(page, ` Sitting or standing instead: <a href="`+m.Swap.Path+`"`) {
				t.Errorf("%s: %s is to be named: %t", sess.Path, m.Swap.ID, wanted)
			}
			if wanted {
				links++
			}
		}
	}
	for _, r := range s.Routines {
		check(r.Session())
	}
	for _, c := range s.Conditions {
		if c.Routine != nil {
			check(c.Session())
		}
	}
	if links == 0 {
		t.Error("no row names another move")
	}
}
