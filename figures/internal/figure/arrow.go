package figure

import (
	"slices"

	"unknot/figures/internal/geom"
	"unknot/figures/internal/outline"
	"unknot/figures/internal/pose"
	"unknot/figures/internal/scene"
	"unknot/figures/internal/silhouette"
)

// arrowHead is the length of the head of an arrow, in viewBox units.
const arrowHead = 9.0

// halo is the width of the gap around an arrow in front of the body, in viewBox units.
const halo = 1.8

// Half of the width of the line of an arrow, and the space around its head, that are cut from parts, in viewBox units.
const (
	halfLine  = 1.7
	headSpace = .8
)

// arrows returns the shapes of the arrows of the frame. It cuts them from the parts, so that they stand out on any
// cloth.
func (p *painter) arrows(parts []silhouette.Part) (shapes []scene.Shape) {
	var solid []outline.Shape
	for _, a := range p.Frame.Arrows {
		if len(a.Path) < 2 {
			p.fault("arrows", "an arrow needs at least two points")
			continue
		}
		line, heads := p.arrow(a)
		shapes = append(shapes,
			scene.Shape{Class: "ar", Path: outline.Path{outline.Fit(line)}},
			scene.Shape{Class: "ah", Path: heads})
		const stride = 4 // every fourth point of a smooth line is enough
		for from := 0; from < len(line)-1; from += stride {
			to := min(from+stride, len(line)-1)
			solid = append(solid, outline.Cone(outline.Disc{Centre: line[from], Radius: halfLine},
				outline.Disc{Centre: line[to], Radius: halfLine}))
		}
		for _, head := range heads {
			solid = append(solid, outline.ConvexHull(head.Start, head.Cubics[0][2], head.Cubics[1][2]).Grow(headSpace))
		}
	}
	if len(solid) > 0 {
		cutParts(parts, p.Canvas.Sample(outline.Union(solid...)), halo)
	}
	return shapes
}

// arrow returns a smooth line through the points of an arrow, and the head at its end, or at both.
func (p *painter) arrow(a pose.Arrow) (line []geom.Point, heads outline.Path) {
	var stops []geom.Point
	for _, at := range a.Path {
		stops = append(stops, p.Camera.Project(at.Vec(1)))
	}
	head, line := takeHead(smoothLine(stops))
	heads = outline.Path{head}
	if a.Both {
		slices.Reverse(line)
		head, line = takeHead(line)
		heads = append(heads, head)
	}
	return line, heads
}

// smoothLine returns points of a smooth curve (a Catmull-Rom spline) through the stops, twelve for each segment.
func smoothLine(stops []geom.Point) (line []geom.Point) {
	last := len(stops) - 1
	for i := range last {
		before, from, to, after := stops[max(0, i-1)], stops[i], stops[i+1], stops[min(last, i+2)]
		for k := range 12 {
			t := float64(k) / 12
			line = append(line, geom.Point{
				X: catmullRom(before.X, from.X, to.X, after.X, t),
				Y: catmullRom(before.Y, from.Y, to.Y, after.Y, t),
			})
		}
	}
	return append(line, stops[last])
}

// catmullRom interpolates between from (t = 0) and to (t = 1), two of four values in a row.
func catmullRom(before, from, to, after, t float64) float64 {
	return .5 * (2*from + (to-before)*t + (2*before-5*from+4*to-after)*t*t + (3*from-before-3*to+after)*t*t*t)
}

// takeHead replaces the end of a line with the head of an arrow. The rest of the line ends one unit inside the head.
func takeHead(line []geom.Point) (head outline.Curve, rest []geom.Point) {
	const slimness = .62 // half of the width of the head, as a share of its length
	tip := line[len(line)-1]
	last := len(line) - 1 // the last point behind the head
	for last > 0 && line[last].Sub(tip).Len() < arrowHead {
		last--
	}
	way := tip.Sub(line[last]).Unit()
	base := tip.Sub(way.Scale(arrowHead)) // the middle of the back of the head
	halfWidth := way.Left().Scale(arrowHead * slimness)
	head = outline.Polyline(true, base.Add(halfWidth), tip, base.Sub(halfWidth))
	return head, append(slices.Clone(line[:last+1]), base.Add(way))
}
