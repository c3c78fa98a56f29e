package geom

import "math"

// A Point is a place in the picture, in viewBox units.
type Point struct{ X, Y float64 }

// Add is p + q.
func (p Point) Add(q Point) Point { return Point{p.X + q.X, p.Y + q.Y} }

// Sub is p - q: the way from q to p.
func (p Point) Sub(q Point) Point { return Point{p.X - q.X, p.Y - q.Y} }

// Scale is p, s times as far from the origin.
func (p Point) Scale(s float64) Point { return Point{p.X * s, p.Y * s} }

// Dot is the scalar product.
func (p Point) Dot(q Point) float64 { return p.X*q.X + p.Y*q.Y }

// Len is the length.
func (p Point) Len() float64 { return math.Hypot(p.X, p.Y) }

// Lerp is the point t of the way from p to q.
func (p Point) Lerp(q Point, t float64) Point { return p.Add(q.Sub(p).Scale(t)) }

// Unit is p with length 1; without length it has no direction, and right is taken.
func (p Point) Unit() Point {
	l := p.Len()
	if l < 1e-9 {
		return Point{1, 0}
	}
	return p.Scale(1 / l)
}

// Left is p turned a quarter: what lies to the left of someone who walks along it down the page.
func (p Point) Left() Point { return Point{-p.Y, p.X} }

// A Camera flattens the world without perspective.
type Camera struct {
	Scale  float64 // viewBox units a cm
	Origin Point   // where the world's origin falls in the picture

	sinTurn, cosTurn, sinPitch, cosPitch, flip float64
}

// NewCamera looks at the person from the right (turn 0, the face to the right of the picture), from the front (90) or from behind (-90),
// pitch degrees from above. A mirrored camera shows the picture's left as its right. Its scale is 1.
func NewCamera(turn, pitch float64, mirror bool) Camera {
	c := Camera{Scale: 1, flip: 1}
	c.sinTurn, c.cosTurn = math.Sincos(turn * Degree)
	c.sinPitch, c.cosPitch = math.Sincos(pitch * Degree)
	if mirror {
		c.flip = -1
	}
	return c
}

// Dir is how far a direction of the world goes right, down and towards us, in cm.
func (c Camera) Dir(v Vec) (right, down, near float64) {
	right = (v.X*c.cosTurn - v.Z*c.sinTurn) * c.flip
	z := v.X*c.sinTurn + v.Z*c.cosTurn
	return right, -(v.Y*c.cosPitch - z*c.sinPitch), z*c.cosPitch + v.Y*c.sinPitch
}

// Flat is a direction of the world as it lies in the picture, in viewBox units.
func (c Camera) Flat(v Vec) Point {
	right, down, _ := c.Dir(v)
	return Point{right * c.Scale, down * c.Scale}
}

// Project is a point of the world in the picture.
func (c Camera) Project(v Vec) Point { return c.Origin.Add(c.Flat(v)) }

// Depth is how near a point is, in cm: what is nearer is more.
func (c Camera) Depth(v Vec) float64 {
	_, _, near := c.Dir(v)
	return near
}

// Down is the direction of the world that leads straight down the picture.
func (c Camera) Down() Vec {
	return Vec{c.sinTurn * c.sinPitch, -c.cosPitch, c.cosTurn * c.sinPitch}
}

// Pitch is the sine of the angle we look down at: 0 is level.
func (c Camera) Pitch() float64 { return c.sinPitch }

// Ground is the point of the level plane at height (cm) that falls on p. A camera that looks level sees no plane: ok is false.
func (c Camera) Ground(p Point, height float64) (v Vec, ok bool) {
	if c.sinPitch < 0.03 {
		return Vec{}, false
	}
	right := (p.X - c.Origin.X) / c.Scale * c.flip
	near := ((p.Y-c.Origin.Y)/c.Scale + height*c.cosPitch) / c.sinPitch
	return Vec{right*c.cosTurn + near*c.sinTurn, height, -right*c.sinTurn + near*c.cosTurn}, true
}
