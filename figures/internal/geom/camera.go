package geom

import "math"

// A Point is a point or a vector of the picture, in viewBox units: X is to the right, Y is down.
type Point struct{ X, Y float64 }

// Add returns p + q.
func (p Point) Add(q Point) Point { return Point{p.X + q.X, p.Y + q.Y} }

// Sub returns p - q, the vector from q to p.
func (p Point) Sub(q Point) Point { return Point{p.X - q.X, p.Y - q.Y} }

// Scale returns p multiplied by s.
func (p Point) Scale(s float64) Point { return Point{p.X * s, p.Y * s} }

// Dot returns the scalar product.
func (p Point) Dot(q Point) float64 { return p.X*q.X + p.Y*q.Y }

// Len returns the length.
func (p Point) Len() float64 { return math.Hypot(p.X, p.Y) }

// Lerp interpolates linearly between p (t = 0) and q (t = 1).
func (p Point) Lerp(q Point, t float64) Point { return p.Add(q.Sub(p).Scale(t)) }

// Unit returns p scaled to length 1. For a vector of length 0, it returns (1, 0).
func (p Point) Unit() Point {
	l := p.Len()
	if l < 1e-9 {
		return Point{1, 0}
	}
	return p.Scale(1 / l)
}

// Left returns p rotated by 90 degrees: (1, 0) becomes (0, 1).
func (p Point) Left() Point { return Point{-p.Y, p.X} }

// A Camera is an orthographic projection of the world.
type Camera struct {
	Scale  float64 // viewBox units per cm
	Origin Point   // the projection of the world's origin

	sinTurn, cosTurn, sinPitch, cosPitch, flip float64
}

// NewCamera returns a camera with scale 1 that looks down by pitch degrees. With turn 0 it is to the person's right, so
// that the face is to the right in the picture; with 90 it is in front, and with -90 behind. A mirrored camera swaps
// left and right in the picture.
func NewCamera(turn, pitch float64, mirror bool) Camera {
	c := Camera{Scale: 1, flip: 1}
	c.sinTurn, c.cosTurn = math.Sincos(turn * Degree)
	c.sinPitch, c.cosPitch = math.Sincos(pitch * Degree)
	if mirror {
		c.flip = -1
	}
	return c
}

// Dir returns the components of v to the right, down, and towards the camera, in cm.
func (c Camera) Dir(v Vec) (right, down, near float64) {
	right = (v.X*c.cosTurn - v.Z*c.sinTurn) * c.flip
	level := v.X*c.sinTurn + v.Z*c.cosTurn // along the floor towards the camera
	down = -(v.Y*c.cosPitch - level*c.sinPitch)
	near = level*c.cosPitch + v.Y*c.sinPitch
	return right, down, near
}

// Flat returns the projection of a vector, in viewBox units.
func (c Camera) Flat(v Vec) Point {
	right, down, _ := c.Dir(v)
	return Point{right * c.Scale, down * c.Scale}
}

// Project returns the projection of a point.
func (c Camera) Project(v Vec) Point { return c.Origin.Add(c.Flat(v)) }

// Depth returns how near v is to the camera, in cm: nearer points have greater depths.
func (c Camera) Depth(v Vec) float64 {
	_, _, near := c.Dir(v)
	return near
}

// Down returns the direction in the world that is straight down in the picture.
func (c Camera) Down() Vec {
	return Vec{c.sinTurn * c.sinPitch, -c.cosPitch, c.cosTurn * c.sinPitch}
}

// Towards returns the direction along the floor towards the camera.
func (c Camera) Towards() Vec { return Vec{X: c.sinTurn, Z: c.cosTurn} }

// SinPitch returns the sine of the angle by which the camera looks down: 0 is horizontal.
func (c Camera) SinPitch() float64 { return c.sinPitch }

// Ground is the inverse of Project for points at a given height, in cm: it returns the one that is projected to p. Ok
// is false if the camera is almost horizontal.
func (c Camera) Ground(p Point, height float64) (v Vec, ok bool) {
	const minSinPitch = 0.03
	if c.sinPitch < minSinPitch {
		return Vec{}, false
	}
	right := (p.X - c.Origin.X) / c.Scale * c.flip
	level := ((p.Y-c.Origin.Y)/c.Scale + height*c.cosPitch) / c.sinPitch // along the floor towards the camera
	return Vec{right*c.cosTurn + level*c.sinTurn, height, -right*c.sinTurn + level*c.cosTurn}, true
}
