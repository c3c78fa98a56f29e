package figure

import (
	"math"
	"slices"
	"strings"

	"unknot/internal/figure/muscle"
	"unknot/internal/figure/outline"
	"unknot/internal/figure/scene"
	"unknot/internal/figure/silhouette"
	"unknot/internal/geom"
	"unknot/internal/pose"
)

// glow highlights the muscles of the frame. Both sides of a muscle are one shape, so that no line parts them where they
// meet.
func (p *painter) glow(sign pose.Sign, parts []silhouette.Part) {
	if sign == pose.Unmarked {
		return
	}
	for _, name := range p.Frame.Glow {
		m, sides := p.pickMuscle("glow", name)
		if len(sides) == 0 {
			continue
		}
		seen := p.facing(m, sides)
		if len(seen) == 0 {
			p.fault("glow", "%s faces away from us here: light another muscle, or turn the view", name)
			continue
		}
		painted := len(p.scene.Shapes)
		p.light(m, seen, parts, sign)
		if len(p.scene.Shapes) == painted {
			p.fault("glow", "%s is hidden here: light another muscle, or turn the view", name)
		}
	}
}

// rim is the width of the pale edge of a highlight, in viewBox units. It sets the sign off from cloth and skin of any
// colour. Most of it is beyond the muscle, as little would be left within a slim one.
const rim = 1.6

// light draws the highlight of some sides of a muscle: solid where it works, hatched where it stretches, so that the
// two can be told without colour.
func (p *painter) light(m muscle.Muscle, sides []int, parts []silhouette.Part, sign pose.Sign) {
	drawn := m.Glow
	if drawn.Strands == nil {
		drawn = m.Area
	}
	lit, core := p.Canvas.Empty(), p.Canvas.Empty()
	for _, side := range sides {
		visible := p.visibleParts(drawn.On, side, parts).Shrink(areaMargin)
		shape := p.Field(p.highlightShape(drawn.Strands(muscle.BodySide{Body: p.Body, Side: side})), 1.6).Shrink(-0.7 * rim)
		inner := shape.Clone().Shrink(rim)
		shape.Intersect(visible)
		inner.Intersect(visible)
		lit.Union(shape)
		core.Union(inner)
	}
	p.emit("gl", lit, 10)
	if sign == pose.Works {
		p.emit("gl2", core, 4)
		return
	}
	hatch, other := p.hatching(core, 1), p.hatching(core, -1)
	if len(other) > len(hatch) {
		hatch = other // more lines are shorter ones: these run across the muscle
	}
	if len(hatch) > 0 {
		p.scene.Shapes = append(p.scene.Shapes, scene.Shape{Class: "glh", Path: hatch})
	}
}

// hatching returns lines inside a field that rise to the right, if slant is 1, or to the left, if it is -1.
func (p *painter) hatching(f *outline.Field, slant float64) (lines outline.Path) {
	const apart = 4.8 // viewBox units between two lines, as few as are still read as hatching in a thumbnail
	width, height := p.Canvas.Size()
	inside := func(at geom.Point) bool { return f.At(at) < 0 }
	for foot := 0.0; foot < width+height; foot += apart * math.Sqrt2 {
		var line []geom.Point
		for y := max(0, foot-width); y < min(foot, height); y++ {
			line = append(line, geom.Point{X: width/2 + slant*(foot-y-width/2), Y: y})
		}
		for _, run := range outline.Runs(line, inside) {
			lines = append(lines, outline.Polyline(false, run[0], run[len(run)-1]))
		}
	}
	return lines
}

// visibleParts returns the visible areas of the parts that a muscle is drawn on. Nothing cuts the trunk where an arm is
// joined to it, so without care a muscle under the near arm, seen sideways, would be visible through it, and one of the
// neck through the head.
func (p *painter) visibleParts(on []string, side int, parts []silhouette.Part) *outline.Field {
	far := p.FarSide(p.Body.Arm[pose.Left].Shoulder, p.Body.Arm[pose.Right].Shoulder)
	seen := p.Canvas.Empty()
	for _, pt := range parts {
		switch {
		case slices.ContainsFunc(on, func(name string) bool { return pt.Name == name || pt.Name == name+pose.SideName[side] }):
			for _, l := range pt.Layers {
				seen.Union(l.Field)
			}
		case pt.Name == "head", (far[0] || far[1]) && strings.HasPrefix(pt.Name, "arm"): // parts are sorted from back to front
			seen.Cut(pt.Full, 0)
		}
	}
	return seen
}

// highlightShape returns the outline of strands. Flat strands are hulls, pills are equally thick from end to end, and a
// single spindle is a belly.
func (p *painter) highlightShape(strands []muscle.Strand) outline.Shape {
	var shapes []outline.Shape
	for _, s := range strands {
		s = fatten(s)
		switch {
		case s.Kind == muscle.Flat:
			shapes = append(shapes, p.Hull(s.Balls...))
		case s.Kind == muscle.Pill || len(strands) > 1: // two spindles in a row would have a waist
			a, b := s.Balls[0], s.Balls[1]
			shapes = append(shapes, p.Cone(a.Centre, a.Radius, b.Centre, b.Radius))
		default:
			shapes = append(shapes, p.belly(s.Balls[0], s.Balls[1])...)
		}
	}
	return outline.Smooth(p.CM(1.5), shapes...)
}

// fatten thickens thin strands, which would otherwise vanish in the blur.
func fatten(s muscle.Strand) muscle.Strand {
	if s.Kind != muscle.Flat && max(s.Balls[0].Radius, s.Balls[1].Radius) >= 2.35 {
		return s
	}
	fat := slices.Clone(s.Balls)
	for i := range fat {
		fat[i].Radius += 1.5
	}
	return muscle.Strand{Kind: s.Kind, Balls: fat}
}

// belly returns a spindle: thick in the middle, half as thick at its ends.
func (p *painter) belly(a, b geom.Ball) []outline.Shape {
	middle, r := a.Centre.Lerp(b.Centre, .5), (a.Radius+b.Radius)/2*1.12
	return []outline.Shape{p.Cone(a.Centre, a.Radius*.5, middle, r), p.Cone(middle, r, b.Centre, b.Radius*.5)}
}
