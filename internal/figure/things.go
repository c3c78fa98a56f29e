package figure

import (
	"math"
	"slices"

	"unknot/internal/figure/body"
	"unknot/internal/figure/outline"
	"unknot/internal/geom"
)

// piece is a layer without a blur.
func (p *painter) piece(class string, s outline.Shape) layer { return layer{class, p.canvas.Sample(s)} }

// ring is a circle across the thing's z axis, round a point of it; fine enough for what is drawn of it.
func (t thing) ring(x, y, z, radius float64) []geom.Vec {
	const n = 32
	points := make([]geom.Vec, n)
	for i := range points {
		sin, cos := math.Sincos(float64(i) / n * 2 * math.Pi)
		points[i] = t.at(x+radius*cos, y+radius*sin, z)
	}
	return points
}

func drawMat(p *painter, t thing) []layer {
	const inset, round, thick = 3, 1.2, 1.6 // cm
	length, width := t.size[0]/2-inset, t.size[1]/2-inset
	rectangle := func(y float64) []geom.Vec {
		return []geom.Vec{t.at(-length, y, -width), t.at(length, y, -width), t.at(length, y, width), t.at(-length, y, width)}
	}
	top := rectangle(0)
	return []layer{
		p.piece("mt2", p.quad(slices.Concat(top, rectangle(-thick))...).Grow(p.cm(round))),
		p.piece("mt", p.quad(top...).Grow(p.cm(round))),
	}
}

func spreadMat(size []float64, _ *body.Body, t thing) []geom.Vec {
	l, w := size[0]/2, size[1]/2
	return []geom.Vec{t.at(-l, 0, -w), t.at(-l, 0, w), t.at(l, 0, -w), t.at(l, 0, w)}
}

// drawWall is a plane that faces +x, with its cut edge at +z and a skirting board. Walls do not widen the picture.
func drawWall(p *painter, t thing) []layer {
	height, z, thick := t.size[0], t.size[1]/2, t.size[2]
	const overlap, skirting = 0.5, 7 // viewBox units; cm
	return []layer{
		p.piece("pr1", p.quad(t.at(0, 0, z), t.at(0, height, z), t.at(-thick, height, z), t.at(-thick, 0, z)).Grow(overlap)),
		p.piece("wl", p.quad(t.at(0, 0, -z), t.at(0, height, -z), t.at(0, height, z), t.at(0, 0, z)).Grow(overlap)),
		p.piece("pr1", p.quad(t.at(0, 0, -z), t.at(0, skirting, -z), t.at(0, skirting, z), t.at(0, 0, z)).Grow(0.3)),
	}
}

// drawShutDoor is a closed leaf with two panels in its frame, a plane that faces +x; the handle is at +z.
func drawShutDoor(p *painter, t thing) []layer {
	w, h := t.size[0]/2, t.size[1]
	const frame, slit = 7, 0.6 // cm
	plane := func(class string, x0, y0, z0, x1, y1, z1 float64) layer {
		return p.piece(class, p.quad(t.at(x0, y0, z0), t.at(x0, y0, z1), t.at(x1, y1, z0), t.at(x1, y1, z1)))
	}
	var layers []layer
	for _, z := range []float64{-w - frame, w + slit} {
		layers = append(layers,
			plane("pr3", -5, 0, z, -5, h+frame, z+frame-slit), // the depth of the frame
			plane("pr2", 0, 0, z, 0, h+frame, z+frame-slit))
	}
	handle := outline.Union(
		p.cone(t.at(3, 100, w-6), 1.3, t.at(3, 100, w-16), 1.3),
		p.cone(t.at(0, 100, w-6), 1.5, t.at(3, 100, w-6), 1.5))
	return append(layers,
		plane("pr2", 0, h+slit, -w-frame, 0, h+frame, w+frame),
		plane("pr1", 0, 0, -w, 0, h, w),
		plane("pr2", 0, 14, -w+12, 0, 86, w-14),
		plane("pr2", 0, 112, -w+12, 0, h-14, w-14),
		p.piece("pr3", handle))
}

// drawRoller is a foam roller along z, hollow at the end that we see.
func drawRoller(p *painter, t thing) []layer {
	radius, half := t.size[0], t.size[1]/2
	near := half
	if p.camera.Depth(turned(geom.Vec{Z: 1}, t.Turn)) < 0 {
		near = -half
	}
	return []layer{
		p.piece("pr2", p.quad(slices.Concat(t.ring(0, radius, -half, radius), t.ring(0, radius, half, radius))...)),
		p.piece("pr1", p.quad(t.ring(0, radius, near, radius)...).Grow(-0.4)),
		p.piece("pr3", p.quad(t.ring(0, radius, near, radius*0.42)...)),
	}
}

func spreadRoller(size []float64, _ *body.Body, t thing) []geom.Vec {
	r, half := size[0], size[1]/2
	return []geom.Vec{t.at(-r, 0, -half), t.at(r, 2*r, -half), t.at(-r, 0, half), t.at(r, 2*r, half)}
}

// drawBall lies on At. A ball larger than a massage ball has a light.
func drawBall(p *painter, t thing) []layer {
	radius := t.size[0]
	whole := p.disc(ball(t.at(0, radius, 0), radius))
	layers := []layer{p.piece("cu2", outline.Cone(whole, whole))}
	if radius > 4 {
		light := outline.Disc{
			Centre: whole.Centre.Sub(geom.Point{X: 0.3, Y: 0.34}.Scale(whole.Radius)),
			Radius: 0.42 * whole.Radius,
		}
		layers = append(layers, p.piece("cu", outline.Cone(light, light)))
	}
	return layers
}

func spreadBall(size []float64, _ *body.Body, t thing) []geom.Vec {
	return []geom.Vec{t.at(-size[0], 0, 0), t.at(size[0], 2*size[0], 0)}
}

// drawWheel is a steering wheel round At, leaning away, with three spokes.
func drawWheel(p *painter, t thing) []layer {
	radius := t.size[0]
	rim := func(degrees float64) geom.Vec {
		sin, cos := math.Sincos(degrees * geom.Degree)
		return t.at(radius*sin*0.45, radius*sin*0.87, radius*cos)
	}
	var circle []geom.Vec
	for i := range 25 {
		circle = append(circle, rim(float64(i)*15))
	}
	hub := t.at(0, 0, 0)
	return []layer{p.piece("pr3", outline.Union(
		p.chain(1.5, circle...),
		p.cone(rim(0), 1.3, hub, 2.4), p.cone(rim(180), 1.3, hub, 2.4), p.cone(hub, 1.6, rim(270), 1.4),
		p.cone(hub, 4, hub, 4)))}
}

func spreadWheel(size []float64, _ *body.Body, t thing) []geom.Vec {
	r := size[0]
	return []geom.Vec{t.at(-5, -r, -r), t.at(5, r, r)}
}
