package scene

import (
	"math"
	"strings"
	"testing"

	"unknot/figures/internal/geom"
	"unknot/figures/internal/outline"
)

// An animation shows one picture at every moment, and pauses only at frames. Every stride-th picture is a frame, and
// those between are interpolated. A cycle does not pause.
func TestAnimationShowsOnePictureAtATime(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		pictures, stride int
		cycle            bool
		total            float64
	}{
		{5, 4, false, 2*motionHold + 6*0.6},
		{5, 2, false, 4*motionHold + 4*1.2},
		{2, 1, false, 2 * motionHold},
		{8, 4, true, 2 * 2.4},
	} {
		f := Film{Pictures: make([]Scene, tt.pictures), Stride: tt.stride, Way: 2.4, Cycle: tt.cycle}
		shown, total := f.schedule()
		if math.Abs(total-tt.total) > 1e-9 {
			t.Errorf("%+v: %.2f s", tt, total)
		}
		sum := 0.0
		for i, spans := range shown {
			for _, s := range spans {
				sum += s.end - s.begin
				if held := s.end-s.begin > motionHold-1e-9; held != (i%tt.stride == 0 && !tt.cycle) {
					t.Errorf("%+v: picture %d is seen for %.2f s", tt, i, s.end-s.begin)
				}
			}
		}
		if math.Abs(sum-total) > 1e-9 {
			t.Errorf("%+v: %.2f s are shown of %.2f", tt, sum, total)
		}
	}
}

// What no picture changes is written once. On the way, what has moved is coarse and what has not is the same.
func TestFilmsDrawWhatMovesCoarsely(t *testing.T) {
	t.Parallel()
	line := func(class string, x float64) Shape {
		return Shape{Class: class, Path: outline.Path{outline.Polyline(false, geom.Point{X: x}, geom.Point{X: x, Y: 9.4})}}
	}
	picture := func(x float64) Scene {
		return Scene{Width: 20, Height: 20, Shapes: []Shape{line("mt", 1.4), line("tr", x), line("sk", 3.4)}}
	}
	markup := Film{Pictures: []Scene{picture(5.4), picture(6.4), picture(7.4)}, Stride: 2, Way: 2.4}.markup()
	for data, want := range map[string]int{"M1.4 0l0 9.4": 1, "M5.4 0l0 9.4": 1, "M6 0l0 9": 1, "M7.4 0l0 9.4": 1, "M3.4 0l0 9.4": 3} {
		if got := strings.Count(markup, `d="`+data); got != want {
			t.Errorf("%d times %s, want %d: %s", got, data, want, markup)
		}
	}
	if before, _, _ := strings.Cut(markup, "<g id"); !strings.Contains(before, "M1.4 0") {
		t.Errorf("the mat is not before the pictures: %s", markup)
	}
}
