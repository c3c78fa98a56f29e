package skeleton

import (
	"testing"

	"unknot/internal/pose"
)

// A breath moves the front of the belly and the ribs, and the hands on them, but neither the back nor the hips.
func TestBreathMovesOnlyTheFront(t *testing.T) {
	t.Parallel()
	f := pose.Frame{Pelvis: &pose.Pelvis{At: pose.Point{0, 90, 0}}, ArmL: &pose.Arm{To: "chest", Off: pose.Point{13, 0, 4}},
		ArmR: &pose.Arm{To: "belly", Off: pose.Point{12, 0, 4}}}
	full := f
	full.Breath = 1
	out, in := Solve(f), Solve(full)
	for _, tt := range []struct {
		s           float64
		widens      bool
		front, back int // indexes of points of the rim
	}{
		{bellyHeight, true, 0, 14}, {chestHeight, true, 0, 14}, {0, false, 0, 14}, {53, false, 0, 14},
	} {
		a, b := CrossSectionAt(tt.s).Rim(out, 0), CrossSectionAt(tt.s).Rim(in, 0)
		if moved := b[tt.front].X - a[tt.front].X; (moved > 2) != tt.widens || moved < 0 {
			t.Errorf("at %v the front moves by %.1f cm", tt.s, moved)
		}
		if moved := b[tt.back].Sub(a[tt.back]).Len(); moved > 0.01 {
			t.Errorf("at %v the back moves by %.1f cm", tt.s, moved)
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
	if half := Between(f, full, 0.5); half.Breath != 0.5 {
		t.Errorf("half of a breath is %v", half.Breath)
	}
}
