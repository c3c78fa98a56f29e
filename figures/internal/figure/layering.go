package figure

import (
	"slices"
	"strings"

	"unknot/figures/internal/geom"
	"unknot/figures/internal/mannequin"
	"unknot/figures/internal/outline"
	"unknot/figures/internal/scene"
	"unknot/figures/internal/silhouette"
)

// cutHidden cuts from every part the area that the parts in front of it hide, with a gap around it except where two
// parts are joined or touch.
func (p *painter) cutHidden(parts []silhouette.Part) {
	for i, behind := range parts {
		for _, front := range parts[i+1:] {
			joint, touch := sharedJoint(behind, front), bodyContacts(behind, front)
			for _, l := range behind.Layers {
				by := p.cutter(behind, l, front)
				if by == nil {
					continue
				}
				keep := append(p.discs(touch, cloth(l.Class)), joint...)
				l.Field.Cut(by, thinGap, keep...)
				for _, f := range front.Layers { // what has the same colour would be one blot without a gap
					if cloth(f.Class) == cloth(l.Class) && by == front.Full {
						l.Field.Cut(f.Field, gap, keep...)
					}
				}
			}
		}
	}
}

// sharedJoint returns the disc in which two parts are joined, nil if they are not.
func sharedJoint(a, b silhouette.Part) []outline.Disc {
	if d, ok := b.Joints[a.Name]; ok {
		return []outline.Disc{d}
	}
	if d, ok := a.Joints[b.Name]; ok {
		return []outline.Disc{d}
	}
	return nil
}

// cutter returns the outline of the part in front that cuts layer l of the part behind, nil if nothing cuts it.
func (p *painter) cutter(behind silhouette.Part, l silhouette.Layer, front silhouette.Part) *outline.Field {
	isLeg := func(q silhouette.Part) bool { return strings.HasPrefix(q.Name, "leg") }
	legBeforeTrunk := behind.Name == mannequin.Trunk && isLeg(front)
	trunkBeforeLeg := front.Name == mannequin.Trunk && isLeg(behind)
	switch {
	case legBeforeTrunk && (l.Class == "tr" || p.Bare), trunkBeforeLeg && p.Bare:
		return nil // no gap between hips and legs
	case trunkBeforeLeg && l.Class == "tr":
		return front.Layers[mannequin.ShirtLayer].Field // only the shirt covers the trousers
	}
	return front.Full
}

// strokes adds the visible lines on a part to the scene: those on a layer that is drawn, and not hidden by the parts in
// front.
func (p *painter) strokes(class string, part silhouette.Part, front []silhouette.Part) {
	const inset = 0.2 // distance of a line from the edge of its layer, in viewBox units
	if len(part.Lines) == 0 {
		return
	}
	var onLayer []func(geom.Point) bool // for each layer, whether a point is on it
	for _, l := range part.Layers {
		inside := l.Field.Inside(p.minArea(part, l.Class))
		onLayer = append(onLayer, func(q geom.Point) bool { return l.Field.At(q) < -inset && inside(q) })
	}
	isVisible := func(q geom.Point) bool {
		isHidden := slices.ContainsFunc(front, func(other silhouette.Part) bool { return other.Full.At(q) < gap })
		isDrawn := slices.ContainsFunc(onLayer, func(on func(geom.Point) bool) bool { return on(q) })
		return isDrawn && !isHidden
	}
	var path outline.Path
	for _, line := range part.Lines {
		for _, run := range outline.Runs(line, isVisible) {
			if len(run) > 2 {
				path = append(path, outline.Fit(run))
			}
		}
	}
	if len(path) > 0 {
		p.scene.Shapes = append(p.scene.Shapes, scene.Shape{Class: class, Path: path})
	}
}
