package outline

import (
	"math"
	"slices"

	"unknot/figures/internal/geom"
)

const (
	loopTolerance = 0.3375 // largest error of a fitted outline, in steps of its field
	lineTolerance = 0.3    // largest error of a fitted line, in units
	window        = 3      // number of points on each side over which a turn is measured
	cornerCosine  = 0.53   // cosine of 58 degrees: sharper turns are corners
	blunt         = 0.6    // largest distance by which the grid cuts off a corner, in units
	tangentPoints = 2      // number of points that determine the direction at an end
	rounds        = 5      // number of iterations before a curve is split
	hopeless      = 6      // error from which a curve is split at once, as a multiple of the tolerance
)

// Fit returns an open smooth line along points.
func Fit(points []geom.Point) Curve {
	var clean []geom.Point
	for _, p := range points {
		clean = appendNew(clean, p)
	}
	clean[len(clean)-1] = points[len(points)-1] // even if an almost equal point came before it
	f := newFitter(len(clean), lineTolerance)
	f.run(clean)
	return Curve{Start: clean[0], Cubics: f.cubics}
}

// fitLoop returns a closed curve that is at most tolerance units from loop, with a corner wherever loop has one.
func fitLoop(loop []geom.Point, tolerance float64) Curve {
	n := len(loop)
	bends := bends(loop)
	corners := corners(bends)
	f := newFitter(n+1, tolerance)
	if len(corners) == 0 { // it starts where the loop is flattest, and ends there in the same direction
		start := slices.Index(bends, slices.Min(bends))
		way := loop[(start+tangentPoints)%n].Sub(loop[(start-tangentPoints+n)%n]).Unit()
		f.fit(section(loop, start, start+n), way, way.Scale(-1))
		return Curve{Start: loop[start], Cubics: f.cubics, Closed: true}
	}
	for _, i := range corners {
		sharpen(loop, i)
	}
	ends := append(slices.Clone(corners[1:]), corners[0]+n) // the last stretch ends at the first corner
	for i, from := range corners {
		f.run(section(loop, from, ends[i]))
	}
	return Curve{Start: loop[corners[0]], Cubics: f.cubics, Closed: true}
}

// section returns the points of a loop with the indexes from up to and including to, which may run past its end.
func section(loop []geom.Point, from, to int) []geom.Point {
	points := make([]geom.Point, 0, to-from+1)
	for k := from; k <= to; k++ {
		points = append(points, loop[k%len(loop)])
	}
	return points
}

// bends returns how sharply the loop turns at each point: minus the cosine of the angle, from -1 (straight on) to 1
// (back).
func bends(loop []geom.Point) []float64 {
	n := len(loop)
	list := make([]float64, n)
	for i, p := range loop {
		before := p.Sub(loop[(i-window+n)%n]).Unit()
		after := loop[(i+window)%n].Sub(p).Unit()
		list[i] = -before.Dot(after)
	}
	return list
}

// corners returns the indexes of the points at which a loop turns by more than 58 degrees, and more than at their
// neighbours. Of neighbours with the same turn, it takes the first.
func corners(bends []float64) []int {
	n := len(bends)
	var list []int
	for i, bend := range bends {
		sharpest := bend >= -cornerCosine
		for k := 1; sharpest && k <= window; k++ {
			sharpest = bends[(i-k+n)%n] < bend && bends[(i+k)%n] <= bend
		}
		if sharpest {
			list = append(list, i)
		}
	}
	return list
}

// sharpen moves the corner i of a loop, which the grid has cut off, to the intersection of the lines on both sides of
// it. It does not change a corner that is truly round.
func sharpen(loop []geom.Point, i int) {
	n := len(loop)
	at := func(k int) geom.Point { return loop[(i+k+n)%n] }
	if n < 4*window {
		return
	}
	before, way := at(-2), at(-2).Sub(at(-4)).Unit() // a point and the direction of either line
	after, other := at(2), at(2).Sub(at(4)).Unit()
	sine := way.Dot(other.Left()) // of the angle between the lines
	if math.Abs(sine) < 0.3 {
		return
	}
	tip := before.Add(way.Scale(after.Sub(before).Dot(other.Left()) / sine))
	off := tip.Sub(loop[i]).Len()
	for _, k := range []int{-1, 1} { // the corner may be one end of the cut: the distance from its middle counts
		off = min(off, tip.Sub(loop[i].Lerp(at(k), 0.5)).Len())
	}
	if off < blunt {
		loop[i] = tip
	}
}

// A fitter fits cubics to points (Philip J. Schneider, An Algorithm for Automatically Fitting Digitized Curves,
// Graphics Gems, 1990).
type fitter struct {
	tolerance float64
	at        []float64 // scratch space for the parameter of each point
	cubics    [][3]geom.Point
}

// newFitter returns a fitter for up to that many points.
func newFitter(points int, tolerance float64) *fitter {
	return &fitter{tolerance: tolerance, at: make([]float64, points)}
}

// run adds cubics along points, with directions at both ends that the points determine.
func (f *fitter) run(points []geom.Point) {
	n := len(points)
	if n < 2 {
		return
	}
	m := min(tangentPoints, n-1)
	f.fit(points, points[m].Sub(points[0]).Unit(), points[n-1-m].Sub(points[n-1]).Unit())
}

