package check

import (
	"math"
	"testing"

	"unknot/internal/pose"
)

// FuzzChecks looks for numbers and names that make a check panic.
func FuzzChecks(f *testing.F) {
	for _, x := range []float64{0, 1, -90, 1e5, 1e308, math.NaN(), math.Inf(1), math.Inf(-1), math.SmallestNonzeroFloat64} {
		f.Add(x, 55.0, 3.0, "shoulder.r", "cup", "chair")
	}
	f.Add(1.0, 2.0, 3.0, "wrist.l", "claw", "wall")
	f.Fuzz(func(t *testing.T, x, y, z float64, to, grip, kind string) {
		frame := pose.Frame{
			Pelvis: &pose.Pelvis{At: pose.Point{x, y, z}, Pitch: y, Roll: x, Heading: z},
			Lumbar: &pose.Bends{x, y, z}, Neck: &pose.Bends{z, x, y},
			ArmL: &pose.Arm{To: to, Off: pose.Point{x, y, z}, Grip: grip, Shrug: z}, ArmR: &pose.Arm{Wrist: &pose.Point{z, y, x}, Reach: x},
			LegL: &pose.Leg{Ankle: &pose.Point{x, z, y}}, LegR: &pose.Leg{Thigh: &pose.Direction{x, y}, Shin: &pose.Direction{y, z}},
			Props: []pose.Prop{{Kind: kind, At: pose.Point{z, x, y}, Turn: y, Size: []float64{x, y, z}}, {Kind: "wall", Turn: z}},
		}
		for _, fault := range Joints(frame) {
			if fault.Key == "" || fault.Text == "" {
				t.Errorf("a fault is %+v", fault)
			}
		}
		Contacts(&pose.Movement{Frames: []pose.Frame{frame}}, 0)
	})
}
