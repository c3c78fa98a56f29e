// Package scene holds drawn frames and their palette, and writes them as SVG and CSS. A [Scene] is flat shapes in
// classes, from the back to the front.
//
// The package knows the colours of every class in the light, the dark and the print theme and in forced colours.
// Colours in SVG files are custom properties, which the stylesheets set. It does not know what the shapes depict.
package scene

import "unknot/figures/internal/outline"

// A Scene is a drawn frame.
type Scene struct {
	Width, Height float64 // size of the canvas, in viewBox units
	Cast          string  // who is drawn, see pose.Casts
	Alt           string  // alt text
	Shapes        []Shape // from the back to the front
}

// A Shape is one flat piece of a scene.
type Shape struct {
	Class  string // one of Classes, or two with a space between them: they determine its colour
	Muscle string // name of the muscle that it depicts on a body map
	Wide   bool   // the sides of the picture may cut it: a mat, a bed
	Quiet  bool   // any edge of the picture may cut it: floor, walls, water
	Path   outline.Path
}

// Classes are the classes of shapes. Most are filled; "ar", "ln" and "lnf" are lines.
var Classes = []string{
	"sk", "skf", "skn", // skin: near, far, shaded
	"hr",        // hair
	"sh", "shf", // shirt
	"tr", "trf", // trousers
	"ln", "lnf", // creases between fingers
	"fc",        // features of a face
	"mt", "mt2", // mat and its edge
	"fl", "wl", // the room: floor, wall
	"pr1", "pr2", "pr3", // furniture: top, side, far side
	"cu", "cu2", "wm", "wm2", "cd", "cd2", // cushion, warm pack, cold pack
	"bd",               // band, strap
	"wt",               // water
	"sd",               // shadow on the ground
	"gl", "gl2", "glh", // a highlighted muscle, and what it does: it works, it stretches
	"ar", "ah", // an arrow and its head
	"bm", "bmn", "mu", // body map: body, nose, muscle
}

// bodyClasses are the classes of shapes of the person.
var bodyClasses = []string{"sk", "skf", "skn", "hr", "sh", "shf", "tr", "trf", "bm", "bmn"}
