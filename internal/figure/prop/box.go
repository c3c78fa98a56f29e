package prop

import (
	"slices"

	"unknot/internal/geom"
)

// A Box is a piece of furniture, hard or padded. Lengths are in cm along the axes of its thing.
type Box struct {
	Centre, Half geom.Vec
	Tilt         float64 // degrees backwards
	Round        float64 // radius of the edges of a padded box, 0 for a hard one
	Class        string  // of the sides; the top has the same without the 2; "" for wood
	Top          bool    // the top is visible
	Ends         bool    // the end facing the camera is darker
	Even         bool    // the tone does not depend on the distance
	Arm          bool    // drawn in front of the body if it is on the near side
	Beyond       bool    // left out if it is on the near side, where it would hide the body
}

// corner returns the corner on the sides x, y and z, each -1 or 1.
func (b Box) corner(x, y, z float64) geom.Vec {
	lean := geom.Standing.Bend(-b.Tilt, 0, 0)
	return b.Centre.Add(lean.Dir(x*b.Half.X, y*b.Half.Y, z*b.Half.Z))
}

// Upper returns the corners of the top.
func (b Box) Upper() []geom.Vec {
	return []geom.Vec{b.corner(-1, 1, -1), b.corner(-1, 1, 1), b.corner(1, 1, 1), b.corner(1, 1, -1)}
}

// End returns the corners of the front (x = 1) or the back (-1).
func (b Box) End(x float64) []geom.Vec {
	return []geom.Vec{b.corner(x, -1, -1), b.corner(x, -1, 1), b.corner(x, 1, 1), b.corner(x, 1, -1)}
}

// Corners returns all eight corners.
func (b Box) Corners() []geom.Vec { return slices.Concat(b.End(-1), b.End(1)) }
