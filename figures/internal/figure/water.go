package figure

import (
	"unknot/figures/internal/geom"
	"unknot/figures/internal/outline"
	"unknot/figures/internal/prop"
	"unknot/figures/internal/scene"
)

// drawWater draws a translucent band over the width of the picture: a far wave behind the body and a near one in front
// of it, so that the body is in the water.
func (p *painter) drawWater(t prop.Thing, layer string) {
	const (
		inset     = 7 // space between the water and the edges of the picture, in viewBox units
		corner    = 8 // radius of the lower corners, in viewBox units
		halfWaves = 10
	)
	crest, lift := 3.4, 0.0 // height of a wave and of the whole surface, in viewBox units; a negative crest begins with a trough
	switch layer {
	case prop.Under:
		crest, lift = -3, 5.5
	case prop.Front:
	default:
		return
	}
	surface := p.Camera.Project(t.Point(0, 0, 0)).Y - lift
	left, right, bottom := float64(inset), p.scene.Width-inset, p.scene.Height-inset
	if surface > bottom-corner {
		return
	}
	pen := pen{outline.Curve{Start: geom.Point{X: left, Y: surface}, Closed: true}, geom.Point{X: left, Y: surface}}
	half := (right - left) / halfWaves
	for i := range halfWaves {
		from := left + float64(i)*half
		pen.bend(geom.Point{X: from + half/2, Y: surface - crest}, geom.Point{X: from + half, Y: surface})
		crest = -crest
	}
	pen.line(geom.Point{X: right, Y: bottom - corner})
	pen.bend(geom.Point{X: right, Y: bottom}, geom.Point{X: right - corner, Y: bottom})
	pen.line(geom.Point{X: left + corner, Y: bottom})
	pen.bend(geom.Point{X: left, Y: bottom}, geom.Point{X: left, Y: bottom - corner})
	pen.line(geom.Point{X: left, Y: surface})
	p.scene.Shapes = append(p.scene.Shapes, scene.Shape{Class: "wt", Path: outline.Path{pen.curve}})
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
