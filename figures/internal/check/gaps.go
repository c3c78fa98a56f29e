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

// The sizes of gaps, in cm. If a gap between a part of the body and a thing is up to maxTouching, the part seems to
// touch the thing. From minClear on, it is obviously meant to be away from it. Any gap between these two is a fault.
const (
	maxTouching     = 2.7
	maxBallTouching = 1.0 // instead of maxTouching, for a ball, as it is small
	minClear        = 4.0
)

// A surface is something that a part of the body may rest on.
type surface struct {
	name string
	gap  func(b geom.Ball) float64 // returns the distance of a ball from it, in cm, negative inside
}

// gaps collects the faults of a frame.
type gaps struct {
	body     *skeleton.Body
	props    []pose.Prop
	surfaces []surface // the floor and the surfaces of the props
	faults   []pose.Fault
}

// Gaps returns a fault for each part in frame i of m that nearly touches something: a hand with a target, a foot, the
// trunk, and a ball.
func Gaps(m *pose.Movement, i int) []pose.Fault {
	f := m.Frames[i]
	props := slices.Concat(m.Props, f.Props)
	g := gaps{body: skeleton.Solve(f), props: props, surfaces: surfacesOf(props)}
	for side := range pose.Side {
		if arm := f.Arm(side); arm.Wrist != nil || arm.To != "" {
			g.hand(side)
		}
		foot := g.body.Leg[side].Foot()
		g.report("leg"+pose.SideName[side], "the "+pose.SideWord[side]+" foot", maxTouching, foot[:], g.surfaces)
	}
	g.trunk()
	g.balls()
	return g.faults
}

// report adds a fault if the gap between balls and the nearest surface is larger than tolerance, but smaller than
// minClear.
func (g *gaps) report(key, name string, tolerance float64, balls []geom.Ball, surfaces []surface) {
	if gap, at := nearest(balls, surfaces); gap > tolerance && gap < minClear {
		g.faults = append(g.faults, pose.Fault{Key: key, Text: fmt.Sprintf("%s is %.1f cm off the %s: let it touch, or move it clearly away", name, gap, at)})
	}
}

// hand reports a hand that nearly touches a thing or the rest of the body.
func (g *gaps) hand(side int) {
	key := "arm" + pose.SideName[side]
	var hand []geom.Ball
	for _, digit := range g.body.Arm[side].Hand(pose.Side[side]) {
		hand = append(hand, digit.Balls...)
	}
	g.report(key, "the "+pose.SideWord[side]+" hand", maxTouching, hand, append(bodySurfaces(g.body, geom.Vec.Len, key), g.surfaces...))
}

// trunk reports buttocks just above a seat, and a trunk that nearly touches what it leans or lies on. Balls do not
// count for an upright trunk: they are reported by themselves.
func (g *gaps) trunk() {
	b := g.body
	switch at := floatsOver(seat(b), g.surfaces); {
	case at != "":
		g.faults = append(g.faults, pose.Fault{Key: "pelvis", Text: fmt.Sprintf("the buttocks float over the %s: lower them, or lift them clearly", at)})
	case b.Spine(chest).Up.Y > upright:
		things := slices.DeleteFunc(slices.Clone(g.props), func(pr pose.Prop) bool { return pr.Kind == "ball" })
		g.report("pelvis", "the back", maxTouching, back(b), surfacesOf(things))
	default:
		g.report("pelvis", "the trunk", maxTouching, slices.Concat(seat(b), back(b)), g.surfaces)
	}
}

// balls reports balls that nearly touch the body or another thing.
func (g *gaps) balls() {
	for k, pr := range g.props {
		if t, ok := prop.New(pr); ok && pr.Kind == "ball" {
			ball := []geom.Ball{ballOf(t)}
			g.report("props", "the ball", maxBallTouching, ball, bodySurfaces(g.body, geom.Vec.Len))
			g.report("props", "the ball", maxBallTouching, ball, surfacesOf(slices.Delete(slices.Clone(g.props), k, k+1)))
		}
	}
}

