package figure

import (
	"cmp"
	"slices"
	"strings"

	"unknot/internal/figure/body"
	"unknot/internal/figure/outline"
	"unknot/internal/geom"
)

// A box is a piece of furniture, hard or padded. Lengths are in cm along the axes of the thing that it belongs to.
type box struct {
	centre, half geom.Vec
	tilt         float64 // degrees, leaning back
	round        float64 // radius of its corners and edges where it is padded
	class        string  // of its sides, its top being the same without the 2; the tones of wood if empty
	top          bool    // its top shows
	ends         bool    // the end that faces us is darker
	even         bool    // of one tone however far away
	arm          bool    // stands before the body where it is on our side
	beyond       bool    // left out where it is on our side: it would hide the body
}

// edge is how far a hard box reaches beyond its corners, in cm: neighbours overlap rather than leave a slit.
const edge = 0.3

// corner is the corner on the sides that x, y and z (-1 or 1) say.
func (b box) corner(x, y, z float64) geom.Vec {
	lean := geom.Standing.Bend(-b.tilt, 0, 0)
	return b.centre.Add(lean.Dir(x*b.half.X, y*b.half.Y, z*b.half.Z))
}

// upper is the four corners of its top.
func (b box) upper() []geom.Vec {
	return []geom.Vec{b.corner(-1, 1, -1), b.corner(-1, 1, 1), b.corner(1, 1, 1), b.corner(1, 1, -1)}
}

// end is the four corners at its front (x = 1) or its back (-1).
func (b box) end(x float64) []geom.Vec {
	return []geom.Vec{b.corner(x, -1, -1), b.corner(x, -1, 1), b.corner(x, 1, 1), b.corner(x, 1, -1)}
}

func (b box) corners() []geom.Vec { return slices.Concat(b.end(-1), b.end(1)) }

// boxPiece is what is seen of a box; end and top are nil where they do not show.
type boxPiece struct {
	box
	depth           float64
	whole, end, top *outline.Field
}

// boxes is what of a thing made of boxes belongs into one layer of the picture, the farthest first.
func (p *painter) boxes(t thing, where string) []layer {
	var pieces []boxPiece
	for _, b := range t.kind.boxes(t.size) {
		if p.boxLayer(t, b) == where && !(b.beyond && p.onOurSide(t, b)) {
			pieces = append(pieces, p.boxPiece(t, b))
		}
	}
	slices.SortStableFunc(pieces, func(a, b boxPiece) int { return cmp.Compare(a.depth, b.depth) })
	middle := 0.0
	for _, b := range pieces {
		middle += b.depth / float64(len(pieces))
	}
	var layers []layer
	for _, b := range pieces {
		side, top := b.tones(middle)
		layers = append(layers, layer{side, b.whole})
		if b.end != nil {
			layers = append(layers, layer{"pr3", b.end})
		}
		if b.top != nil {
			layers = append(layers, layer{top, b.top})
		}
	}
	return layers
}

// boxLayer is where in the picture a box of a thing is drawn.
func (p *painter) boxLayer(t thing, b box) string {
	if b.arm && p.onOurSide(t, b) {
		return layerFront
	}
	return t.layer()
}

// onOurSide says whether a box is nearer than the middle of its thing.
func (p *painter) onOurSide(t thing, b box) bool {
	return p.camera.Depth(t.place(b.centre)) > p.camera.Depth(t.place(geom.Vec{}))
}

// tones is the classes of its sides and its top; wood that lies well behind the middle of its thing is darker.
func (b boxPiece) tones(middle float64) (side, top string) {
	switch {
	case b.class != "":
		return b.class, strings.TrimSuffix(b.class, "2")
	case !b.even && b.depth < middle-6:
		return "pr3", "pr1"
	}
	return "pr2", "pr1"
}

func (p *painter) boxPiece(t thing, b box) boxPiece {
	piece := boxPiece{box: b}
	for _, v := range b.corners() {
		piece.depth += p.camera.Depth(t.place(v)) / 8
	}
	whole, top := p.hardBox(t, b)
	if b.round > 0 {
		whole, top = p.softBox(t, b)
	}
	piece.whole = p.canvas.Sample(whole)
	if b.top {
		piece.top = p.canvas.Sample(top)
		piece.depth += 8 // a seat hides the legs under it
	}
	if b.ends {
		x := 1.0
		if p.camera.Depth(turned(geom.Vec{X: 1}, t.Turn)) < 0 {
			x = -1
		}
		piece.end = p.canvas.Sample(p.face(t, b.end(x)))
	}
	return piece
}

func (p *painter) hardBox(t thing, b box) (whole, top outline.Shape) {
	return p.face(t, b.corners()), p.face(t, b.upper())
}

// face is the outline of some corners of a hard box.
func (p *painter) face(t thing, corners []geom.Vec) outline.Shape {
	placed := make([]geom.Vec, len(corners))
	for i, v := range corners {
		placed[i] = t.place(v)
	}
	return p.quad(placed...).Grow(p.cm(edge))
}

// softBox is a skin over balls in the corners of a padded box. Its top lies a little in from the edge.
func (p *painter) softBox(t thing, b box) (whole, top outline.Shape) {
	core := b
	core.half = geom.Vec{X: max(0, b.half.X-b.round), Y: max(0, b.half.Y-b.round), Z: max(0, b.half.Z-b.round)}
	var all, upper []body.Ball
	for _, v := range core.corners() {
		all = append(all, ball(t.place(v), b.round))
	}
	for _, v := range core.upper() {
		upper = append(upper, ball(t.place(v).Add(geom.Vec{Y: b.round * 0.75}), b.round*0.66))
	}
	return p.hull(all...), p.hull(upper...)
}
