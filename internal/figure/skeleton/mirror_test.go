package skeleton

import (
	"strings"

	"unknot/internal/pose"
)

// mirror returns f with left and right swapped.
func mirror(f pose.Frame) pose.Frame {
	f = clone(f)
	if p := f.Pelvis; p != nil {
		p.At[2], p.Roll, p.Turn, p.Heading = -p.At[2], -p.Roll, -p.Turn, -p.Heading
	}
	for _, b := range []*pose.Bends{f.Lumbar, f.Thoracic, f.Neck, f.Head} {
		if b != nil {
			b[1], b[2] = -b[1], -b[2]
		}
	}
	f.ArmL, f.ArmR = f.ArmR, f.ArmL
	f.LegL, f.LegR = f.LegR, f.LegL
	for _, a := range []*pose.Arm{f.Arms, f.ArmL, f.ArmR} {
		if a != nil {
			a.To = otherSide(a.To)
		}
	}
	return f
}

// otherSide returns the name of the same joint or part on the other side.
func otherSide(name string) string {
	for i, side := range pose.SideName {
		if bare, ok := strings.CutSuffix(name, side); ok {
			return bare + pose.SideName[1-i]
		}
	}
	return name
}
