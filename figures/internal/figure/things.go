package figure

import (
	"math"
	"slices"

	"unknot/figures/internal/geom"
	"unknot/figures/internal/outline"
	"unknot/figures/internal/prop"
	"unknot/figures/internal/silhouette"
)

// drawMat draws a mat that lies around At, with rounded corners.
func drawMat(p *painter, t prop.Thing) []silhouette.Layer {
	const inset, round, thick = 3, 1.2, 1.6 // cm
	length, width := t.Sizes[0]/2-inset, t.Sizes[1]/2-inset
	rectangle := func(y float64) []geom.Vec {
		return []geom.Vec{t.Point(-length, y, -width), t.Point(length, y, -width), t.Point(length, y, width), t.Point(-length, y, width)}
	}
	top := rectangle(0)
	return []silhouette.Layer{
		p.Piece("mt2", p.HullOfPoints(slices.Concat(top, rectangle(-thick))...).Grow(p.CM(round))),
		p.Piece("mt", p.HullOfPoints(top...).Grow(p.CM(round))),
	}
}

// drawShutDoor draws a closed door with two panels in its frame. It faces +x, with the handle at +z.
func drawShutDoor(p *painter, t prop.Thing) []silhouette.Layer {
	half, height := t.Sizes[0]/2, t.Sizes[1] // half of the width
	const frame, slit = 7, 0.6               // cm
	type span struct{ from, to float64 }
	// board returns an upright rectangle that faces +x, at x: up and across are its sides along y and z.
	board := func(class string, x float64, up, across span) silhouette.Layer {
		return p.Piece(class, p.HullOfPoints(t.Point(x, up.from, across.from), t.Point(x, up.from, across.to),
			t.Point(x, up.to, across.from), t.Point(x, up.to, across.to)))
	}
	var layers []silhouette.Layer
	for _, z := range []float64{-half - frame, half + slit} {
		post := span{z, z + frame - slit}
		layers = append(layers,
			board("pr3", -5, span{0, height + frame}, post), // the depth of the frame
			board("pr2", 0, span{0, height + frame}, post))
	}
	handle := outline.Union(
		p.Cone(t.Point(3, 100, half-6), 1.3, t.Point(3, 100, half-16), 1.3),
		p.Cone(t.Point(0, 100, half-6), 1.5, t.Point(3, 100, half-6), 1.5))
	return append(layers,
		board("pr2", 0, span{height + slit, height + frame}, span{-half - frame, half + frame}), // the lintel
		board("pr1", 0, span{0, height}, span{-half, half}),                                     // the door
		board("pr2", 0, span{14, 86}, span{-half + 12, half - 14}),                              // the lower panel
		board("pr2", 0, span{112, height - 14}, span{-half + 12, half - 14}),                    // the upper panel
		p.Piece("pr3", handle))
}

// drawRoller draws a foam roller along z. Its near end shows that it is hollow.
func drawRoller(p *painter, t prop.Thing) []silhouette.Layer {
	radius, half := t.Sizes[0], t.Sizes[1]/2
	near := half
	if !p.facesCamera(t, geom.Vec{Z: 1}) {
		near = -half
	}
	return []silhouette.Layer{
		p.Piece("pr2", p.HullOfPoints(slices.Concat(t.Ring(0, radius, -half, radius), t.Ring(0, radius, half, radius))...)),
		p.Piece("pr1", p.HullOfPoints(t.Ring(0, radius, near, radius)...).Grow(-0.4)),
		p.Piece("pr3", p.HullOfPoints(t.Ring(0, radius, near, radius*0.42)...)),
	}
}

// drawBall draws a ball that lies on At. If it is larger than a massage ball, it has a highlight.
func drawBall(p *painter, t prop.Thing) []silhouette.Layer {
	const massageBall = 4 // radius in cm
	radius := t.Sizes[0]
	whole := p.Disc(geom.BallAt(t.Point(0, radius, 0), radius))
	layers := []silhouette.Layer{p.Piece("cu2", outline.Cone(whole, whole))}
	if radius > massageBall {
		light := outline.Disc{
			Centre: whole.Centre.Sub(geom.Point{X: 0.3, Y: 0.34}.Scale(whole.Radius)),
			Radius: 0.42 * whole.Radius,
		}
		layers = append(layers, p.Piece("cu", outline.Cone(light, light)))
	}
	return layers
}

// drawWheel draws a steering wheel around At, which leans away and has three spokes.
func drawWheel(p *painter, t prop.Thing) []silhouette.Layer {
	const sinLean, cosLean = 0.45, 0.87 // of the angle by which it leans
	radius := t.Sizes[0]
	rim := func(degrees float64) geom.Vec { // 0 is on the right, 90 at the top
		sin, cos := math.Sincos(degrees * geom.Degree)
		return t.Point(radius*sin*sinLean, radius*sin*cosLean, radius*cos)
	}
	var circle []geom.Vec
	for i := range 25 {
		circle = append(circle, rim(float64(i)*15))
	}
	hub := t.Point(0, 0, 0)
	return []silhouette.Layer{p.Piece("pr3", outline.Union(
		p.Chain(1.5, circle...),
		p.Cone(rim(0), 1.3, hub, 2.4), p.Cone(rim(180), 1.3, hub, 2.4), p.Cone(hub, 1.6, rim(270), 1.4),
		p.Cone(hub, 4, hub, 4)))}
}