// ballOf returns a ball of a pose as a solid. It lies on its place.
func ballOf(t prop.Thing) geom.Ball { return geom.BallAt(t.Point(0, t.Sizes[0], 0), t.Sizes[0]) }

// nearest returns the smallest gap between balls and surfaces, and the name of that surface.
func nearest(balls []geom.Ball, surfaces []surface) (least float64, name string) {
	least = math.Inf(1)
	for _, s := range surfaces {
		for _, ball := range balls {
			if gap := s.gap(ball); gap < least {
				least, name = gap, s.name
			}
		}
	}
	return least, name
}

// surfacesOf returns the floor and the surfaces of the things that are not carried.
func surfacesOf(props []pose.Prop) []surface {
	surfaces := []surface{{"floor", func(b geom.Ball) float64 { return b.Centre.Y - b.Radius }}}
	for _, t := range standingThings(props) {
		surfaces = append(surfaces, surface{t.Kind, func(b geom.Ball) float64 { return t.Distance(b.Centre) - b.Radius }})
	}
	return surfaces
}

// bodySurfaces returns the surface of the body without some of its limbs, which are given by key. Length measures a
// vector: in space, or as a camera sees it.
func bodySurfaces(b *skeleton.Body, length func(geom.Vec) float64, without ...string) (surfaces []surface) {
	for _, p := range probesOf(b) {
		if !slices.Contains(without, p.key) {
			surfaces = append(surfaces, surface{"body", func(ball geom.Ball) float64 {
				return length(ball.Centre.Sub(p.Centre)) - ball.Radius - p.Radius
			}})
		}
	}
	return surfaces
}

// The parts of the trunk. If the chest is upright, the trunk sits below the waist, and leans on something above it.
const (
	waist   = 10.0 // cm along the spine
	chest   = 30.0 // cm along the spine
	upright = 0.7  // how much an upright chest points up, at least: 1 straight up
)

// seat returns points of the skin of the buttocks, and balls in the upper ends of the thighs.
func seat(b *skeleton.Body) []geom.Ball {
	balls := skin(b, skeleton.CrossSections[0].S, waist)
	for _, leg := range b.Leg {
		for t := 0.0; t < 0.3; t += 0.1 {
			balls = append(balls, geom.BallAt(leg.Hip.Lerp(leg.Knee, t), 8.5-3*t))
		}
	}
	return balls
}

// back returns points of the skin of the trunk between the waist and the shoulders.
func back(b *skeleton.Body) []geom.Ball { return skin(b, waist, skeleton.ShoulderHeight) }

// floatsOver returns the name of the surface that balls are just above, "" if there is none: lowered by maxTouching
// they do not reach it yet, lowered by minClear they do.
func floatsOver(balls []geom.Ball, surfaces []surface) string {
	if gap, _ := nearest(lowered(balls, maxTouching), surfaces); gap < 0 {
		return ""
	}
	gap, name := nearest(lowered(balls, minClear), surfaces)
	if gap > 0 {
		return ""
	}
	return name
}

// lowered returns balls moved down by some cm.
func lowered(balls []geom.Ball, cm float64) []geom.Ball {
	balls = slices.Clone(balls)
	for i := range balls {
		balls[i].Centre.Y -= cm
	}
	return balls
}

// skin returns points of the skin of the trunk between two heights along the spine. It leaves out the front of the
// trunk unless that faces down: a person who sits at a desk does not rest on it.
func skin(b *skeleton.Body, from, to float64) (points []geom.Ball) {
	for _, section := range skeleton.CrossSections {
		if section.S < from || section.S > to {
			continue
		}
		axes := b.Spine(section.S)
		frontFacesDown := axes.Forward.Y < -0.5
		for _, at := range section.Rim(b, 0) {
			isBehind := at.Sub(axes.Origin).Dot(axes.Forward) < section.Forward
			if isBehind || frontFacesDown {
				points = append(points, geom.BallAt(at, 0))
			}
		}
	}
	return points
}
