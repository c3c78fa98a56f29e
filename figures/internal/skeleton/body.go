package skeleton

import (
	"strings"

	"unknot/figures/internal/geom"
	"unknot/figures/internal/pose"
)

// A Body is a solved skeleton in the coordinates of the world. Pairs are indexed by pose.Left and pose.Right.
type Body struct {
	Pelvis geom.Axes                // in the middle between the hip joints; Forward is to the front of the body, Up to its head
	Neck   [neckSteps + 1]geom.Axes // from its base at C7 to its upper end
	Head   geom.Axes                // in the middle of the head; Forward is where the face points
	Arm    [2]Arm
	Leg    [2]Leg

	spine  [spinePoints]geom.Axes // at the stations
	breath float64                // from 0 to 1
}

// An Arm is a solved arm with its hand.
type Arm struct {
	Shoulder, Elbow, Wrist, Tip geom.Vec // positions of the joints and of the fingertips
	Fingers, Palm               geom.Vec // directions that they point to: unit vectors at right angles
	Grip                        Grip
	gripName                    string
	Miss                        float64 // distance of the wrist from its target, in cm
}

// A Leg is a solved leg with its foot.
type Leg struct {
	Hip, Knee, Ankle geom.Vec // positions of the joints
	Toes, Sole       geom.Vec // directions that they point to: unit vectors at right angles
	Front            geom.Vec // direction of the knee across the shank: a unit vector
	Miss             float64  // distance of the ankle from its target, in cm

	left bool // it is the left leg
}

// Spine returns the axes s cm along the spine from the hip line. Beyond its ends, the hip line and C7, the spine is
// straight.
func (b *Body) Spine(s float64) geom.Axes {
	if s <= 0 {
		axes := b.spine[0]
		axes.Origin = axes.At(0, s, 0)
		return axes
	}
	for i := 1; i < len(stations); i++ {
		if below, above := stations[i-1], stations[i]; s <= above {
			return b.spine[i-1].Between(b.spine[i], (s-below)/(above-below))
		}
	}
	axes := b.spine[len(b.spine)-1]
	axes.Origin = axes.At(0, s-spineLength, 0)
	return axes
}

// Joint returns the position of a joint by its name in a pose file, and whether there is one. A hand is the middle of
// its grip, a foot the sole under its ball.
func (b *Body) Joint(name string) (geom.Vec, bool) {
	switch name {
	case "pelvis":
		return b.Pelvis.Origin, true
	case "belly":
		return b.Spine(bellyHeight).Origin, true
	case "chest":
		return b.Spine(chestHeight).Origin, true
	case "neck":
		return b.Neck[1].Origin, true
	case "head":
		return b.Head.Origin, true
	}
	for i, side := range pose.SideName {
		if joint, ok := strings.CutSuffix(name, side); ok {
			if at, ok := b.Arm[i].joint(joint); ok {
				return at, true
			}
			return b.Leg[i].joint(joint)
		}
	}
	return geom.Vec{}, false
}

// joint returns the position of a joint of an arm by its name without a side, and whether there is one.
func (a Arm) joint(name string) (geom.Vec, bool) {
	switch name {
	case "shoulder":
		return a.Shoulder, true
	case "elbow":
		return a.Elbow, true
	case "wrist":
		return a.Wrist, true
	case "hand":
		return a.Wrist.Add(a.Fingers.Scale(9)).Add(a.Palm.Scale(2.2)), true
	}
	return geom.Vec{}, false
}

// joint returns the position of a joint of a leg by its name without a side, and whether there is one.
func (l Leg) joint(name string) (geom.Vec, bool) {
	switch name {
	case "hip":
		return l.Hip, true
	case "thigh":
		return l.Hip.Lerp(l.Knee, 0.6), true
	case "knee":
		return l.Knee, true
	case "shin":
		return l.Knee.Lerp(l.Ankle, 0.35), true
	case "ankle":
		return l.Ankle, true
	case "foot":
		return l.Ankle.Add(l.Toes.Scale(9)).Add(l.Sole.Scale(6.6)), true
	case "heel":
		return l.Ankle.Add(l.Toes.Scale(-5)).Add(l.Sole.Scale(3)), true
	case "instep":
		return l.Ankle.Add(l.Toes.Scale(7)).Sub(l.Sole), true
	}
	return geom.Vec{}, false
}

// Foot returns the balls that fill a foot: the heel, the inner and the outer ball of the foot, the inner and the outer
// toes.
func (l Leg) Foot() [5]geom.Ball {
	inner := l.Toes.Cross(l.Sole) // the left of a standing person, which is the inner side of the right foot
	if l.left {
		inner = inner.Scale(-1)
	}
	ball := func(forward, down, in, radius float64) geom.Ball {
		return geom.Ball{Centre: l.Ankle.Add(l.Toes.Scale(forward)).Add(l.Sole.Scale(down)).Add(inner.Scale(in)), Radius: radius}
	}
	return [5]geom.Ball{
		ball(-3.2, 3.6, 0, 3.2),
		ball(10.5, 4.5, 2.4, 2.3), ball(10.5, 4.5, -2.4, 2.3),
		ball(15.2, 5.1, 1.9, 1.7), ball(14.6, 5.1, -2.1, 1.7),
	}
}
