package mannequin

import (
	"math"
	"strings"

	"unknot/figures/internal/geom"
	"unknot/figures/internal/outline"
	"unknot/figures/internal/pose"
	"unknot/figures/internal/silhouette"
	"unknot/figures/internal/skeleton"
)

// Where sleeve and skin meet on an upper arm, as shares of its length. The skin begins above the end of the sleeve,
// under the cloth, so that there is no gap between them.
const (
	sleeveEnd = 0.56
	skinStart = 0.4
)

// Sizes of an arm, in cm. A fillet rounds where two pieces meet; a joint is a disc in which no gap is left between
// parts.
const (
	shoulderRadius, elbowRadius, wristRadius = 4.6, 4.1, 2.9

	armFillet  = 0.6
	handFillet = 1.2
	jointDisc  = 7
)

// armView is an arm as the camera sees it.
type armView struct {
	*Mannequin
	bones skeleton.Arm
	side  int  // pose.Left or pose.Right
	far   bool // it is on the far side of a body seen sideways
}

// arm returns a sleeve, an arm and a hand as one part. They are several parts if the pose sets the order of the forearm
// or the hand, or if the forearm is folded over its own sleeve. If the body is seen sideways, a far arm is behind the
// trunk and a near one in front of it.
func (m *Mannequin) arm(i int, far, sideways bool, trunkDepth float64, legDepth [2]float64) []silhouette.Part {
	a := armView{m, m.Body.Arm[i], i, far}
	depth := a.depth(sideways, trunkDepth, legDepth)
	upper, lower := a.upperArm(), a.forearm()
	folded := !a.ordered("fore") && a.folded()
	foreApart := folded || a.ordered("fore")

	var parts []silhouette.Part
	if a.ordered("hand") {
		parts = append(parts, a.handPart())
	} else {
		lower = outline.Smooth(m.CM(handFillet), lower, m.Hand(i))
	}
	if foreApart {
		fore := a.forePart(lower)
		if folded {
			fore.Depth = a.foldedDepth(depth)
		}
		parts = append(parts, fore)
	} else {
		upper = outline.Smooth(m.CM(armFillet), upper, lower)
	}
	parts = append(parts, a.armPart(upper, depth))
	parts[0].Lines = m.creases(i) // the first part has the hand
	return parts
}

// name returns the name of a piece of this arm, as in the order of a pose.
func (a armView) name(piece string) string { return piece + pose.SideName[a.side] }

// ordered reports whether the pose sets the order of a piece, which makes it a part of its own.
func (a armView) ordered(piece string) bool {
	_, ok := a.Frame.Order[a.name(piece)]
	return ok
}

// along returns a point of the upper arm at t of its length.
func (a armView) along(t float64) geom.Vec { return a.bones.Shoulder.Lerp(a.bones.Elbow, t) }

// armPart returns the sleeve over the upper arm, and the pieces that are joined to it.
func (a armView) armPart(s outline.Shape, depth float64) silhouette.Part {
	skin := a.Field(s, 0.6)
	q := silhouette.Part{
		Name:   a.name("arm"),
		Depth:  depth,
		Full:   skin.Clone(),
		Layers: []silhouette.Layer{{Class: silhouette.DepthClass("sk", a.far), Field: skin}},
		Joints: map[string]outline.Disc{Trunk: a.shoulderJoint()},
		Far:    a.far,
	}
	if a.Bare {
		return q
	}
	sleeve := a.Field(a.sleeve(), 0.5)
	q.Full.Union(sleeve)
	q.Layers = append(q.Layers, silhouette.Layer{Class: silhouette.DepthClass("sh", a.far), Field: sleeve})
	if a.foreshortened() && a.Camera.Depth(a.bones.Elbow) > a.Camera.Depth(a.bones.Shoulder) {
		q.Layers[0], q.Layers[1] = q.Layers[1], q.Layers[0] // an arm that points at the camera hides its sleeve
	}
	return q
}

// forePart returns a separate forearm, with the hand unless that is separate too.
func (a armView) forePart(s outline.Shape) silhouette.Part {
	return a.skinPart("fore", a.Field(s, 0.6), map[string]outline.Disc{a.name("arm"): a.Disc(geom.BallAt(a.bones.Elbow, jointDisc))})
}

// handPart returns a separate hand, with enough of the wrist to hide the seam.
func (a armView) handPart() silhouette.Part {
	nearWrist := a.bones.Elbow.Lerp(a.bones.Wrist, 0.9)
	s := outline.Smooth(a.CM(armFillet), a.Hand(a.side), a.Cone(nearWrist, 3.0, a.bones.Wrist, wristRadius))
	wrist := a.Disc(geom.BallAt(a.bones.Wrist, jointDisc))
	return a.skinPart("hand", a.Field(s, 0.5), map[string]outline.Disc{a.name("fore"): wrist, a.name("arm"): wrist})
}

// skinPart returns a part of bare skin.
func (a armView) skinPart(piece string, skin *outline.Field, joints map[string]outline.Disc) silhouette.Part {
	return silhouette.Part{
		Name:   a.name(piece),
		Depth:  a.Camera.Depth(a.bones.Wrist),
		Full:   skin.Clone(),
		Layers: []silhouette.Layer{{Class: silhouette.DepthClass("sk", a.far), Field: skin}},
		Joints: joints,
		Far:    a.far,
	}
}

