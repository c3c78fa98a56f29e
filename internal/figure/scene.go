// Package figure draws a pose: a mannequin on a plate, as flat shapes from back to front.
//
// The body comes from package body, in cm; package outline turns what is seen of each part into one short path. Everything an illustrator
// does by hand is arithmetic on signed distances there: rounding is a blur, joining a minimum, the gap between a limb and what lies behind it
// a subtraction. Gaps are holes, not strokes in the colour of the ground, so a figure is right on any plate, in the dark and on paper.
package figure

import "unknot/internal/figure/outline"

// Version is raised when the same pose comes out drawn differently: files drawn by an older one are stale.
const Version = 9

// A Scene is a drawn frame: what any back end paints, from the back to the front.
type Scene struct {
	Width, Height float64 // of its canvas, in viewBox units
	Cast          string  // which of the three people
	Alt           string  // in words, for who does not see it
	Shapes        []Shape
}

// A Shape is one flat piece of a scene.
type Shape struct {
	Class  string // what it is, and so its colour: see Classes
	Muscle string // of a body map: the muscle it stands for
	Path   outline.Path
}

// Classes are what a shape can be. Most are filled; "ar", "ln" and "lnf" are lines.
var Classes = []string{
	"sk", "skf", "skn", // skin, on the far side, in the shade of the neck
	"hr",        // hair
	"sh", "shf", // shirt
	"tr", "trf", // trousers
	"ln", "lnf", // lines between fingers
	"mt", "mt2", "wl", // mat and its edge, wall
	"pr1", "pr2", "pr3", // furniture: top, side, far side
	"cu", "cu2", "wm", "wm2", "cd", "cd2", // cushion, warm pack, cold pack
	"bd",       // band, strap
	"wt",       // water
	"sd", "gh", // shadow on the ground, ghost of the frame before
	"gl", "gl2", // a muscle lit, and its middle
	"ar", "ah", // an arrow and its head
	"bm", "bmn", "mu", // body map: body, nose, muscle
}
