package prop

import (
	"slices"

	"unknot/internal/geom"
)

// A Box is a piece of furniture, hard or padded. Lengths are in cm along the axes of the thing that it belongs to.
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

// corner is the corner on the sides that x, y and z (-1 or 1) say.
func (b Box) corner(x, y, z float64) geom.Vec {
	lean := geom.Standing.Bend(-b.Tilt, 0, 0)
	return b.Centre.Add(lean.Dir(x*b.Half.X, y*b.Half.Y, z*b.Half.Z))
}

// upper is the four corners of its top.
func (b Box) Upper() []geom.Vec {
	return []geom.Vec{b.corner(-1, 1, -1), b.corner(-1, 1, 1), b.corner(1, 1, 1), b.corner(1, 1, -1)}
}

// end is the four corners at its front (x = 1) or its back (-1).
func (b Box) End(x float64) []geom.Vec {
	return []geom.Vec{b.corner(x, -1, -1), b.corner(x, -1, 1), b.corner(x, 1, 1), b.corner(x, 1, -1)}
}

func (b Box) Corners() []geom.Vec { return slices.Concat(b.End(-1), b.End(1)) }
