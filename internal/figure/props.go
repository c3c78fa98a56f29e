package figure

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"unknot/internal/figure/body"
	"unknot/internal/figure/outline"
	"unknot/internal/geom"
	"unknot/internal/pose"
)

// Where in the picture a thing is drawn.
const (
	layerUnder   = "under"   // before everything, and never cut: what the figure lies on or stands before
	layerBack    = "back"    // behind the body, which cuts it
	layerFront   = "front"   // between us and the body
	layerCarried = "carried" // in among the parts of the body
	layerThrough = "through" // partly behind and partly before the body
)

// A propKind is what the painter knows of one kind of thing. Of boxes, draw, carry and spread a kind has what it needs.
type propKind struct {
	name  string
	layer string
	sizes []propSize
	on    []string // what can carry it; a kind without any cannot be carried
	spans bool     // runs through its Via

	boxes  func(size []float64) []box                             // it is built of boxes
	draw   func(p *painter, t thing) []layer                      // it is drawn otherwise, the farthest piece first
	carry  func(p *painter, t thing, parts []part) []part         // it is carried: parts among those of the body
	spread func(size []float64, b *body.Body, t thing) []geom.Vec // what it adds to the extent of the picture, besides its boxes
}

// A propSize is one number of a prop's Size: a length in cm unless its name says otherwise.
type propSize struct {
	name               string
	usual, least, most float64
}

// long is a size that must be there: less than a millimetre cannot be seen, and more than four metres is a slip.
func long(name string, usual float64) propSize { return propSize{name, usual, 0.1, 400} }

// softSizes are the sizes of what lies about: cushions and packs, tilted backwards.
var softSizes = []propSize{long("length", 40), long("height", 10), long("width", 40), {"tilt in degrees", 0, -90, 90}}

var deskSizes = []propSize{long("depth", 60), long("height", 72), long("width", 110)}

var inHand = []string{"hand.l", "hand.r"}

func sofaSizes(width float64) []propSize {
	return []propSize{long("seat height", 42), long("width", width), long("depth", 54), long("back height", 44)}
}

// propKinds is every kind of thing there is.
var propKinds = []propKind{
	{name: "mat", layer: layerUnder, sizes: []propSize{long("length", 180), long("width", 62)}, draw: drawMat, spread: spreadMat},
	{name: "wall", layer: layerUnder, sizes: []propSize{long("height", 210), long("width", 120), long("thickness", 7)}, draw: drawWall},
	{name: "shut-door", layer: layerUnder, sizes: []propSize{long("width", 84), long("height", 202)}, draw: drawShutDoor},
	{name: "water", layer: layerThrough, sizes: []propSize{long("depth", 30)}, spread: spreadWater},

	{name: "chair", layer: layerBack, boxes: chairBoxes,
		sizes: []propSize{long("seat height", 45), long("width", 44), long("depth", 42), {"back height", 42, 0, 400}}},
	{name: "stool", layer: layerBack, boxes: stoolBoxes, sizes: []propSize{long("height", 45), long("width", 38)}},
	{name: "bed", layer: layerBack, boxes: bedBoxes, sizes: []propSize{long("length", 200), long("width", 96), long("height", 46)}},
	{name: "sofa", layer: layerBack, boxes: sofaBoxes, sizes: sofaSizes(150)},
	{name: "armchair", layer: layerBack, boxes: sofaBoxes, sizes: sofaSizes(58)},
	{name: "steps", layer: layerBack, boxes: stepsBoxes,
		sizes: []propSize{{"number", 3, 1, 20}, long("rise", 17), long("tread", 28), long("width", 70)}},
	{name: "carseat", layer: layerBack, boxes: carSeatBoxes, sizes: []propSize{long("height", 32)}},
	{name: "desk", layer: layerBack, boxes: deskBoxes, sizes: deskSizes},
	{name: "table", layer: layerBack, boxes: deskBoxes, sizes: deskSizes},
	{name: "screen", layer: layerBack, boxes: screenBoxes, sizes: []propSize{long("width", 50), long("height", 32)}},
	{name: "door", layer: layerBack, boxes: doorBoxes, sizes: []propSize{long("opening", 90), long("height", 204)}},
	{name: "box", layer: layerBack, boxes: boxBoxes, sizes: softSizes[:3]},
	{name: "pillow", layer: layerBack, boxes: pillowBoxes, sizes: softSizes[:3]},
	{name: "cushion", layer: layerBack, boxes: softBoxes("cu2"), sizes: softSizes},
	{name: "warm-pack", layer: layerBack, boxes: softBoxes("wm2"), sizes: softSizes, on: []string{"back"}, carry: carryPack("wm")},
	{name: "cold-pack", layer: layerBack, boxes: softBoxes("cd2"), sizes: softSizes, on: []string{"back"}, carry: carryPack("cd")},

	{name: "roller", layer: layerBack, sizes: []propSize{long("radius", 7.5), long("length", 60)}, draw: drawRoller, spread: spreadRoller},
	{name: "ball", layer: layerBack, sizes: []propSize{long("radius", 4)}, draw: drawBall, spread: spreadBall},
	{name: "wheel", layer: layerBack, sizes: []propSize{long("radius", 18)}, draw: drawWheel, spread: spreadWheel},

	{name: "bottle", layer: layerCarried, on: inHand, sizes: []propSize{long("height", 27), long("radius", 4)}, carry: carryBottle, spread: spreadFist},
	{name: "weight", layer: layerCarried, on: inHand, sizes: []propSize{long("length", 22), long("radius", 4.2)}, carry: carryWeight, spread: spreadFist},
	{name: "phone", layer: layerCarried, on: inHand, sizes: []propSize{long("width", 7.4), long("height", 15)}, carry: carryPhone},
	{name: "bag", layer: layerCarried, on: inHand, carry: carryBag, spread: spreadBag,
		sizes: []propSize{long("height", 32), long("width", 34), long("depth", 12)}},
	{name: "backpack", layer: layerCarried, carry: carryBackpack, spread: spreadBackpack},
	{name: "band", layer: layerCarried, spans: true, sizes: []propSize{long("radius", 1.1)}, carry: carrySpan("bd"), spread: spreadSpan},
	{name: "strap", layer: layerCarried, spans: true, sizes: []propSize{long("radius", 1.3)}, carry: carrySpan("bd"), spread: spreadSpan},
	{name: "towel", layer: layerCarried, spans: true, sizes: []propSize{long("radius", 2.3)}, carry: carrySpan("cu2"), spread: spreadSpan},
	{name: "bike", layer: layerCarried, carry: carryBike, spread: spreadBike,
		sizes: []propSize{long("saddle height", 87), {"pedal angle in degrees", 0, -360, 360}}},
}

