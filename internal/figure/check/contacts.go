package check

import (
	"fmt"
	"math"
	"slices"

	"unknot/internal/figure/prop"
	"unknot/internal/figure/skeleton"
	"unknot/internal/geom"
	"unknot/internal/pose"
)

// How deep a part of the body may be in a thing, in cm. Flesh is softer than bone; hands and feet are drawn in so much
// detail that they may be in it least.
const (
	handFootTolerance = 3.5 // hands and feet
	boneTolerance     = 4.5
	fleshTolerance    = 6.0
)

// Tolerances of things, in cm.
const (
	wallTolerance    = 4.5 // for all parts
	paddingTolerance = 5.0 // more than wood
	railTolerance    = 2.5 // more than a seat: an arm hangs over the back of a chair, and a back bends round it
)

// A probe is a ball of the body that is tested for collisions.
type probe struct {
	key, name string // field of the frame; name for messages
	slack     float64
	geom.Ball
}

// Contacts reports parts of the body and things that are clearly inside a wall or a piece of furniture in frame i of m:
// for each thing the deepest probe of each limb, and other things.
func Contacts(m *pose.Movement, i int) (faults []pose.Fault) { return contacts(m, i, 0) }

// contacts is Contacts with more room for collisions, in cm.
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

// through returns how far a thing made of boxes reaches through t, in cm, if t is a plane; 0 if it is wholly behind it.
func through(t, other prop.Thing) (depth float64) {
	height, half, ok := t.Plane()
	if !ok || other.Model.Boxes == nil {
		return 0
	}
	before := false
	for _, b := range other.Model.Boxes(other.Sizes) {
		for _, v := range b.Corners() {
			at := t.Local(other.Place(v))
			before = before || at.X > 0
			if math.Abs(at.Z) <= half && at.Y <= height {
				depth = max(depth, -at.X)
			}
		}
	}
	if !before {
		return 0
	}
	return depth
}

// collisions returns a fault for the deepest probe of each limb inside a thing, where it has so much more room, in cm.
func collisions(t prop.Thing, probes []probe, room float64) (faults []pose.Fault) {
	deepest := map[string]float64{} // by key: depth beyond the tolerance
	for _, s := range probes {
		depth, slack, where := thingDepth(t, s)
		over := depth - slack - room
		if !(over > deepest[s.key]) {
			continue
		}
		deepest[s.key] = over
		fault := pose.Fault{Key: s.key, Text: fmt.Sprintf("%s is %.1f cm %s the %s", s.name, depth, where, t.Kind)}
		if k := slices.IndexFunc(faults, func(f pose.Fault) bool { return f.Key == s.key }); k >= 0 {
			faults[k] = fault
		} else {
			faults = append(faults, fault)
		}
	}
	return faults
}

// thingDepth returns how deep a probe is in a thing, how deep it may be, both in cm, and a word for the collision.
func thingDepth(t prop.Thing, s probe) (depth, slack float64, where string) {
	if _, _, ok := t.Plane(); ok {
		return s.Radius - t.Distance(s.Centre), wallTolerance, "through"
	}
	if t.Model.Boxes == nil {
		return s.Radius - t.Distance(s.Centre), min(s.slack, boneTolerance), "inside" // a ball is hard
	}
	at, most := t.Local(s.Centre), math.Inf(-1)
	for _, b := range t.Model.Boxes(t.Sizes) {
		d, allowed := s.Radius-b.Distance(at), tolerance(b, s)
		if d-allowed > most {
			most, depth, slack = d-allowed, d, allowed
		}
	}
	return depth, slack, "inside"
}

// tolerance returns how deep a probe may be in a box, in cm.
func tolerance(b prop.Box, s probe) float64 {
	switch {
	case b.Round > 0:
		return s.slack + paddingTolerance
	case !b.Top && s.slack > handFootTolerance:
		return s.slack + railTolerance
	}
	return s.slack
}

// probesOf returns the probes of a body, so dense that no bone passes unnoticed through the board of a seat.
func probesOf(b *skeleton.Body) []probe {
	probes := trunkProbes(b)
	for i := range pose.Side {
		probes = append(probes, armProbes(b.Arm[i], i)...)
		probes = append(probes, legProbes(b.Leg[i], i)...)
	}
	return probes
}

// trunkProbes returns the head, and three balls side by side every 3 cm along the spine. The thighs cover the part
// below the hips.
func trunkProbes(b *skeleton.Body) []probe {
	probes := []probe{{"neck", "the head", boneTolerance, geom.Ball{Centre: b.Head.At(0, 2, 0), Radius: 9}}}
	for s := 2.0; s <= skeleton.ShoulderHeight; s += 3 {
		for _, ball := range b.Across(s) {
			probes = append(probes, probe{"pelvis", "the trunk", fleshTolerance, ball})
		}
	}
	return probes
}

func armProbes(a skeleton.Arm, i int) []probe {
	key, side := "arm"+pose.SideName[i], pose.SideWord[i]
	shoulder, elbow, wrist := geom.Ball{Centre: a.Shoulder, Radius: 5}, geom.Ball{Centre: a.Elbow, Radius: 4},
		geom.Ball{Centre: a.Wrist, Radius: 2.8}
	probes := bone(probe{key: key, name: "the " + side + " upper arm", slack: fleshTolerance}, shoulder, elbow)
	probes = append(probes, probe{key, "the " + side + " elbow", boneTolerance, elbow})
	probes = append(probes, bone(probe{key: key, name: "the " + side + " forearm", slack: boneTolerance}, elbow, wrist)...)
	for _, digit := range a.Hand(pose.Side[i]) {
		for _, ball := range digit.Balls {
			probes = append(probes, probe{key, "the " + side + " hand", handFootTolerance, ball})
		}
	}
	return probes
}

func legProbes(l skeleton.Leg, i int) []probe {
	key, side := "leg"+pose.SideName[i], pose.SideWord[i]
	hip, knee, ankle := geom.Ball{Centre: l.Hip, Radius: 8.5}, geom.Ball{Centre: l.Knee, Radius: 5.4}, geom.Ball{Centre: l.Ankle, Radius: 4}
	probes := bone(probe{key: key, name: "the " + side + " thigh", slack: fleshTolerance}, hip, knee)
	probes = append(probes, probe{key, "the " + side + " knee", boneTolerance, knee})
	probes = append(probes, bone(probe{key: key, name: "the " + side + " shin", slack: boneTolerance}, knee, ankle)...)
	for _, ball := range l.Foot() {
		probes = append(probes, probe{key, "the " + side + " foot", handFootTolerance, ball})
	}
	return probes
}

// bone returns probes between two joints, at most 3 cm apart, that otherwise equal like.
func bone(like probe, from, to geom.Ball) (probes []probe) {
	n := int(math.Ceil(to.Centre.Sub(from.Centre).Len() / 3))
	for k := 1; k < n; k++ {
		t := float64(k) / float64(n)
		like.Ball = geom.Ball{Centre: from.Centre.Lerp(to.Centre, t), Radius: from.Radius + (to.Radius-from.Radius)*t}
		probes = append(probes, like)
	}
	return probes
}
