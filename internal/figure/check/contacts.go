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

// How deep a part of the body may be in a thing, in cm, before it looks wrong. Flesh gives more than bone, and hands and feet are drawn so
// finely that they give least.
const (
	slackEnd   = 3.5 // hands and feet
	slackBone  = 4.5
	slackFlesh = 6.0
)

// What things give, in cm.
const (
	slackWall    = 4.5 // whatever the part
	slackPadding = 5.0 // more than wood
	slackRail    = 2.5 // more than a seat: an arm hangs over the back of a chair, and a back bends round it
)

// A probe is a round bit of the body that is tried for running into things.
type probe struct {
	key, name string // the field that it hangs on; what to call it
	slack     float64
	geom.Ball
}

// contacts reports what of the body is clearly through a wall or inside a piece of furniture: for each thing the deepest probe of each limb.
func Contacts(m *pose.Movement, i int) (faults []pose.Fault) {
	f := m.Frames[i]
	probes := probesOf(skeleton.Solve(f))
	things := standingThings(slices.Concat(m.Props, f.Props))
	for _, t := range things {
		faults = append(faults, collisions(t, probes)...)
		for _, other := range things {
			if depth := through(t, other); depth > slackWall {
				faults = append(faults, pose.Fault{Key: "props", Text: fmt.Sprintf("the %s is %.1f cm through the %s", other.Kind, depth, t.Kind)})
			}
		}
	}
	return faults
}

// standingThings is the things that are not carried.
func standingThings(props []pose.Prop) (things []prop.Thing) {
	for _, pr := range props {
		if t, ok := prop.New(pr); ok && !t.IsCarried() {
			things = append(things, t)
		}
	}
	return things
}

// holds is how far another Thing made of boxes reaches through this one, in cm, if this is a plane; 0 if it stands wholly on one side.
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

func collisions(t prop.Thing, probes []probe) (faults []pose.Fault) {
	deepest := map[string]float64{} // by key: how far beyond what is let pass
	for _, s := range probes {
		depth, slack, where := thingDepth(t, s)
		over := depth - slack
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

// depth is how far a probe is in a thing, in cm, how much of that is let pass, and how to call it.
func thingDepth(t prop.Thing, s probe) (depth, slack float64, where string) {
	at := t.Local(s.Centre)
	if height, half, ok := t.Plane(); ok {
		if math.Abs(at.Z) > half || at.Y > height {
			return 0, slackWall, "through"
		}
		return s.Radius - at.X, slackWall, "through"
	}
	if t.Model.Boxes == nil {
		return 0, 0, ""
	}
	most := math.Inf(-1)
	for _, b := range t.Model.Boxes(t.Sizes) {
		d, allowed := boxDepth(b, at, s.Radius), tolerance(b, s)
		if d-allowed > most {
			most, depth, slack = d-allowed, d, allowed
		}
	}
	return depth, slack, "inside"
}

// gives is how deep a probe may be in a box, in cm.
func tolerance(b prop.Box, s probe) float64 {
	switch {
	case b.Round > 0:
		return s.slack + slackPadding
	case !b.Top && s.slack > slackEnd:
		return s.slack + slackRail
	}
	return s.slack
}

// depth is how far a ball reaches into a box, the centre being along the axes of the thing; what is outside is below 0.
func boxDepth(b prop.Box, centre geom.Vec, radius float64) float64 {
	lean, way := geom.Standing.Bend(-b.Tilt, 0, 0), centre.Sub(b.Centre)
	x := math.Abs(way.Dot(lean.Forward)) - b.Half.X
	y := math.Abs(way.Dot(lean.Up)) - b.Half.Y
	z := math.Abs(way.Dot(lean.Right)) - b.Half.Z
	outside := geom.Vec{X: max(0, x), Y: max(0, y), Z: max(0, z)}.Len()
	return radius - outside - min(0, max(x, y, z))
}

// probesOf are the probes of a body, dense enough that no bone passes through the board of a seat between two of them.
func probesOf(b *skeleton.Body) []probe {
	probes := trunkProbes(b)
	for i := range pose.Side {
		probes = append(probes, armProbes(b.Arm[i], i)...)
		probes = append(probes, legProbes(b.Leg[i], i)...)
	}
	return probes
}

// trunkProbes are the head, and three balls side by side every 3 cm up the spine. Below the hips the thighs take over.
func trunkProbes(b *skeleton.Body) []probe {
	probes := []probe{{"neck", "the head", slackBone, geom.Ball{Centre: b.Head.At(0, 2, 0), Radius: 9}}}
	for s := 2.0; s <= skeleton.ShoulderHeight; s += 3 {
		frame, section := b.Spine(s), skeleton.SectionAt(s)
		for _, side := range []float64{-1, 0, 1} {
			at := frame.At(section.Forward, 0, side*(section.Width-section.Depth))
			probes = append(probes, probe{"pelvis", "the trunk", slackFlesh, geom.Ball{Centre: at, Radius: section.Depth}})
		}
	}
	return probes
}

func armProbes(a skeleton.Arm, i int) []probe {
	key, side := "arm"+pose.SideName[i], pose.SideWord[i]
	shoulder, elbow, wrist := geom.Ball{Centre: a.Shoulder, Radius: 5}, geom.Ball{Centre: a.Elbow, Radius: 4}, geom.Ball{Centre: a.Wrist, Radius: 2.8}
	probes := bone(probe{key: key, name: "the " + side + " upper arm", slack: slackFlesh}, shoulder, elbow)
	probes = append(probes, probe{key, "the " + side + " elbow", slackBone, elbow})
	probes = append(probes, bone(probe{key: key, name: "the " + side + " forearm", slack: slackBone}, elbow, wrist)...)
	for _, digit := range a.Hand(pose.Side[i]) {
		for _, ball := range digit.Balls {
			probes = append(probes, probe{key, "the " + side + " hand", slackEnd, ball})
		}
	}
	return probes
}

func legProbes(l skeleton.Leg, i int) []probe {
	key, side := "leg"+pose.SideName[i], pose.SideWord[i]
	hip, knee, ankle := geom.Ball{Centre: l.Hip, Radius: 8.5}, geom.Ball{Centre: l.Knee, Radius: 5.4}, geom.Ball{Centre: l.Ankle, Radius: 4}
	probes := bone(probe{key: key, name: "the " + side + " thigh", slack: slackFlesh}, hip, knee)
	probes = append(probes, probe{key, "the " + side + " knee", slackBone, knee})
	probes = append(probes, bone(probe{key: key, name: "the " + side + " shin", slack: slackBone}, knee, ankle)...)
	for _, ball := range l.Foot() {
		probes = append(probes, probe{key, "the " + side + " foot", slackEnd, ball})
	}
	return probes
}

// bone is probes like one between two joints, no more than 3 cm apart.
func bone(like probe, from, to geom.Ball) (probes []probe) {
	n := int(math.Ceil(to.Centre.Sub(from.Centre).Len() / 3))
	for k := 1; k < n; k++ {
		t := float64(k) / float64(n)
		like.Ball = geom.Ball{Centre: from.Centre.Lerp(to.Centre, t), Radius: from.Radius + (to.Radius-from.Radius)*t}
		probes = append(probes, like)
	}
	return probes
}
