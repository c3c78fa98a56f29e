package skeleton

import (
	"math"
	"slices"

	"unknot/figures/internal/geom"
	"unknot/figures/internal/pose"
)

// Solve returns the body of a frame, which must have inherited (see [pose.Movement.Inherit]). Unknown joints and
// grips are ignored.
func Solve(f pose.Frame) *Body {
	pelvis := pose.Pelvis{}
	if f.Pelvis != nil {
		pelvis = *f.Pelvis
	}
	axes := geom.Standing.Bend(0, 0, pelvis.Heading).Bend(pelvis.Pitch, 0, 0).Bend(0, pelvis.Roll, 0).Bend(0, 0, pelvis.Turn)
	axes.Origin = pelvis.At.Vec(1)
	b := &Body{breath: f.Breath}
	if !pelvis.Rest {
		b.place(f, axes)
		return b
	}
	axes.Origin.Y = 0 // at any height, to find out how far its lowest point is below the pelvis
	b.place(f, axes)
	axes.Origin.Y = -b.lowest(f)
	b.place(f, axes)
	return b
}

// place positions the whole body, beginning with the pelvis. The arms come last, as a hand may touch a knee.
func (b *Body) place(f pose.Frame, pelvis geom.Axes) {
	b.Pelvis = pelvis
	b.placeTrunk(f.Lumbar.OrZero(), f.Thoracic.OrZero())
	b.placeHead(f.Neck.OrZero(), f.Head.OrZero())
	for i := range b.Leg {
		b.Leg[i] = b.leg(i, f.Leg(i))
	}
	b.placeArms(f)
}

// placeTrunk positions the spine. It bends a little at each station, so that it curves.
func (b *Body) placeTrunk(lumbar, thoracic pose.Bends) {
	b.spine[0] = b.Pelvis
	for i := 1; i < spinePoints; i++ {
		axes := b.spine[i-1]
		switch {
		case i >= firstThoracic:
			axes = axes.Bend(thoracic[0]/thoracicSteps, thoracic[1]/thoracicSteps, thoracic[2]/thoracicSteps)
		case i >= firstLumbar:
			axes = axes.Bend(lumbar[0]/lumbarSteps, lumbar[1]/lumbarSteps, lumbar[2]/lumbarSteps)
		}
		axes.Origin = axes.At(0, stations[i]-stations[i-1], 0)
		b.spine[i] = axes
	}
}

// placeHead positions the neck and the head. The joint below the head takes a share of the bends of the neck.
func (b *Body) placeHead(neck, head pose.Bends) {
	top := b.spine[spinePoints-1]
	axes := top.Bend(neckLean, 0, 0)
	axes.Origin = top.At(neckBaseForward, neckBaseUp, 0)
	b.Neck[0] = axes
	for i := 1; i <= neckSteps; i++ {
		axes = axes.Bend(neck[0]*neckFlexShare/neckSteps, neck[1]*neckFlexShare/neckSteps, neck[2]*neckTwistShare/neckSteps)
		axes.Origin = axes.At(0, neckStep, 0)
		b.Neck[i] = axes
	}
	flex, side, twist := neck[0]*(1-neckFlexShare)+head[0], neck[1]*(1-neckFlexShare)+head[1], neck[2]*(1-neckTwistShare)+head[2]
	axes = axes.Bend(-neckLean, 0, 0).Bend(flex, side, twist)
	axes.Origin = axes.At(headForward, headUp, 0)
	b.Head = axes
}

// orElse returns *d, or usual if d is nil.
func orElse(d *pose.Direction, usual pose.Direction) pose.Direction {
	if d == nil {
		return usual
	}
	return *d
}

// leg solves the leg on side i: to a target of its ankle, or else by the directions of its bones.
func (b *Body) leg(i int, wanted pose.Leg) Leg {
	side := pose.Side[i]
	l := Leg{Hip: b.Pelvis.At(0, 0, side*hipOffset), left: i == pose.Left}
	if wanted.Ankle != nil {
		kneeWay := geom.Vec{X: 1, Y: 0.3} // to the front and a little up
		if wanted.Knee != nil {
			kneeWay = wanted.Knee.Vec(side)
		}
		l.Knee, l.Ankle, l.Miss = reach(l.Hip, wanted.Ankle.Vec(side), thighLength, shankLength, kneeWay)
	} else {
		thigh := orElse(wanted.Thigh, pose.Direction{0, 3})
		l.Knee = l.Hip.Add(thigh.Vec(side).Scale(thighLength))
		l.Ankle = l.Knee.Add(orElse(wanted.Shin, thigh).Vec(side).Scale(shankLength))
	}
	b.turnFoot(&l, wanted, side)
	return l
}

