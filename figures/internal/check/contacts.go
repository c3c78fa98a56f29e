package check

import (
	"fmt"
	"math"
	"slices"

	"unknot/figures/internal/geom"
	"unknot/figures/internal/pose"
	"unknot/figures/internal/prop"
	"unknot/figures/internal/skeleton"
)

// How deep a part of the body may be inside a thing, in cm. Flesh is softer than bone. Hands and feet may be least deep
// inside, as they are drawn in so much detail.
const (
	handFootTolerance = 3.5 // hands and feet
	boneTolerance     = 4.5
	fleshTolerance    = 6.0
)

// Tolerances of things, in cm.
const (
	wallTolerance    = 4.5 // for all parts of the body
	paddingTolerance = 5.0 // in addition, for a padded box
	railTolerance    = 2.5 // in addition, for a rail: an arm hangs over the back of a chair, and a back bends round it
)

// A probe is a ball of the body that is tested for collisions.
type probe struct {
	key, name string  // field of the frame, and name in messages
	tolerance float64 // how deep it may be inside a thing, in cm
	geom.Ball
}

// Contacts reports what is clearly inside a wall or a piece of furniture in frame i of m: for each thing, the deepest
// probe of each limb, and other things.
func Contacts(m *pose.Movement, i int) (faults []pose.Fault) { return contacts(m, i, 0) }

// contacts is Contacts with tolerances that are greater by room, in cm.
func contacts(m *pose.Movement, i int, room float64) (faults []pose.Fault) {
	f := m.Frames[i]
	probes := probesOf(skeleton.Solve(f))
	things := standingThings(slices.Concat(m.Props, f.Props))
	for _, t := range things {
		faults = append(faults, collisions(t, probes, room)...)
		for _, other := range things {
			if depth := through(t, other); depth > wallTolerance+room {
				faults = append(faults, pose.Fault{Key: "props", Text: fmt.Sprintf("the %s is %.1f cm through the %s", other.Kind, depth, t.Kind)})
			}
		}
	}
	return faults
}

// standingThings returns the things that are not carried.
func standingThings(props []pose.Prop) (things []prop.Thing) {
	for _, pr := range props {
		if t, ok := prop.New(pr); ok && !t.IsCarried() {
			things = append(things, t)
		}
	}
	return things
}

// through returns how far other, a thing made of boxes, reaches through the plane t, in cm. It returns 0 if other is
// wholly behind t, if t is not a plane, or if other is not made of boxes.
func through(t, other prop.Thing) (depth float64) {
	height, halfWidth, ok := t.Plane()
	if !ok || other.Model.Boxes == nil {
		return 0
	}
	isInFront := false // at least one corner
	for _, b := range other.Model.Boxes(other.Sizes) {
		for _, corner := range b.Corners() {
			local := t.Local(other.Place(corner))
			isInFront = isInFront || local.X > 0
			if math.Abs(local.Z) <= halfWidth && local.Y <= height {
				depth = max(depth, -local.X)
			}
		}
	}
	if !isInFront {
		return 0
	}
	return depth
}

// collisions returns a fault for the deepest probe of each limb inside a thing. Room is added to all tolerances, in cm.
func collisions(t prop.Thing, probes []probe, room float64) (faults []pose.Fault) {
	deepest := map[string]float64{} // how much deeper a probe is than it may be, by key
	for _, p := range probes {
		depth, tolerance, where := thingDepth(t, p)
		over := depth - tolerance - room
		if !(over > deepest[p.key]) {
			continue
		}
		deepest[p.key] = over
		fault := pose.Fault{Key: p.key, Text: fmt.Sprintf("%s is %.1f cm %s the %s", p.name, depth, where, t.Kind)}
		if k := slices.IndexFunc(faults, func(f pose.Fault) bool { return f.Key == p.key }); k >= 0 { // of a probe less deep
			faults[k] = fault
		} else {
			faults = append(faults, fault)
		}
	}
	return faults
}

// thingDepth returns how deep a probe is inside a thing and how deep it may be, both in cm, and the word for that in a
// message. For a thing made of boxes, they are those of the box whose tolerance the probe exceeds most.
func thingDepth(t prop.Thing, p probe) (depth, tolerance float64, where string) {
	if _, _, ok := t.Plane(); ok {
		return p.Radius - t.Distance(p.Centre), wallTolerance, "through"
	}
	if t.Model.Boxes == nil {
		return p.Radius - t.Distance(p.Centre), min(p.tolerance, boneTolerance), "inside" // a ball or a roller is hard
	}
	local, most := t.Local(p.Centre), math.Inf(-1)
	for _, b := range t.Model.Boxes(t.Sizes) {
		boxDepth, allowed := p.Radius-b.Distance(local), boxTolerance(b, p)
		if excess := boxDepth - allowed; excess > most {
			most, depth, tolerance = excess, boxDepth, allowed
		}
	}
	return depth, tolerance, "inside"
}

