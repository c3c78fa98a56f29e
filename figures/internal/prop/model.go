// Package prop describes the objects that figures use: furniture, mats, rollers, bands, water.
//
// A [Thing] is a prop of a pose file with a known [Model] and all its sizes. Furniture is made of boxes. So a thing can
// be placed, checked for collisions and drawn. [Faults] reports mistakes in a prop. The package itself does not draw.
package prop

import (
	"unknot/figures/internal/geom"
	"unknot/figures/internal/skeleton"
)

// The layers of the picture.
const (
	Under   = "under"   // drawn first and never cut: what the figure lies on, or what is behind everything
	Back    = "back"    // behind the body, by which it is cut
	Front   = "front"   // in front of the body
	Carried = "carried" // among the parts of the body
	Through = "through" // partly behind and partly in front of the body
)

// A Model is one kind of prop.
type Model struct {
	Name  string
	Layer string
	Sizes []Size

	Carriers []string                   // the parts of the body that can carry it; empty if none can
	Spans    bool                       // it runs through the stops of Via
	Boxes    func(size []float64) []Box // nil if it is not made of boxes

	// extent returns the points that have to be in the picture besides those of its boxes. It may be nil.
	extent func(size []float64, b *skeleton.Body, t Thing) []geom.Vec
}

// A Size describes one of the numbers in Prop.Size: a length in cm, unless its name says otherwise.
type Size struct {
	Name            string
	Usual, Min, Max float64
}

// long returns a length that cannot be 0. Less than a millimetre is invisible, and more than four metres is a mistake.
func long(name string, usual float64) Size { return Size{name, usual, 0.1, 400} }

// softSizes are the sizes of cushions and packs.
var softSizes = []Size{long("length", 40), long("height", 10), long("width", 40), {"tilt in degrees", 0, -90, 90}}

var deskSizes = []Size{long("depth", 60), long("height", 72), long("width", 110)}

var inHand = []string{"hand.l", "hand.r"}

// models lists all kinds of props.
var models = []Model{
	{Name: "mat", Layer: Under, Sizes: []Size{long("length", 180), long("width", 62)}, extent: matExtent},
	{Name: "wall", Layer: Under, Sizes: []Size{long("height", 210), long("width", 120)}},
	{Name: "shut-door", Layer: Under, Sizes: []Size{long("width", 84), long("height", 202)}},
	{Name: "water", Layer: Through, Sizes: []Size{long("depth", 30)}, extent: waterExtent},

	{Name: "chair", Layer: Back, Boxes: chairBoxes,
		Sizes: []Size{long("seat height", 45), long("width", 44), long("depth", 42), {"back height", 42, 0, 400}}},
	{Name: "stool", Layer: Back, Boxes: stoolBoxes, Sizes: []Size{long("height", 45), long("width", 38)}},
	{Name: "bed", Layer: Under, Boxes: bedBoxes, Sizes: []Size{long("length", 200), long("width", 96), long("height", 46)}},
	{Name: "armchair", Layer: Back, Boxes: armchairBoxes,
		Sizes: []Size{long("seat height", 42), long("width", 58), long("depth", 54), long("back height", 44)}},
	{Name: "carseat", Layer: Back, Boxes: carSeatBoxes, Sizes: []Size{long("height", 32)}},
	{Name: "desk", Layer: Back, Boxes: deskBoxes, Sizes: deskSizes},
	{Name: "table", Layer: Back, Boxes: deskBoxes, Sizes: deskSizes},
	{Name: "screen", Layer: Back, Boxes: screenBoxes, Sizes: []Size{long("width", 50), long("height", 32)}},
	{Name: "door", Layer: Back, Boxes: doorBoxes, Sizes: []Size{long("opening", 90), long("height", 204)}},
	{Name: "box", Layer: Back, Boxes: boxBoxes, Sizes: softSizes[:3]},
	{Name: "pillow", Layer: Back, Boxes: pillowBoxes, Sizes: softSizes[:3]},
	{Name: "cushion", Layer: Back, Boxes: softBoxes("cu2"), Sizes: softSizes},
	{Name: "warm-pack", Layer: Back, Boxes: softBoxes("wm2"), Sizes: softSizes, Carriers: []string{"back"}},
	{Name: "cold-pack", Layer: Back, Boxes: softBoxes("cd2"), Sizes: softSizes, Carriers: []string{"back"}},

	{Name: "roller", Layer: Back, Sizes: []Size{long("radius", 7.5), long("length", 60)}, extent: rollerExtent},
	{Name: "ball", Layer: Back, Sizes: []Size{long("radius", 4)}, extent: ballExtent},
	{Name: "wheel", Layer: Back, Sizes: []Size{long("radius", 18)}, extent: wheelExtent},

	{Name: "bottle", Layer: Carried, Carriers: inHand, Sizes: []Size{long("height", 27), long("radius", 4)}, extent: fistExtent},
	{Name: "phone", Layer: Carried, Carriers: inHand, Sizes: []Size{long("width", 7.4), long("height", 15)}},
	{Name: "backpack", Layer: Carried, extent: backpackExtent},
	{Name: "band", Layer: Carried, Spans: true, Sizes: []Size{long("radius", 1.1)}, extent: spanExtent},
	{Name: "strap", Layer: Carried, Spans: true, Sizes: []Size{long("radius", 1.3)}, extent: spanExtent},
	{Name: "towel", Layer: Carried, Spans: true, Sizes: []Size{long("radius", 2.3)}, extent: spanExtent},
	{Name: "bike", Layer: Carried, extent: bikeExtent,
		Sizes: []Size{long("saddle height", 87), {"pedal angle in degrees", 0, -360, 360}}},
}

// Names returns the names of all kinds of props.
func Names() []string {
	names := make([]string, len(models))
	for i, k := range models {
		names[i] = k.Name
	}
	return names
}
