package outline

import (
	"slices"

	"unknot/figures/internal/geom"
)

// minPoints is the smallest number of points of a contour. With fewer, it is a speck around one or two samples.
const minPoints = 7

// Path returns the line along which f is 0 as smooth closed curves. It leaves out loops of less than minArea square
// units.
func (f *Field) Path(minArea float64) Path {
	var path Path
	for _, loop := range f.loops(minArea) {
		path = append(path, fitLoop(loop, loopTolerance*f.canvas.step))
	}
	return path
}

// Inside returns a function that reports whether a point is inside the loops of Path(minArea): a line from it to the
// right crosses them an odd number of times.
func (f *Field) Inside(minArea float64) func(geom.Point) bool {
	loops := f.loops(minArea)
	return func(p geom.Point) bool {
		inside := false
		for _, loop := range loops {
			from := loop[len(loop)-1]
			for _, to := range loop {
				spansHeight := (to.Y > p.Y) != (from.Y > p.Y)
				if spansHeight && p.X < to.X+(from.X-to.X)*(p.Y-to.Y)/(from.Y-to.Y) {
					inside = !inside
				}
				from = to
			}
		}
		return inside
	}
}

// loops returns the contours of f that enclose at least minArea square units.
func (f *Field) loops(minArea float64) [][]geom.Point {
	return slices.DeleteFunc(f.contours(), func(loop []geom.Point) bool {
		return len(loop) < minPoints || max(area(loop), -area(loop)) < minArea
	})
}

// area returns the area of a loop. Its sign tells in which direction the loop runs around it.
func area(loop []geom.Point) float64 {
	twice, previous := 0.0, loop[len(loop)-1]
	for _, p := range loop {
		twice += previous.X*p.Y - p.X*previous.Y
		previous = p
	}
	return twice / 2
}

// A walker follows the zero line between inside and outside samples.
type walker struct {
	canvas    *Canvas
	left, top int // position of the first of values, in samples of the canvas
	width     int // samples per row
	values    []float32
	seen      []bool // inside samples that were visited from the outside sample to their left
}

// contours returns the zero line as closed loops, with the inside always on the same side. The samples are padded with
// outside samples, so that every loop closes, even where the shape runs off the canvas.
func (f *Field) contours() [][]geom.Point {
	if f.IsEmpty() {
		return nil
	}
	w := walker{canvas: f.canvas, left: f.left - 1, top: f.top - 1, width: f.columns + 2}
	w.values = make([]float32, w.width*(f.rows+2))
	w.seen = make([]bool, len(w.values))
	fill(w.values, 1) // outside
	for j := range f.rows {
		copy(w.values[(j+1)*w.width+1:], f.values[j*f.columns:(j+1)*f.columns])
	}
	var loops [][]geom.Point
	// every loop has a sample with the outside to its left
	for k := 1; k < len(w.values); k++ {
		if w.values[k] < 0 && !(w.values[k-1] < 0) && !w.seen[k] {
			loops = append(loops, w.walk(k))
		}
	}
	return loops
}

// walk follows the zero line. It starts between an inside sample and the outside sample to its left, and ends when it
// is back there. At each step, the line runs between an inside and an outside sample, and the two samples ahead of them
// determine its direction. At a saddle it goes round the inside corner, from either side, so that no two loops share a
// crossing.
func (w *walker) walk(start int) []geom.Point {
	var loop []geom.Point
	inside, x, y := start, -1, 0 // (x, y) is the direction from the inside to the outside sample
	for {
		if x == -1 { // the outside is to the left, as at the start
			if w.seen[inside] {
				break
			}
			w.seen[inside] = true
		}
		loop = appendNew(loop, w.crossing(inside, x, y))
		fx, fy := y, -x // ahead
		ahead := inside + fy*w.width + fx
		switch beyond := ahead + y*w.width + x; {
		case !(w.values[ahead] < 0):
			x, y = fx, fy
		case !(w.values[beyond] < 0):
			inside = ahead
		default:
			inside, x, y = beyond, -fx, -fy
		}
	}
	if len(loop) > 1 && loop[0] == loop[len(loop)-1] {
		loop = loop[:len(loop)-1]
	}
	return loop
}

// crossing returns the point between an inside sample and its outside neighbour at which the field is 0.
func (w *walker) crossing(inside, x, y int) geom.Point {
	in, out := float64(w.values[inside]), float64(w.values[inside+y*w.width+x])
	t := in / (in - out) * w.canvas.step
	p := w.canvas.at(w.left+inside%w.width, w.top+inside/w.width)
	return geom.Point{X: p.X + t*float64(x), Y: p.Y + t*float64(y)}
}

// appendNew appends p unless it equals the last point. A sample of exactly 0 gives the same crossing with all its
// neighbours.
func appendNew(points []geom.Point, p geom.Point) []geom.Point {
	if n := len(points); n > 0 && points[n-1].Sub(p).Len() < 1e-6 {
		return points
	}
	return append(points, p)
}