// turnFoot sets the directions of the knee, the toes and the sole. A pose may set those of the toes and the sole.
func (b *Body) turnFoot(l *Leg, wanted pose.Leg, side float64) {
	const (
		minBend = 0.12 // radians, about: a straighter leg bends to the front of the pelvis
		pointed = 0.6  // cosine of the angle between the shank and the toes of a pointed foot, at least
	)
	thigh, shank := l.Knee.Sub(l.Hip).Unit(), l.Ankle.Sub(l.Knee).Unit()
	front := thigh.Sub(shank)
	if front.Len() <= minBend {
		front = b.Pelvis.Forward
	}
	l.Front = front.Across(shank)
	l.Toes = l.Front
	if wanted.Foot != nil {
		l.Toes = wanted.Foot.Vec(side)
	}
	switch {
	case wanted.Sole != nil:
		l.Sole = wanted.Sole.Vec(side).Across(l.Toes)
	case shank.Dot(l.Toes) > pointed: // the sole of a pointed foot faces away from the knee
		l.Sole = l.Front.Scale(-1).Across(l.Toes)
	default:
		l.Sole = shank.Across(l.Toes)
	}
}

// armPasses is how often arms that touch each other or a shoulder are solved. Fewer passes would do.
const armPasses = 12

// placeArms solves both arms. A hand may lie on the other arm or on a shoulder, which move themselves. Then both arms
// are solved repeatedly until they agree. Each pass solves both for the body of the pass before, so that left and right
// are treated alike.
func (b *Body) placeArms(f pose.Frame) {
	arms := [2]pose.Arm{f.Arm(pose.Left), f.Arm(pose.Right)}
	passes := 1
	for i, arm := range arms {
		if holdsArm(arm) {
			passes = armPasses
		}
		b.Arm[i] = b.arm(i, pose.Arm{}, nil)
	}
	for range passes {
		var next [2]Arm
		for i, arm := range arms {
			next[i] = b.arm(i, arm, b.target(i, arm))
		}
		b.Arm = next
	}
}

// armJoints are the joints that move with an arm.
var armJoints = []string{"shoulder.l", "shoulder.r", "elbow.l", "elbow.r", "wrist.l", "wrist.r", "hand.l", "hand.r"}

// holdsArm reports whether the hand of an arm touches an arm or a shoulder.
func holdsArm(arm pose.Arm) bool { return slices.Contains(armJoints, arm.To) }

// CanReach reports whether the hand on side i can touch a joint. It cannot touch its own elbow, wrist or hand, which
// move with it.
func CanReach(i int, joint string) bool {
	side := pose.SideName[i]
	return joint != "elbow"+side && joint != "wrist"+side && joint != "hand"+side
}

// target returns the target of the wrist on side i, nil if the pose gives directions instead.
func (b *Body) target(i int, arm pose.Arm) *geom.Vec {
	side := pose.Side[i]
	if at, ok := b.Joint(arm.To); ok && CanReach(i, arm.To) {
		at = at.Add(arm.Off.Vec(side))
		switch arm.To { // a hand that lies on the trunk rises with it: breathing widens the trunk and moves it forward
		case "belly":
			at = at.Add(b.Spine(bellyHeight).Dir(2*b.swell(bellyHeight), 0, 0))
		case "chest":
			at = at.Add(b.Spine(chestHeight).Dir(2*b.swell(chestHeight), 0, 0))
		}
		return &at
	}
	if arm.Wrist != nil {
		at := arm.Wrist.Vec(side)
		return &at
	}
	return nil
}

