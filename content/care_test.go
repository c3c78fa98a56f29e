package content_test

import (
	"strings"
	"testing"
)

// Routines lead to other routines like them, on their page and at their end, but one that needs care leads to none.
func TestCareRoutinesLeadToNoOther(t *testing.T) {
	t.Parallel()
	s := site(t)
	withCare := 0
	for _, r := range s.Routines {
		if r.Care {
			withCare++
		}
		_, next, _ := strings.Cut(s.get(t, r.Path, ""), `id="next"`)
		next, _, _ = strings.Cut(next, "</nav>")
		_, end, _ := strings.Cut(s.get(t, r.Path+"/play", ""), "Keep going:")
		end, _, _ = strings.Cut(end, "</p>")
		for _, part := range []string{next, end} {
			if part == "" || strings.Contains(part, `"/routines/`) == r.Care {
				t.Errorf("%s, care: %t: %s", r.Path, r.Care, part)
			}
		}
	}
	if withCare == 0 {
		t.Error("no routine needs care")
	}
}
