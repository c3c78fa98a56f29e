package outline

import (
	"math"
	"slices"

	"unknot/internal/geom"
)

// far is the distance of everything that is far away, in units. It limits the values of a field on both sides.
const far = 60

// A Disc is a filled circle.
type Disc struct {
	Centre geom.Point
	Radius float64
}

// A Shape is an area with a distance function. The zero Shape is empty.
type Shape struct {
	distance  func(p geom.Point) float64 // distance from the outline, negative inside; valid in the box and around it
	low, high geom.Point                 // corners of the box
}

// A Half is the distance from a border, negative on the side that is kept.
type Half func(p geom.Point) float64

// HalfPlane returns the half of the plane, divided at a point, that way points to.
func HalfPlane(at, way geom.Point) Half {
	normal := way.Unit()
	return func(p geom.Point) float64 { return -p.Sub(at).Dot(normal) }
}

// Distance returns the distance of p from the outline, negative inside.
func (s Shape) Distance(p geom.Point) float64 {
	if s.distance == nil {
		return far
	}
	return s.distance(p)
}

// Grow moves the outline outwards by r.
func (s Shape) Grow(r float64) Shape {
	inner := s.distance
	if inner == nil {
		return s
	}
	return Shape{
		distance: func(p geom.Point) float64 { return inner(p) - r },
		low:      geom.Point{X: s.low.X - r, Y: s.low.Y - r},
		high:     geom.Point{X: s.high.X + r, Y: s.high.Y + r},
	}
}

// Clip keeps the part on the negative side of h.
func (s Shape) Clip(h Half) Shape {
	return s.Refine(func(p geom.Point, d float64) float64 { return max(d, h(p)) })
}

// Refine returns a shape in the same box. F computes its distance from a point and the distance of s at that point.
func (s Shape) Refine(f func(p geom.Point, d float64) float64) Shape {
	inner := s.distance
	if inner == nil {
		return s
	}
	s.distance = func(p geom.Point) float64 { return f(p, inner(p)) }
	return s
}

// Cone returns the convex hull of two discs. Its distance is exact (Inigo Quilez, 2D distance functions, uneven
// capsule).
func Cone(a, b Disc) Shape {
	if a.Radius < b.Radius {
		a, b = b, a
	}
	ra, rb := max(0, a.Radius), max(0, b.Radius)
	shape := Shape{
		low:  geom.Point{X: min(a.Centre.X-ra, b.Centre.X-rb), Y: min(a.Centre.Y-ra, b.Centre.Y-rb)},
		high: geom.Point{X: max(a.Centre.X+ra, b.Centre.X+rb), Y: max(a.Centre.Y+ra, b.Centre.Y+rb)},
	}
	centre, length := a.Centre, b.Centre.Sub(a.Centre).Len()
	if length <= ra-rb+1e-6 { // one contains the other
		shape.distance = func(p geom.Point) float64 { return distance(p.X-centre.X, p.Y-centre.Y) - ra }
		return shape
	}
	way := b.Centre.Sub(a.Centre).Unit()
	sin := (ra - rb) / length // sine of the angle between the axis and the straight sides
	cos := math.Sqrt(1 - sin*sin)
	shape.distance = func(p geom.Point) float64 {
		px, py := p.X-centre.X, p.Y-centre.Y
		along, aside := px*way.X+py*way.Y, math.Abs(px*way.Y-py*way.X)
		switch side := cos*along - sin*aside; {
		case side < 0:
			return distance(aside, along) - ra
		case side > cos*length:
			return distance(aside, along-length) - rb
		}
		return aside*cos + along*sin - ra
	}
	return shape
}

// distance returns the length of the vector (x, y). Unlike math.Hypot, it does not guard against overflow, as pictures
// are small.
func distance(x, y float64) float64 { return math.Sqrt(x*x + y*y) }

// discPoints is the number of points that approximate a disc in a hull.
const discPoints = 20

// Hull returns the convex hull of discs.
func Hull(discs ...Disc) Shape {
	switch len(discs) {
	case 0:
		return Shape{}
	case 1, 2:
		return Cone(discs[0], discs[len(discs)-1])
	}
	points := make([]geom.Point, 0, len(discs)*discPoints)
	for _, d := range discs {
		for k := range discPoints {
			sin, cos := math.Sincos(float64(k) * 360 / discPoints * geom.Degree)
			points = append(points, geom.Point{X: d.Centre.X + d.Radius*cos, Y: d.Centre.Y + d.Radius*sin})
		}
	}
	return ConvexHull(points...)
}

// An edge is the line of the points p with x·p.X + y·p.Y = c. The unit vector (x, y) points outwards.
type edge struct{ x, y, c float64 }

// ConvexHull returns the convex hull of points. Its distance is the largest distance from the line of an edge. That is
// fast, and exact except beyond a corner, where it is too small: so growing the shape makes mitred corners. Points on a
// line make a line without width.
func ConvexHull(points ...geom.Point) Shape {
	if len(points) == 0 {
		return Shape{}
	}
	hull := slices.Clone(points)
	slices.SortFunc(hull, func(p, q geom.Point) int {
		switch {
		case p.X < q.X || p.X == q.X && p.Y < q.Y:
			return -1
		case p == q:
			return 0
		}
		return 1
	})
	first, last := hull[0], hull[len(hull)-1]
	hull = convex(hull)
	edges := edgesOf(hull)
	if len(edges) < 3 {
		return Cone(Disc{Centre: first}, Disc{Centre: last})
	}
	box := geom.EmptyRect()
	for _, p := range hull {
		box.Add(p, 0)
	}
	shape := Shape{low: box.Min, high: box.Max}
	shape.distance = func(p geom.Point) float64 {
		d := math.Inf(-1)
		for _, e := range edges {
			if beyond := e.x*p.X + e.y*p.Y - e.c; beyond > d { // faster than the built-in max, which heeds NaN
				d = beyond
			}
		}
		return d
	}
	return shape
}

