package content_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"unknot/internal/catalog"
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

// Limits for the queries of the set tune. For the set kept, the quality is only printed.
const (
	minFirst, minThird, minReciprocal = 0.80, 0.95, 0.87
	minQueries                        = 120
)

// Most judged queries find a right page first.
func TestJudgedQueriesFindTheirPages(t *testing.T) {
	c, err := loadSite()
	if err != nil {
		t.Fatal(err)
	}
	tune, kept := labelled(t, "pages.txt", queries.Tune, "judged"), labelled(t, "pages.txt", queries.Kept, "judged")
	seen := map[string]bool{}
	for _, q := range slices.Concat(tune, kept) {
		if seen[q.Text] {
			t.Errorf("%q occurs twice", q.Text)
		}
		seen[q.Text] = true
	}
	tuned, missed := evaluate(c.Index, tune)
	heldOut, _ := evaluate(c.Index, kept)
	t.Logf("tune: %v", tuned)
	t.Logf("kept: %v", heldOut)
	if tuned.n+heldOut.n < minQueries || heldOut.n*10 < (tuned.n+heldOut.n)*3 {
		t.Errorf("%d queries, %d of them in the set kept: want at least %d, a third of them kept", tuned.n+heldOut.n, heldOut.n, minQueries)
	}
	if tuned.first < minFirst || tuned.third < minThird || tuned.reciprocal < minReciprocal {
		t.Errorf("below the limits %.2f, %.2f, %.2f:\n%s", minFirst, minThird, minReciprocal, strings.Join(missed, "\n"))
	}
}

// BenchmarkSearchQuality reports the quality of each set of queries, and of each fault of alarms the share in percent.
func BenchmarkSearchQuality(b *testing.B) {
	c, err := loadSite()
	if err != nil {
		b.Fatal(err)
	}
	b.Run("alarms", func(b *testing.B) {
		var tallies map[string]tally
		for b.Loop() {
			tallies = alarmTallies(c, labelled(b, "signs.txt", queries.Kept))
		}
		for fault, n := range tallies {
			b.ReportMetric(100*n.share(), strings.ReplaceAll(fault, " ", "-")+"-%")
		}
	})
	for _, set := range []string{queries.Tune, queries.Kept} {
		judged := labelled(b, "pages.txt", set, "judged")
		b.Run(set, func(b *testing.B) {
			var m quality
			for b.Loop() {
				m, _ = evaluate(c.Index, judged)
			}
			b.ReportMetric(float64(m.n), "queries")
			b.ReportMetric(m.first, "success@1")
			b.ReportMetric(m.third, "success@3")
			b.ReportMetric(m.reciprocal, "reciprocal")
		})
	}
}

// Each name of a treatment finds it, as far as there is room, unless the name is a sign.
func TestNamesFindTheirTreatments(t *testing.T) {
	c, err := loadSite()
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range c.Treatments {
		for _, name := range row.Names {
			found := c.Index.Search(name, false)
			named := func(t *catalog.Treatment) bool { return slices.Contains(t.Names, name) }
			same := slices.DeleteFunc(slices.Clone(c.Treatments), func(t *catalog.Treatment) bool { return !named(t) })
			if !slices.Contains(found.Treatments, row) && (len(found.Treatments) < 3 || len(same) <= 3) {
				t.Errorf("%q does not find %s", name, row.ID)
			}
		}
	}
}
