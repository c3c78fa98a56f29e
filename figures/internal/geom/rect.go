package geom

import "math"

// A Rect is a rectangle of the picture.
type Rect struct{ Min, Max Point }

// EmptyRect returns a rectangle that contains no point, as a start for [Rect.Add] and [Rect.Union].
func EmptyRect() Rect {
	return Rect{Point{math.Inf(1), math.Inf(1)}, Point{math.Inf(-1), math.Inf(-1)}}
}

// UnionHeight returns r, extended upwards and downwards to the height of s.
func (r Rect) UnionHeight(s Rect) Rect {
	r.Min.Y, r.Max.Y = min(r.Min.Y, s.Min.Y), max(r.Max.Y, s.Max.Y)
	return r
}

// Size returns the width and height.
func (r Rect) Size() Point { return r.Max.Sub(r.Min) }

// Union returns the smallest rectangle that contains r and q.
func (r Rect) Union(q Rect) Rect {
	return Rect{
		Point{min(r.Min.X, q.Min.X), min(r.Min.Y, q.Min.Y)},
		Point{max(r.Max.X, q.Max.X), max(r.Max.Y, q.Max.Y)},
	}
}

// Add grows r to contain all points within radius of p.
func (r *Rect) Add(p Point, radius float64) {
	r.Min = Point{min(r.Min.X, p.X-radius), min(r.Min.Y, p.Y-radius)}
	r.Max = Point{max(r.Max.X, p.X+radius), max(r.Max.Y, p.Y+radius)}
}
