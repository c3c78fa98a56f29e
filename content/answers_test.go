package content_test

import (
	"slices"
	"testing"
)

// An answer about a body names the signs that belong to it, and an answer about the site names none.
func TestAnswersNameTheirSigns(t *testing.T) {
	t.Parallel()
	s := site(t)
	pages := 0
	for _, q := range s.Questions {
		if !q.Page {
			continue
		}
		pages++
		aboutSite := slices.Contains([]string{"another-move", "favourites", "timer-sounds"}, q.ID)
		if has := q.Warning != nil && len(q.Warning.Signs) > 0; has == aboutSite {
			t.Errorf("%s: has signs is %v", q.Path(), has)
		}
		if len(q.Related) == 0 && !aboutSite {
			t.Errorf("%s leads to nothing but %s", q.Path(), q.More.Path)
		}
		for _, d := range q.Related {
			if d == q.More {
				t.Errorf("%s leads to %s twice", q.Path(), d.Path)
			}
		}
	}
	if pages < 30 {
		t.Errorf("%d answers with pages of their own, want 30 or more", pages)
	}
}
