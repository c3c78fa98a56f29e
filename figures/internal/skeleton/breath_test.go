package skeleton

import (
	"testing"

	"unknot/figures/internal/pose"
)

// A breath moves the front of the belly and the ribs, and the hands on them, but neither the back nor the hips.
func TestBreathMovesOnlyTheFront(t *testing.T) {
	t.Parallel()
	f := pose.Frame{Pelvis: &pose.Pelvis{At: pose.Point{0, 90, 0}}, ArmL: &pose.Arm{To: "chest", Off: pose.Point{13, 0, 4}},
		ArmR: &pose.Arm{To: "belly", Off: pose.Point{12, 0, 4}}}
	full := f
	full.Breath = 1
	out, in := Solve(f), Solve(full)
	const front, back = 0, 14 // indexes of points of a rim
	for _, tt := range []struct {
		height float64
		moves  bool
	}{
		{bellyHeight, true}, {chestHeight, true}, {0, false}, {53, false},
	} {
		before, after := CrossSectionAt(tt.height).Rim(out, 0), CrossSectionAt(tt.height).Rim(in, 0)
		if moved := after[front].X - before[front].X; (moved > 2) != tt.moves || moved < 0 {
			t.Errorf("at %v the front moves by %.1f cm", tt.height, moved)
		}
		if moved := after[back].Sub(before[back]).Len(); moved > 0.01 {
			t.Errorf("at %v the back moves by %.1f cm", tt.height, moved)
		}
	}
	if widened := in.SectionAt(bellyHeight).Width - out.SectionAt(bellyHeight).Width; widened < 2 {
		t.Errorf("the belly is %.1f cm wider", widened)
	}
	for i := range pose.Side {
		if moved := in.Arm[i].Wrist.X - out.Arm[i].Wrist.X; moved < 2 {
			t.Errorf("the %s hand moves by %.1f cm", pose.SideWord[i], moved)
		}
	}
}

func TestBetweenBreathsIsHalfABreath(t *testing.T) {
	t.Parallel()
	if half := Between(pose.Frame{}, pose.Frame{Breath: 1}, 0.5); half.Breath != 0.5 {
		t.Errorf("half of a breath is %v", half.Breath)
	}
}
