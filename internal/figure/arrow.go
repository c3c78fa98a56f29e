package figure

import (
	"slices"

	"unknot/internal/figure/outline"
	"unknot/internal/figure/scene"
	"unknot/internal/geom"
	"unknot/internal/pose"
)

// arrowHead is the length of the head of an arrow, in viewBox units.
const arrowHead = 9.0

// arrow draws a smooth line through the points of an arrow, with a head at its end, or at both.
func (p *painter) arrow(a pose.Arrow) {
	if len(a.Path) < 2 {
		p.fault("arrows", "an arrow needs at least two points")
		return
	}
	var stops []geom.Point
	for _, at := range a.Path {
		stops = append(stops, p.Camera.Project(at.Vec(1)))
	}
	line := smoothLine(stops)
	head, line := takeHead(line)
	heads := outline.Path{head}
	if a.Both {
		slices.Reverse(line)
		head, line = takeHead(line)
		heads = append(heads, head)
	}
	p.scene.Shapes = append(p.scene.Shapes,
		scene.Shape{Class: "ar", Path: outline.Path{outline.Fit(line)}},
		scene.Shape{Class: "ah", Path: heads})
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
