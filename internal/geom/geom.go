// Package geom holds the space a figure lives in: vectors and frames in the world, and the camera that flattens them.
//
// The world is in centimetres: x forward (the way the person faces when standing), y up, z to the person's right; the floor is y = 0.
// Angles are degrees. The picture is in viewBox units, x to the right and y down.
package geom

import "math"

// Degree is one degree in radians.
const Degree = math.Pi / 180

// A Vec is a point or a direction in the world, in cm.
type Vec struct{ X, Y, Z float64 }

// Add is v + w.
func (v Vec) Add(w Vec) Vec { return Vec{v.X + w.X, v.Y + w.Y, v.Z + w.Z} }

// Sub is v - w: the way from w to v.
func (v Vec) Sub(w Vec) Vec { return Vec{v.X - w.X, v.Y - w.Y, v.Z - w.Z} }

// Scale is v, s times as long.
func (v Vec) Scale(s float64) Vec { return Vec{v.X * s, v.Y * s, v.Z * s} }

// Dot is the scalar product.
func (v Vec) Dot(w Vec) float64 { return v.X*w.X + v.Y*w.Y + v.Z*w.Z }

// Cross is the vector product.
func (v Vec) Cross(w Vec) Vec {
	return Vec{v.Y*w.Z - v.Z*w.Y, v.Z*w.X - v.X*w.Z, v.X*w.Y - v.Y*w.X}
}

// Len is the length.
func (v Vec) Len() float64 { return math.Sqrt(v.Dot(v)) }

// Lerp is the point t of the way from v to w.
func (v Vec) Lerp(w Vec, t float64) Vec { return v.Add(w.Sub(v).Scale(t)) }

// Unit is v with length 1. A vector without length has no direction: forward is taken.
func (v Vec) Unit() Vec {
	l := v.Len()
	if l < 1e-9 {
		return Vec{1, 0, 0}
	}
	return v.Scale(1 / l)
}

// Across is the part of v at right angles to the unit vector n, with length 1. A v along n leaves none: any such direction is taken.
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

// Mirror is v seen in the walking plane: left becomes right.
func (v Vec) Mirror() Vec { return Vec{v.X, v.Y, -v.Z} }

// Angle is the angle between two directions, 0 to 180 degrees.
func Angle(v, w Vec) float64 {
	return math.Acos(max(-1, min(1, v.Unit().Dot(w.Unit())))) / Degree
}

// Slerp is the unit direction t of the way from unit v to unit w, turning at an even pace.
func Slerp(v, w Vec, t float64) Vec {
	angle := math.Acos(max(-1, min(1, v.Dot(w))))
	if math.Sin(angle) < 1e-3 {
		return v.Lerp(w, t).Unit()
	}
	return v.Scale(math.Sin((1-t)*angle) / math.Sin(angle)).Add(w.Scale(math.Sin(t*angle) / math.Sin(angle)))
}

// Polar is the unit direction of a limb: a in the walking plane of the world (0 down, 90 forward, 180 up, -90 back), out towards the limb's
// own side. Side is -1 for the left, 1 for the right.
func Polar(a, out, side float64) Vec {
	a, out = a*Degree, out*Degree
	return Vec{math.Sin(a) * math.Cos(out), -math.Cos(a) * math.Cos(out), side * math.Sin(out)}
}

// ToPolar is the inverse of Polar.
func ToPolar(v Vec, side float64) (a, out float64) {
	v = v.Unit()
	return math.Atan2(v.X, -v.Y) / Degree, math.Asin(max(-1, min(1, v.Z*side))) / Degree
}

// A Frame is an origin and three unit axes at right angles; Right is Forward × Up.
type Frame struct{ Origin, Forward, Up, Right Vec }

// Standing is the frame of someone who stands upright at the origin.
var Standing = Frame{Forward: Vec{1, 0, 0}, Up: Vec{0, 1, 0}, Right: Vec{0, 0, 1}}

// At is the point so many cm forward, up and right of the origin.
func (f Frame) At(forward, up, right float64) Vec {
	return f.Origin.Add(f.Dir(forward, up, right))
}

// Dir is the direction so many parts forward, up and right.
func (f Frame) Dir(forward, up, right float64) Vec {
	return f.Forward.Scale(forward).Add(f.Up.Scale(up)).Add(f.Right.Scale(right))
}

// Bend turns the frame about its own axes, in this order: flex tips it forward, side tips it to its right, twist turns it to its right.
func (f Frame) Bend(flex, side, twist float64) Frame {
	sin, cos := math.Sincos(flex * Degree)
	f.Up, f.Forward = f.Up.Scale(cos).Add(f.Forward.Scale(sin)), f.Forward.Scale(cos).Sub(f.Up.Scale(sin))
	sin, cos = math.Sincos(side * Degree)
	f.Up, f.Right = f.Up.Scale(cos).Add(f.Right.Scale(sin)), f.Right.Scale(cos).Sub(f.Up.Scale(sin))
	sin, cos = math.Sincos(twist * Degree)
	f.Forward, f.Right = f.Forward.Scale(cos).Add(f.Right.Scale(sin)), f.Right.Scale(cos).Sub(f.Forward.Scale(sin))
	return f
}

// Between is the frame t of the way from f to g.
func (f Frame) Between(g Frame, t float64) Frame {
	up := f.Up.Lerp(g.Up, t).Unit()
	forward := f.Forward.Lerp(g.Forward, t).Across(up)
	return Frame{f.Origin.Lerp(g.Origin, t), forward, up, forward.Cross(up)}
}

// Smoothstep goes from 0 at a to 1 at b without a corner; a may be above b.
func Smoothstep(a, b, x float64) float64 {
	t := max(0, min(1, (x-a)/(b-a)))
	return t * t * (3 - 2*t)
}
