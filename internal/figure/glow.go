package figure

import (
	"slices"
	"strings"

	"unknot/internal/figure/muscle"
	"unknot/internal/figure/outline"
	"unknot/internal/figure/silhouette"
	"unknot/internal/geom"
	"unknot/internal/pose"
)

// glow highlights the muscles of the frame: a soft shape, and a smaller one in it. Both sides of a muscle are one shape, as they would be twice as
// strong where they meet.
func (p *painter) glow(parts []silhouette.Part) {
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
		p.light(m, seen, parts)
		if len(p.scene.Shapes) == painted {
			p.fault("glow", "%s is hidden here: light another muscle, or turn the view", name)
		}
	}
}

// light draws the highlight of some sides of a muscle.
func (p *painter) light(m muscle.Muscle, sides []int, parts []silhouette.Part) {
	drawn := m.Glow
	if drawn.Strands == nil {
		drawn = m.Area
	}
	for i, class := range []string{"gl", "gl2"} {
		size := []float64{1, .66}[i]
		all := p.Canvas.Empty()
		for _, side := range sides {
			shape := p.highlightShape(drawn.Strands(muscle.BodySide{Body: p.Body, Side: side}), size)
			lit := p.Field(shape, 1.6)
			lit.Intersect(p.visibleParts(drawn.On, side, parts))
			all.Union(lit)
		}
		p.emit(class, all, 10)
	}
}

// visibleParts returns the visible areas of the parts that a muscle is drawn on. Nothing cuts the trunk where an arm is joined to it, so without care a
// muscle under the near arm, seen sideways, would be visible through it, and one of the neck through the head.
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

// highlightShape returns the outline of strands, shrunk by size: 1 for the outer glow, .66 for its core. Flat strands are
// hulls, pills are equally thick from end to end, and a single spindle is a belly.
func (p *painter) highlightShape(strands []muscle.Strand, size float64) outline.Shape {
	var shapes []outline.Shape
	for _, s := range strands {
		s = fatten(s)
		switch {
		case s.Kind == muscle.Flat:
			shapes = append(shapes, p.flat(s.Balls, size))
		case s.Kind == muscle.Pill || len(strands) > 1: // two spindles in a row would have a waist
			a, b := s.Balls[0], s.Balls[1]
			shapes = append(shapes, p.Cone(a.Centre, a.Radius*size, b.Centre, b.Radius*size))
		default:
			shapes = append(shapes, p.belly(s.Balls[0], s.Balls[1], size)...)
		}
	}
	return outline.Smooth(p.CM(1.5)*size, shapes...)
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
func (p *painter) belly(a, b geom.Ball, size float64) []outline.Shape {
	middle := a.Centre.Lerp(b.Centre, .5)
	r := (a.Radius + b.Radius) / 2 * 1.12 * size
	return []outline.Shape{
		p.Cone(a.Centre.Lerp(middle, 1-size), a.Radius*.5*size, middle, r),
		p.Cone(middle, r, b.Centre.Lerp(middle, 1-size), b.Radius*.5*size),
	}
}

// flat returns a flat strand, shrunk by size.
func (p *painter) flat(balls []geom.Ball, size float64) outline.Shape {
	var middle geom.Vec
	for _, b := range balls {
		middle = middle.Add(b.Centre.Scale(1 / float64(len(balls))))
	}
	drawn := make([]geom.Ball, len(balls))
	for i, b := range balls {
		drawn[i] = geom.Ball{Centre: b.Centre.Lerp(middle, (1-size)*.8), Radius: b.Radius * size}
	}
	return p.Hull(drawn...)
}
