// Package geom provides the geometry of figures: vectors and [Axes] in the world, a [Camera] that projects them, and
// points in the picture.
//
// Coordinates of the world are in cm ([Vec]), those of the picture in viewBox units ([Point]). Angles are in degrees.
package geom

import "math"

// Degree is one degree in radians.
const Degree = math.Pi / 180

// A Vec is a point or a direction in the world, in cm: X is forward, where a standing person faces, Y is up from the
// floor, and Z is to the right of that person.
type Vec struct{ X, Y, Z float64 }

// Add returns v + w.
func (v Vec) Add(w Vec) Vec { return Vec{v.X + w.X, v.Y + w.Y, v.Z + w.Z} }

// Sub returns v - w, the vector from w to v.
func (v Vec) Sub(w Vec) Vec { return Vec{v.X - w.X, v.Y - w.Y, v.Z - w.Z} }

// Scale returns v multiplied by s.
func (v Vec) Scale(s float64) Vec { return Vec{v.X * s, v.Y * s, v.Z * s} }

// Dot returns the scalar product.
func (v Vec) Dot(w Vec) float64 { return v.X*w.X + v.Y*w.Y + v.Z*w.Z }

// Cross returns the vector product.
func (v Vec) Cross(w Vec) Vec {
	return Vec{v.Y*w.Z - v.Z*w.Y, v.Z*w.X - v.X*w.Z, v.X*w.Y - v.Y*w.X}
}

// Len returns the length.
func (v Vec) Len() float64 { return math.Sqrt(v.Dot(v)) }

// Lerp interpolates linearly between v (t = 0) and w (t = 1).
func (v Vec) Lerp(w Vec, t float64) Vec { return v.Add(w.Sub(v).Scale(t)) }

// Unit returns v scaled to length 1. For a vector of length 0, it returns forward.
func (v Vec) Unit() Vec {
	l := v.Len()
	if l < 1e-9 {
		return Vec{1, 0, 0}
	}
	return v.Scale(1 / l)
}

// Across returns the component of v that is perpendicular to the unit vector n, scaled to length 1. If v is parallel to
// n, it returns any unit vector perpendicular to n.
func (v Vec) Across(n Vec) Vec {
	part := v.Sub(n.Scale(v.Dot(n)))
	if part.Len() > 1e-6 {
		return part.Unit()
	}
	if math.Abs(n.X) < 0.9 {
		return Vec{1, 0, 0}.Across(n)
	}
	return Vec{0, 1, 0}.Across(n)
}

// Angle returns the angle between two directions, from 0 to 180 degrees.
func Angle(v, w Vec) float64 {
	return math.Acos(max(-1, min(1, v.Unit().Dot(w.Unit())))) / Degree
}

// Slerp interpolates between the unit vectors v (t = 0) and w (t = 1) at constant angular speed.
func Slerp(v, w Vec, t float64) Vec {
	angle := math.Acos(max(-1, min(1, v.Dot(w))))
	if math.Sin(angle) < 1e-3 { // equal or opposite: the formula below would divide by 0
		return v.Lerp(w, t).Unit()
	}
	return v.Scale(math.Sin((1-t)*angle) / math.Sin(angle)).Add(w.Scale(math.Sin(t*angle) / math.Sin(angle)))
}

// Polar returns the unit vector along a limb that is raised forward and out to its own side, both in degrees. Raised is
// 0 down, 90 forward, 180 up and -90 back. Side is -1 for a left limb, 1 for a right one.
func Polar(raised, out, side float64) Vec {
	raised, out = raised*Degree, out*Degree
	return Vec{math.Sin(raised) * math.Cos(out), -math.Cos(raised) * math.Cos(out), side * math.Sin(out)}
}

// ToPolar is the inverse of [Polar]: it returns the angles of the direction v.
func ToPolar(v Vec, side float64) (raised, out float64) {
	v = v.Unit()
	return math.Atan2(v.X, -v.Y) / Degree, math.Asin(max(-1, min(1, v.Z*side))) / Degree
}

// Axes are a frame of reference: an origin, and three unit vectors at right angles. Right is Forward × Up.
type Axes struct{ Origin, Forward, Up, Right Vec }

// Standing holds the axes of a person who stands upright at the origin.
var Standing = Axes{Forward: Vec{1, 0, 0}, Up: Vec{0, 1, 0}, Right: Vec{0, 0, 1}}

// At returns the point whose coordinates along the axes are forward, up and right, in cm.
func (a Axes) At(forward, up, right float64) Vec {
	return a.Origin.Add(a.Dir(forward, up, right))
}

// Dir returns the vector whose components along the axes are forward, up and right.
func (a Axes) Dir(forward, up, right float64) Vec {
	return a.Forward.Scale(forward).Add(a.Up.Scale(up)).Add(a.Right.Scale(right))
}

// Bend rotates a about its own axes by degrees, in this order: flex tips it forward, side tips it to its right, twist
// turns it to its right.
func (a Axes) Bend(flex, side, twist float64) Axes {
	a.Up, a.Forward = rotate(a.Up, a.Forward, flex)
	a.Up, a.Right = rotate(a.Up, a.Right, side)
	a.Forward, a.Right = rotate(a.Forward, a.Right, twist)
	return a
}

// rotate turns two vectors at right angles in their plane: v towards w, and w away from v.
func rotate(v, w Vec, degrees float64) (rotatedV, rotatedW Vec) {
	sin, cos := math.Sincos(degrees * Degree)
	return v.Scale(cos).Add(w.Scale(sin)), w.Scale(cos).Sub(v.Scale(sin))
}

// Between interpolates between a (t = 0) and b (t = 1).
func (a Axes) Between(b Axes, t float64) Axes {
	up := a.Up.Lerp(b.Up, t).Unit()
	forward := a.Forward.Lerp(b.Forward, t).Across(up)
	return Axes{a.Origin.Lerp(b.Origin, t), forward, up, forward.Cross(up)}
}

// A Ball is a sphere, in cm.
type Ball struct {
	Centre Vec
	Radius float64
}

// Smoothstep returns 0 if x is at from or before it, 1 at to or beyond it, and rises smoothly between them. From may be
// greater than to: then it falls as x grows.
func Smoothstep(from, to, x float64) float64 {
	t := max(0, min(1, (x-from)/(to-from)))
	return t * t * (3 - 2*t)
}

// BallAt returns the ball around a centre.
func BallAt(centre Vec, radius float64) Ball { return Ball{centre, radius} }
