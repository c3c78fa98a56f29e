package figure

import (
	"unknot/figures/internal/geom"
	"unknot/figures/internal/mannequin"
	"unknot/figures/internal/outline"
	"unknot/figures/internal/prop"
	"unknot/figures/internal/silhouette"
)

// Sizes of an exercise bike, in cm.
const (
	axleHeight  = 28
	crankLength = 17
	crankSide   = 5.0 // distance of a crank from the middle

	flywheelForward = 44
	flywheelHeight  = 28
)

// behindAll is a depth behind all parts of a figure, in cm.
const behindAll = -1e5

// carryBike draws an exercise bike that faces +x, with the axle of the pedals above At. The frame is between the legs,
// the far crank behind the far leg.
func carryBike(p *painter, t prop.Thing, parts []silhouette.Part) []silhouette.Part {
	saddle, pedal := t.Sizes[0], t.Sizes[1]
	middle := silhouette.DepthOf(parts, mannequin.Trunk) - 1
	near, far := pedal, pedal+180 // angles of the right and the left pedal, in degrees
	nearSide := crankSide
	if !p.facesCamera(t, geom.Vec{Z: 1}) {
		near, far, nearSide = far, near, -nearSide
	}
	disc := func(right, radius float64) outline.Shape {
		return p.HullOfPoints(t.Ring(flywheelForward, flywheelHeight, right, radius)...)
	}
	return []silhouette.Part{
		p.carriedPart("bikefar", behindAll, nil, p.Piece("pr3", p.crank(t, far, -nearSide))),
		p.carriedPart("bike", middle, []geom.Ball{geom.BallAt(t.Point(-27, saddle, 0), 4), geom.BallAt(t.Point(-10, saddle, 0), 4)},
			p.Piece("pr3", p.bikeFeet(t)),
			p.Piece("pr2", p.bikeFrame(t)),
			p.Piece("pr3", disc(0, 20)), // the flywheel with its rim and its hub
			p.Piece("pr1", disc(3, 17)),
			p.Piece("pr3", disc(3, 4)),
			p.Piece("pr3", p.saddleAndBar(t))),
		p.carriedPart("bikenear", middle+0.5, nil, p.Piece("pr3", p.crank(t, near, nearSide))),
	}
}

// crank returns a crank at an angle, with its pedal and its axle. It is some cm to the right of the middle.
func (p *painter) crank(t prop.Thing, degrees, right float64) outline.Shape {
	end := geom.Vec{Y: axleHeight}.Add(geom.Polar(degrees, 0, 1).Scale(crankLength))
	return outline.Union(
		p.Chain(1.4, t.Point(0, axleHeight, right), t.Point(end.X, end.Y, right)),
		p.Chain(1.3, t.Point(end.X-4, end.Y, right*1.9), t.Point(end.X+4.5, end.Y, right*1.9)), // the pedal
		p.Chain(1.2, t.Point(end.X, end.Y, right), t.Point(end.X, end.Y, right*2.2)))           // its axle
}

// bikeFeet returns two tubes across the floor.
func (p *painter) bikeFeet(t prop.Thing) outline.Shape {
	return outline.Union(
		p.Chain(2.4, t.Point(-34, 2.4, -20), t.Point(-34, 2.4, 20)),
		p.Chain(2.4, t.Point(60, 2.4, -18), t.Point(60, 2.4, 18)))
}

// bikeFrame returns the tubes along the floor and up to the saddle and the bar.
func (p *painter) bikeFrame(t prop.Thing) outline.Shape {
	saddle := t.Sizes[0]
	return outline.Union(
		p.Chain(2.6, t.Point(-34, 4, 0), t.Point(60, 4, 0)),
		p.Chain(2.8, t.Point(-2, 4, 0), t.Point(0, axleHeight, 0), t.Point(-17, saddle-4, 0)),
		p.Chain(2.6, t.Point(0, axleHeight, 0), t.Point(44, 60, 0)),
		p.Chain(2.8, t.Point(48, 4, 0), t.Point(42, saddle+10, 0)))
}

// saddleAndBar returns the saddle and the handlebar.
func (p *painter) saddleAndBar(t prop.Thing) outline.Shape {
	saddle, bar := t.Sizes[0], t.Sizes[0]+11
	return outline.Union(
		p.Hull(geom.BallAt(t.Point(-27, saddle-2.4, -7), 2.4), geom.BallAt(t.Point(-27, saddle-2.4, 7), 2.4),
			geom.BallAt(t.Point(2, saddle-2, 0), 2)),
		p.Chain(1.7, t.Point(54, bar+2, -19), t.Point(42, bar, -19), t.Point(42, bar, 19), t.Point(54, bar+2, 19)))
}
