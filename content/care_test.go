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
		next, _, _ := strings.Cut(s.get(t, r.Path, ""), "</article>")
		next = next[strings.LastIndex(next, "</details>"):] // what follows the sources
		_, end, _ := strings.Cut(s.get(t, r.Path+"/play", ""), `class="on"`)
		end, _, _ = strings.Cut(end, "</article>")
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
