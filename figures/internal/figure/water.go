package figure

import (
	"unknot/figures/internal/geom"
	"unknot/figures/internal/outline"
	"unknot/figures/internal/prop"
	"unknot/figures/internal/scene"
)

// drawWater draws a translucent band to beyond the edges of the picture: a far wave behind the body and a near one in
// front of it, so that the body is in the water.
func (p *painter) drawWater(t prop.Thing, layer string) {
	const halfWave = 32     // viewBox units
	crest, lift := 3.4, 0.0 // height of a wave and of the whole surface, in viewBox units; a negative crest begins with a trough
	switch layer {
	case prop.Under:
		crest, lift = -3, 5.5
	case prop.Front:
	default:
		return
	}
	surface := p.Camera.Project(t.Point(0, 0, 0)).Y - lift
	start := geom.Point{X: -roomReach, Y: surface}
	pen := pen{outline.Curve{Start: start, Closed: true}, start}
	for pen.at.X < p.scene.Width+roomReach {
		pen.bend(pen.at.Add(geom.Point{X: halfWave / 2, Y: -crest}), pen.at.Add(geom.Point{X: halfWave}))
		crest = -crest
	}
	pen.line(geom.Point{X: pen.at.X, Y: p.scene.Height + roomReach})
	pen.line(geom.Point{X: start.X, Y: p.scene.Height + roomReach})
	p.scene.Shapes = append(p.scene.Shapes, scene.Shape{Class: "wt", Quiet: true, Path: outline.Path{pen.curve}})
}

// pen draws a curve, piece by piece.
type pen struct {
	curve outline.Curve
	at    geom.Point // the end of the curve so far
}

// bend adds a quadratic curve with one control point.
func (p *pen) bend(control, to geom.Point) {
	p.curve.Cubics = append(p.curve.Cubics, [3]geom.Point{p.at.Lerp(control, 2.0/3), to.Lerp(control, 2.0/3), to})
	p.at = to
}

// line adds a straight line.
func (p *pen) line(to geom.Point) {
	p.curve.Cubics = append(p.curve.Cubics, [3]geom.Point{p.at.Lerp(to, 1.0/3), p.at.Lerp(to, 2.0/3), to})
	p.at = to
}
