package outline

import (
	"math"
	"slices"

	"unknot/figures/internal/geom"
)

// A Field is a signed distance sampled on a canvas. It has the samples of a rectangle, its box; everything beyond that
// is far outside. Fields can only be combined if they have the same canvas.
type Field struct {
	canvas        *Canvas
	left, top     int // position of the box, in samples of the canvas
	columns, rows int // size of the box
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

// row returns the samples of row j from column left up to, but not including, column right. Rows and columns are those
// of the canvas.
func (f *Field) row(j, left, right int) []float32 {
	start := (j-f.top)*f.columns - f.left
	return f.values[start+left : start+right]
}

// overlap returns the intersection of the boxes of f and g, in samples of the canvas. It is empty if left >= right or
// top >= bottom.
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

// Clip removes everything on the positive side of h, in place.
func (f *Field) Clip(h Half) *Field {
	for j := range f.rows {
		row := f.values[j*f.columns : (j+1)*f.columns]
		for i := range row {
			row[i] = max(row[i], sample(h(f.canvas.at(f.left+i, f.top+j))))
		}
	}
	return f
}

// Union adds g to f.
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

// cover grows the box of f so that it contains the box of g.
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

// Intersect removes everything outside g from f.
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

// fill sets all samples of row to d.
func fill(row []float32, d float32) {
	for i := range row {
		row[i] = d
	}
}

// Cut removes everything inside by, or within a distance of gap from it. It keeps what is inside the discs of keep,
// where the two are joined or touch.
func (f *Field) Cut(by *Field, gap float64, keep ...Disc) {
	left, top, right, bottom := f.overlap(by)
	if left >= right {
		return
	}
	for j := top; j < bottom; j++ {
		to := f.row(j, left, right)
		for i, near := range by.row(j, left, right) {
			d := float64(near) - gap // distance from what is cut away
			if float32(-d) <= to[i] {
				continue // the sample is farther outside already
			}
			p := f.canvas.at(left+i, j)
			for _, disc := range keep {
				x, y := p.X-disc.Centre.X, p.Y-disc.Centre.Y
				if beyond := disc.Radius - d; beyond > 0 && x*x+y*y < beyond*beyond { // else the disc changes nothing
					d = disc.Radius - distance(x, y)
				}
			}
			to[i] = max(to[i], sample(-d))
		}
	}
}

// Blur rounds outer and inner corners and smooths the seams of a chain of shapes, in place. Two box blurs in each
// direction approximate a Gaussian blur.
func (f *Field) Blur(radius float64) *Field {
	if f.IsEmpty() || !(radius > 0) {
		return f
	}
	r := int(math.Round(min(radius/f.canvas.step, float64(max(f.columns, f.rows)))))
	if r < 1 {
		return f
	}
	scratch := make([]float32, len(f.values))
	f.blurRows(scratch, f.values, r)
	f.blurRows(f.values, scratch, r)
	f.blurColumns(scratch, f.values, r)
	f.blurColumns(f.values, scratch, r)
	return f
}

// blurRows sets each sample of to to the mean of the samples of from that are up to r to its left and right. Beyond its
// ends, a row goes on with its first and its last sample.
func (f *Field) blurRows(to, from []float32, r int) {
	last, weight := f.columns-1, 1/float32(2*r+1)
	for j := range f.rows {
		in, out := from[j*f.columns:(j+1)*f.columns], to[j*f.columns:(j+1)*f.columns]
		var sum float32
		for i := -r; i <= r; i++ {
			sum += in[min(max(i, 0), last)]
		}
		for i := range out {
			out[i] = sum * weight
			sum += in[min(i+r+1, last)] - in[max(i-r, 0)]
		}
	}
}

// blurColumns does what blurRows does, but vertically, for all columns at a time.
func (f *Field) blurColumns(to, from []float32, r int) {
	last, weight := f.rows-1, 1/float32(2*r+1)
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
			out[i] = sum * weight
			sums[i] = sum + next[i] - gone[i]
		}
	}
}
