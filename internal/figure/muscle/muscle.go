// Package muscle knows where the muscles of the vocabulary lie on a body.
//
// A [Muscle] has two drawings: an area for body maps, and a softer glow that highlights it on an exercise figure. Both are strands of balls between points that move
// with the bones. The package does not draw them.
package muscle

import (
	"math"

	"unknot/internal/figure/skeleton"
	"unknot/internal/geom"
	"unknot/internal/pose"
)

// A muscle is what a figure can light up and a body map can show. Its name is that of the vocabulary of muscles.
type Muscle struct {
	Name   string
	Paired bool
	Area   Drawing               // the shape on a body map
	Glow   Drawing               // the shape of a highlight on an exercise figure; Area if it is empty
	Faces  func(Site) []geom.Vec // the muscle is visible if one of these directions points towards the camera
}

// A Drawing is a muscle as strands, and the parts of the body that carry it: "arm" and "leg" are those of its own side.
type Drawing struct {
	On      []string
	Strands func(Site) []Strand
}

// Names returns the names of all muscles, in the order of the vocabulary.
func Names() []string {
	names := make([]string, len(muscles))
	for i, m := range muscles {
		names[i] = m.Name
	}
	return names
}

func Find(name string) (Muscle, bool) {
	for _, m := range muscles {
		if m.Name == name {
			return m, true
		}
	}
	return Muscle{}, false
}

// sideName is the name of one side of a muscle.
func (m Muscle) SideName(i int) string {
	if !m.Paired {
		return m.Name
	}
	return m.Name + pose.SideName[i]
}

// A strand is a piece of a muscle, as balls between points that move with the bones.
type Strand struct {
	Kind  Kind
	Balls []geom.Ball
}

type Kind int

const (
	Spindle Kind = iota // two balls: thick in the middle, with tapering ends
	Pill                // two balls: equally thick from end to end
	Flat                // the hull of its balls
)

// A Site is where the muscles of one side of a body are. Distances are in cm; those to the right are outwards, to the muscle's own side.
type Site struct {
	Body *skeleton.Body
	Side int // pose.Left or pose.Right
}

func (m Site) sign() float64 { return pose.Side[m.Side] }

// trunk is a point of the trunk at s cm along the spine.
func (m Site) trunk(s, forward, out float64) geom.Vec {
	return m.Body.Spine(s).At(forward, 0, out*m.sign())
}

// front is a point on the skin of the trunk, before the spine.
func (m Site) front(s, out float64) geom.Vec {
	section := skeleton.SectionAt(s)
	return m.trunk(s, section.Forward+skinDepth(section, out), out)
}

// back is a point on the skin of the trunk, behind the spine.
func (m Site) back(s, out float64) geom.Vec {
	section := skeleton.SectionAt(s)
	return m.trunk(s, section.Forward-skinDepth(section, out), out)
}

// round is a point on the skin of the trunk, so many degrees from the middle of the front: 90 is the side.
func (m Site) round(s, degrees float64) geom.Vec {
	section := skeleton.SectionAt(s)
	sin, cos := math.Sincos(degrees * geom.Degree)
	return m.trunk(s, section.Forward+section.Depth*cos, section.Width*sin)
}

// neck is a point of the i-th link of the neck.
func (m Site) neck(i int, forward, out float64) geom.Vec {
	return m.Body.Neck[i].At(forward, 0, out*m.sign())
}

func (m Site) pelvis(forward, up, out float64) geom.Vec {
	return m.Body.Pelvis.At(forward, up, out*m.sign())
}

// shoulder is a point so many cm above the joint of the shoulder.
func (m Site) shoulder(up float64) geom.Vec {
	return m.Body.Arm[m.Side].Shoulder.Add(m.Body.Spine(48).Up.Scale(up))
}

// thigh is a point of the thigh, t of the way down.
func (m Site) thigh(t, forward, out float64) geom.Vec {
	leg := m.Body.Leg[m.Side]
	return leg.Hip.Lerp(leg.Knee, t).Add(m.thighWay(forward, out))
}

// thighWay is a direction across the thigh. A bent knee shows best where its front is: away from the shank.
func (m Site) thighWay(forward, out float64) geom.Vec {
	leg := m.Body.Leg[m.Side]
	down := leg.Knee.Sub(leg.Hip).Unit()
	front := leg.Front.Across(down)
	if shank := leg.Ankle.Sub(leg.Knee).Unit(); down.Cross(shank).Len() > .1 {
		front = shank.Across(down).Scale(-1)
	}
	return acrossLimb(down, front, forward, out*m.sign())
}

// shank is a point of the shank, t of the way down.
func (m Site) shank(t, forward, out float64) geom.Vec {
	leg := m.Body.Leg[m.Side]
	return leg.Knee.Lerp(leg.Ankle, t).Add(m.shankWay(forward, out))
}

func (m Site) shankWay(forward, out float64) geom.Vec {
	leg := m.Body.Leg[m.Side]
	return acrossLimb(leg.Ankle.Sub(leg.Knee).Unit(), leg.Front, forward, out*m.sign())
}

func acrossLimb(down, front geom.Vec, forward, right float64) geom.Vec {
	return front.Scale(forward).Add(down.Cross(front).Scale(right))
}

// A heading is a way across a bone: parts forward, and out to the muscle's own side.
type heading [2]float64

var (
	frontOut = heading{.7, .7}
	frontIn  = heading{.7, -.7}
	backOut  = heading{-.7, .7}
	backIn   = heading{-.7, -.7}
)

// trunkFaces are headings at s cm along the spine. What lies in the middle is seen from both sides, so it Faces out and in.
func trunkFaces(s float64, headings ...heading) func(Site) []geom.Vec {
	return func(m Site) (ways []geom.Vec) {
		frame := m.Body.Spine(s)
		for _, h := range headings {
			ways = append(ways, frame.Dir(h[0], 0, h[1]*m.sign()))
		}
		return ways
	}
}

// thighFaces are headings at the thigh. A far leg shows us its inside, a near one its outside.
func thighFaces(headings ...heading) func(Site) []geom.Vec {
	return func(m Site) (ways []geom.Vec) {
		for _, h := range headings {
			ways = append(ways, m.thighWay(h[0], h[1]))
		}
		return ways
	}
}

// shankFaces are headings at the shank.
func shankFaces(headings ...heading) func(Site) []geom.Vec {
	return func(m Site) (ways []geom.Vec) {
		for _, h := range headings {
			ways = append(ways, m.shankWay(h[0], h[1]))
		}
		return ways
	}
}
