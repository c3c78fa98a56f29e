package scene

import (
	"math"
	"testing"
)

// An animation shows one picture at every moment of its cycle, and pauses only at frames. Every stride-th picture is a
// frame, and those between are interpolated.
func TestAnimationShowsOnePictureAtATime(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		pictures, stride int
		cycle            float64
	}{
		{5, 4, 2*motionHold + 8*motionStep},
		{5, 2, 4*motionHold + 8*motionStep},
		{2, 1, 2*motionHold + 2*motionStep},
		{1, 1, motionHold + motionStep},
	} {
		shown, cycle := schedule(tt.pictures, tt.stride)
		if math.Abs(cycle-tt.cycle) > 1e-9 {
			t.Errorf("%d pictures: %.2f s, want %.2f", tt.pictures, cycle, tt.cycle)
		}
		total := 0.0
		for i, spans := range shown {
			for _, s := range spans {
				total += s.end - s.begin
				if held := s.end-s.begin > motionHold; held != (i%tt.stride == 0) {
					t.Errorf("%d pictures: picture %d is seen for %.2f s", tt.pictures, i, s.end-s.begin)
				}
			}
		}
		if math.Abs(total-cycle) > 1e-9 {
			t.Errorf("%d pictures: %.2f s are shown of %.2f", tt.pictures, total, cycle)
		}
	}
}
