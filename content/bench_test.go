package content_test

import (
	"slices"
	"testing"
	"time"

	"unknot/content"
	"unknot/internal/load"
	"unknot/internal/search"
	"unknot/internal/search/queries"
)

// BenchmarkSearch measures how long the index takes after content was loaded (the first time, with -benchtime 1x, it
// decodes the models too), and all judged searches with 20 excerpts each.
func BenchmarkSearch(b *testing.B) {
	b.Run("ready", func(b *testing.B) {
		for b.Loop() {
			b.StopTimer()
			c, err := load.Catalog(content.FS())
			if err != nil {
				b.Fatal(err)
			}
			b.StartTimer()
			search.New(c)
		}
	})
	b.Run("judged", func(b *testing.B) {
		c, err := load.Catalog(content.FS())
		if err != nil {
			b.Fatal(err)
		}
		var typed []string
		for _, set := range []string{queries.Tune, queries.Kept} {
			for _, q := range append(labelled(b, "pages.txt", set, waysOfTyping...), labelled(b, "signs.txt", set, nearness...)...) {
				typed = append(typed, q.Text)
			}
		}
		x := search.New(c)
		var durations []time.Duration
		for b.Loop() {
			for _, q := range typed {
				start := time.Now()
				a := x.Search(q, false)
				for _, e := range a.Entries[:min(20, len(a.Entries))] {
					a.Title(e)
					a.Excerpt(e)
				}
				durations = append(durations, time.Since(start))
			}
		}
		slices.Sort(durations)
		b.ReportMetric(durations[len(durations)/2].Seconds()*1000, "median-ms")
		b.ReportMetric(durations[len(durations)*99/100].Seconds()*1000, "p99-ms")
		b.ReportMetric(durations[len(durations)-1].Seconds()*1000, "worst-ms")
	})
}
