package outline

import (
	"math"
	"slices"

	"unknot/internal/geom"
)

const (
	margin   = 12.0 // units of grid beyond each edge of the picture, so that shapes which run off it are closed outside
	reach    = 9.0  // units around a shape in which it is sampled, as gaps and blurs need
	fineStep = 0.8  // default step
	coarse   = 4    // samples between those that are always computed
	safe     = 6.25 // steps from the outline beyond which coarse samples suffice
)

// A Canvas is a grid of samples over the picture and a margin around it.
type Canvas struct {
	width, height, step float64
	columns, rows       int
}

// NewCanvas returns a grid over width × height units, with a sample every step units.
func NewCanvas(width, height, step float64) *Canvas {
	if !(step > 0) {
		step = fineStep
	}
	c := &Canvas{width: positive(width), height: positive(height), step: step}
	c.columns = int((c.width+2*margin)/step) + 1
	c.rows = int((c.height+2*margin)/step) + 1
	return c
}

// positive returns v, or 0 if it is negative or NaN.
func positive(v float64) float64 {
	if v > 0 {
		return v
	}
	return 0
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

// over returns a field with a box that covers low to high. Its samples are not set.
func (c *Canvas) over(low, high geom.Point) *Field {
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
	field := c.over(low, high)
	for j := range field.rows {
		row := field.values[j*field.columns : (j+1)*field.columns]
		for i := range row {
			row[i] = sample(f(c.at(field.left+i, field.top+j)))
		}
	}
	return field
}

// sample converts a distance to the range of a field.
func sample(d float64) float32 {
	if !(d < far) {
		return far
	}
	return float32(max(d, -far))
}

// Sample returns the field of a shape. As the gradient of a distance is at most 1, only every fourth sample is computed far from the outline; the others are
// interpolated.
func (c *Canvas) Sample(s Shape) *Field {
	if s.distance == nil {
		return c.Empty()
	}
	around := s.widen(reach)
	f := c.over(around.low, around.high)
	if f.IsEmpty() {
		return f
	}
	across, down := (f.columns-1)/coarse+2, (f.rows-1)/coarse+2
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

// interpolate fills the cell at (left, top) of the box from its corners: a and b above, c and d below.
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

// sampleCell computes every sample of the cell at (left, top) of the box.
func (f *Field) sampleCell(left, top int, s Shape) {
	for j := range min(coarse, f.rows-top) {
		row := f.values[(top+j)*f.columns+left:]
		for i := range min(coarse, f.columns-left) {
			row[i] = sample(s.distance(f.canvas.at(f.left+left+i, f.top+top+j)))
		}
	}
}

// A Field is a signed distance sampled on a canvas. It has the samples of a box; everything beyond is far outside. Fields can only be combined on
// the same canvas.
type Field struct {
	canvas        *Canvas
	left, top     int // of the box, in samples of the canvas
	columns, rows int
	values        []float32
}

// Clone returns an independent copy.
func (f *Field) Clone() *Field {
	g := *f
	g.values = slices.Clone(f.values)
	return &g
}

// IsEmpty reports whether the field has no samples.
func (f *Field) IsEmpty() bool { return len(f.values) == 0 }

// At returns the sample nearest to p.
func (f *Field) At(p geom.Point) float64 {
	if f.IsEmpty() {
		return far
	}
	i := math.Round((p.X+margin)/f.canvas.step) - float64(f.left)
	j := math.Round((p.Y+margin)/f.canvas.step) - float64(f.top)
	if !(i >= 0 && j >= 0 && i < float64(f.columns) && j < float64(f.rows)) {
		return far
	}
	return float64(f.values[int(j)*f.columns+int(i)])
}

// row returns the samples from left to right (columns of the canvas) of a row of the canvas.
func (f *Field) row(j, left, right int) []float32 {
	start := (j-f.top)*f.columns - f.left
	return f.values[start+left : start+right]
}

// overlap returns the intersection of the boxes of f and g, in samples of the canvas. It is empty if left >= right or top >= bottom.
func (f *Field) overlap(g *Field) (left, top, right, bottom int) {
	return max(f.left, g.left), max(f.top, g.top), min(f.left+f.columns, g.left+g.columns), min(f.top+f.rows, g.top+g.rows)
}

// Shrink moves the outline inwards by d, in place.
func (f *Field) Shrink(d float64) *Field {
	for i := range f.values {
		f.values[i] = sample(float64(f.values[i]) + d)
	}
	return f
}

// Clip keeps what is on the negative side of h, in place.
func (f *Field) Clip(h Half) *Field {
	for j := range f.rows {
		row := f.values[j*f.columns : (j+1)*f.columns]
		for i := range row {
			row[i] = max(row[i], sample(h(f.canvas.at(f.left+i, f.top+j))))
		}
	}
	return f
}

// Union adds g to f: the union of both.
func (f *Field) Union(g *Field) {
	if g.IsEmpty() {
		return
	}
	f.cover(g)
	for j := g.top; j < g.top+g.rows; j++ {
		to, from := f.row(j, g.left, g.left+g.columns), g.row(j, g.left, g.left+g.columns)
		for i, d := range from {
			to[i] = min(to[i], d)
		}
	}
}

// cover grows the box of f to contain that of g.
func (f *Field) cover(g *Field) {
	if f.IsEmpty() {
		*f = Field{canvas: f.canvas, left: g.left, top: g.top}
	}
	left, top := min(f.left, g.left), min(f.top, g.top)
	right, bottom := max(f.left+f.columns, g.left+g.columns), max(f.top+f.rows, g.top+g.rows)
	if left == f.left && top == f.top && right == f.left+f.columns && bottom == f.top+f.rows {
		return
	}
	wide := Field{canvas: g.canvas, left: left, top: top, columns: right - left, rows: bottom - top}
	wide.values = slices.Repeat([]float32{far}, wide.columns*wide.rows)
	for j := f.top; j < f.top+f.rows; j++ {
		copy(wide.row(j, f.left, f.left+f.columns), f.row(j, f.left, f.left+f.columns))
	}
	*f = wide
}

// Intersect removes what is not in g: the intersection of both.
func (f *Field) Intersect(g *Field) {
	left, top, right, bottom := f.overlap(g)
	for j := f.top; j < f.top+f.rows; j++ {
		all := f.row(j, f.left, f.left+f.columns)
		if j < top || j >= bottom || left >= right {
			fill(all, far)
			continue
		}
		fill(all[:left-f.left], far)
		fill(all[right-f.left:], far)
		to := all[left-f.left:]
		for i, d := range g.row(j, left, right) {
			to[i] = max(to[i], d)
		}
	}
}

// fill sets all of row to d.
func fill(row []float32, d float32) {
	for i := range row {
		row[i] = d
	}
}

// Cut removes what is inside by or within gap of it, except inside the discs of keep, where the two parts are joined.
func (f *Field) Cut(by *Field, gap float64, keep ...Disc) {
	left, top, right, bottom := f.overlap(by)
	if left >= right {
		return
	}
	for j := top; j < bottom; j++ {
		to := f.row(j, left, right)
		for i, near := range by.row(j, left, right) {
			d := float64(near) - gap
			if float32(-d) <= to[i] {
				continue
			}
			for _, disc := range keep {
				p := f.canvas.at(left+i, j)
				d = max(d, disc.Radius-distance(p.X-disc.Centre.X, p.Y-disc.Centre.Y))
			}
			to[i] = max(to[i], sample(-d))
		}
	}
}

// Blur rounds outer and inner corners and smooths the seams of a chain, in place. Two box passes in each direction approximate a Gaussian.
func (f *Field) Blur(radius float64) *Field {
	if f.IsEmpty() || !(radius > 0) {
		return f
	}
	r := int(math.Round(min(radius/f.canvas.step, float64(max(f.columns, f.rows)))))
	if r < 1 {
		return f
	}
	other := make([]float32, len(f.values))
	f.blurRows(other, f.values, r)
	f.blurRows(f.values, other, r)
	f.blurColumns(other, f.values, r)
	f.blurColumns(f.values, other, r)
	return f
}

// blurRows sets to to the means of the samples up to r to the left and right. The first and the last sample extend beyond the ends.
func (f *Field) blurRows(to, from []float32, r int) {
	last, part := f.columns-1, 1/float32(2*r+1)
	for j := range f.rows {
		in, out := from[j*f.columns:(j+1)*f.columns], to[j*f.columns:(j+1)*f.columns]
		var sum float32
		for i := -r; i <= r; i++ {
			sum += in[min(max(i, 0), last)]
		}
		for i := range out {
			out[i] = sum * part
			sum += in[min(i+r+1, last)] - in[max(i-r, 0)]
		}
	}
}

// blurColumns does the same vertically, for all columns at a time.
func (f *Field) blurColumns(to, from []float32, r int) {
	last, part := f.rows-1, 1/float32(2*r+1)
	line := func(values []float32, j int) []float32 {
		j = min(max(j, 0), last)
		return values[j*f.columns : (j+1)*f.columns]
	}
	sums := make([]float32, f.columns)
	for j := -r; j <= r; j++ {
		for i, d := range line(from, j) {
			sums[i] += d
		}
	}
	for j := range f.rows {
		out, gone, next := line(to, j), line(from, j-r), line(from, j+r+1)
		for i, sum := range sums {
			out[i] = sum * part
			sums[i] = sum + next[i] - gone[i]
		}
	}
}