// edgesOf returns the edges of a convex hull that have a length.
func edgesOf(hull []geom.Point) []edge {
	edges := make([]edge, 0, len(hull))
	for i, p := range hull {
		d := hull[(i+1)%len(hull)].Sub(p)
		if length := d.Len(); length > 1e-6 {
			x, y := d.Y/length, -d.X/length
			edges = append(edges, edge{x, y, x*p.X + y*p.Y})
		}
	}
	return edges
}

// convex returns the convex hull of sorted points (Andrew's monotone chain), each edge with the outside on (d.Y, -d.X).
func convex(sorted []geom.Point) []geom.Point {
	hull := make([]geom.Point, 0, len(sorted)+1)
	add := func(base int, p geom.Point) {
		for len(hull) >= base+2 {
			a, b := hull[len(hull)-2], hull[len(hull)-1]
			if (b.X-a.X)*(p.Y-a.Y)-(b.Y-a.Y)*(p.X-a.X) > 1e-9 {
				break
			}
			hull = hull[:len(hull)-1]
		}
		hull = append(hull, p)
	}
	for _, p := range sorted {
		add(0, p)
	}
	hull = hull[:len(hull)-1] // the way back starts with it
	base := len(hull)
	for _, p := range slices.Backward(sorted) {
		add(base, p)
	}
	return hull[:len(hull)-1]
}

// Ellipse returns the outline of an ellipsoid whose semi-axes are projected to axes. Its distance is an approximation
// of the first order, which is exact on the outline. An ellipsoid seen edge-on is a line without width.
func Ellipse(centre geom.Point, axes ...geom.Point) Shape {
	var xx, xy, yy float64 // the sum of axis·axisᵀ
	for _, axis := range axes {
		xx += axis.X * axis.X
		xy += axis.X * axis.Y
		yy += axis.Y * axis.Y
	}
	det := xx*yy - xy*xy
	if det <= 1e-9*(xx+yy)*(xx+yy) {
		long := geom.Point{X: xx, Y: xy}
		if yy > xx {
			long = geom.Point{X: xy, Y: yy}
		}
		long = long.Unit().Scale(math.Sqrt(xx + yy))
		return Cone(Disc{Centre: centre.Sub(long)}, Disc{Centre: centre.Add(long)})
	}
	ixx, ixy, iyy := yy/det, -xy/det, xx/det
	rx, ry := math.Sqrt(xx), math.Sqrt(yy)
	return Shape{
		distance: func(p geom.Point) float64 {
			x, y := p.X-centre.X, p.Y-centre.Y
			gx, gy := ixx*x+ixy*y, ixy*x+iyy*y
			slope := distance(gx, gy)
			if slope < 1e-9 {
				return -min(rx, ry)
			}
			k := math.Sqrt(max(1e-9, x*gx+y*gy)) // 1 on the outline
			return (k - 1) * k / slope
		},
		low:  geom.Point{X: centre.X - rx, Y: centre.Y - ry},
		high: geom.Point{X: centre.X + rx, Y: centre.Y + ry},
	}
}

// Union returns the union of shapes.
func Union(shapes ...Shape) Shape { return Smooth(0, shapes...) }

// Smooth returns the union of shapes, with fillets about k wide where two of them meet.
func Smooth(k float64, shapes ...Shape) Shape {
	parts := make([]Shape, 0, len(shapes))
	for _, s := range shapes {
		if s.distance != nil {
			parts = append(parts, s)
		}
	}
	switch len(parts) {
	case 0:
		return Shape{}
	case 1:
		return parts[0]
	}
	k = max(0, k)
	joined := parts[0]
	for _, s := range parts[1:] {
		joined.low = geom.Point{X: min(joined.low.X, s.low.X), Y: min(joined.low.Y, s.low.Y)}
		joined.high = geom.Point{X: max(joined.high.X, s.high.X), Y: max(joined.high.Y, s.high.Y)}
	}
	joined.distance = func(p geom.Point) float64 { return minimum(parts, p, k) }
	return joined.widen(k / 4)
}

// widen returns s with a larger box.
func (s Shape) widen(by float64) Shape {
	s.low = geom.Point{X: s.low.X - by, Y: s.low.Y - by}
	s.high = geom.Point{X: s.high.X + by, Y: s.high.Y + by}
	return s
}

// minimum returns the smallest distance of parts from p, rounded where two distances differ by less than k. It skips
// parts whose box is too far away.
func minimum(parts []Shape, p geom.Point, k float64) float64 {
	d := math.Inf(1)
	for i := range parts {
		s := &parts[i]
		if limit := d + k + 1; limit < 0 || s.low.X-p.X > limit || p.X-s.high.X > limit || s.low.Y-p.Y > limit || p.Y-s.high.Y > limit {
			continue
		}
		e := s.distance(p)
		if gap := k - math.Abs(d-e); gap > 0 {
			d = min(d, e) - gap*gap/k/4
		} else {
			d = min(d, e)
		}
	}
	return d
}
