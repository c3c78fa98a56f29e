package figure

import (
	"cmp"
	"slices"
	"strings"

	"unknot/figures/internal/geom"
	"unknot/figures/internal/outline"
	"unknot/figures/internal/prop"
	"unknot/figures/internal/silhouette"
)

// edge is how far a hard box extends beyond its corners, in cm, so that neighbours overlap without a slit.
const edge = 0.3

// boxPiece is a box as the camera sees it.
type boxPiece struct {
	prop.Box
	depth           float64        // in cm
	whole, end, top *outline.Field // end and top are nil if they are not shown
}

// boxes returns the layers of a thing made of boxes that belong in one layer of the picture, the farthest first.
func (p *painter) boxes(t prop.Thing, layer string) []silhouette.Layer {
	var pieces []boxPiece
	for _, b := range t.Model.Boxes(t.Sizes) {
		if p.boxLayer(t, b) == layer {
			pieces = append(pieces, p.boxPiece(t, b))
		}
	}
	slices.SortStableFunc(pieces, func(a, b boxPiece) int { return cmp.Compare(a.depth, b.depth) })
	middle := 0.0
	for _, b := range pieces {
		middle += b.depth / float64(len(pieces))
	}
	var layers []silhouette.Layer
	for _, b := range pieces {
		side, top := b.tones(middle)
		layers = append(layers, silhouette.Layer{Class: side, Field: b.whole})
		if b.end != nil {
			layers = append(layers, silhouette.Layer{Class: "pr3", Field: b.end})
		}
		if b.top != nil {
			layers = append(layers, silhouette.Layer{Class: top, Field: b.top})
		}
	}
	return layers
}

// boxLayer returns the layer of the picture for a box of a thing.
func (p *painter) boxLayer(t prop.Thing, b prop.Box) string {
	if b.Arm && p.nearSide(t, b) {
		return prop.Front
	}
	return t.Layer()
}

// nearSide reports whether a box is nearer than the middle of its thing.
func (p *painter) nearSide(t prop.Thing, b prop.Box) bool {
	return p.Camera.Depth(t.Place(b.Centre)) > p.Camera.Depth(t.Place(geom.Vec{}))
}

// facesCamera reports whether a side of a thing does: the one to which way points, in the coordinates of the thing.
func (p *painter) facesCamera(t prop.Thing, way geom.Vec) bool {
	return !(p.Camera.Depth(prop.Rotate(way, t.Turn)) < 0)
}

// tones returns the classes of the sides and the top of b. Wood that is well behind the middle of its thing is darker.
func (b boxPiece) tones(middle float64) (side, top string) {
	const wellBehind = 6 // cm
	switch {
	case b.Class != "":
		return b.Class, strings.TrimSuffix(b.Class, "2")
	case !b.Even && b.depth < middle-wellBehind:
		return "pr3", "pr1"
	}
	return "pr2", "pr1"
}

// boxPiece samples the outlines of a box of a thing.
func (p *painter) boxPiece(t prop.Thing, b prop.Box) boxPiece {
	piece := boxPiece{Box: b}
	for _, v := range b.Corners() {
		piece.depth += p.Camera.Depth(t.Place(v)) / 8
	}
	whole, top := p.hardBox(t, b)
	if b.Round > 0 {
		whole, top = p.softBox(t, b)
	}
	piece.whole = p.Canvas.Sample(whole)
	if b.Top {
		piece.top = p.Canvas.Sample(top)
		piece.depth += 8 // cm: a seat hides the legs under it
	}
	if b.Ends {
		front := 1.0
		if !p.facesCamera(t, geom.Vec{X: 1}) {
			front = -1
		}
		piece.end = p.Canvas.Sample(p.face(t, b.End(front)))
	}
	return piece
}

// hardBox returns the outlines of a box with sharp edges and of its top.
func (p *painter) hardBox(t prop.Thing, b prop.Box) (whole, top outline.Shape) {
	return p.face(t, b.Corners()), p.face(t, b.Upper())
}

// face returns the outline around some corners of a hard box.
func (p *painter) face(t prop.Thing, corners []geom.Vec) outline.Shape {
	placed := make([]geom.Vec, len(corners))
	for i, v := range corners {
		placed[i] = t.Place(v)
	}
	return p.HullOfPoints(placed...).Grow(p.CM(edge))
}

// softBox returns the outlines of a padded box and of its top: hulls of balls in the corners. The top is a little
// inside the edges.
func (p *painter) softBox(t prop.Thing, b prop.Box) (whole, top outline.Shape) {
	core := b
	core.Half = geom.Vec{X: max(0, b.Half.X-b.Round), Y: max(0, b.Half.Y-b.Round), Z: max(0, b.Half.Z-b.Round)}
	var all, upper []geom.Ball
	for _, v := range core.Corners() {
		all = append(all, geom.BallAt(t.Place(v), b.Round))
	}
	for _, v := range core.Upper() {
		upper = append(upper, geom.BallAt(t.Place(v).Add(geom.Vec{Y: b.Round * 0.75}), b.Round*0.66))
	}
	return p.Hull(all...), p.Hull(upper...)
}