// boxTolerance returns how deep a probe may be inside a box, in cm.
func boxTolerance(b prop.Box, p probe) float64 {
	isPadded, isRail := b.Round > 0, !b.Top
	switch {
	case isPadded:
		return p.tolerance + paddingTolerance
	case isRail && p.tolerance > handFootTolerance:
		return p.tolerance + railTolerance
	}
	return p.tolerance
}

// probesOf returns the probes of a body. They are so dense that no bone passes through the board of a seat unnoticed.
func probesOf(b *skeleton.Body) []probe {
	probes := trunkProbes(b)
	for i := range pose.Side {
		probes = append(probes, armProbes(b.Arm[i], i)...)
		probes = append(probes, legProbes(b.Leg[i], i)...)
	}
	return probes
}

// probeDistance is the largest distance between neighbouring probes, in cm.
const probeDistance = 3

// trunkProbes returns a probe for the head, and rows of three along the spine. The probes of the thighs cover the part
// of the trunk below the hips.
func trunkProbes(b *skeleton.Body) []probe {
	probes := []probe{{"neck", "the head", boneTolerance, geom.Ball{Centre: b.Head.At(0, 2, 0), Radius: 9}}}
	for s := 2.0; s <= skeleton.ShoulderHeight; s += probeDistance {
		for _, ball := range b.Across(s) {
			probes = append(probes, probe{"pelvis", "the trunk", fleshTolerance, ball})
		}
	}
	return probes
}

// armProbes returns the probes of the arm on side i, with its hand.
func armProbes(a skeleton.Arm, i int) []probe {
	key, side := "arm"+pose.SideName[i], pose.SideWord[i]
	shoulder, elbow, wrist := geom.BallAt(a.Shoulder, skeleton.ShoulderFlesh), geom.BallAt(a.Elbow, skeleton.ElbowFlesh),
		geom.BallAt(a.Wrist, skeleton.WristFlesh)
	probes := bone(probe{key: key, name: "the " + side + " upper arm", tolerance: fleshTolerance}, shoulder, elbow)
	probes = append(probes, probe{key, "the " + side + " elbow", boneTolerance, elbow})
	probes = append(probes, bone(probe{key: key, name: "the " + side + " forearm", tolerance: boneTolerance}, elbow, wrist)...)
	for _, digit := range a.Hand(pose.Side[i]) {
		for _, ball := range digit.Balls {
			probes = append(probes, probe{key, "the " + side + " hand", handFootTolerance, ball})
		}
	}
	return probes
}

// legProbes returns the probes of the leg on side i, with its foot.
func legProbes(l skeleton.Leg, i int) []probe {
	key, side := "leg"+pose.SideName[i], pose.SideWord[i]
	hip, knee := geom.BallAt(l.Hip, skeleton.HipFlesh), geom.BallAt(l.Knee, skeleton.KneeFlesh)
	ankle := geom.BallAt(l.Ankle, skeleton.AnkleFlesh)
	probes := bone(probe{key: key, name: "the " + side + " thigh", tolerance: fleshTolerance}, hip, knee)
	probes = append(probes, probe{key, "the " + side + " knee", boneTolerance, knee})
	probes = append(probes, bone(probe{key: key, name: "the " + side + " shin", tolerance: boneTolerance}, knee, ankle)...)
	for _, ball := range l.Foot() {
		probes = append(probes, probe{key, "the " + side + " foot", handFootTolerance, ball})
	}
	return probes
}

// bone returns probes between two joints. They are copies of template with balls of their own.
func bone(template probe, from, to geom.Ball) (probes []probe) {
	n := int(math.Ceil(to.Centre.Sub(from.Centre).Len() / probeDistance))
	for k := 1; k < n; k++ {
		t := float64(k) / float64(n)
		template.Ball = geom.Ball{Centre: from.Centre.Lerp(to.Centre, t), Radius: from.Radius + (to.Radius-from.Radius)*t}
		probes = append(probes, template)
	}
	return probes
}
