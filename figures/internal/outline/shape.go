package outline

import (
	"cmp"
	"math"
	"slices"

	"unknot/figures/internal/geom"
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
	distance func(p geom.Point) float64 // distance from the outline, negative inside; valid in the box and around it
	box      geom.Rect                  // contains the shape
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
	s.distance = func(p geom.Point) float64 { return inner(p) - r }
	return s.widen(r)
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
	shape := Shape{box: geom.EmptyRect()}
	shape.box.Add(a.Centre, ra)
	shape.box.Add(b.Centre, rb)
	centre, length := a.Centre, b.Centre.Sub(a.Centre).Len()
	if length <= ra-rb+1e-6 { // a contains b
		shape.distance = func(p geom.Point) float64 { return distance(p.X-centre.X, p.Y-centre.Y) - ra }
		return shape
	}
	way := b.Centre.Sub(a.Centre).Unit()
	sin := (ra - rb) / length // sine of the angle between the axis and the straight sides
	cos := math.Sqrt(1 - sin*sin)
	shape.distance = func(p geom.Point) float64 {
		px, py := p.X-centre.X, p.Y-centre.Y
		along, aside := px*way.X+py*way.Y, math.Abs(px*way.Y-py*way.X) // from a to b, and away from that line
		switch alongSide := cos*along - sin*aside; {
		case alongSide < 0: // nearest to a
			return distance(aside, along) - ra
		case alongSide > cos*length: // nearest to b
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
	slices.SortFunc(hull, func(p, q geom.Point) int { return cmp.Or(cmp.Compare(p.X, q.X), cmp.Compare(p.Y, q.Y)) })
	first, last := hull[0], hull[len(hull)-1]
	hull = convex(hull)
	edges := edgesOf(hull)
	if len(edges) < 3 {
		return Cone(Disc{Centre: first}, Disc{Centre: last})
	}
	shape := Shape{box: geom.EmptyRect()}
	for _, p := range hull {
		shape.box.Add(p, 0)
	}
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
	ixx, ixy, iyy := yy/det, -xy/det, xx/det // the inverse of that sum
	rx, ry := math.Sqrt(xx), math.Sqrt(yy)
	return Shape{
		distance: func(p geom.Point) float64 {
			x, y := p.X-centre.X, p.Y-centre.Y
			gx, gy := ixx*x+ixy*y, ixy*x+iyy*y
			slope := distance(gx, gy) // half of the gradient of k²
			if slope < 1e-9 {
				return -min(rx, ry)
			}
			k := math.Sqrt(max(1e-9, x*gx+y*gy)) // 1 on the outline
			return (k - 1) * k / slope
		},
		box: geom.Rect{Min: geom.Point{X: centre.X - rx, Y: centre.Y - ry}, Max: geom.Point{X: centre.X + rx, Y: centre.Y + ry}},
	}
}

// Union returns the union of shapes.
func Union(shapes ...Shape) Shape { return Smooth(0, shapes...) }

// Smooth returns the union of shapes, with fillets about k wide where two of them meet.
func Smooth(k float64, shapes ...Shape) Shape {
	parts := slices.DeleteFunc(slices.Clone(shapes), func(s Shape) bool { return s.distance == nil })
	switch len(parts) {
	case 0:
		return Shape{}
	case 1:
		return parts[0]
	}
	k = max(0, k)
	joined := parts[0]
	for _, s := range parts[1:] {
		joined.box = joined.box.Union(s.box)
	}
	joined.distance = func(p geom.Point) float64 { return minimum(parts, p, k) }
	return joined.widen(k / 4)
}

// widen returns s with a larger box.
func (s Shape) widen(by float64) Shape {
	s.box.Min = geom.Point{X: s.box.Min.X - by, Y: s.box.Min.Y - by}
	s.box.Max = geom.Point{X: s.box.Max.X + by, Y: s.box.Max.Y + by}
	return s
}

// minimum returns the smallest distance of parts from p, rounded where two distances differ by less than k. It skips
// parts whose box is too far away.
func minimum(parts []Shape, p geom.Point, k float64) float64 {
	d := math.Inf(1)
	for i := range parts {
		box, limit := &parts[i].box, d+k+1
		beside := box.Min.X-p.X > limit || p.X-box.Max.X > limit
		if limit < 0 || beside || box.Min.Y-p.Y > limit || p.Y-box.Max.Y > limit {
			continue
		}
		other := parts[i].distance(p)
		if overlap := k - math.Abs(d-other); overlap > 0 {
			d = min(d, other) - overlap*overlap/k/4
		} else {
			d = min(d, other)
		}
	}
	return d
}
