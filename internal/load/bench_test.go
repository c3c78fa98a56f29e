package load_test

import (
	"fmt"
	"runtime/metrics"
	"testing"
	"time"

	"unknot/internal/fixture"
)

// Limits: 10,000 documents load in 2 seconds and 500 MB on 2 cores, and 1,000 in a tenth of both.
func BenchmarkLoad(b *testing.B) {
	for _, n := range []int{1000, 10000} {
		b.Run(fmt.Sprintf("docs=%d", n), func(b *testing.B) {
			fsys := publish(b, fixture.Generate(n, 1))
			b.ReportAllocs()
			peak := watchMemory(b)
			for b.Loop() {
				mustLoad(b, fsys)
			}
			b.ReportMetric(peak(), "peak-MB")
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*n), "µs/doc")
		})
	}
}

// watchMemory measures the memory that the program has from the system until peak is called, which returns the maximum
// in MB.
func watchMemory(b *testing.B) (peak func() float64) {
	b.Helper()
	held := []metrics.Sample{{Name: "/memory/classes/total:bytes"}, {Name: "/memory/classes/heap/released:bytes"}}
	most := make(chan uint64)
	done := make(chan struct{})
	go func() {
		tick := time.NewTicker(5 * time.Millisecond)
		defer tick.Stop()
		var max uint64
		for {
			metrics.Read(held)
			if now := held[0].Value.Uint64() - held[1].Value.Uint64(); now > max {
				max = now
			}
			select {
			case <-tick.C:
			case <-done:
				most <- max
				return
			}
		}
	}()
	return func() float64 {
		close(done)
		return float64(<-most) / 1e6
	}
}
