package figure

import (
	"math"
	"strings"

	"unknot/internal/figure/body"
	"unknot/internal/figure/outline"
	"unknot/internal/geom"
	"unknot/internal/pose"
)

// The sleeve ends at sleeveEnd of the upper arm. The skin begins above that, under the cloth, so that nothing shows between the two.
const (
	sleeveEnd = 0.56
	skinStart = 0.4
)

// armView is one arm as it is drawn.
type armView struct {
	*painter
	bones body.Arm
	side  int // pose.Left or pose.Right
	far   bool
}

// arm is a sleeve, an arm and a hand: one part, or several where the pose orders the forearm or the hand by itself or where the forearm is
// folded over its own sleeve. In a sideways view a far arm lies behind the trunk and a near one before it; trunkDepth and legDepth are those
// of the trunk and the legs.
func (p *painter) arm(i int, far, sideways bool, trunkDepth float64, legDepth [2]float64) []part {
	a := armView{p, p.body.Arm[i], i, far}
	depth := a.depth(sideways, trunkDepth, legDepth)
	upper, lower := a.upperArm(), a.forearm()
	folded := !a.ordered("fore") && a.folded()
	foreApart := folded || a.ordered("fore")

	var parts []part
	if a.ordered("hand") {
		parts = append(parts, a.handPart())
	} else {
		lower = outline.Smooth(p.cm(1.2), lower, p.hand(i))
	}
	if foreApart {
		fore := a.forePart(lower)
		if folded {
			fore.depth = a.foldedDepth(depth)
		}
		parts = append(parts, fore)
	} else {
		upper = outline.Smooth(p.cm(0.6), upper, lower)
	}
	parts = append(parts, a.armPart(upper, depth))
	parts[0].lines = p.creases(i) // the hand belongs to the first
	return parts
}

// name is that of a piece of this arm, as in the order of a pose.
func (a armView) name(piece string) string { return piece + pose.SideName[a.side] }

// ordered says whether the pose gives a piece its own place, and so makes it a part of its own.
func (a armView) ordered(piece string) bool {
	_, ok := a.frame.Order[a.name(piece)]
	return ok
}

// along is a point t of the way down the upper arm.
func (a armView) along(t float64) geom.Vec { return a.bones.Shoulder.Lerp(a.bones.Elbow, t) }

// armPart is the sleeve over the upper arm, and whatever else of the arm hangs on it in one piece.
func (a armView) armPart(s outline.Shape, depth float64) part {
	skin := a.field(s, 0.6)
	q := part{
		name:   a.name("arm"),
		depth:  depth,
		full:   skin.Clone(),
		layers: []layer{{toned("sk", a.far), skin}},
		joints: map[string]outline.Disc{trunkName: a.shoulderJoint()},
		far:    a.far,
	}
	if a.bare {
		return q
	}
	sleeve := a.field(a.sleeve(), 0.5)
	q.full.Join(sleeve)
	q.layers = append(q.layers, layer{toned("sh", a.far), sleeve})
	if a.foreshortened() && a.camera.Depth(a.bones.Elbow) > a.camera.Depth(a.bones.Shoulder) {
		q.layers[0], q.layers[1] = q.layers[1], q.layers[0] // an arm that points at us hides its sleeve
	}
	return q
}

// forePart is a forearm on its own, with the hand unless that is apart too.
func (a armView) forePart(s outline.Shape) part {
	return a.skinPart("fore", a.field(s, 0.6), map[string]outline.Disc{a.name("arm"): a.disc(ball(a.bones.Elbow, 7))})
}

// handPart is a hand on its own, with enough of the wrist to hide the seam.
func (a armView) handPart() part {
	nearWrist := a.bones.Elbow.Lerp(a.bones.Wrist, 0.9)
	s := outline.Smooth(a.cm(0.6), a.hand(a.side), a.cone(nearWrist, 3.0, a.bones.Wrist, 2.9))
	wrist := a.disc(ball(a.bones.Wrist, 7))
	return a.skinPart("hand", a.field(s, 0.5), map[string]outline.Disc{a.name("fore"): wrist, a.name("arm"): wrist})
}

func (a armView) skinPart(piece string, skin *outline.Field, joints map[string]outline.Disc) part {
	return part{
		name:   a.name(piece),
		depth:  a.camera.Depth(a.bones.Wrist),
		full:   skin.Clone(),
		layers: []layer{{toned("sk", a.far), skin}},
		joints: joints,
		far:    a.far,
	}
}

