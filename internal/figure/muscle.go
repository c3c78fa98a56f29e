package figure

import (
	"math"
	"strings"

	"unknot/internal/figure/body"
	"unknot/internal/geom"
	"unknot/internal/pose"
)

// A muscle is what a figure can light up and a body map can show. Its name is that of the vocabulary of muscles.
type muscle struct {
	name   string
	paired bool
	faces  func(muscleSite) []geom.Vec // it is seen where one of these ways leads towards us
	area   drawing                     // crisp, on a body map
	glow   drawing                     // soft, on an exercise figure; as area if empty
}

// A drawing is a muscle as strands, and the parts of the body that carry it: "arm" and "leg" are those of its own side.
type drawing struct {
	on      []string
	strands func(muscleSite) []strand
}

func findMuscle(name string) (muscle, bool) {
	for _, m := range muscles {
		if m.name == name {
			return m, true
		}
	}
	return muscle{}, false
}

// pickMuscle reads a name of a pose file. The sides are those meant: both where a paired muscle is named without one. A name that means nothing
// is a fault of key, and has no sides.
func (p *painter) pickMuscle(key, name string) (m muscle, sides []int) {
	base, side := name, -1
	for i, end := range pose.SideName {
		if cut, ok := strings.CutSuffix(name, end); ok {
			base, side = cut, i
		}
	}
	m, ok := findMuscle(base)
	switch {
	case !ok:
		p.fault(key, "there is no muscle %s", name)
		return m, nil
	case !m.paired && side >= 0:
		p.fault(key, "%s has no left and right: write %s", name, base)
		return m, nil
	case !m.paired:
		return m, []int{pose.Right}
	case side < 0:
		return m, []int{pose.Left, pose.Right}
	}
	return m, []int{side}
}

// sideName is the name of one side of a muscle.
func (m muscle) sideName(i int) string {
	if !m.paired {
		return m.name
	}
	return m.name + pose.SideName[i]
}

// facing keeps the sides of a muscle that face us.
func (p *painter) facing(m muscle, sides []int) []int {
	var seen []int
	for _, i := range sides {
		for _, way := range m.faces(muscleSite{p.body, i}) {
			if p.camera.Depth(way) >= -.15 {
				seen = append(seen, i)
				break
			}
		}
	}
	return seen
}

// A strand is a piece of a muscle, as balls between points that move with the bones.
type strand struct {
	kind  strandKind
	balls []body.Ball
}

type strandKind int

const (
	spindle strandKind = iota // two balls: a belly between tapering ends
	pill                      // two balls: the same all along
	sheet                     // flat: the hull of its balls
)

// A muscleSite is where the muscles of one side of a body are. Distances are in cm; those to the right are outwards, to the muscle's own side.
type muscleSite struct {
	body *body.Body
	i    int
}

func (m muscleSite) side() float64 { return pose.Side[m.i] }

// trunk is a point of the trunk at s cm along the spine.
func (m muscleSite) trunk(s, forward, out float64) geom.Vec {
	return m.body.Spine(s).At(forward, 0, out*m.side())
}

// front is a point on the skin of the trunk, before the spine.
func (m muscleSite) front(s, out float64) geom.Vec {
	section := body.SectionAt(s)
	return m.trunk(s, section.Forward+skinDepth(section, out), out)
}

// back is a point on the skin of the trunk, behind the spine.
func (m muscleSite) back(s, out float64) geom.Vec {
	section := body.SectionAt(s)
	return m.trunk(s, section.Forward-skinDepth(section, out), out)
}

// round is a point on the skin of the trunk, so many degrees from the middle of the front: 90 is the side.
func (m muscleSite) round(s, degrees float64) geom.Vec {
	section := body.SectionAt(s)
	sin, cos := math.Sincos(degrees * geom.Degree)
	return m.trunk(s, section.Forward+section.Depth*cos, section.Width*sin)
}

// neck is a point of the i-th link of the neck.
func (m muscleSite) neck(i int, forward, out float64) geom.Vec {
	return m.body.Neck[i].At(forward, 0, out*m.side())
}

func (m muscleSite) pelvis(forward, up, out float64) geom.Vec {
	return m.body.Pelvis.At(forward, up, out*m.side())
}

// shoulder is a point so many cm above the joint of the shoulder.
func (m muscleSite) shoulder(up float64) geom.Vec {
	return m.body.Arm[m.i].Shoulder.Add(m.body.Spine(48).Up.Scale(up))
}

// thigh is a point of the thigh, t of the way down.
func (m muscleSite) thigh(t, forward, out float64) geom.Vec {
	leg := m.body.Leg[m.i]
	return leg.Hip.Lerp(leg.Knee, t).Add(m.thighWay(forward, out))
}

// thighWay is a direction across the thigh. A bent knee shows best where its front is: away from the shank.
func (m muscleSite) thighWay(forward, out float64) geom.Vec {
	leg := m.body.Leg[m.i]
	down := leg.Knee.Sub(leg.Hip).Unit()
	front := leg.Front.Across(down)
	if shank := leg.Ankle.Sub(leg.Knee).Unit(); down.Cross(shank).Len() > .1 {
		front = shank.Across(down).Scale(-1)
	}
	return acrossLimb(down, front, forward, out*m.side())
}

// shank is a point of the shank, t of the way down.
func (m muscleSite) shank(t, forward, out float64) geom.Vec {
	leg := m.body.Leg[m.i]
	return leg.Knee.Lerp(leg.Ankle, t).Add(m.shankWay(forward, out))
}

func (m muscleSite) shankWay(forward, out float64) geom.Vec {
	leg := m.body.Leg[m.i]
	return acrossLimb(leg.Ankle.Sub(leg.Knee).Unit(), leg.Front, forward, out*m.side())
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

// trunkFaces are headings at s cm along the spine. What lies in the middle is seen from both sides, so it faces out and in.
func trunkFaces(s float64, headings ...heading) func(muscleSite) []geom.Vec {
	return func(m muscleSite) (ways []geom.Vec) {
		frame := m.body.Spine(s)
		for _, h := range headings {
			ways = append(ways, frame.Dir(h[0], 0, h[1]*m.side()))
		}
		return ways
	}
}

// thighFaces are headings at the thigh. A far leg shows us its inside, a near one its outside.
func thighFaces(headings ...heading) func(muscleSite) []geom.Vec {
	return func(m muscleSite) (ways []geom.Vec) {
		for _, h := range headings {
			ways = append(ways, m.thighWay(h[0], h[1]))
		}
		return ways
	}
}

// shankFaces are headings at the shank.
func shankFaces(headings ...heading) func(muscleSite) []geom.Vec {
	return func(m muscleSite) (ways []geom.Vec) {
		for _, h := range headings {
			ways = append(ways, m.shankWay(h[0], h[1]))
		}
		return ways
	}
}
