package main

import (
	"slices"
	"testing"
	"time"

	"unknot/content"
	"unknot/internal/figure"
	"unknot/internal/load"
)

// BenchmarkFigures draws all poses: frame by frame on one processor, all frames on all processors, and all frames with
// their motions.
func BenchmarkFigures(b *testing.B) {
	c, err := load.Catalog(content.FS())
	if err != nil {
		b.Fatal(err)
	}
	movements := readPoses(content.FS(), c).movements
	b.Run("frame", func(b *testing.B) {
		var durations []time.Duration
		for b.Loop() {
			for _, m := range movements {
				for i := range m.Frames {
					start := time.Now()
					scene, _ := figure.Draw(m, i)
					_ = scene.Markup()
					durations = append(durations, time.Since(start))
				}
			}
		}
		slices.Sort(durations)
		b.ReportMetric(durations[len(durations)/2].Seconds()*1000, "median-ms")
		b.ReportMetric(durations[len(durations)-1].Seconds()*1000, "worst-ms")
	})
	b.Run("frames", func(b *testing.B) {
		for b.Loop() {
			figure.DrawFrames(movements)
		}
	})
	b.Run("motions", func(b *testing.B) {
		for b.Loop() {
			figure.DrawAll(movements)
		}
	})
}
