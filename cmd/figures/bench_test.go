package main

import (
	"os"
	"slices"
	"testing"
	"time"

	"unknot/internal/figure"
	"unknot/internal/load"
)

// BenchmarkFigures draws all poses: frame by frame on one processor, all frames on all processors, and all frames with
// their motions.
func BenchmarkFigures(b *testing.B) {
	fsys := os.DirFS("../../content")
	c, err := load.Catalog(fsys)
	if err != nil {
		b.Fatal(err)
	}
	movements := readPoses(fsys, c).movements
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
