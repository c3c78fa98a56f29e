package web_test

import (
	"fmt"
	"math/rand/v2"
	"runtime/debug"
	"runtime/metrics"
	"slices"
	"strings"
	"testing"
	"time"

	"unknot/internal/catalog"
	"unknot/internal/fixture"
	"unknot/internal/load"
	"unknot/internal/search"
)

// BenchmarkScale loads a site of n documents, builds its search index and searches. It reports the times, and how much
// memory loading takes from the system.
func BenchmarkScale(b *testing.B) {
	for _, n := range []int{156, 1000, 10000, 50000} {
		b.Run(fmt.Sprintf("docs=%d", n), func(b *testing.B) {
			fsys := fixture.Generate(n, 1)
			err := fixture.Publish(fsys)
			if err != nil {
				b.Fatalf("%.500v", err)
			}
			var loads, indexes, searches []float64 // in milliseconds
			var c *catalog.Catalog
			most := 0.0
			for b.Loop() {
				c = nil
				debug.FreeOSMemory()
				peak := watchMemory()
				start := time.Now()
				if c, err = load.Catalog(fsys); err != nil {
					b.Fatal(err)
				}
				loads = append(loads, since(start))
				most = max(most, peak())
				start = time.Now()
				index := search.New(c)
				indexes = append(indexes, since(start))
				searches = append(searches, timeSearches(index)...)
			}
			b.ReportMetric(slices.Min(loads), "load-ms")
			b.ReportMetric(most, "load-MB")
			b.ReportMetric(slices.Min(indexes), "index-ms")
			slices.Sort(searches)
			b.ReportMetric(searches[len(searches)*99/100], "search-p99-ms")
		})
	}
}

// since returns the milliseconds since start.
func since(start time.Time) float64 { return float64(time.Since(start).Microseconds()) / 1000 }

// timeSearches returns how long searches for one to five words take, without rendering.
func timeSearches(index *search.Index) (took []float64) {
	words := strings.Fields("move routine guide what one does nobody has done yet thing elastic band wait pull neck standing chair floor strength " +
		"breathing tired sit desk stretch back pain trial tag muscle part numbers help little rest today 1234 1500 9000 glutes balance")
	random := rand.New(rand.NewPCG(1, 2))
	for range 1000 {
		typed := ""
		for range 1 + random.IntN(5) {
			typed += words[random.IntN(len(words))] + " "
		}
		start := time.Now()
		index.Search(typed, false)
		took = append(took, since(start))
	}
	return took
}

// watchMemory measures how much memory the program has from the system. It stops when peak is called, which returns the
// maximum in MB.
func watchMemory() (peak func() float64) {
	held := []metrics.Sample{{Name: "/memory/classes/total:bytes"}, {Name: "/memory/classes/heap/released:bytes"}}
	most, done := make(chan uint64), make(chan struct{})
	go func() {
		tick := time.NewTicker(5 * time.Millisecond)
		defer tick.Stop()
		var highest uint64
		for {
			metrics.Read(held)
			highest = max(highest, held[0].Value.Uint64()-held[1].Value.Uint64())
			select {
			case <-tick.C:
			case <-done:
				most <- highest
				return
			}
		}
	}()
	return func() float64 {
		close(done)
		return float64(<-most) / 1e6
	}
}
