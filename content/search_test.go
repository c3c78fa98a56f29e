package content_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"unknot/internal/catalog"
)

// judged is what somebody types, and the pages that are each right as the first answer.
type judged struct {
	set, typed string
	right      []string
}

func judgedQueries(t testing.TB) []judged {
	text, err := os.ReadFile("queries.txt")
	if err != nil {
		t.Fatal(err)
	}
	var out []judged
	for line := range strings.Lines(string(text)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		fields := strings.Split(strings.TrimSpace(line), "\t")
		if len(fields) != 3 {
			t.Fatalf("queries.txt: %q: three fields with tabs between expected", line)
		}
		out = append(out, judged{fields[0], fields[1], strings.Fields(fields[2])})
	}
	return out
}

// measure is how well queries are answered.
type measure struct {
	n            int
	first, third float64 // share with a right page first, or among the first three
	reciprocal   float64 // mean of one over the rank of the first right page
}

func (m measure) String() string {
	return fmt.Sprintf("%d queries: success@1 %.3f, success@3 %.3f, reciprocal rank %.3f", m.n, m.first, m.third, m.reciprocal)
}

// judge searches for the queries of a set. Missed are those without a right page first, and what came in its place.
func judge(c *catalog.Catalog, queries []judged, set string) (m measure, missed []string) {
	for _, q := range queries {
		if q.set != set {
			continue
		}
		m.n++
		found := c.Search(q.typed, false).Entries
		rank := 1 + slices.IndexFunc(found, func(e *catalog.Entry) bool { return slices.Contains(q.right, e.Path) })
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

// Goals of the search, on the queries that it may be tuned with. The others are only reported.
const (
	goalFirst, goalThird, goalReciprocal = 0.80, 0.95, 0.87
	minQueries                           = 120
)

func TestSearchIsJudged(t *testing.T) {
	c, err := loadSite()
	if err != nil {
		t.Fatal(err)
	}
	queries := judgedQueries(t)
	seen := map[string]bool{}
	for _, q := range queries {
		if seen[q.typed] || q.set != "tune" && q.set != "kept" {
			t.Errorf("%q stands twice, or in no set", q.typed)
		}
		seen[q.typed] = true
		for _, path := range q.right {
			page, fragment, _ := strings.Cut(path, "#")
			if c.Address(page) == nil || fragment != "" && !c.HasAnchor(page, fragment) {
				t.Errorf("%q: there is no page %s", q.typed, path)
			}
		}
	}
	tuned, missed := judge(c.Catalog, queries, "tune")
	kept, _ := judge(c.Catalog, queries, "kept")
	t.Logf("tuned with: %v", tuned)
	t.Logf("kept apart: %v", kept)
	if tuned.n+kept.n < minQueries || kept.n*10 < (tuned.n+kept.n)*3 {
		t.Errorf("%d queries, %d of them kept: at least %d are wanted, about a third of them kept", tuned.n+kept.n, kept.n, minQueries)
	}
	if tuned.first < goalFirst || tuned.third < goalThird || tuned.reciprocal < goalReciprocal {
		t.Errorf("below the goals %.2f, %.2f, %.2f:\n%s", goalFirst, goalThird, goalReciprocal, strings.Join(missed, "\n"))
	}
}

// BenchmarkJudged prints how well the judged queries are answered, those that the search is tuned with and those kept apart.
func BenchmarkJudged(b *testing.B) {
	c, err := loadSite()
	if err != nil {
		b.Fatal(err)
	}
	queries := judgedQueries(b)
	for _, set := range []string{"tune", "kept"} {
		b.Run(set, func(b *testing.B) {
			var m measure
			for b.Loop() {
				m, _ = judge(c.Catalog, queries, set)
			}
			b.ReportMetric(float64(m.n), "queries")
			b.ReportMetric(m.first, "success@1")
			b.ReportMetric(m.third, "success@3")
			b.ReportMetric(m.reciprocal, "reciprocal")
		})
	}
}
