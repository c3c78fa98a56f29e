// Package muscle tells where the muscles of the vocabulary are on a body.
//
// A [Muscle] has two drawings: an area for body maps, and a softer glow that highlights it on an exercise figure. Both
// consist of strands of balls, placed at points that move with the bones. The package does not draw them.
package muscle

import (
	"math"

	"unknot/figures/internal/geom"
	"unknot/figures/internal/pose"
	"unknot/figures/internal/skeleton"
)

// A Muscle is a muscle of the vocabulary, by the name it has there.
type Muscle struct {
	Name   string
	Paired bool
	Area   Drawing                   // the shape on a body map
	Glow   Drawing                   // the shape of a highlight on an exercise figure; if it is empty, that is Area
	Faces  func(BodySide) []geom.Vec // directions, one of which points towards the camera if the muscle is visible
}

// A Drawing is a shape of a muscle.
type Drawing struct {
	On      []string // names of the parts of the body that it lies on; "arm" and "leg" mean the limb on its side
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

// A BodySide is one side of a body. In its methods, distances are in cm, and out is the direction to that side.
type BodySide struct {
	Body *skeleton.Body
	Side int // pose.Left or pose.Right
}

// sign returns the sign of z on the side.
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

// back returns the point of the skin on the back of the trunk, s cm along the spine and out cm from the middle.
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

// pelvis returns a point of the pelvis.
func (m BodySide) pelvis(forward, up, out float64) geom.Vec {
	return m.Body.Pelvis.At(forward, up, out*m.sign())
}

// shoulder returns a point above the shoulder joint.
func (m BodySide) shoulder(up float64) geom.Vec {
	return m.Body.Arm[m.Side].Shoulder.Add(m.Body.Spine(48).Up.Scale(up))
}

// thigh returns a point at t of the length of the thigh, moved forward and out, in cm.
func (m BodySide) thigh(t, forward, out float64) geom.Vec {
	leg := m.Body.Leg[m.Side]
	return leg.Hip.Lerp(leg.Knee, t).Add(m.acrossThigh(forward, out))
}

// acrossThigh returns a vector at right angles to the thigh: in cm to its front and to its outer side. A bent knee
// tells the front better than the pose does: it is the side opposite the shank.
func (m BodySide) acrossThigh(forward, out float64) geom.Vec {
	leg := m.Body.Leg[m.Side]
	down := leg.Knee.Sub(leg.Hip).Unit()
	front := leg.Front.Across(down)
	const minBend = .1 // sine of the angle from which a knee is bent
	if shank := leg.Ankle.Sub(leg.Knee).Unit(); down.Cross(shank).Len() > minBend {
		front = shank.Across(down).Scale(-1)
	}
	return acrossLimb(down, front, forward, out*m.sign())
}

// shank returns a point at t of the length of the shank, moved forward and out.
func (m BodySide) shank(t, forward, out float64) geom.Vec {
	leg := m.Body.Leg[m.Side]
	return leg.Knee.Lerp(leg.Ankle, t).Add(m.acrossShank(forward, out))
}

// acrossShank returns a vector at right angles to the shank, in cm to its front and to its outer side.
func (m BodySide) acrossShank(forward, out float64) geom.Vec {
	leg := m.Body.Leg[m.Side]
	return acrossLimb(leg.Ankle.Sub(leg.Knee).Unit(), leg.Front, forward, out*m.sign())
}

// acrossLimb returns a vector across a limb that points down and has its front in the given direction.
func acrossLimb(down, front geom.Vec, forward, right float64) geom.Vec {
	return front.Scale(forward).Add(down.Cross(front).Scale(right))
}

// A heading is a direction across a bone: forward and out.
type heading struct{ forward, out float64 }

var (
	frontOut = heading{.7, .7}
	frontIn  = heading{.7, -.7}
	backOut  = heading{-.7, .7}
	backIn   = heading{-.7, -.7}
)

// trunkFaces returns the directions in which a muscle of the trunk faces, s cm along the spine. A muscle in the middle
// is visible from both sides, so it faces out and in.
func trunkFaces(s float64, headings ...heading) func(BodySide) []geom.Vec {
	return facing(headings, func(m BodySide, forward, out float64) geom.Vec { return m.Body.Spine(s).Dir(forward, 0, out*m.sign()) })
}

// thighFaces returns the directions in which a muscle of the thigh faces. The camera sees the inside of a far leg and
// the outside of a near one.
func thighFaces(headings ...heading) func(BodySide) []geom.Vec {
	return facing(headings, BodySide.acrossThigh)
}

// shankFaces returns the directions in which a muscle of the shank faces.
func shankFaces(headings ...heading) func(BodySide) []geom.Vec {
	return facing(headings, BodySide.acrossShank)
}

// facing returns a function that applies direction to each of the headings.
func facing(headings []heading, direction func(m BodySide, forward, out float64) geom.Vec) func(BodySide) []geom.Vec {
	return func(m BodySide) (directions []geom.Vec) {
		for _, h := range headings {
			directions = append(directions, direction(m, h.forward, h.out))
		}
		return directions
	}
}
