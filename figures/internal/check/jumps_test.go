package check

import (
	"testing"

	"unknot/figures/internal/pose"
)

// An arm that swings evenly does not jump; one that is flung within a twelfth of the way does.
func TestJumpsAreFaults(t *testing.T) {
	t.Parallel()
	swing := func(angle func(i int) float64) (frames []pose.Frame) {
		for i := range 12 {
			f := standing()
			f.ArmR = &pose.Arm{Upper: &pose.Direction{angle(i), 10}}
			frames = append(frames, f)
		}
		return frames
	}
	if faults := Jumps(swing(func(i int) float64 { return 10 * float64(i) })); len(faults) > 0 {
		t.Errorf("an even swing: %v", faults)
	}
	faults := Jumps(swing(func(i int) float64 {
		if i < 6 {
			return float64(i)
		}
		return 60 + float64(i)
	}))
	if !isFound(faults, "arm.r", "jumps by") {
		t.Errorf("a jump in the middle: %v", faults)
	}
}
