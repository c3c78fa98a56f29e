package prop

import (
	"math"

	"unknot/figures/internal/geom"
)

// Distance returns how far v is from the surface of a thing, in cm, negative inside. It is infinite if the thing has no
// surface to lean on, and beside a plane.
func (t Thing) Distance(v geom.Vec) float64 {
	local := t.Local(v)
	if height, halfWidth, ok := t.Plane(); ok {
		if math.Abs(local.Z) > halfWidth || local.Y > height {
			return math.Inf(1)
		}
		return local.X
	}
	switch t.Kind {
	case "ball":
		radius := t.Sizes[0]
		return local.Sub(geom.Vec{Y: radius}).Len() - radius
	case "roller":
		radius, halfLength := t.Sizes[0], t.Sizes[1]/2
		onAxis := geom.Vec{Y: radius, Z: max(-halfLength, min(local.Z, halfLength))} // the point nearest to v
		return local.Sub(onAxis).Len() - radius
	}
	least := math.Inf(1)
	if t.Model.Boxes != nil {
		for _, b := range t.Model.Boxes(t.Sizes) {
			least = min(least, b.Distance(local))
		}
	}
	return least
}

// Distance returns how far a point in the coordinates of the thing is from the surface of b, in cm, negative inside.
func (b Box) Distance(v geom.Vec) float64 {
	axes, off := b.axes(), v.Sub(b.Centre)
	x := math.Abs(off.Dot(axes.Forward)) - b.Half.X // how far beyond the front or the back, negative between them
	y := math.Abs(off.Dot(axes.Up)) - b.Half.Y
	z := math.Abs(off.Dot(axes.Right)) - b.Half.Z
	outside, inside := geom.Vec{X: max(0, x), Y: max(0, y), Z: max(0, z)}.Len(), min(0, max(x, y, z))
	return outside + inside // one of them is 0
}
