package mannequin

import (
	"math"

	"unknot/figures/internal/geom"
	"unknot/figures/internal/outline"
	"unknot/figures/internal/pose"
	"unknot/figures/internal/silhouette"
	"unknot/figures/internal/skeleton"
)

// The ends of the clothes of the trunk, in cm along the spine from the hip line.
const (
	crotch   = -8.0 // the lowest cross-section
	waist    = 14.0 // the upper end of the trousers, under the shirt
	hem      = 8.5  // the lower end of the shirt
	neckBase = 53.0 // the highest cross-section
)

// ShirtLayer is the index of the shirt in the layers of the trunk, after the trousers.
const ShirtLayer = 1

// trunk returns the hips and the shirt with the slope of the shoulders, without arms.
func (m *Mannequin) trunk() silhouette.Part {
	shirt := m.shirt()
	hips := m.Field(m.loft(crotch, waist, m.girth()), 2.4)
	full := shirt.Clone()
	full.Union(hips)
	return silhouette.Part{
		Name:   Trunk,
		Depth:  m.Camera.Depth(m.Body.Spine(24).Origin),
		Full:   full,
		Layers: []silhouette.Layer{{Class: "tr", Field: hips}, {Class: "sh", Field: shirt}},
		Joints: map[string]outline.Disc{},
	}
}

// shirt returns the upper trunk, or all of the trunk on a body map. The hem is a straight cut across the spine, made
// after the blur, which would round it. If the spine points towards the camera or away, there is no cut: the shirt ends
// with its lowest cross-section.
func (m *Mannequin) shirt() *outline.Field {
	const (
		softness = 1.5  // of the blur, in cm
		overhang = 4    // cm of cloth below the hem that are cut off
		minShown = 0.55 // share of the length of the spine that the camera has to see for a straight hem
	)
	if m.Bare {
		return m.Field(outline.Union(append(m.shoulders(), m.loft(crotch, neckBase, 0))...), softness)
	}
	edge := m.Body.Spine(hem)
	up := m.Camera.Flat(edge.Up)
	straight := up.Len() > minShown*m.Camera.Scale
	from := hem
	if straight {
		from -= overhang
	}
	cloth := outline.Union(append(m.shoulders(), m.loft(from, neckBase, 0.5+m.girth()), m.flare(from))...)
	shirt := m.Field(cloth, softness)
	if straight {
		shirt.Clip(outline.HalfPlane(m.Camera.Project(edge.Origin), up)).Blur(m.CM(0.6))
	}
	return shirt
}

// girth returns how much wider and deeper half of the trunk of a person is than usual, in cm.
func (m *Mannequin) girth() float64 {
	if m.Bare {
		return 0
	}
	return map[string]float64{"b": 0.7, "c": 1.9}[pose.Person(m.Cast)]
}

// flare widens the lower end of the shirt a little, so that the hips do not stick out below it.
func (m *Mannequin) flare(from float64) outline.Shape {
	low := skeleton.CrossSectionAt(from)
	low.Width += 1.5
	low.Depth += 0.3
	return m.slab(low, skeleton.CrossSectionAt(hem+8.5), 0.5+m.girth())
}

// shoulders returns two shapes for each side: a yoke that joins the shoulder to the ribs, and the trapezius, which
// slopes from the neck to the shoulder.
func (m *Mannequin) shoulders() []outline.Shape {
	b := m.Body
	var shapes []outline.Shape
	for i, side := range pose.Side {
		shoulder := b.Arm[i].Shoulder
		top := shoulder.Add(b.Spine(48).Up.Scale(1.6))
		slope := b.Spine(46.5).At(-1, 2.2, side*10.5).Lerp(top, 0.25)
		yoke := m.Hull(geom.BallAt(b.Spine(50).At(-0.6, 0, 0), 5.6), geom.BallAt(shoulder, 4.6),
			geom.BallAt(b.Spine(42).At(0, 0, side*10), 6))
		trapezius := m.Hull(geom.BallAt(b.Spine(51.5).At(-1.2, 0.6, side*4.2), 4.2), geom.BallAt(slope, 3.9),
			geom.BallAt(b.Spine(46).At(-0.6, 0, side*4), 5))
		shapes = append(shapes, yoke, trapezius)
	}
	return shapes
}

// loft returns the trunk between two heights on the spine, grown by some cm. It is made of a slab between every two
// neighbouring cross-sections.
func (m *Mannequin) loft(from, to, grow float64) outline.Shape {
	sections := []skeleton.CrossSection{skeleton.CrossSectionAt(from)}
	for _, section := range skeleton.CrossSections {
		if section.S > from+0.5 && section.S < to-0.5 {
			sections = append(sections, section)
		}
	}
	sections = append(sections, skeleton.CrossSectionAt(to))
	var slabs []outline.Shape
	for i := 1; i < len(sections); i++ {
		slabs = append(slabs, m.slab(sections[i-1], sections[i], grow))
	}
	return outline.Union(slabs...)
}

// slab returns the outline of the trunk between two cross-sections, grown by some cm.
func (m *Mannequin) slab(low, high skeleton.CrossSection, grow float64) outline.Shape {
	return m.HullOfPoints(append(low.Rim(m.Body, grow), high.Rim(m.Body, grow)...)...)
}

// neck returns the neck in the darker tone of skin. It is always behind the head, so that it sets off the chin. Its
// lower end is the neckline of the shirt. There is no gap between it and the trunk or the head.
func (m *Mannequin) neck() silhouette.Part {
	b := m.Body
	low, middle, high := b.Neck[0], b.Neck[1], b.Neck[3]
	collar, rim := m.collar()
	shape := outline.Union(
		m.Hull(append(rim, geom.BallAt(middle.Origin, 4.7))...),
		m.Cone(middle.Origin, 4.7, high.At(0.6, 2, 0), 4.7),
		// above the neckline it widens into the shoulders
		m.Hull(geom.BallAt(middle.At(-1, 1, 0), 4.6), geom.BallAt(b.Spine(52.2).At(-1.4, 0.8, -5.4), 2),
			geom.BallAt(b.Spine(52.2).At(-1.4, 0.8, 5.4), 2)))
	field := m.Field(shape, 0.8)
	return silhouette.Part{
		Name:   "neck",
		Depth:  m.Camera.Depth(low.Origin.Lerp(high.Origin, 0.5)) + 2,
		Full:   field.Clone(),
		Layers: []silhouette.Layer{{Class: "skn", Field: field}},
		Joints: map[string]outline.Disc{Trunk: m.Disc(geom.BallAt(collar, 40))},
	}
}

// collar returns the middle and the rim of the neckline: a tilted ring that is high at the back. Seen from behind, it
// is less tilted and higher up.
func (m *Mannequin) collar() (middle geom.Vec, rim []geom.Ball) {
	base := m.Body.Spine(52.9)
	behind := geom.Smoothstep(0.1, -0.9, m.Camera.Depth(base.Forward)) // 1 if seen from behind
	ring := base.Bend(30-32*behind, 0, 0)
	ring.Origin = base.At(1.2, -1.6+2.6*behind, 0)
	for degrees := 0.0; degrees < 360; degrees += 18 {
		sin, cos := math.Sincos(degrees * geom.Degree)
		rim = append(rim, geom.BallAt(ring.At(6*cos, 0, 6.2*sin), 0.4))
	}
	return ring.Origin, rim
}
