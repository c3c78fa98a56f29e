package skeleton

import (
	"math"

	"unknot/figures/internal/geom"
	"unknot/figures/internal/pose"
)

// Between interpolates between f (t = 0) and g (t = 1), both of which must have inherited (see
// [pose.Movement.Inherit]).
//
// Angles change linearly. A hand with a target in both frames, and a foot with a target in either, moves in a straight
// line, so that a planted limb stays planted. Other limbs swing about their joints. If both bodies rest on the floor,
// so does the result, and no knee or elbow sinks into the floor. The result has the props and grips of g. It has no
// muscles and arrows, as these belong to the whole movement.
func Between(f, g pose.Frame, t float64) pose.Frame {
	switch {
	case t == 0:
		return withoutMarks(f)
	case t == 1:
		return withoutMarks(g)
	}
	from, to := Solve(f), Solve(g)
	mid := withoutMarks(g)
	mid.Pelvis = betweenPelvis(f.Pelvis, g.Pelvis, from.Pelvis.Origin.Lerp(to.Pelvis.Origin, t), t)
	mid.Lumbar, mid.Thoracic = betweenBends(f.Lumbar, g.Lumbar, t), betweenBends(f.Thoracic, g.Thoracic, t)
	mid.Neck, mid.Head = betweenBends(f.Neck, g.Neck, t), betweenBends(f.Head, g.Head, t)
	mid.Breath = lerp(f.Breath, g.Breath, t)
	if stepHeight(from.Leg[0], to.Leg[0])+stepHeight(from.Leg[1], to.Leg[1]) > 0 { // a body rises over the leg that it stands on
		const rise = 6.5 // cm
		mid.Pelvis.At[1] += rise * math.Sin(math.Pi*t)
	}
	var arms [2]pose.Arm
	var legs [2]pose.Leg
	for i := range arms {
		arms[i] = betweenArms(f.Arm(i), g.Arm(i), from, to, i, t)
		legs[i] = betweenLegs(f.Leg(i), g.Leg(i), from.Leg[i], to.Leg[i], pose.Side[i], t)
	}
	mid.Arms, mid.ArmL, mid.ArmR = nil, &arms[pose.Left], &arms[pose.Right]
	mid.Legs, mid.LegL, mid.LegR = nil, &legs[pose.Left], &legs[pose.Right]
	if rests(f) && rests(g) {
		mid.Pelvis.Rest = true // so that Solve puts the body on the floor
		restHeight := Solve(mid).Pelvis.Origin.Y
		mid.Pelvis.At[1], mid.Pelvis.Rest = restHeight, false
	}
	keepPlanted(&mid)
	return mid
}

// rests reports whether the body of f lies or sits on the floor, which sets its height.
func rests(f pose.Frame) bool { return f.Pelvis != nil && f.Pelvis.Rest }

// withoutMarks returns f without the marks that belong to the whole movement: arrows and muscles.
func withoutMarks(f pose.Frame) pose.Frame {
	f.Arrows, f.Glow = nil, nil
	return f
}

// lerp interpolates between x (t = 0) and y (t = 1).
func lerp(x, y, t float64) float64 { return x + (y-x)*t }

// betweenPelvis interpolates between the angles of two pelvises, each of which may be nil. The result is at the given
// position.
func betweenPelvis(f, g *pose.Pelvis, at geom.Vec, t float64) *pose.Pelvis {
	var p, q pose.Pelvis
	if f != nil {
		p = *f
	}
	if g != nil {
		q = *g
	}
	return &pose.Pelvis{
		At:    pose.Point{at.X, at.Y, at.Z},
		Pitch: lerp(p.Pitch, q.Pitch, t), Roll: lerp(p.Roll, q.Roll, t),
		Turn: lerp(p.Turn, q.Turn, t), Heading: lerp(p.Heading, q.Heading, t),
	}
}

// betweenBends interpolates between bends, which count as 0 if they are nil.
func betweenBends(f, g *pose.Bends, t float64) *pose.Bends {
	a, b := f.OrZero(), g.OrZero()
	return &pose.Bends{lerp(a[0], b[0], t), lerp(a[1], b[1], t), lerp(a[2], b[2], t)}
}