// fit adds cubics along points that leave both ends in the given unit directions. If one cubic is not accurate enough,
// it splits the points where the error is largest, and fits each half.
func (f *fitter) fit(points []geom.Point, out, back geom.Point) {
	n := len(points)
	if n == 2 {
		f.thirds(points[0], points[1], out, back)
		return
	}
	at := f.at[:n]
	if !chords(at, points) {
		f.thirds(points[0], points[n-1], out, back)
		return
	}
	var split int
	for range rounds {
		c := controls(points, at, out, back)
		worst, where := c.worst(points, at)
		if worst < f.tolerance {
			f.cubics = append(f.cubics, [3]geom.Point{c[1], c[2], c[3]})
			return
		}
		split = where
		if worst > f.tolerance*hopeless {
			break
		}
		c.approach(points, at)
	}
	way := points[max(0, split-tangentPoints)].Sub(points[min(n-1, split+tangentPoints)]).Unit()
	f.fit(points[:split+1], out, way)
	f.fit(points[split:], way.Scale(-1), back)
}

// thirds adds the cubic from p to q whose handles have a third of its length.
func (f *fitter) thirds(p, q, out, back geom.Point) {
	d := q.Sub(p).Len() / 3
	f.cubics = append(f.cubics, [3]geom.Point{p.Add(out.Scale(d)), q.Add(back.Scale(d)), q})
}

// chords sets at to the position of each point along the line through points, from 0 to 1. It returns false if the line
// has no length.
func chords(at []float64, points []geom.Point) bool {
	at[0] = 0
	for i := 1; i < len(points); i++ {
		at[i] = at[i-1] + points[i].Sub(points[i-1]).Len()
	}
	length := at[len(at)-1]
	if !(length > 1e-9) {
		return false
	}
	for i := range at {
		at[i] /= length
	}
	return true
}

// A bezier is a cubic: its beginning, two control points, and its end.
type bezier [4]geom.Point

// point returns the point of the curve at t, from 0 at its first point to 1 at its last.
func (c *bezier) point(t float64) geom.Point {
	s := 1 - t
	a, b, d, e := s*s*s, 3*s*s*t, 3*s*t*t, t*t*t
	return geom.Point{
		X: a*c[0].X + b*c[1].X + d*c[2].X + e*c[3].X,
		Y: a*c[0].Y + b*c[1].Y + d*c[2].Y + e*c[3].Y,
	}
}

// controls returns the cubic between the ends of points that fits them best by least squares, with handles along out
// and back: two linear equations for the lengths a and b of the handles.
func controls(points []geom.Point, at []float64, out, back geom.Point) bezier {
	first, last := points[0], points[len(points)-1]
	along := out.Dot(back)
	var c00, c01, c11, x0, x1 float64
	for i, p := range points {
		t := at[i]
		s := 1 - t
		b1, b2 := 3*s*s*t, 3*s*t*t
		head, tail := s*s*s+b1, b2+t*t*t
		rest := geom.Point{X: p.X - first.X*head - last.X*tail, Y: p.Y - first.Y*head - last.Y*tail}
		c00 += b1 * b1
		c01 += b1 * b2 * along
		c11 += b2 * b2
		x0 += b1 * out.Dot(rest)
		x1 += b2 * back.Dot(rest)
	}
	length := last.Sub(first).Len()
	var a, b float64
	if det := c00*c11 - c01*c01; math.Abs(det) > 1e-12 {
		a, b = (x0*c11-x1*c01)/det, (c00*x1-c01*x0)/det
	}
	if a < length*1e-3 || b < length*1e-3 || a > 3*length || b > 3*length { // a loop or a kink
		a, b = length/3, length/3
	}
	return bezier{first, first.Add(out.Scale(a)), last.Add(back.Scale(b)), last}
}

// worst returns the largest distance of the curve from any of the points, and the index of that point.
func (c *bezier) worst(points []geom.Point, at []float64) (off float64, where int) {
	where = len(points) / 2
	for i := 1; i < len(points)-1; i++ {
		d := c.point(at[i]).Sub(points[i])
		if e := d.Dot(d); e > off {
			off, where = e, i
		}
	}
	return math.Sqrt(off), where
}

// approach moves each parameter towards the place where the curve is nearest to its point: one step of Newton's method.
func (c *bezier) approach(points []geom.Point, at []float64) {
	for i := 1; i < len(points)-1; i++ {
		t := at[i]
		s := 1 - t
		d := c.point(t).Sub(points[i])
		first := c[1].Sub(c[0]).Scale(3 * s * s).Add(c[2].Sub(c[1]).Scale(6 * s * t)).Add(c[3].Sub(c[2]).Scale(3 * t * t))
		second := c[2].Sub(c[1].Scale(2)).Add(c[0]).Scale(6 * s).Add(c[3].Sub(c[2].Scale(2)).Add(c[1]).Scale(6 * t))
		if slope := first.Dot(first) + d.Dot(second); math.Abs(slope) > 1e-9 {
			at[i] = max(0, min(1, t-d.Dot(first)/slope))
		}
	}
}
