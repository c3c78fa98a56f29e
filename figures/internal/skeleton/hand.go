package skeleton

import (
	"math"
	"strings"

	"unknot/figures/internal/geom"
	"unknot/figures/internal/pose"
)

// A Grip is the posture of a hand.
type Grip struct {
	Knuckle, Middle, End float64 // bend of the fingers at each joint, in degrees
	Spread               float64 // angle between two fingers, in degrees
	Thumb                float64 // how far the thumb crosses the palm, from 0 to 1
}

const usualGrip = "relaxed"

// grips lists the grips from the open hand to the fist.
var grips = []struct {
	name string
	grip Grip
}{
	// knuckle, middle, end, spread, thumb
	{"flat", Grip{3, 3, 2, 0.5, 0}},
	{"lay", Grip{8, 13, 8, 0, 0.1}},
	{usualGrip, Grip{13, 20, 12, -0.6, 0.2}},
	{"cup", Grip{28, 34, 20, -0.4, 0.4}},
	{"hold", Grip{58, 66, 36, 0, 0.75}},
	{"fist", Grip{84, 92, 52, 0, 1}},
}

// GripNames returns the names of all grips, from the open hand to the fist.
func GripNames() []string {
	names := make([]string, len(grips))
	for i, g := range grips {
		names[i] = g.name
	}
	return names
}

// gripNamed returns the grip with a name, and whether there is one.
func gripNamed(name string) (Grip, bool) {
	for _, g := range grips {
		if g.name == name {
			return g.grip, true
		}
	}
	return Grip{}, false
}

// gripFor returns the name of the grip of a hand: the one that the pose sets, or else one that suits what it touches.
func gripFor(arm pose.Arm, wrist, palm geom.Vec) string {
	if _, ok := gripNamed(arm.Grip); ok {
		return arm.Grip
	}
	joint, _, _ := strings.Cut(arm.To, ".")
	switch joint {
	case "knee", "shin", "thigh", "ankle", "foot":
		return "cup"
	case "head", "chest", "belly", "pelvis", "hip", "shoulder", "neck":
		return "lay"
	}
	if wrist.Y < 9 && palm.Y < -0.6 { // near the floor, with the palm down
		return "flat"
	}
	return usualGrip
}

// A Digit is a piece of the hand: the palm, the thumb, a finger or, if that is folded, half of it. The palm is the hull
// of its balls, the others are chains of cones.
type Digit struct {
	Balls []geom.Ball
	Base  int // index of the piece that it grows from; -1 for the palm
	Index int // 0 for the palm, 1 to 4 for the index to the little finger, 5 for the thumb
}

// fingers are the index to the little finger, with lengths in cm.
var fingers = [4]struct {
	along, across float64 // position of the knuckle along the hand and towards the thumb
	length        float64
	radius        float64 // at the knuckle
}{
	{8.6, 2.85, 8.0, 1.22},
	{9.1, 1.0, 8.7, 1.25},
	{8.8, -0.9, 8.2, 1.2},
	{8.1, -2.7, 6.4, 1.1},
}

// bones are the lengths of the bones of a finger, as shares of its length. The rest is the round tip.
var bones = [3]float64{0.48, 0.29, 0.18}

// The joints of the thumb, open and across the palm: X is cm along the hand, Y to the side of the thumb, and Z out of
// the palm.
var (
	thumbOpen   = [4]geom.Vec{{X: 1.8, Y: 1.9, Z: 0.4}, {X: 5.4, Y: 4.7, Z: 1.1}, {X: 8.4, Y: 6.1, Z: 1.5}, {X: 10.9, Y: 6.6, Z: 1.7}}
	thumbAcross = [4]geom.Vec{{X: 1.8, Y: 1.9, Z: 0.8}, {X: 5.6, Y: 4.7, Z: 2.6}, {X: 8.6, Y: 4.6, Z: 4.2}, {X: 10.4, Y: 3.2, Z: 5.4}}
	thumbRadius = [4]float64{1.9, 1.5, 1.28, 1.0}
)

// foldedFinger is the bend of the middle joint, in degrees, from which a finger is two pieces: they may overlap.
const foldedFinger = 45

// Thumb returns the direction from the middle of the hand to the side of the thumb. Side is -1 for the left, 1 for the
// right.
func (a Arm) Thumb(side float64) geom.Vec { return a.Fingers.Cross(a.Palm).Scale(side) }

// palmAxes returns axes at the wrist, the same for either hand: Forward to the fingers, Up out of the palm, and Right
// to the thumb.
func (a Arm) palmAxes(side float64) geom.Axes {
	return geom.Axes{Origin: a.Wrist, Forward: a.Fingers, Up: a.Palm, Right: a.Thumb(side)}
}

// Hand returns the skeleton of the hand: the palm, the four fingers and the thumb. Side is -1 for the left, 1 for the
// right.
func (a Arm) Hand(side float64) []Digit {
	axes := a.palmAxes(side)
	ball := func(along, toThumb, out, radius float64) geom.Ball {
		return geom.Ball{Centre: axes.At(along, out, toThumb), Radius: radius}
	}
	digits := []Digit{{Base: -1, Balls: []geom.Ball{
		ball(0, 0, 0, 2.65), ball(1.8, 1.2, 0.3, 2.1), ball(8.4, 2.9, 0, 1.5), ball(9, 0.9, 0, 1.55), ball(8, -2.8, 0, 1.4),
		ball(2, -1.6, 0.3, 2.0),
	}}}
	for i := range fingers {
		chain, folded := a.finger(i, axes)
		if !folded {
			digits = append(digits, Digit{chain, 0, i + 1})
			continue
		}
		digits = append(digits, Digit{chain[:2], 0, i + 1}, Digit{chain[1:], len(digits), i + 1})
	}
	thumb := make([]geom.Ball, len(thumbRadius))
	for i, radius := range thumbRadius {
		p := thumbOpen[i].Lerp(thumbAcross[i], a.Grip.Thumb)
		thumb[i] = ball(p.X, p.Y, p.Z, radius)
	}
	return append(digits, Digit{thumb, 0, 5})
}

// finger returns the i-th finger, and whether it is bent enough to be two pieces.
func (a Arm) finger(i int, axes geom.Axes) (chain []geom.Ball, folded bool) {
	f := fingers[i]
	share := 0.92 + 0.06*float64(i) // a hand closes more towards the little finger
	bends := [3]float64{a.Grip.Knuckle * share, a.Grip.Middle * share, a.Grip.End * share}
	sinSpread, cosSpread := math.Sincos(a.Grip.Spread * geom.Degree * (1.3 - float64(i)) * 1.2)
	at := axes.At(f.along, 0, f.across)
	chain = []geom.Ball{{Centre: at, Radius: f.radius + 0.12}}
	radii := [3]float64{f.radius, f.radius * 0.93, f.radius * 0.8}
	bent := 0.0 // degrees from the direction of the palm
	for j, bone := range bones {
		bent += bends[j]
		sin, cos := math.Sincos(bent * geom.Degree)
		at = at.Add(axes.Dir(cos*cosSpread, sin, cos*sinSpread).Scale(f.length * bone))
		chain = append(chain, geom.Ball{Centre: at, Radius: radii[j]})
	}
	return chain, bends[1] >= foldedFinger
}