// swing interpolates between two unit directions. Between opposite directions, it goes by way of the direction over.
func swing(from, to, over geom.Vec, t float64) geom.Vec {
	const opposite = 179 // degrees
	if geom.Angle(from, to) < opposite {
		return geom.Slerp(from, to, t)
	}
	half := over.Across(from)
	if t < 0.5 {
		return geom.Slerp(from, half, 2*t)
	}
	return geom.Slerp(half, to, 2*t-1)
}

// bulge returns the direction in which the middle joint of a limb is off the line from its root to its end. It returns
// usual if the limb is straight.
func bulge(root, middle, end, usual geom.Vec) geom.Vec {
	const straight = 1 // cm off the line, at most
	line, toMiddle := end.Sub(root).Unit(), middle.Sub(root)
	off := toMiddle.Sub(line.Scale(toMiddle.Dot(line)))
	if off.Len() > straight {
		return off
	}
	return usual
}

// pointOf returns v as a point of a pose, in which a positive Z is to the outside of either side.
func pointOf(v geom.Vec, side float64) *pose.Point { return &pose.Point{v.X, v.Y, v.Z * side} }

// directionOf returns v as a direction of a limb on a side, as a pose writes it.
func directionOf(v geom.Vec, side float64) *pose.Direction {
	a, out := geom.ToPolar(v, side)
	return &pose.Direction{a, out}
}

// betweenArms interpolates between the arms f and g on side i, of the solved bodies from and to.
func betweenArms(f, g pose.Arm, from, to *Body, i int, t float64) pose.Arm {
	a, b, side := from.Arm[i], to.Arm[i], pose.Side[i]
	over := geom.Vec{Z: side}
	fingers := swing(a.Fingers, b.Fingers, over, t)
	mid := pose.Arm{
		Grip: b.gripName, Shrug: lerp(f.Shrug, g.Shrug, t), Reach: lerp(f.Reach, g.Reach, t),
		Hand: directionOf(fingers, side), Palm: pointOf(swing(a.Palm, b.Palm, fingers.Cross(a.Palm), t), side),
	}
	switch {
	// A hand that has a target in one frame only swings: on a straight line it might go through the shoulder.
	case from.target(i, f) == nil || to.target(i, g) == nil:
		mid.Upper = directionOf(swing(a.Elbow.Sub(a.Shoulder).Unit(), b.Elbow.Sub(b.Shoulder).Unit(), over, t), side)
		mid.Fore = directionOf(swing(a.Wrist.Sub(a.Elbow).Unit(), b.Wrist.Sub(b.Elbow).Unit(), over, t), side)
		return mid
	case onJoint(from, i, f) && f.To == g.To: // it stays on its joint
		mid.To = f.To
		mid.Off = pose.Point{lerp(f.Off[0], g.Off[0], t), lerp(f.Off[1], g.Off[1], t), lerp(f.Off[2], g.Off[2], t)}
	default:
		mid.Wrist = pointOf(a.Wrist.Lerp(b.Wrist, t), side)
	}
	bend := bulge(a.Shoulder, a.Elbow, a.Wrist, elbowWay(from.Spine(ShoulderHeight), side)).
		Lerp(bulge(b.Shoulder, b.Elbow, b.Wrist, elbowWay(to.Spine(ShoulderHeight), side)), t)
	mid.Elbow = pointOf(bend, side)
	return mid
}

// onJoint reports whether the hand of arm, on side i, lies on a joint.
func onJoint(b *Body, i int, arm pose.Arm) bool {
	_, known := b.Joint(arm.To)
	return known && CanReach(i, arm.To)
}

