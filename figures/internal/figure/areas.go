package figure

import (
	"unknot/figures/internal/geom"
	"unknot/figures/internal/muscle"
	"unknot/figures/internal/outline"
	"unknot/figures/internal/pose"
	"unknot/figures/internal/scene"
	"unknot/figures/internal/silhouette"
)

// areaMargin is the distance of an area or a highlight from the outline of the body, in viewBox units. Areas of muscles
// are that far apart from each other, too.
const areaMargin = 1.1

// minMuscleArea is the area below which a piece of a muscle is left out of a body map, in square units.
const minMuscleArea = 12

// areas draws the muscles of a body map, each side as a shape of its own. The muscles in Frame.Glow are highlighted.
func (p *painter) areas(parts []silhouette.Part) {
	glowing := p.glowingSides()
	var drawn []*outline.Field // the areas so far
	for _, name := range p.Frame.Areas {
		m, sides := p.pickMuscle("areas", name)
		if len(sides) == 0 {
			continue
		}
		seen := p.facing(m, sides)
		if len(seen) == 0 {
			p.fault("areas", "%s faces away from us here: leave it out, or turn the view", name)
		}
		var first outline.Path // that of the first side
		for i, side := range seen {
			area := p.area(m, side, parts)
			for _, other := range drawn {
				area.Cut(other, areaMargin)
			}
			drawn = append(drawn, area)
			class := "mu"
			if glowing[m.SideName(side)] {
				class = "mu on"
			}
			path := area.Path(minMuscleArea)
			if i == 0 {
				first = path
			} else if p.symmetric() {
				path = p.mirrored(first)
			}
			if len(path) > 0 {
				p.scene.Shapes = append(p.scene.Shapes, scene.Shape{Class: class, Muscle: m.SideName(side), Path: path})
			}
		}
	}
}

// glowingSides returns the names of the sides of muscles that Frame.Glow highlights.
func (p *painter) glowingSides() map[string]bool {
	glowing := map[string]bool{}
	for _, name := range p.Frame.Glow {
		m, sides := p.pickMuscle("glow", name)
		for _, side := range sides {
			glowing[m.SideName(side)] = true
		}
	}
	return glowing
}

// area returns the shape of one side of a muscle, cut to a little inside the visible body. A strand that is not flat is
// thick a little above its middle and tapers to its ends.
func (p *painter) area(m muscle.Muscle, side int, parts []silhouette.Part) *outline.Field {
	var shapes []outline.Shape
	for _, s := range m.Area.Strands(muscle.BodySide{Body: p.Body, Side: side}) {
		if s.Kind == muscle.Flat {
			shapes = append(shapes, p.Hull(s.Balls...))
			continue
		}
		a, b := s.Balls[0], s.Balls[1]
		middle, r := a.Centre.Lerp(b.Centre, .45), max(a.Radius, b.Radius)
		shapes = append(shapes, p.Cone(a.Centre, a.Radius*.6, middle, r), p.Cone(middle, r, b.Centre, b.Radius*.6))
	}
	const blur, fillet = 1.3, 1.5 // cm
	f := p.Field(outline.Smooth(p.CM(fillet), shapes...), blur)
	f.Intersect(p.visibleParts(m.Area.On, side, parts).Shrink(areaMargin))
	return f
}

// symmetric reports whether the camera looks straight at a body whose sides are alike.
func (p *painter) symmetric() bool {
	const tolerance = .1 // viewBox units
	leftArm, rightArm := p.Body.Arm[pose.Left], p.Body.Arm[pose.Right]
	leftLeg, rightLeg := p.Body.Leg[pose.Left], p.Body.Leg[pose.Right]
	for _, pair := range [][2]geom.Vec{
		{leftArm.Shoulder, rightArm.Shoulder}, {leftArm.Elbow, rightArm.Elbow},
		{leftLeg.Knee, rightLeg.Knee}, {leftLeg.Ankle, rightLeg.Ankle},
	} {
		left, right := p.Camera.Project(pair[0]), p.Camera.Project(pair[1])
		if !(p.mirror(left).Sub(right).Len() < tolerance) {
			return false
		}
	}
	return true
}

// mirror returns the point at the same height on the other side of the body.
func (p *painter) mirror(at geom.Point) geom.Point {
	middle := p.Camera.Project(p.Body.Pelvis.Origin).X
	return geom.Point{X: 2*middle - at.X, Y: at.Y}
}

// mirrored returns the mirror image of a path, on the other side of the body. Tracing the muscle on that side would
// give another path, as the grid is not symmetric and one side is cut first.
func (p *painter) mirrored(path outline.Path) outline.Path {
	var out outline.Path
	for _, c := range path {
		other := outline.Curve{Start: p.mirror(c.Start), Closed: c.Closed}
		for _, cubic := range c.Cubics {
			other.Cubics = append(other.Cubics, [3]geom.Point{p.mirror(cubic[0]), p.mirror(cubic[1]), p.mirror(cubic[2])})
		}
		out = append(out, other)
	}
	return out
}
