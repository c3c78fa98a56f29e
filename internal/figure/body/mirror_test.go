package body

import (
	"strings"

	"unknot/internal/figure/pose"
)

// mirror is the same pose on the other side: left and right change places, in the body and in all that lies about it. A muscle to light that
// is named without a side keeps its name, so what is to change sides must name its side. View and words stay as they are.
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
	f.Order, f.Tone = mirrorKeys(f.Order), mirrorKeys(f.Tone)
	for _, names := range [][]string{f.Glow, f.Areas} {
		for i := range names {
			names[i] = otherSide(names[i])
		}
	}
	for _, arrow := range f.Arrows {
		for i := range arrow.Path {
			arrow.Path[i][2] *= -1
		}
	}
	for i := range f.Props {
		mirrorProp(&f.Props[i])
	}
	return f
}

func mirrorProp(p *pose.Prop) {
	p.At[2] *= -1
	p.Turn *= -1
	p.On = otherSide(p.On)
	for i := range p.Via {
		p.Via[i].Joint = otherSide(p.Via[i].Joint)
		p.Via[i].At[2] *= -1
	}
}

func mirrorKeys[V any](m map[string]V) map[string]V {
	if m == nil {
		return nil
	}
	mirrored := make(map[string]V, len(m))
	for name, v := range m {
		mirrored[otherSide(name)] = v
	}
	return mirrored
}

// otherSide is the name of the same thing on the other side.
func otherSide(name string) string {
	for i, side := range pose.SideName {
		if bare, ok := strings.CutSuffix(name, side); ok {
			return bare + pose.SideName[1-i]
		}
	}
	return name
}
