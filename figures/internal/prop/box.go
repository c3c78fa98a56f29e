package prop

import (
	"slices"

	"unknot/figures/internal/geom"
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
}

// axes returns the directions of the edges of the box, which leans by Tilt.
func (b Box) axes() geom.Axes { return geom.Standing.Bend(-b.Tilt, 0, 0) }

// corner returns a corner. Each argument is 1 or -1: at the front or the back, the top or the bottom, right or left.
func (b Box) corner(front, top, right float64) geom.Vec {
	return b.Centre.Add(b.axes().Dir(front*b.Half.X, top*b.Half.Y, right*b.Half.Z))
}

// Upper returns the corners of the top.
func (b Box) Upper() []geom.Vec {
	return []geom.Vec{b.corner(-1, 1, -1), b.corner(-1, 1, 1), b.corner(1, 1, 1), b.corner(1, 1, -1)}
}

// End returns the corners of the front (1) or the back (-1).
func (b Box) End(front float64) []geom.Vec {
	return []geom.Vec{b.corner(front, -1, -1), b.corner(front, -1, 1), b.corner(front, 1, 1), b.corner(front, 1, -1)}
}

// Corners returns all eight corners.
func (b Box) Corners() []geom.Vec { return slices.Concat(b.End(-1), b.End(1)) }
