// Package muscle knows where the muscles of the vocabulary lie on a body.
//
// A [Muscle] has two drawings: an area for body maps, and a softer glow that highlights it on an exercise figure. Both
// are strands of balls between points that move with the bones. The package does not draw them.
package muscle

import (
	"math"

	"unknot/internal/figure/skeleton"
	"unknot/internal/geom"
	"unknot/internal/pose"
)

// A Muscle is a muscle of the vocabulary, by the name it has there.
type Muscle struct {
	Name   string
	Paired bool
	Area   Drawing                   // the shape on a body map
	Glow   Drawing                   // the shape of a highlight on an exercise figure; Area if it is empty
	Faces  func(BodySide) []geom.Vec // the muscle is visible if one of these directions points towards the camera
}

// A Drawing is the shape of a muscle, and the names of the parts of the body it lies on; "arm" and "leg" mean the limb
// on its side.
type Drawing struct {
	On      []string
	Strands func(BodySide) []Strand
}

// Names returns the names of all muscles, in the order of the vocabulary.
func Names() []string {
	names := make([]string, len(muscles))
	for i, m := range muscles {
		names[i] = m.Name
	}
	return names
}

// Find returns the muscle called name, without a side, and whether there is one.
func Find(name string) (Muscle, bool) {
	for _, m := range muscles {
		if m.Name == name {
			return m, true
		}
	}
	return Muscle{}, false
}

// SideName returns the name of the muscle on side i.
func (m Muscle) SideName(i int) string {
	if !m.Paired {
		return m.Name
	}
	return m.Name + pose.SideName[i]
}

// A Strand is a piece of a muscle.
type Strand struct {
	Kind  Kind
	Balls []geom.Ball
}

// Kind is the form of a strand.
type Kind int

const (
	Spindle Kind = iota // two balls: thick in the middle, with tapering ends
	Pill                // two balls: equally thick from end to end
	Flat                // the hull of its balls
)

// A BodySide is one side of a body. Distances are in cm; out is the direction to that side.
type BodySide struct {
	Body *skeleton.Body
	Side int // pose.Left or pose.Right
}

func (m BodySide) sign() float64 { return pose.Side[m.Side] }

// trunk returns a point of the trunk at s cm along the spine.
func (m BodySide) trunk(s, forward, out float64) geom.Vec {
	return m.Body.Spine(s).At(forward, 0, out*m.sign())
}

// front returns the point of the skin on the front of the trunk, s cm along the spine and out cm from the middle.
func (m BodySide) front(s, out float64) geom.Vec {
	section := skeleton.CrossSectionAt(s)
	return m.trunk(s, section.Forward+skinDepth(section, out), out)
}

// back returns the point of the skin on the back, like front.
func (m BodySide) back(s, out float64) geom.Vec {
	section := skeleton.CrossSectionAt(s)
	return m.trunk(s, section.Forward-skinDepth(section, out), out)
}

// round returns the point of the skin around the trunk, s cm along the spine and degrees from the middle of the front:
// 90 is the side.
func (m BodySide) round(s, degrees float64) geom.Vec {
	section := skeleton.CrossSectionAt(s)
	sin, cos := math.Sincos(degrees * geom.Degree)
	return m.trunk(s, section.Forward+section.Depth*cos, section.Width*sin)
}

// neck returns a point of the i-th link of the neck.
func (m BodySide) neck(i int, forward, out float64) geom.Vec {
	return m.Body.Neck[i].At(forward, 0, out*m.sign())
}

func (m BodySide) pelvis(forward, up, out float64) geom.Vec {
	return m.Body.Pelvis.At(forward, up, out*m.sign())
}

// shoulder returns a point above the shoulder joint.
func (m BodySide) shoulder(up float64) geom.Vec {
	return m.Body.Arm[m.Side].Shoulder.Add(m.Body.Spine(48).Up.Scale(up))
}

// thigh returns a point of the thigh at t of its length.
func (m BodySide) thigh(t, forward, out float64) geom.Vec {
	leg := m.Body.Leg[m.Side]
	return leg.Hip.Lerp(leg.Knee, t).Add(m.acrossThigh(forward, out))
}

// acrossThigh returns a direction across the thigh. The front of a bent knee is away from the shank.
func (m BodySide) acrossThigh(forward, out float64) geom.Vec {
	leg := m.Body.Leg[m.Side]
	down := leg.Knee.Sub(leg.Hip).Unit()
	front := leg.Front.Across(down)
	if shank := leg.Ankle.Sub(leg.Knee).Unit(); down.Cross(shank).Len() > .1 {
		front = shank.Across(down).Scale(-1)
	}
	return acrossLimb(down, front, forward, out*m.sign())
}

// shank returns a point of the shank at t of its length.
func (m BodySide) shank(t, forward, out float64) geom.Vec {
	leg := m.Body.Leg[m.Side]
	return leg.Knee.Lerp(leg.Ankle, t).Add(m.acrossShank(forward, out))
}

// acrossShank returns a direction across the shank.
func (m BodySide) acrossShank(forward, out float64) geom.Vec {
	leg := m.Body.Leg[m.Side]
	return acrossLimb(leg.Ankle.Sub(leg.Knee).Unit(), leg.Front, forward, out*m.sign())
}

func acrossLimb(down, front geom.Vec, forward, right float64) geom.Vec {
	return front.Scale(forward).Add(down.Cross(front).Scale(right))
}

// A heading is a direction across a bone: forward, and out.
type heading [2]float64

var (
	frontOut = heading{.7, .7}
	frontIn  = heading{.7, -.7}
	backOut  = heading{-.7, .7}
	backIn   = heading{-.7, -.7}
)

// trunkFaces returns headings at s cm along the spine. A muscle in the middle is visible from both sides, so it faces
// out and in.
func trunkFaces(s float64, headings ...heading) func(BodySide) []geom.Vec {
	return func(m BodySide) (ways []geom.Vec) {
		frame := m.Body.Spine(s)
		for _, h := range headings {
			ways = append(ways, frame.Dir(h[0], 0, h[1]*m.sign()))
		}
		return ways
	}
}

// thighFaces returns headings at the thigh. The camera sees the inside of a far leg and the outside of a near one.
func thighFaces(headings ...heading) func(BodySide) []geom.Vec {
	return func(m BodySide) (ways []geom.Vec) {
		for _, h := range headings {
			ways = append(ways, m.acrossThigh(h[0], h[1]))
		}
		return ways
	}
}

// shankFaces returns headings at the shank.
func shankFaces(headings ...heading) func(BodySide) []geom.Vec {
	return func(m BodySide) (ways []geom.Vec) {
		for _, h := range headings {
			ways = append(ways, m.acrossShank(h[0], h[1]))
		}
		return ways
	}
}
