// Package mannequin gives a skeleton a visible body: head, hair, trunk, limbs, hands and clothes.
//
// [Mannequin.Parts] returns its parts with their outlines and depths, the farthest first. They are not cut yet: the
// caller cuts away the hidden areas. All lengths are in cm.
package mannequin

import (
	"unknot/figures/internal/geom"
	"unknot/figures/internal/pose"
	"unknot/figures/internal/silhouette"
	"unknot/figures/internal/skeleton"
)

// A Mannequin is a body as a camera sees it.
type Mannequin struct {
	silhouette.View
	Body  *skeleton.Body
	Frame pose.Frame // the frame that Body is solved for, with the order and tone of its parts
	Cast  string     // who is drawn, see pose.Casts
	Shoes bool
	Bare  bool // a body map: without clothes, hair and face
}

// sideways is how much farther one joint of a pair has to be than the other, as a share of their distance, for the body
// to be seen sideways.
const sideways = 0.66

// farSide reports, for each of a pair of joints, whether it is on the far side of a body seen sideways.
func (m *Mannequin) farSide(left, right geom.Vec) (far [2]bool) {
	nearer := (m.Camera.Depth(left) - m.Camera.Depth(right)) / left.Sub(right).Len()
	return [2]bool{nearer < -sideways, nearer > sideways}
}

// Parts returns all parts of the body, the farthest first.
func (m *Mannequin) Parts() []silhouette.Part {
	trunk := m.trunk()
	farLeg := m.farSide(m.Body.Leg[pose.Left].Hip, m.Body.Leg[pose.Right].Hip)
	across := m.Body.Spine(skeleton.ShoulderHeight)
	farArm := m.farSide(across.At(0, 0, -skeleton.ShoulderOffset), across.At(0, 0, skeleton.ShoulderOffset))
	legsSideways, armsSideways := farLeg[0] || farLeg[1], farArm[0] || farArm[1]
	var parts []silhouette.Part
	var legDepth [2]float64
	for i := range pose.Side {
		leg := m.leg(i, m.isFar("leg"+pose.SideName[i], farLeg[i]), legsSideways, trunk.Depth)
		legDepth[i] = leg.Depth
		parts = append(parts, leg)
	}
	neck, head := m.neck(), m.head()
	neck.Depth = min(neck.Depth, head.Depth-0.5) // so that its shade sets off the chin
	parts = append(parts, trunk, neck, head)
	for i := range pose.Side {
		parts = append(parts, m.arm(i, m.isFar("arm"+pose.SideName[i], farArm[i]), armsSideways, trunk.Depth, legDepth)...)
	}
	for i := range parts {
		parts[i].Depth += m.Frame.Order[parts[i].Name]
	}
	if !m.Bare { // a body of one tone keeps all its gaps
		m.addSolids(parts)
	}
	silhouette.Sort(parts)
	return parts
}

// isFar reports whether a limb is drawn in the far tone: if the pose says so, or if it says nothing and the limb is
// seen on the far side.
func (m *Mannequin) isFar(limb string, seen bool) bool {
	if tone := m.Frame.Tone[limb]; tone != "" {
		return tone == "far"
	}
	return seen
}

// Trunk is the name of the part of the trunk.
const Trunk = "torso"
