package content_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"unknot/internal/search"
)

// judgedQuery is a query with the pages that answer it.
type judgedQuery struct {
	set, typed string
	right      []string // the paths of the pages that may be the first result
}

func readQueries(t testing.TB) (out []judgedQuery) {
	t.Helper()
	for _, f := range readFields(t, "queries/judged.txt") {
		out = append(out, judgedQuery{f[0], f[1], strings.Fields(f[2])})
	}
	return out
}

// quality measures how well queries are answered.
type quality struct {
	n            int     // number of queries
	first, third float64 // share with a right page first, or among the first three
	reciprocal   float64 // mean of one over the rank of the first right page
}

func (m quality) String() string {
	return fmt.Sprintf("%d queries: success@1 %.3f, success@3 %.3f, reciprocal rank %.3f", m.n, m.first, m.third, m.reciprocal)
}

// evaluate searches for the queries of a set. Missed describes those whose first result is wrong.
func evaluate(x *search.Index, queries []judgedQuery, set string) (m quality, missed []string) {
	for _, q := range queries {
		if q.set != set {
			continue
		}
		m.n++
		found := x.Search(q.typed, false).Entries
		rank := 1 + slices.IndexFunc(found, func(e *search.Entry) bool { return slices.Contains(q.right, e.Path) })
		if rank != 1 {
			var instead []string
			for _, e := range found[:min(3, len(found))] {
				instead = append(instead, e.Path)
			}
			missed = append(missed, fmt.Sprintf("%q: rank %d, want %v; first %v", q.typed, rank, q.right, instead))
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

// Limits for the queries of the set tune. The set kept is only reported.
const (
	minFirst, minThird, minReciprocal = 0.80, 0.95, 0.87
	minQueries                        = 120
)

func TestSearchQuality(t *testing.T) {
	c, err := loadSite()
	if err != nil {
		t.Fatal(err)
	}
	queries := readQueries(t)
	seen := map[string]bool{}
	for _, q := range queries {
		if seen[q.typed] || q.set != "tune" && q.set != "kept" {
			t.Errorf("%q occurs twice or is in no set", q.typed)
		}
		seen[q.typed] = true
		for _, path := range q.right {
			page, fragment, _ := strings.Cut(path, "#")
			if c.PageEntry(page) == nil || fragment != "" && !c.HasAnchor(page, fragment) {
				t.Errorf("%q: no page %s", q.typed, path)
			}
		}
	}
	tuned, missed := evaluate(c.Index, queries, "tune")
	heldOut, _ := evaluate(c.Index, queries, "kept")
	t.Logf("tune: %v", tuned)
	t.Logf("kept: %v", heldOut)
	if tuned.n+heldOut.n < minQueries || heldOut.n*10 < (tuned.n+heldOut.n)*3 {
		t.Errorf("%d queries, %d of them in the set kept: want at least %d, a third of them kept", tuned.n+heldOut.n, heldOut.n, minQueries)
	}
	if tuned.first < minFirst || tuned.third < minThird || tuned.reciprocal < minReciprocal {
		t.Errorf("below the limits %.2f, %.2f, %.2f:\n%s", minFirst, minThird, minReciprocal, strings.Join(missed, "\n"))
	}
}

// BenchmarkSearchQuality reports the quality of each set of queries.
func BenchmarkSearchQuality(b *testing.B) {
	c, err := loadSite()
	if err != nil {
		b.Fatal(err)
	}
	queries := readQueries(b)
	for _, set := range []string{"tune", "kept"} {
		b.Run(set, func(b *testing.B) {
			var m quality
			for b.Loop() {
				m, _ = evaluate(c.Index, queries, set)
			}
			b.ReportMetric(float64(m.n), "queries")
			b.ReportMetric(m.first, "success@1")
			b.ReportMetric(m.third, "success@3")
			b.ReportMetric(m.reciprocal, "reciprocal")
		})
	}
}
