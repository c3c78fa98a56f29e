package prop

import (
	"math"

	"unknot/internal/geom"
)

// Distance returns how far v is from the surface of a thing, in cm, negative inside. It is infinite if the thing has no
// surface to lean on, and beside a plane.
func (t Thing) Distance(v geom.Vec) float64 {
	local, least := t.Local(v), math.Inf(1)
	if height, half, ok := t.Plane(); ok {
		if math.Abs(local.Z) > half || local.Y > height {
			return least
		}
		return local.X
	}
	switch t.Kind {
	case "ball":
		return local.Sub(geom.Vec{Y: t.Sizes[0]}).Len() - t.Sizes[0]
	case "roller":
		half := t.Sizes[1] / 2
		return local.Sub(geom.Vec{Y: t.Sizes[0], Z: max(-half, min(local.Z, half))}).Len() - t.Sizes[0]
	}
	if t.Model.Boxes != nil {
		for _, b := range t.Model.Boxes(t.Sizes) {
			least = min(least, b.Distance(local))
		}
	}
	return least
}

// Distance returns how far a point in the coordinates of the thing is from the surface of b, in cm, negative inside.
func (b Box) Distance(v geom.Vec) float64 {
	lean, way := geom.Standing.Bend(-b.Tilt, 0, 0), v.Sub(b.Centre)
	x := math.Abs(way.Dot(lean.Forward)) - b.Half.X
	y := math.Abs(way.Dot(lean.Up)) - b.Half.Y
	z := math.Abs(way.Dot(lean.Right)) - b.Half.Z
	outside := geom.Vec{X: max(0, x), Y: max(0, y), Z: max(0, z)}.Len()
	return outside + min(0, max(x, y, z))
}