// upperArm is the bare upper arm; under a sleeve only its lower part, unless we look along it.
func (a armView) upperArm() outline.Shape {
	s := outline.Smooth(a.cm(0.6),
		a.cone(a.along(0), 4.6, a.along(0.3), 4.9),
		a.cone(a.along(0.3), 4.9, a.along(0.45), 4.8),
		a.cone(a.along(0.45), 4.8, a.along(1), 4.1))
	if a.bare || a.foreshortened() {
		return s
	}
	return s.Clip(outline.HalfPlane(a.camera.Project(a.along(skinStart)), a.camera.Flat(a.along(1).Sub(a.along(0)))))
}

// forearm swells below the elbow and tapers to the wrist.
func (a armView) forearm() outline.Shape {
	elbow, wrist := a.bones.Elbow, a.bones.Wrist
	belly := elbow.Lerp(wrist, 0.28)
	return outline.Smooth(a.cm(0.6), a.cone(elbow, 4.1, belly, 4.3), a.cone(belly, 4.3, wrist, 2.9))
}

// sleeve is a short sleeve, cut straight across the arm unless we look along it: then it ends round.
func (a armView) sleeve() outline.Shape {
	s := outline.Smooth(a.cm(2),
		a.cone(a.along(0), 5.1, a.along(0.4), 5.5),
		a.cone(a.along(0.4), 5.5, a.along(0.75), 5.5))
	if a.foreshortened() {
		return s
	}
	return s.Clip(outline.HalfPlane(a.camera.Project(a.along(sleeveEnd)), a.camera.Flat(a.along(0).Sub(a.along(1)))))
}

// foreshortened says whether we look so much along the upper arm that a cut across it would not be seen as one.
func (a armView) foreshortened() bool {
	return a.camera.Flat(a.along(sleeveEnd).Sub(a.along(0))).Len() <= a.cm(5)
}

// shoulderJoint is where no gap parts the arm from the trunk: about the top of the shoulder, so that the gap runs up from the armpit and ends.
func (a armView) shoulderJoint() outline.Disc {
	chest := a.body.Spine(48)
	return a.disc(ball(a.bones.Shoulder.Add(chest.Dir(0, 1.5, -1.5*pose.Side[a.side])), 9.6))
}

// depth is the place of the arm in the order of the parts.
func (a armView) depth(sideways bool, trunkDepth float64, legDepth [2]float64) float64 {
	depth := a.camera.Depth(a.bones.Elbow.Lerp(a.bones.Wrist, 0.5))
	if a.far {
		return min(depth, trunkDepth-3)
	}
	if sideways {
		depth = max(depth, trunkDepth+3)
	}
	if leg, ok := a.laidOn(); ok {
		depth = max(depth, legDepth[leg]+0.4)
	}
	return depth
}

// laidOn is the leg that the hand is laid on from our side of it.
func (a armView) laidOn() (leg int, ok bool) {
	arm := a.frame.Arm(a.side)
	if a.camera.Depth(arm.Off.Vec(pose.Side[a.side])) <= -2 {
		return 0, false
	}
	for i, name := range pose.SideName {
		switch joint, found := strings.CutSuffix(arm.To, name); joint {
		case "hip", "thigh", "knee", "shin", "ankle", "foot":
			if found {
				return i, true
			}
		}
	}
	return 0, false
}

// folded says whether the picture shows the forearm doubled back over the sleeve: under 37 degrees at the elbow. The sleeve, which is painted
// over the skin of its own part, would hide it.
func (a armView) folded() bool {
	up := a.camera.Flat(a.bones.Shoulder.Sub(a.bones.Elbow))
	fore := a.camera.Flat(a.bones.Wrist.Sub(a.bones.Elbow))
	if a.bare || min(up.Len(), fore.Len()) <= a.cm(6) {
		return false
	}
	return up.Unit().Dot(fore.Unit()) > 0.8 && fore.Len() > 0.45*up.Len()
}

// foldedDepth is the place of a folded forearm: just before or just behind its own sleeve, which lies at depth, and moved with it where the
// pose orders the arm.
func (a armView) foldedDepth(depth float64) float64 {
	nearer := a.camera.Depth(a.bones.Wrist) + 2 - a.camera.Depth(a.bones.Shoulder)
	return depth + math.Copysign(0.5, nearer) + a.frame.Order[a.name("arm")]
}
