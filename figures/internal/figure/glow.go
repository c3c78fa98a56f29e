package figure

import (
	"math"
	"slices"
	"strings"

	"unknot/figures/internal/geom"
	"unknot/figures/internal/muscle"
	"unknot/figures/internal/outline"
	"unknot/figures/internal/pose"
	"unknot/figures/internal/scene"
	"unknot/figures/internal/silhouette"
)

// glow highlights the muscles of the frame. Both sides of a muscle make one shape, so that there is no line between
// them where they meet.
func (p *painter) glow(role pose.MuscleRole, parts []silhouette.Part) {
	if role == pose.Unmarked {
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
		p.highlight(m, seen, parts, role)
		if len(p.scene.Shapes) == painted {
			p.fault("glow", "%s is hidden here: light another muscle, or turn the view", name)
		}
	}
}

// rim is the width of the pale edge of a highlight, in viewBox units. It sets the highlight off from cloth and skin of
// any colour. Most of it is outside the muscle, as it would leave little of a slim one.
const rim = 1.6

// highlight draws the highlight of some sides of a muscle. It is solid if the muscle works and hatched if it stretches,
// so that the two can be told apart without colour.
func (p *painter) highlight(m muscle.Muscle, sides []int, parts []silhouette.Part, role pose.MuscleRole) {
	drawn := m.Glow
	if drawn.Strands == nil {
		drawn = m.Area
	}
	const (
		blur              = 1.6   // cm
		outside           = 0.7   // share of the rim that is outside the muscle
		minWhole, minCore = 10, 4 // square units: smaller pieces are left out
	)
	whole, core := p.Canvas.Empty(), p.Canvas.Empty() // with and without the rim
	for _, side := range sides {
		visible := p.visibleParts(drawn.On, side, parts).Shrink(areaMargin)
		strands := drawn.Strands(muscle.BodySide{Body: p.Body, Side: side})
		outer := p.Field(p.highlightShape(strands), blur).Shrink(-outside * rim)
		inner := outer.Clone().Shrink(rim)
		outer.Intersect(visible)
		inner.Intersect(visible)
		whole.Union(outer)
		core.Union(inner)
	}
	p.emit("gl", whole, minWhole)
	if role == pose.Works {
		p.emit("gl2", core, minCore)
		return
	}
	if lines := p.hatching(core); len(lines) > 0 {
		p.scene.Shapes = append(p.scene.Shapes, scene.Shape{Class: "glh", Path: lines})
	}
}

// hatching returns parallel lines at 45 degrees in a field, which rise to the right.
func (p *painter) hatching(f *outline.Field) (lines outline.Path) {
	const apart = 4.8 // viewBox units between two lines: the fewest that still look like hatching in a thumbnail
	width, height := p.Canvas.Size()
	inside := func(at geom.Point) bool { return f.At(at) < 0 }
	for sum := 0.0; sum < width+height; sum += apart * math.Sqrt2 {
		var line []geom.Point
		for y := max(0, sum-width); y < min(sum, height); y++ {
			line = append(line, geom.Point{X: sum - y, Y: y}) // x + y has the same sum everywhere
		}
		for _, run := range outline.Runs(line, inside) {
			lines = append(lines, outline.Polyline(false, run[0], run[len(run)-1]))
		}
	}
	return lines
}

// visibleParts returns the visible areas of the parts that a muscle is drawn on. As the trunk is not cut where an arm
// is joined to it, it also takes away what is under an arm in front of it, and under the head.
// Otherwise muscles of the trunk and of the neck would be visible through them.
func (p *painter) visibleParts(on []string, side int, parts []silhouette.Part) *outline.Field {
	visible := p.Canvas.Empty()
	for _, q := range parts { // from back to front
		switch {
		case slices.Contains(on, q.Name) || slices.Contains(on, strings.TrimSuffix(q.Name, pose.SideName[side])):
			for _, l := range q.Layers {
				visible.Union(l.Field)
			}
		case q.Name == "head", strings.HasPrefix(q.Name, "fore"), strings.HasPrefix(q.Name, "hand"), strings.HasPrefix(q.Name, "arm"):
			visible.Cut(q.Full, 0)
		}
	}
	return visible
}

// highlightShape returns the outline of strands: the hull of a flat one, and a cone for a pill. A single spindle has a
// belly; several are drawn as cones, as two bellies in a row would have a waist between them.
func (p *painter) highlightShape(strands []muscle.Strand) outline.Shape {
	var shapes []outline.Shape
	for _, s := range strands {
		s = fatten(s)
		switch {
		case s.Kind == muscle.Flat:
			shapes = append(shapes, p.Hull(s.Balls...))
		case s.Kind == muscle.Pill || len(strands) > 1:
			a, b := s.Balls[0], s.Balls[1]
			shapes = append(shapes, p.Cone(a.Centre, a.Radius, b.Centre, b.Radius))
		default:
			shapes = append(shapes, p.belly(s.Balls[0], s.Balls[1])...)
		}
	}
	return outline.Smooth(p.CM(1.5), shapes...)
}

// fatten thickens thin strands, which would otherwise vanish in the blur. Flat strands are always thin.
func fatten(s muscle.Strand) muscle.Strand {
	const thick, added = 2.35, 1.5 // radius from which a strand is thick, and what is added to one that is not, in cm
	if s.Kind != muscle.Flat && max(s.Balls[0].Radius, s.Balls[1].Radius) >= thick {
		return s
	}
	fat := slices.Clone(s.Balls)
	for i := range fat {
		fat[i].Radius += added
	}
	return muscle.Strand{Kind: s.Kind, Balls: fat}
}

// belly returns a spindle: thick in the middle, half as thick at its ends.
func (p *painter) belly(a, b geom.Ball) []outline.Shape {
	middle, r := a.Centre.Lerp(b.Centre, .5), (a.Radius+b.Radius)/2*1.12
	return []outline.Shape{p.Cone(a.Centre, a.Radius*.5, middle, r), p.Cone(middle, r, b.Centre, b.Radius*.5)}
}
