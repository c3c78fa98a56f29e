package figure

import (
	"unknot/internal/figure/body"
	"unknot/internal/figure/outline"
	"unknot/internal/geom"
)

// carryBike is an exercise bike that faces +x, the crank above At: the frame between the legs, the far crank behind the far leg.
func carryBike(p *painter, t thing, parts []part) []part {
	pedal := t.size[1]
	middle := depthOf(parts, trunkName) - 1
	near, far := pedal, pedal+180 // degrees, of the right pedal and of the left
	nearSide := 5.0
	if p.camera.Depth(turned(geom.Vec{Z: 1}, t.Turn)) < 0 {
		near, far, nearSide = far, near, -nearSide
	}
	return []part{
		p.carriedPart("bikefar", -1e5, p.piece("pr3", p.crank(t, far, -nearSide))),
		p.carriedPart("bike", middle,
			p.piece("pr3", outline.Union(p.chain(2.4, t.at(-34, 2.4, -20), t.at(-34, 2.4, 20)), p.chain(2.4, t.at(60, 2.4, -18), t.at(60, 2.4, 18)))),
			p.piece("pr2", p.bikeFrame(t)),
			p.piece("pr3", p.quad(t.ring(44, 28, 0, 20)...)), // the flywheel
			p.piece("pr1", p.quad(t.ring(44, 28, 3, 17)...)),
			p.piece("pr3", p.quad(t.ring(44, 28, 3, 4)...)),
			p.piece("pr3", p.saddleAndBar(t))),
		p.carriedPart("bikenear", middle+0.5, p.piece("pr3", p.crank(t, near, nearSide))),
	}
}

// crank is the arm of a pedal, the pedal and its axle; z is the side it is on.
func (p *painter) crank(t thing, degrees, z float64) outline.Shape {
	foot := geom.Vec{Y: 28}.Add(geom.Polar(degrees, 0, 1).Scale(17))
	return outline.Union(
		p.chain(1.4, t.at(0, 28, z), t.at(foot.X, foot.Y, z)),
		p.chain(1.3, t.at(foot.X-4, foot.Y, z*1.9), t.at(foot.X+4.5, foot.Y, z*1.9)),
		p.chain(1.2, t.at(foot.X, foot.Y, z), t.at(foot.X, foot.Y, z*2.2)))
}

func (p *painter) bikeFrame(t thing) outline.Shape {
	saddle := t.size[0]
	return outline.Union(
		p.chain(2.6, t.at(-34, 4, 0), t.at(60, 4, 0)),
		p.chain(2.8, t.at(-2, 4, 0), t.at(0, 28, 0), t.at(-17, saddle-4, 0)),
		p.chain(2.6, t.at(0, 28, 0), t.at(44, 60, 0)),
		p.chain(2.8, t.at(48, 4, 0), t.at(42, saddle+10, 0)))
}

func (p *painter) saddleAndBar(t thing) outline.Shape {
	saddle, bar := t.size[0], t.size[0]+11
	return outline.Union(
		p.hull(ball(t.at(-27, saddle-2.4, -7), 2.4), ball(t.at(-27, saddle-2.4, 7), 2.4), ball(t.at(2, saddle-2, 0), 2)),
		p.chain(1.7, t.at(54, bar+2, -19), t.at(42, bar, -19), t.at(42, bar, 19), t.at(54, bar+2, 19)))
}

func spreadBike(size []float64, _ *body.Body, t thing) []geom.Vec {
	return []geom.Vec{t.at(-36, 0, 0), t.at(64, 0, 0), t.at(46, size[0]+22, 0)}
}
