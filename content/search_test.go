package content_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"unknot/internal/search"
	"unknot/internal/search/queries"
)

// quality measures how well queries are answered.
type quality struct {
	n            int     // number of queries
	first, third float64 // share with a right page first, or among the first three
	reciprocal   float64 // mean of one over the rank of the first right page
}

func (m quality) String() string {
	return fmt.Sprintf("%d queries: success@1 %.3f, success@3 %.3f, reciprocal rank %.3f", m.n, m.first, m.third, m.reciprocal)
}

// evaluate measures how well judged queries are answered. Missed describes those whose first result is not a right
// page.
func evaluate(x *search.Index, judged []queries.Query) (m quality, missed []string) {
	for _, q := range judged {
		m.n++
		found := x.Search(q.Text, false).Entries
		rank := 1 + slices.IndexFunc(found, func(e *search.Entry) bool { return slices.Contains(q.Wants, e.Path) })
		if rank != 1 {
			var instead []string
			for _, e := range found[:min(3, len(found))] {
				instead = append(instead, e.Path)
			}
			missed = append(missed, fmt.Sprintf("%q: rank %d, want %v; first %v", q.Text, rank, q.Wants, instead))
		}
		if rank == 0 {
			continue
		}
		if rank == 1 {
			m.first++
		}
		if rank <= 3 {
			m.third++
		}
		m.reciprocal += 1 / float64(rank)
	}
	n := float64(m.n)
	m.first, m.third, m.reciprocal = m.first/n, m.third/n, m.reciprocal/n
	return m, missed
}

// Each name of a treatment finds it, as far as there is room, unless the name is a sign.
func TestNamesFindTheirTreatments(t *testing.T) {
	c := site(t)
	for _, row := range c.Treatments {
		for _, name := range row.Names {
			if found := c.Index.Search(name, false).Treatments; len(found) < 3 && !slices.Contains(found, row) {
				t.Errorf("%q does not find %s", name, row.ID)
			}
		}
	}
}

// Moves that a sign of today keeps back show only if the reader wants them, below the sign.
func TestWithheldMovesShowBelowTheirSign(t *testing.T) {
	t.Parallel()
	s := site(t)
	const query, move = "/search?q=hamstring+stretch+back+pain+and+fever", `href="/stretches/`
	withheld, whole := s.get(t, query, ""), s.get(t, query+"&moves=show", "")
	checkSays(t, query, withheld, "Get advice today", "Show moves anyway")
	checkSays(t, query, whole, "Get advice today", "Hide moves", move)
	if strings.Contains(withheld, move) {
		t.Errorf("%s shows moves", query)
	}
	if above, _, _ := strings.Cut(whole, move); !strings.Contains(above, "Get advice today") {
		t.Errorf("%s shows moves above the sign", query)
	}
}
