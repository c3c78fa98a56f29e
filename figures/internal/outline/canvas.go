package outline

import (
	"math"

	"unknot/figures/internal/geom"
)

const (
	margin = 60.0 // width of the grid beyond each edge of the picture, so that shapes that run off it close outside, in units
	reach  = 9.0  // distance around a shape in which it is sampled, as gaps and blurs need, in units
	coarse = 4    // every coarse-th sample is always computed
	safe   = 6.25 // distance from the outline from which these samples suffice, in steps
)

// A Canvas is a grid of samples over the picture and a margin around it.
type Canvas struct {
	width, height, step float64
	columns, rows       int
}

// NewCanvas returns a grid over width × height units, with a sample every step units.
func NewCanvas(width, height, step float64) *Canvas {
	c := &Canvas{width: width, height: height, step: step}
	c.columns = int((c.width+2*margin)/step) + 1
	c.rows = int((c.height+2*margin)/step) + 1
	return c
}

// Size returns the size of the picture.
func (c *Canvas) Size() (width, height float64) { return c.width, c.height }

// Step returns the distance between samples.
func (c *Canvas) Step() float64 { return c.step }

// at returns the point of the sample in column i and row j.
func (c *Canvas) at(i, j int) geom.Point {
	return geom.Point{X: float64(i)*c.step - margin, Y: float64(j)*c.step - margin}
}

// span returns the first sample and the number of samples that cover low to high.
func (c *Canvas) span(low, high float64, samples int) (first, count int) {
	a, b := math.Floor((low+margin)/c.step), math.Ceil((high+margin)/c.step)
	if !(a <= b) || b < 0 || a > float64(samples-1) {
		return 0, 0
	}
	first = int(max(0, a))
	return first, int(min(float64(samples-1), b)) - first + 1
}

// newField returns a field that covers the rectangle from low to high. Its samples are all 0.
func (c *Canvas) newField(low, high geom.Point) *Field {
	f := &Field{canvas: c}
	f.left, f.columns = c.span(low.X, high.X, c.columns)
	f.top, f.rows = c.span(low.Y, high.Y, c.rows)
	if f.columns == 0 || f.rows == 0 {
		return c.Empty()
	}
	f.values = make([]float32, f.columns*f.rows)
	return f
}

// Empty returns a field without samples.
func (c *Canvas) Empty() *Field { return &Field{canvas: c} }

// Fill returns a field with the value of f at every sample from low to high.
func (c *Canvas) Fill(low, high geom.Point, f func(p geom.Point) float64) *Field {
	field := c.newField(low, high)
	for j := range field.rows {
		row := field.values[j*field.columns : (j+1)*field.columns]
		for i := range row {
			row[i] = sample(f(c.at(field.left+i, field.top+j)))
		}
	}
	return field
}

// sample converts a distance to a value of a field, which is limited to far on both sides.
func sample(d float64) float32 { return float32(max(-far, min(far, d))) }

// Sample returns the field of a shape. Far from the outline, it computes only every fourth sample and interpolates the
// others: as the gradient of a distance is at most 1, no outline can be between them.
func (c *Canvas) Sample(s Shape) *Field {
	if s.distance == nil {
		return c.Empty()
	}
	around := s.widen(reach)
	f := c.newField(around.box.Min, around.box.Max)
	if f.IsEmpty() {
		return f
	}
	across, down := (f.columns-1)/coarse+2, (f.rows-1)/coarse+2 // corners of cells, the last ones beyond the field
	corners := make([]float32, across*down)
	for j := range down {
		for i := range across {
			corners[j*across+i] = sample(s.distance(c.at(f.left+i*coarse, f.top+j*coarse)))
		}
	}
	near := float32(safe * c.step)
	for j := range down - 1 {
		for i := range across - 1 {
			k := j*across + i
			a, b, c, d := corners[k], corners[k+1], corners[k+across], corners[k+across+1]
			if min(a, b, c, d) > near || max(a, b, c, d) < -near {
				f.interpolate(i*coarse, j*coarse, a, b, c, d)
			} else {
				f.sampleCell(i*coarse, j*coarse, s)
			}
		}
	}
	return f
}

// interpolate fills the cell at (left, top) of f from its corners: a and b above, c and d below.
func (f *Field) interpolate(left, top int, a, b, c, d float32) {
	for j := range min(coarse, f.rows-top) {
		v := float32(j) / coarse
		from, to := a+(c-a)*v, b+(d-b)*v
		row := f.values[(top+j)*f.columns+left:]
		for i := range min(coarse, f.columns-left) {
			row[i] = from + (to-from)*float32(i)/coarse
		}
	}
}

// sampleCell computes every sample of the cell at (left, top) of f.
func (f *Field) sampleCell(left, top int, s Shape) {
	for j := range min(coarse, f.rows-top) {
		row := f.values[(top+j)*f.columns+left:]
		for i := range min(coarse, f.columns-left) {
			row[i] = sample(s.distance(f.canvas.at(f.left+left+i, f.top+top+j)))
		}
	}
}
