package figure

import "unknot/internal/figure/outline"

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
		for _, side := range seen {
			area := p.area(m, side, parts)
			for _, other := range before {
				area.Cut(other, inside)
			}
			before = append(before, area)
			class := "mu"
			if lit[m.sideName(side)] {
				class = "mu on"
			}
			if path := area.Path(12); len(path) > 0 {
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
