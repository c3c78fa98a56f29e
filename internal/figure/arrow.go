package figure

import (
	"slices"

	"unknot/internal/figure/outline"
	"unknot/internal/figure/scene"
	"unknot/internal/figure/silhouette"
	"unknot/internal/geom"
	"unknot/internal/pose"
)

// arrowHead is the length of the head of an arrow, in viewBox units.
const arrowHead = 9.0

// halo is the width of the gap around an arrow in the body and what it carries, in viewBox units.
const halo = 1.8

// arrows returns the shapes of the arrows of the frame, and cuts them from the parts, so that they are seen on any
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
		for i := 4; i < len(line)+3; i += 4 { // a smooth line needs no more stops
			solid = append(solid, outline.Cone(outline.Disc{Centre: line[i-4], Radius: 1.7},
				outline.Disc{Centre: line[min(i, len(line)-1)], Radius: 1.7}))
		}
		for _, head := range heads {
			solid = append(solid, outline.ConvexHull(head.Start, head.Cubics[0][2], head.Cubics[1][2]).Grow(.8))
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

// smoothLine returns a Catmull-Rom spline through the stops, with twelve points per segment.
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

func catmullRom(a, b, c, d, t float64) float64 {
	return .5 * (2*b + (c-a)*t + (2*a-5*b+4*c-d)*t*t + (3*b-a-3*c+d)*t*t*t)
}

// takeHead replaces the end of a line with a head. The rest ends one unit inside the head.
func takeHead(line []geom.Point) (head outline.Curve, rest []geom.Point) {
	tip := line[len(line)-1]
	k := len(line) - 1
	for k > 0 && line[k].Sub(tip).Len() < arrowHead {
		k--
	}
	way := tip.Sub(line[k]).Unit()
	foot := tip.Sub(way.Scale(arrowHead))
	half := way.Left().Scale(arrowHead * .62)
	head = outline.Polyline(true, foot.Add(half), tip, foot.Sub(half))
	return head, append(slices.Clone(line[:k+1]), foot.Add(way))
}