// kindNames is the name of every kind of prop.
func kindNames() []string {
	names := make([]string, len(propKinds))
	for i, k := range propKinds {
		names[i] = k.name
	}
	return names
}

// A thing is a prop of a known kind with all its sizes.
type thing struct {
	pose.Prop
	kind *propKind
	size []float64 // as the kind has them, the usual ones where the prop says nothing or nonsense
}

func newThing(pr pose.Prop) (t thing, ok bool) {
	i := slices.IndexFunc(propKinds, func(k propKind) bool { return k.name == pr.Kind })
	if i < 0 {
		return thing{}, false
	}
	t = thing{Prop: pr, kind: &propKinds[i]}
	for i, s := range t.kind.sizes {
		v := pr.Length(i, s.usual)
		if !s.allows(v) {
			v = s.usual
		}
		t.size = append(t.size, v)
	}
	return t, true
}

func (s propSize) allows(v float64) bool { return v >= s.least && v <= s.most }

// place is the point of the world where a point of the thing comes to lie.
func (t thing) place(v geom.Vec) geom.Vec { return turned(v, t.Turn).Add(t.At.Vec(1)) }

// at is place, in cm along the thing's own axes.
func (t thing) at(x, y, z float64) geom.Vec { return t.place(geom.Vec{X: x, Y: y, Z: z}) }

// turned is v turned about the vertical, a positive angle to the right.
func turned(v geom.Vec, degrees float64) geom.Vec {
	sin, cos := math.Sincos(degrees * geom.Degree)
	return geom.Vec{X: v.X*cos - v.Z*sin, Y: v.Y, Z: v.X*sin + v.Z*cos}
}

// isCarried says whether it is drawn among the parts of the body. A pack can lie about as well.
func (t thing) isCarried() bool {
	return t.kind.layer == layerCarried || t.kind.carry != nil && t.On != ""
}

// layer is where a thing that is not carried is drawn as a whole.
func (t thing) layer() string {
	if t.kind.layer == layerBack && t.Front {
		return layerFront
	}
	return t.kind.layer
}

