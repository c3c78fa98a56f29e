package prop

import (
	"slices"

	"unknot/internal/geom"
)

// A Box is a piece of a thing, such as the seat of a chair, hard or padded. Lengths are in cm along the axes of the
// thing.
type Box struct {
	Centre geom.Vec
	Half   geom.Vec // half of its size in each direction
	Tilt   float64  // degrees by which it leans backwards
	Round  float64  // radius of the edges of a padded box, 0 for a hard one
	Class  string   // class of the sides, that of the top with a 2 after it; "" for wood
	Top    bool     // its top is shown
	Ends   bool     // the end that faces the camera is darker
	Even   bool     // its tone is the same at any distance
	Arm    bool     // it is drawn in front of the body if it is on the near side
	Beyond bool     // it is left out if it is on the near side, where it would hide the body
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