// betweenLegs interpolates between the legs f and g on a side, which are solved as a and b.
func betweenLegs(f, g pose.Leg, a, b Leg, side, t float64) pose.Leg {
	over := geom.Vec{Z: side}
	toes := swing(a.Toes, b.Toes, over, t)
	mid := pose.Leg{Foot: directionOf(toes, side), Sole: pointOf(swing(a.Sole, b.Sole, toes.Cross(a.Sole), t), side)}
	if f.Ankle == nil && g.Ankle == nil {
		mid.Thigh = directionOf(swing(a.Knee.Sub(a.Hip).Unit(), b.Knee.Sub(b.Hip).Unit(), over, t), side)
		mid.Shin = directionOf(swing(a.Ankle.Sub(a.Knee).Unit(), b.Ankle.Sub(b.Knee).Unit(), over, t), side)
		return mid
	}
	mid.Ankle = pointOf(a.Ankle.Lerp(b.Ankle, t).Add(geom.Vec{Y: stepHeight(a, b) * math.Sin(math.Pi*t)}), side)
	mid.Knee = pointOf(bulge(a.Hip, a.Knee, a.Ankle, a.Front).Lerp(bulge(b.Hip, b.Knee, b.Ankle, b.Front), t), side)
	return mid
}

// stepHeight returns how high a foot is lifted that goes from one place on the floor to another one in front of it, in
// cm: it takes a step. A foot that goes back stays on the floor, as if the body went forward.
func stepHeight(a, b Leg) float64 {
	const onFloor, step, lifted = 20, 18, 5 // cm: the highest ankle of a foot on the floor, the shortest step
	isOnFloor := a.Ankle.Y < onFloor && b.Ankle.Y < onFloor
	if way := b.Ankle.Sub(a.Ankle); isOnFloor && way.Dot(a.Toes) > step {
		return lifted
	}
	return 0
}

// keepPlanted moves the pelvis so that hands and feet reach their targets, and knees and elbows stay above the floor.
// Shoulders and hips move in arcs, so a limb that is long enough in both frames may be too short between them. Each
// step corrects one limb and may move another off its target, so several rounds are needed.
func keepPlanted(f *pose.Frame) {
	const (
		rounds = 30
		near   = 0.05 // cm that a limb may be off its target
	)
	for range rounds {
		planted := true
		for limb := range limbs {
			short := Solve(*f).shortfall(*f, limb)
			if short.Len() > near {
				at := &f.Pelvis.At
				at[0], at[1], at[2] = at[0]+short.X, at[1]+short.Y, at[2]+short.Z
				planted = false
			}
		}
		if deep := Solve(*f).floorDepth(); deep > near {
			f.Pelvis.At[1] += deep
			planted = false
		}
		for i, leg := range [2]*pose.Leg{f.LegL, f.LegR} { // a foot that turns on its way rises over the floor
			deep := Solve(*f).footDepth(i)
			if deep > near && leg.Ankle != nil {
				leg.Ankle[1] += deep
				planted = false
			}
		}
		if planted {
			return
		}
	}
}

// floorDepth returns how much deeper the lowest knee or elbow is in the floor than half of the tolerance, in cm.
func (b *Body) floorDepth() (deep float64) {
	for i := range pose.Side {
		deep = max(deep, KneeRadius-b.Leg[i].Knee.Y, ElbowRadius-b.Arm[i].Elbow.Y)
	}
	return deep - FloorTolerance/2
}

// footDepth returns how much deeper than the tolerance the lowest ball of the foot on side i is in the floor, in cm.
func (b *Body) footDepth(i int) (deep float64) {
	for _, ball := range b.Leg[i].Foot() {
		deep = max(deep, ball.Radius-ball.Centre.Y)
	}
	return deep - FloorTolerance
}

// limbs is the number of limbs: 0 is the left arm, 1 the right arm, 2 the left leg, 3 the right leg.
const limbs = 4

// shortfall returns the vector from the end of a limb to its target, or 0 if it has none.
func (b *Body) shortfall(f pose.Frame, limb int) geom.Vec {
	i, isLeg := limb%2, limb >= 2
	end, target := b.Arm[i].Wrist, f.Arm(i).Wrist
	if isLeg {
		end, target = b.Leg[i].Ankle, f.Leg(i).Ankle
	}
	if target == nil {
		return geom.Vec{}
	}
	return target.Vec(pose.Side[i]).Sub(end)
}
