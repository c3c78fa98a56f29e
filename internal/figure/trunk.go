package figure

import (
	"math"

	"unknot/internal/figure/body"
	"unknot/internal/figure/outline"
	"unknot/internal/geom"
	"unknot/internal/pose"
)

// Where the clothes of the trunk end, in cm along the spine from the hip line.
const (
	crotch   = -8.0 // the lowest section
	waist    = 14.0 // the trousers reach up to here, under the shirt
	hem      = 8.5  // of the shirt
	neckBase = 53.0 // the highest section
)

// trunk is hips and shirt with the slope of the shoulders, without arms. Layer 0 is the trousers, layer 1 the shirt: others rely on it.
func (p *painter) trunk() part {
	shirt := p.shirt()
	hips := p.field(p.loft(crotch, waist, 0), 2.4)
	full := shirt.Clone()
	full.Join(hips)
	return part{
		name:   trunkName,
		depth:  p.camera.Depth(p.body.Spine(24).Origin),
		full:   full,
		layers: []layer{{"tr", hips}, {"sh", shirt}},
		joints: map[string]outline.Disc{},
	}
}

// shirt is the upper trunk, or all of it on a body map. The hem is a straight cut across the spine, made after the blur that would round it;
// where we look along the spine a cut would be a chord across the body, and the last section makes the edge.
func (p *painter) shirt() *outline.Field {
	const softness = 1.5
	if p.bare {
		return p.field(outline.Union(append(p.shoulders(), p.loft(crotch, neckBase, 0))...), softness)
	}
	edge := p.body.Spine(hem)
	up := p.camera.Flat(edge.Up)
	straight := up.Len() > 0.55*p.camera.Scale
	from := hem
	if straight {
		from -= 4 // cloth to cut off
	}
	cloth := outline.Union(append(p.shoulders(), p.loft(from, neckBase, 0.5), p.flare(from))...)
	shirt := p.field(cloth, softness)
	if straight {
		shirt.Clip(outline.HalfPlane(p.camera.Project(edge.Origin), up)).Blur(p.cm(0.6))
	}
	return shirt
}

// flare lets the shirt hang a little wider at its lower end, or the hips stand out under it like a shelf.
func (p *painter) flare(from float64) outline.Shape {
	low := body.SectionAt(from)
	low.Width += 1.5
	low.Depth += 0.3
	return p.slab(low, body.SectionAt(hem+8.5), 0.5)
}

// shoulders are, for each side, a yoke that hangs the shoulder on the ribs, and the trapezius that slopes from the neck to it.
func (p *painter) shoulders() []outline.Shape {
	b := p.body
	var shapes []outline.Shape
	for i, side := range pose.Side {
		shoulder := b.Arm[i].Shoulder
		top := shoulder.Add(b.Spine(48).Up.Scale(1.6))
		slope := b.Spine(46.5).At(-1, 2.2, side*10.5).Lerp(top, 0.25)
		shapes = append(shapes,
			p.hull(ball(b.Spine(50).At(-0.6, 0, 0), 5.6), ball(shoulder, 4.6), ball(b.Spine(42).At(0, 0, side*10), 6)),
			p.hull(ball(b.Spine(51.5).At(-1.2, 0.6, side*4.2), 4.2), ball(slope, 3.9), ball(b.Spine(46).At(-0.6, 0, side*4), 5)))
	}
	return shapes
}

// loft is the trunk between two places on the spine, grown by so many cm: a slab between each two neighbouring sections.
func (p *painter) loft(from, to, grow float64) outline.Shape {
	sections := []body.Section{body.SectionAt(from)}
	for _, section := range body.Sections {
		if section.S > from+0.5 && section.S < to-0.5 {
			sections = append(sections, section)
		}
	}
	sections = append(sections, body.SectionAt(to))
	var slabs []outline.Shape
	for i := 1; i < len(sections); i++ {
		slabs = append(slabs, p.slab(sections[i-1], sections[i], grow))
	}
	return outline.Union(slabs...)
}

// slab is the silhouette of the trunk between two of its sections.
func (p *painter) slab(low, high body.Section, grow float64) outline.Shape {
	return p.quad(append(low.Rim(p.body, grow), high.Rim(p.body, grow)...)...)
}

// neck is painted in the darker tone of skin and always under the head: that is what sets off the chin. Its lower end is the neckline of the
// shirt. It has no gap to what it hangs on.
func (p *painter) neck() part {
	b := p.body
	low, middle, high := b.Neck[0], b.Neck[1], b.Neck[3]
	collar, rim := p.collar()
	shape := outline.Union(
		p.hull(append(rim, ball(middle.Origin, 4.7))...),
		p.cone(middle.Origin, 4.7, high.At(0.6, 2, 0), 4.7),
		// it widens into the shoulders above the neckline
		p.hull(ball(middle.At(-1, 1, 0), 4.6), ball(b.Spine(52.2).At(-1.4, 0.8, -5.4), 2), ball(b.Spine(52.2).At(-1.4, 0.8, 5.4), 2)))
	field := p.field(shape, 0.8)
	return part{
		name:   "neck",
		depth:  p.camera.Depth(low.Origin.Lerp(high.Origin, 0.5)) + 2,
		full:   field.Clone(),
		layers: []layer{{"skn", field}},
		joints: map[string]outline.Disc{trunkName: p.disc(ball(collar, 40))},
	}
}

// collar is the middle and the rim of the neckline: a tilted ring, high at the back. Seen from behind it is a shallow line, higher up.
func (p *painter) collar() (middle geom.Vec, rim []body.Ball) {
	base := p.body.Spine(52.9)
	behind := geom.Smoothstep(0.1, -0.9, p.camera.Depth(base.Forward))
	ring := base.Bend(30-32*behind, 0, 0)
	ring.Origin = base.At(1.2, -1.6+2.6*behind, 0)
	for i := range 20 {
		sin, cos := math.Sincos(float64(i) * 18 * geom.Degree)
		rim = append(rim, ball(ring.At(6*cos, 0, 6.2*sin), 0.4))
	}
	return ring.Origin, rim
}