// drawProps draws what belongs into one layer of the picture; body cuts what it hides, and is nil where nothing is hidden.
func (p *painter) drawProps(props []pose.Prop, where string, body *outline.Field) {
	for _, pr := range props {
		t, ok := newThing(pr)
		if !ok {
			continue
		}
		if t.kind.layer == layerThrough {
			p.drawWater(t, where)
		}
		for _, l := range p.pieces(t, where) {
			if body != nil && where != layerUnder {
				l.field.Cut(body, gap)
			}
			p.emit(l.class, l.field, 4)
		}
	}
}

// frontProps is the silhouette of what stands between us and the body.
func (p *painter) frontProps(props []pose.Prop) *outline.Field {
	whole := p.canvas.Empty()
	for _, pr := range props {
		t, ok := newThing(pr)
		if !ok {
			continue
		}
		for _, l := range p.pieces(t, layerFront) {
			whole.Join(l.field)
		}
	}
	return whole
}

// pieces is what of a thing that is not carried belongs into one layer of the picture.
func (p *painter) pieces(t thing, where string) []layer {
	switch {
	case t.isCarried():
		return nil
	case t.kind.boxes != nil:
		return p.boxes(t, where)
	case t.kind.draw != nil && t.layer() == where:
		return t.kind.draw(p, t)
	}
	return nil
}

// propPoints is what of a prop is to be in the picture.
func propPoints(b *body.Body, pr pose.Prop) []geom.Vec {
	t, ok := newThing(pr)
	if !ok {
		return nil
	}
	var points []geom.Vec
	if t.kind.boxes != nil {
		for _, x := range t.kind.boxes(t.size) {
			for _, v := range x.corners() {
				points = append(points, t.place(v))
			}
		}
	}
	if t.kind.spread != nil {
		points = append(points, t.kind.spread(t.size, b, t)...)
	}
	return points
}

// checkProps reports what cannot be drawn as the pose file has it.
func (p *painter) checkProps(props []pose.Prop) {
	for _, pr := range props {
		for _, text := range propFaults(p.body, pr) {
			p.fault("props", "%s", text)
		}
	}
}

func propFaults(b *body.Body, pr pose.Prop) []string {
	t, ok := newThing(pr)
	if !ok {
		return []string{fmt.Sprintf("there is no prop %q, only %s", pr.Kind, strings.Join(kindNames(), ", "))}
	}
	return slices.Concat(t.sizeFaults(), t.carrierFaults(), t.stopFaults(b))
}

func (t thing) sizeFaults() (faults []string) {
	sizes := t.kind.sizes
	if len(t.Size) > len(sizes) {
		names := make([]string, len(sizes))
		for i, s := range sizes {
			names[i] = s.name
		}
		faults = append(faults, fmt.Sprintf("%s has %d sizes [%s], not %d", t.Kind, len(sizes), strings.Join(names, ", "), len(t.Size)))
	}
	for i, v := range t.Size[:min(len(t.Size), len(sizes))] {
		if s := sizes[i]; !s.allows(v) {
			faults = append(faults, fmt.Sprintf("%s: %s %v is not between %v and %v", t.Kind, s.name, v, s.least, s.most))
		}
	}
	return faults
}

// carrierFaults is about On: a bottle needs a hand, a pack can go without, and most things cannot be carried at all.
func (t thing) carrierFaults() []string {
	needed := t.kind.layer == layerCarried && len(t.kind.on) > 0
	switch {
	case t.On == "" && !needed, slices.Contains(t.kind.on, t.On):
		return nil
	case len(t.kind.on) == 0:
		return []string{fmt.Sprintf("%s: nothing carries it on %q", t.Kind, t.On)}
	}
	return []string{fmt.Sprintf("%s: on is %q, not %s", t.Kind, t.On, strings.Join(t.kind.on, " or "))}
}

func (t thing) stopFaults(b *body.Body) (faults []string) {
	switch {
	case !t.kind.spans && len(t.Via) > 0:
		faults = append(faults, fmt.Sprintf("%s runs via nothing", t.Kind))
	case t.kind.spans && len(t.Via) < 2:
		faults = append(faults, fmt.Sprintf("%s: via needs two stops or more", t.Kind))
	}
	for _, s := range t.Via {
		if s.Joint == "" {
			continue
		}
		if _, ok := b.Joint(s.Joint); !ok {
			faults = append(faults, fmt.Sprintf("%s: there is no joint %q", t.Kind, s.Joint))
		}
	}
	return faults
}
