package figure

import (
	"math"

	"unknot/internal/figure/outline"
	"unknot/internal/geom"
	"unknot/internal/pose"
)

// inside is how far an area keeps from the outline of the body and from the areas before it, in viewBox units.
const inside = 1.1

// areas draws the muscles of a body map, each side as a shape of its own. What the frame lights is marked.
func (p *painter) areas(parts []part) {
	lit := p.litAreas()
	var before []*outline.Field
	for _, name := range p.frame.Areas {
		m, sides := p.pickMuscle("areas", name)
		if len(sides) == 0 {
			continue
		}
		seen := p.facing(m, sides)
		if len(seen) == 0 {
			p.fault("areas", "%s faces away from us here: leave it out, or turn the view", name)
		}
		var first outline.Path
		for i, side := range seen {
			area := p.area(m, side, parts)
			for _, other := range before {
				area.Cut(other, inside)
			}
			before = append(before, area)
			class := "mu"
			if lit[m.sideName(side)] {
				class = "mu on"
			}
			path := area.Path(12)
			if i == 0 {
				first = path
			} else if p.evenly() {
				path = p.mirrored(first)
			}
			if len(path) > 0 {
				p.scene.Shapes = append(p.scene.Shapes, Shape{Class: class, Muscle: m.sideName(side), Path: path})
			}
		}
	}
}

// litAreas are the sides of muscles the frame lights, by name.
func (p *painter) litAreas() map[string]bool {
	lit := map[string]bool{}
	for _, name := range p.frame.Glow {
		m, sides := p.pickMuscle("glow", name)
		for _, side := range sides {
			lit[m.sideName(side)] = true
		}
	}
	return lit
}

// area is one side of a muscle, a little inside what is seen of the body.
func (p *painter) area(m muscle, side int, parts []part) *outline.Field {
	var shapes []outline.Shape
	for _, s := range m.area.strands(muscleSite{p.body, side}) {
		if s.kind == sheet {
			shapes = append(shapes, p.hull(s.balls...))
			continue
		}
		a, b := s.balls[0], s.balls[1]
		middle, r := a.Centre.Lerp(b.Centre, .45), max(a.Radius, b.Radius)
		shapes = append(shapes, p.cone(a.Centre, a.Radius*.6, middle, r), p.cone(middle, r, b.Centre, b.Radius*.6))
	}
	f := p.field(outline.Smooth(p.cm(1.5), shapes...), 1.3)
	f.Meet(p.carriers(m.area.on, side, parts).Shrink(inside))
	return f
}

// evenly says whether we look straight at a body whose sides stand alike.
func (p *painter) evenly() bool {
	middle := p.camera.Project(p.body.Pelvis.At(0, 0, 0)).X
	alike := func(left, right geom.Vec) bool {
		a, b := p.camera.Project(left), p.camera.Project(right)
		return math.Hypot(a.X+b.X-2*middle, a.Y-b.Y) < .1
	}
	l, r := pose.Left, pose.Right
	return alike(p.body.Arm[l].Shoulder, p.body.Arm[r].Shoulder) && alike(p.body.Arm[l].Elbow, p.body.Arm[r].Elbow) &&
		alike(p.body.Leg[l].Knee, p.body.Leg[r].Knee) && alike(p.body.Leg[l].Ankle, p.body.Leg[r].Ankle)
}

// mirrored is a path on the other side of the body. The grid it was traced on does not lie evenly on both sides, and one side was cut first.
func (p *painter) mirrored(path outline.Path) outline.Path {
	middle := p.camera.Project(p.body.Pelvis.At(0, 0, 0)).X
	over := func(at geom.Point) geom.Point { return geom.Point{X: 2*middle - at.X, Y: at.Y} }
	var out outline.Path
	for _, c := range path {
		other := outline.Curve{Start: over(c.Start), Closed: c.Closed}
		for _, cubic := range c.Cubics {
			other.Cubics = append(other.Cubics, [3]geom.Point{over(cubic[0]), over(cubic[1]), over(cubic[2])})
		}
		out = append(out, other)
	}
	return out
}
