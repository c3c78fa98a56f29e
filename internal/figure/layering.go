package figure

import (
	"slices"
	"strings"

	"unknot/internal/figure/mannequin"
	"unknot/internal/figure/outline"
	"unknot/internal/figure/scene"
	"unknot/internal/figure/silhouette"
	"unknot/internal/geom"
)

// cutHidden cuts from every part the area that another part hides, with a gap around it except where they are joined or
// touch.
func (p *painter) cutHidden(parts []silhouette.Part) {
	for i, behind := range parts {
		for _, before := range parts[i+1:] {
			joint, touch := sharedJoint(behind, before), bodyContacts(behind, before)
			for _, l := range behind.Layers {
				if by := p.cutter(behind, l, before); by != nil {
					l.Field.Cut(by, gap, append(p.discs(touch, cloth(l.Class)), joint...)...)
				}
			}
		}
	}
}

// sharedJoint returns the disc in which two parts are joined.
func sharedJoint(a, b silhouette.Part) []outline.Disc {
	if d, ok := b.Joints[a.Name]; ok {
		return []outline.Disc{d}
	}
	if d, ok := a.Joints[b.Name]; ok {
		return []outline.Disc{d}
	}
	return nil
}

// cutter returns the outline in the part before that cuts a layer of the part behind, nil if nothing cuts it.
func (p *painter) cutter(behind silhouette.Part, l silhouette.Layer, before silhouette.Part) *outline.Field {
	leg := func(q silhouette.Part) bool { return strings.HasPrefix(q.Name, "leg") }
	switch {
	case behind.Name == mannequin.Trunk && leg(before) && (l.Class == "tr" || p.Bare):
		return nil // no gap between hips and legs
	case before.Name == mannequin.Trunk && leg(behind) && p.Bare:
		return nil
	case before.Name == mannequin.Trunk && leg(behind) && l.Class == "tr":
		return before.Layers[1].Field // only the shirt covers the trousers
	}
	return before.Full
}

// strokes adds the visible lines on a part to the scene.
func (p *painter) strokes(class string, pt silhouette.Part, front []silhouette.Part) {
	if len(pt.Lines) == 0 {
		return
	}
	var drawn []func(geom.Point) bool
	for _, l := range pt.Layers {
		inside := l.Field.Inside(p.minArea(pt, l.Class))
		drawn = append(drawn, func(q geom.Point) bool { return l.Field.At(q) < -0.2 && inside(q) })
	}
	seen := func(q geom.Point) bool {
		hidden := func(by silhouette.Part) bool { return by.Full.At(q) < gap }
		return slices.ContainsFunc(drawn, func(on func(geom.Point) bool) bool { return on(q) }) && !slices.ContainsFunc(front, hidden)
	}
	var path outline.Path
	for _, line := range pt.Lines {
		for _, run := range outline.Runs(line, seen) {
			if len(run) > 2 {
				path = append(path, outline.Fit(run))
			}
		}
	}
	if len(path) > 0 {
		p.scene.Shapes = append(p.scene.Shapes, scene.Shape{Class: class, Path: path})
	}
}
