package figure

import (
	"fmt"
	"math"
	"slices"

	"unknot/internal/figure/body"
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
	body.Ball
}

// contacts reports what of the body is clearly through a wall or inside a piece of furniture: for each thing the deepest probe of each limb.
func contacts(m *pose.Movement, i int) (faults []body.Fault) {
	f := m.Frames[i]
	probes := probesOf(body.Solve(f))
	things := standingAbout(slices.Concat(m.Props, f.Props))
	for _, t := range things {
		faults = append(faults, t.contacts(probes)...)
		for _, other := range things {
			if depth := t.holds(other); depth > slackWall {
				faults = append(faults, body.Fault{Key: "props", Text: fmt.Sprintf("the %s is %.1f cm through the %s", other.Kind, depth, t.Kind)})
			}
		}
	}
	return faults
}

// standingAbout is the things that are not carried.
func standingAbout(props []pose.Prop) (things []thing) {
	for _, pr := range props {
		if t, ok := newThing(pr); ok && !t.isCarried() {
			things = append(things, t)
		}
	}
	return things
}

// holds is how far another thing made of boxes reaches through this one, in cm, if this is a plane; 0 if it stands wholly on one side.
func (t thing) holds(other thing) (depth float64) {
	height, half, ok := t.plane()
	if !ok || other.kind.boxes == nil {
		return 0
	}
	before := false
	for _, b := range other.kind.boxes(other.size) {
		for _, v := range b.corners() {
			at := t.along(other.place(v))
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

// along is a point of the world along the axes of the thing: the inverse of place.
func (t thing) along(v geom.Vec) geom.Vec { return turned(v.Sub(t.At.Vec(1)), -t.Turn) }

func (t thing) contacts(probes []probe) (faults []body.Fault) {
	deepest := map[string]float64{} // by key: how far beyond what is let pass
	for _, s := range probes {
		depth, slack, where := t.depth(s)
		over := depth - slack
		if !(over > deepest[s.key]) {
			continue
		}
		deepest[s.key] = over
		fault := body.Fault{Key: s.key, Text: fmt.Sprintf("%s is %.1f cm %s the %s", s.name, depth, where, t.Kind)}
		if k := slices.IndexFunc(faults, func(f body.Fault) bool { return f.Key == s.key }); k >= 0 {
			faults[k] = fault
		} else {
			faults = append(faults, fault)
		}
	}
	return faults
}

// depth is how far a probe is in a thing, in cm, how much of that is let pass, and how to call it.
func (t thing) depth(s probe) (depth, slack float64, where string) {
	at := t.along(s.Centre)
	if height, half, ok := t.plane(); ok {
		if math.Abs(at.Z) > half || at.Y > height {
			return 0, slackWall, "through"
		}
		return s.Radius - at.X, slackWall, "through"
	}
	if t.kind.boxes == nil {
		return 0, 0, ""
	}
	most := math.Inf(-1)
	for _, b := range t.kind.boxes(t.size) {
		d, allowed := b.depth(at, s.Radius), b.gives(s)
		if d-allowed > most {
			most, depth, slack = d-allowed, d, allowed
		}
	}
	return depth, slack, "inside"
}

// gives is how deep a probe may be in a box, in cm.
func (b box) gives(s probe) float64 {
	switch {
	case b.round > 0:
		return s.slack + slackPadding
	case !b.top && s.slack > slackEnd:
		return s.slack + slackRail
	}
	return s.slack
}

// plane is the height and half the width of a thing that is a plane, facing +x.
func (t thing) plane() (height, half float64, ok bool) {
	switch t.Kind {
	case "wall":
		return t.size[0], t.size[1] / 2, true
	case "shut-door":
		return t.size[1], t.size[0] / 2, true
	}
	return 0, 0, false
}

// depth is how far a ball reaches into a box, the centre being along the axes of the thing; what is outside is below 0.
func (b box) depth(centre geom.Vec, radius float64) float64 {
	lean, way := geom.Standing.Bend(-b.tilt, 0, 0), centre.Sub(b.centre)
	x := math.Abs(way.Dot(lean.Forward)) - b.half.X
	y := math.Abs(way.Dot(lean.Up)) - b.half.Y
	z := math.Abs(way.Dot(lean.Right)) - b.half.Z
	outside := geom.Vec{X: max(0, x), Y: max(0, y), Z: max(0, z)}.Len()
	return radius - outside - min(0, max(x, y, z))
}

// probesOf are the probes of a body, dense enough that no bone passes through the board of a seat between two of them.
func probesOf(b *body.Body) []probe {
	probes := trunkProbes(b)
	for i := range pose.Side {
		probes = append(probes, armProbes(b.Arm[i], i)...)
		probes = append(probes, legProbes(b.Leg[i], i)...)
	}
	return probes
}

// trunkProbes are the head, and three balls side by side every 3 cm up the spine. Below the hips the thighs take over.
func trunkProbes(b *body.Body) []probe {
	probes := []probe{{"neck", "the head", slackBone, body.Ball{Centre: b.Head.At(0, 2, 0), Radius: 9}}}
	for s := 2.0; s <= body.ShoulderHeight; s += 3 {
		frame, section := b.Spine(s), body.SectionAt(s)
		for _, side := range []float64{-1, 0, 1} {
			at := frame.At(section.Forward, 0, side*(section.Width-section.Depth))
			probes = append(probes, probe{"pelvis", "the trunk", slackFlesh, body.Ball{Centre: at, Radius: section.Depth}})
		}
	}
	return probes
}

func armProbes(a body.Arm, i int) []probe {
	key, side := "arm"+pose.SideName[i], pose.SideWord[i]
	shoulder, elbow, wrist := body.Ball{Centre: a.Shoulder, Radius: 5}, body.Ball{Centre: a.Elbow, Radius: 4}, body.Ball{Centre: a.Wrist, Radius: 2.8}
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

func legProbes(l body.Leg, i int) []probe {
	key, side := "leg"+pose.SideName[i], pose.SideWord[i]
	hip, knee, ankle := body.Ball{Centre: l.Hip, Radius: 8.5}, body.Ball{Centre: l.Knee, Radius: 5.4}, body.Ball{Centre: l.Ankle, Radius: 4}
	probes := bone(probe{key: key, name: "the " + side + " thigh", slack: slackFlesh}, hip, knee)
	probes = append(probes, probe{key, "the " + side + " knee", slackBone, knee})
	probes = append(probes, bone(probe{key: key, name: "the " + side + " shin", slack: slackBone}, knee, ankle)...)
	for _, ball := range l.Foot() {
		probes = append(probes, probe{key, "the " + side + " foot", slackEnd, ball})
	}
	return probes
}

// bone is probes like one between two joints, no more than 3 cm apart.
func bone(like probe, from, to body.Ball) (probes []probe) {
	n := int(math.Ceil(to.Centre.Sub(from.Centre).Len() / 3))
	for k := 1; k < n; k++ {
		t := float64(k) / float64(n)
		like.Ball = body.Ball{Centre: from.Centre.Lerp(to.Centre, t), Radius: from.Radius + (to.Radius-from.Radius)*t}
		probes = append(probes, like)
	}
	return probes
}