// shoulder returns the position of the shoulder joint of an upper arm with a direction. The shoulder blade moves up
// and in with a raised arm, and forward with an arm that reaches forward.
func shoulder(chest geom.Axes, upperArm geom.Vec, arm pose.Arm, side float64) geom.Vec {
	raised := max(0, (1+upperArm.Dot(chest.Up))/2) // 0 for a hanging arm, 1 overhead
	forward := upperArm.Dot(chest.Forward)         // 1 straight forward, -1 straight back
	moved := -0.5 + 2.4*max(0, forward) + min(0, forward) + arm.Reach
	lifted := 6.5*math.Pow(raised, 1.6) - 0.3 + arm.Shrug
	offset := ShoulderOffset - 3.2*raised*raised - 0.8*max(0, forward)
	return chest.At(moved, lifted, side*offset)
}

// arm solves the arm on side i: to the target of its wrist, or by the directions of its bones if target is nil.
func (b *Body) arm(i int, wanted pose.Arm, target *geom.Vec) Arm {
	side := pose.Side[i]
	chest := b.Spine(ShoulderHeight)
	var a Arm
	if target != nil {
		a.aim(chest, wanted, *target, side)
	} else {
		upper := orElse(wanted.Upper, pose.Direction{2, 8})
		a.Shoulder = shoulder(chest, upper.Vec(side), wanted, side)
		a.Elbow = a.Shoulder.Add(upper.Vec(side).Scale(upperArmLength))
		a.Wrist = a.Elbow.Add(orElse(wanted.Fore, upper).Vec(side).Scale(forearmLength))
	}
	a.Fingers = a.Wrist.Sub(a.Elbow).Unit()
	if wanted.Hand != nil {
		a.Fingers = wanted.Hand.Vec(side)
	}
	palm := chest.Dir(0.2, 0, -side)
	if wanted.Palm != nil {
		palm = wanted.Palm.Vec(side)
	}
	a.Palm = palm.Across(a.Fingers)
	a.Tip = a.Wrist.Add(a.Fingers.Scale(handLength))
	a.gripName = gripFor(wanted, a.Wrist, a.Palm)
	a.Grip, _ = gripNamed(a.gripName)
	return a
}

// elbowWay returns the default direction of an elbow: back, down and out.
func elbowWay(chest geom.Axes, side float64) geom.Vec { return chest.Dir(-0.6, -0.4, side*0.7) }

// aim moves the wrist to its target. It takes several iterations, as the shoulder moves with the arm.
func (a *Arm) aim(chest geom.Axes, wanted pose.Arm, target geom.Vec, side float64) {
	const iterations = 4
	way := elbowWay(chest, side)
	if wanted.Elbow != nil {
		way = wanted.Elbow.Vec(side)
	}
	upperArm := target.Sub(chest.At(0, 0, side*ShoulderOffset)).Unit() // a first guess of its direction
	for range iterations {
		a.Shoulder = shoulder(chest, upperArm, wanted, side)
		a.Elbow, a.Wrist, a.Miss = reach(a.Shoulder, target, upperArmLength, forearmLength, way)
		upperArm = a.Elbow.Sub(a.Shoulder).Unit()
	}
}

// The radii of the flesh around joints, in cm. Those of a knee and an elbow on the floor are KneeRadius and
// ElbowRadius.
const (
	ShoulderFlesh = 5.0
	ElbowFlesh    = 3.9
	WristFlesh    = 2.8
	HipFlesh      = 8.5
	KneeFlesh     = 5.4
	AnkleFlesh    = 4.0
)

// lowest returns the height of the lowest point of the body that moves with the pelvis. Limbs with a target do not move
// with it.
func (b *Body) lowest(f pose.Frame) float64 {
	low := math.Inf(1)
	add := func(p geom.Vec, radius float64) { low = min(low, p.Y-radius) }
	for _, s := range CrossSections {
		for _, p := range s.Rim(b, 0) {
			add(p, 0)
		}
	}
	add(b.Head.At(-8, 2.5, 0), 2.6)
	add(b.Head.At(0, 2.5, 0), 9)
	for i, l := range b.Leg {
		if f.Leg(i).Ankle == nil {
			add(l.Hip, HipFlesh)
			add(l.Knee, KneeFlesh)
			for _, ball := range l.Foot() {
				add(ball.Centre, ball.Radius)
			}
		}
	}
	for i, a := range b.Arm {
		if b.target(i, f.Arm(i)) == nil {
			add(a.Shoulder, ShoulderFlesh)
			add(a.Elbow, ElbowFlesh)
			add(a.Wrist, WristFlesh)
			add(a.Tip, 1.2)
		}
	}
	return low
}
