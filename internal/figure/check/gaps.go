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

// A part of the body that is nearer to a thing than the first, in cm, touches it for the eye, as a flat hand does whose
// wrist is 5 cm over the floor. One that is further than the second is meant to be off it.
const (
	touching = 2.7
	off      = 4.0
	rolling  = 1.0 // of a ball, which is small
)

// A surface is what a part of the body may rest on: gap returns the distance of a ball from it, in cm, negative inside.
type surface struct {
	name string
	gap  func(b geom.Ball) float64
}

// gaps collects what nearly touches in a frame.
type gaps struct {
	body     *skeleton.Body
	props    []pose.Prop
	surfaces []surface // the floor and those of the props
	faults   []pose.Fault
}

// Gaps returns what nearly touches in frame i of m and should: a hand with a place of its own, a foot, the trunk, and a
// ball.
func Gaps(m *pose.Movement, i int) []pose.Fault {
	f := m.Frames[i]
	props := slices.Concat(m.Props, f.Props)
	g := gaps{body: skeleton.Solve(f), props: props, surfaces: surfacesOf(props)}
	for side := range pose.Side {
		if arm := f.Arm(side); arm.Wrist != nil || arm.To != "" {
			g.hand(side)
		}
		foot := g.body.Leg[side].Foot()
		g.report("leg"+pose.SideName[side], "the "+pose.SideWord[side]+" foot", touching, foot[:], g.surfaces)
	}
	g.trunk()
	g.balls()
	return g.faults
}

// report adds a fault if the nearest surface is farther than near, and not clearly off.
func (g *gaps) report(key, name string, near float64, balls []geom.Ball, surfaces []surface) {
	if gap, at := nearest(balls, surfaces); gap > near && gap < off {
		g.faults = append(g.faults, pose.Fault{Key: key, Text: fmt.Sprintf("%s is %.1f cm off the %s: let it touch, or move it clearly away", name, gap, at)})
	}
}

// hand reports a hand off a thing or the rest of the body.
func (g *gaps) hand(side int) {
	key := "arm" + pose.SideName[side]
	var hand []geom.Ball
	for _, digit := range g.body.Arm[side].Hand(pose.Side[side]) {
		hand = append(hand, digit.Balls...)
	}
	g.report(key, "the "+pose.SideWord[side]+" hand", touching, hand, append(bodySurfaces(g.body, geom.Vec.Len, key), g.surfaces...))
}

// trunk reports buttocks over a seat, and a trunk off what it leans or lies on. A ball is reported itself.
func (g *gaps) trunk() {
	b := g.body
	switch at := floatsOver(seat(b), g.surfaces); {
	case at != "":
		g.faults = append(g.faults, pose.Fault{Key: "pelvis", Text: fmt.Sprintf("the buttocks float over the %s: lower them, or lift them clearly", at)})
	case b.Spine(chest).Up.Y > upright:
		things := slices.DeleteFunc(slices.Clone(g.props), func(pr pose.Prop) bool { return pr.Kind == "ball" })
		g.report("pelvis", "the back", touching, back(b), surfacesOf(things))
	default:
		g.report("pelvis", "the trunk", touching, slices.Concat(seat(b), back(b)), g.surfaces)
	}
}

// balls reports balls off the body, and off all other things.
func (g *gaps) balls() {
	for k, pr := range g.props {
		if t, ok := prop.New(pr); ok && pr.Kind == "ball" {
			ball := []geom.Ball{ballOf(t)}
			g.report("props", "the ball", rolling, ball, bodySurfaces(g.body, geom.Vec.Len))
			g.report("props", "the ball", rolling, ball, surfacesOf(slices.Delete(slices.Clone(g.props), k, k+1)))
		}
	}
}

// ballOf returns the solid of a ball, which lies on its place.
func ballOf(t prop.Thing) geom.Ball { return geom.BallAt(t.Point(0, t.Sizes[0], 0), t.Sizes[0]) }

// nearest returns the least gap between balls and surfaces, and the name of that surface.
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

// surfacesOf returns the floor and the surfaces of things that stand.
func surfacesOf(props []pose.Prop) []surface {
	surfaces := []surface{{"floor", func(b geom.Ball) float64 { return b.Centre.Y - b.Radius }}}
	for _, t := range standingThings(props) {
		surfaces = append(surfaces, surface{t.Kind, func(b geom.Ball) float64 { return t.Distance(b.Centre) - b.Radius }})
	}
	return surfaces
}

// bodySurfaces returns the body without some of its limbs. length measures the way between two points: in space, or as
// a camera sees it.
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

// Heights along the spine, in cm from the hip line: what is below the waist sits, what is above it leans on something,
// if the chest is upright.
const (
	waist   = 10.0
	chest   = 30.0
	upright = 0.7 // the height of its direction
)

// seat returns the skin of the buttocks, with the upper ends of the thighs.
func seat(b *skeleton.Body) []geom.Ball {
	balls := skin(b, skeleton.CrossSections[0].S, waist)
	for _, leg := range b.Leg {
		for t := 0.0; t < 0.3; t += 0.1 {
			balls = append(balls, geom.BallAt(leg.Hip.Lerp(leg.Knee, t), 8.5-3*t))
		}
	}
	return balls
}

// back returns the skin of the trunk above the seat.
func back(b *skeleton.Body) []geom.Ball { return skin(b, waist, skeleton.ShoulderHeight) }

// floatsOver returns the surface that balls nearly rest on from above, "" if there is none.
func floatsOver(balls []geom.Ball, surfaces []surface) string {
	if gap, _ := nearest(lowered(balls, touching), surfaces); gap < 0 {
		return ""
	}
	gap, name := nearest(lowered(balls, off), surfaces)
	if gap > 0 {
		return ""
	}
	return name
}

// lowered returns balls so many cm further down.
func lowered(balls []geom.Ball, cm float64) []geom.Ball {
	balls = slices.Clone(balls)
	for i := range balls {
		balls[i].Centre.Y -= cm
	}
	return balls
}

// skin returns the skin of the trunk between two heights along the spine. Its front counts only if it faces down: who
// sits at a desk does not rest on that.
func skin(b *skeleton.Body, from, to float64) (points []geom.Ball) {
	for _, section := range skeleton.CrossSections {
		if section.S < from || section.S > to {
			continue
		}
		axes := b.Spine(section.S)
		for _, at := range section.Rim(b, 0) {
			if axes.Forward.Y < -0.5 || at.Sub(axes.Origin).Dot(axes.Forward) < section.Forward {
				points = append(points, geom.BallAt(at, 0))
			}
		}
	}
	return points
}