// upperArm returns the bare upper arm. Below a sleeve only its lower part is drawn, unless it is foreshortened.
func (a armView) upperArm() outline.Shape {
	s := outline.Smooth(a.CM(armFillet),
		a.Cone(a.along(0), shoulderRadius, a.along(0.3), 4.9),
		a.Cone(a.along(0.3), 4.9, a.along(0.45), 4.8),
		a.Cone(a.along(0.45), 4.8, a.along(1), elbowRadius))
	if a.Bare || a.foreshortened() {
		return s
	}
	return s.Clip(outline.HalfPlane(a.Camera.Project(a.along(skinStart)), a.Camera.Flat(a.along(1).Sub(a.along(0)))))
}

// forearm swells below the elbow and tapers to the wrist.
func (a armView) forearm() outline.Shape {
	elbow, wrist := a.bones.Elbow, a.bones.Wrist
	belly := elbow.Lerp(wrist, 0.28)
	return outline.Smooth(a.CM(armFillet), a.Cone(elbow, elbowRadius, belly, 4.3), a.Cone(belly, 4.3, wrist, wristRadius))
}

// sleeve returns a short sleeve, cut straight across the arm, or with a round end if the arm is foreshortened.
func (a armView) sleeve() outline.Shape {
	s := outline.Smooth(a.CM(2),
		a.Cone(a.along(0), 5.1, a.along(0.4), 5.5),
		a.Cone(a.along(0.4), 5.5, a.along(0.75), 5.5))
	if a.foreshortened() {
		return s
	}
	return s.Clip(outline.HalfPlane(a.Camera.Project(a.along(sleeveEnd)), a.Camera.Flat(a.along(0).Sub(a.along(1)))))
}

// foreshortened reports whether the upper arm points so directly at the camera, or away from it, that a straight cut
// across it would look wrong.
func (a armView) foreshortened() bool {
	const minSleeve = 5 // visible length of a sleeve, in cm
	return a.Camera.Flat(a.along(sleeveEnd).Sub(a.along(0))).Len() <= a.CM(minSleeve)
}

// shoulderJoint returns the disc in which there is no gap between the arm and the trunk. It is around the top of the
// shoulder, so that the gap runs up from the armpit and ends there.
func (a armView) shoulderJoint() outline.Disc {
	chest := a.Body.Spine(48)
	return a.Disc(geom.BallAt(a.bones.Shoulder.Add(chest.Dir(0, 1.5, -1.5*pose.Side[a.side])), 9.6))
}

// How far an arm is moved among the parts, in cm of depth: past the trunk, and before the leg on which the hand lies.
// laidBehind is the depth of a hand that is on the far side of what it lies on.
const (
	pastTrunk  = 3
	beforeLeg  = 0.4
	laidBehind = -2
)

// depth returns the depth of the arm among the parts.
func (a armView) depth(sideways bool, trunkDepth float64, legDepth [2]float64) float64 {
	depth := a.Camera.Depth(a.bones.Elbow.Lerp(a.bones.Wrist, 0.5))
	if a.far {
		return min(depth, trunkDepth-pastTrunk)
	}
	if sideways {
		depth = max(depth, trunkDepth+pastTrunk)
	}
	if leg, ok := a.laidOn(); ok {
		depth = max(depth, legDepth[leg]+beforeLeg)
	}
	return depth
}

// laidOn returns the leg whose near side the hand lies on. Ok is false if there is none.
func (a armView) laidOn() (leg int, ok bool) {
	arm := a.Frame.Arm(a.side)
	if a.Camera.Depth(arm.Off.Vec(pose.Side[a.side])) <= laidBehind {
		return 0, false
	}
	for i, name := range pose.SideName {
		switch joint, isOnSide := strings.CutSuffix(arm.To, name); joint {
		case "hip", "thigh", "knee", "shin", "ankle", "foot":
			if isOnSide {
				return i, true
			}
		}
	}
	return 0, false
}

// folded reports whether the forearm is doubled back over the sleeve in the picture. If they were one part, the sleeve
// would hide the forearm, as cloth is painted over the skin of its own part.
func (a armView) folded() bool {
	const (
		minLength = 6    // visible length of either bone, in cm
		sharp     = 0.8  // cosine of 37 degrees: the angle at the elbow has to be smaller
		minShare  = 0.45 // length of the forearm, as a share of that of the upper arm
	)
	upper := a.Camera.Flat(a.bones.Shoulder.Sub(a.bones.Elbow))
	fore := a.Camera.Flat(a.bones.Wrist.Sub(a.bones.Elbow))
	if a.Bare || min(upper.Len(), fore.Len()) <= a.CM(minLength) {
		return false
	}
	return upper.Unit().Dot(fore.Unit()) > sharp && fore.Len() > minShare*upper.Len()
}

// foldedDepth returns the depth of a folded forearm: just in front of its own sleeve, or just behind it. Depth is that
// of the sleeve, without the order that the pose sets for the arm.
func (a armView) foldedDepth(depth float64) float64 {
	const (
		bias = 2   // cm by which the wrist may be farther than the shoulder and still count as nearer
		step = 0.5 // from the sleeve to the forearm, in cm of depth
	)
	nearer := a.Camera.Depth(a.bones.Wrist) + bias - a.Camera.Depth(a.bones.Shoulder)
	return depth + math.Copysign(step, nearer) + a.Frame.Order[a.name("arm")]
}
