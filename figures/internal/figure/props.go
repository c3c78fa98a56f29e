package figure

import (
	"unknot/figures/internal/outline"
	"unknot/figures/internal/pose"
	"unknot/figures/internal/prop"
	"unknot/figures/internal/silhouette"
)

// drawProps draws the props in one layer of the picture. It cuts the given parts of the body from them, with a narrow
// gap except where they touch.
func (p *painter) drawProps(props []pose.Prop, layer string, parts []silhouette.Part) {
	body := fullOutline(p.Canvas, parts)
	for _, pr := range props {
		t, ok := prop.New(pr)
		if !ok {
			continue
		}
		if t.Model.Layer == prop.Through {
			p.drawWater(t, layer)
		}
		before, layers := len(p.scene.Shapes), p.pieces(t, layer)
		var keep []outline.Disc
		if len(layers) > 0 {
			keep = p.discs(thingContacts(t, parts), "")
		}
		for _, l := range layers {
			l.Field.Cut(body, thinGap, keep...)
			l.Field.Cut(body, -1) // where it touches too: otherwise it would be visible in the gaps within the body
			p.emit(l.Class, l.Field, minPiece)
		}
		for i := before; i < len(p.scene.Shapes); i++ {
			p.scene.Shapes[i].Wide, p.scene.Shapes[i].Quiet = isWide(pr), pr.Quiet
		}
	}
}

// minPiece is the area below which a piece of a thing is left out, in square units.
const minPiece = 4

// cutByProps cuts the props in front of the body from its parts, with a gap except where they touch.
func (p *painter) cutByProps(props []pose.Prop, parts []silhouette.Part) {
	for _, pr := range props {
		t, ok := prop.New(pr)
		if !ok {
			continue
		}
		front := p.Canvas.Empty()
		for _, l := range p.pieces(t, prop.Front) {
			front.Union(l.Field)
		}
		if !front.IsEmpty() {
			cutParts(parts, front, thinGap, p.discs(thingContacts(t, parts), "")...)
		}
	}
}

// pieces returns the pieces of a thing in one layer of the picture. It returns none if the thing is carried.
func (p *painter) pieces(t prop.Thing, layer string) []silhouette.Layer {
	switch {
	case t.IsCarried():
		return nil
	case t.Model.Boxes != nil:
		return p.boxes(t, layer)
	case drawers[t.Kind] != nil && t.Layer() == layer:
		return drawers[t.Kind](p, t)
	}
	return nil
}

// checkProps reports the faults of props.
func (p *painter) checkProps(props []pose.Prop) {
	for _, pr := range props {
		for _, text := range prop.Faults(p.Body, pr) {
			p.fault("props", "%s", text)
		}
	}
}

// drawers holds a function for each kind of thing that is neither made of boxes nor carried. It returns the layers of
// the thing, the farthest first.
var drawers = map[string]func(*painter, prop.Thing) []silhouette.Layer{
	"mat": drawMat, "shut-door": drawShutDoor, "roller": drawRoller, "ball": drawBall, "wheel": drawWheel,
}

// carriedDrawers holds a function for each kind of thing that is carried. From the parts of the body, it returns those
// of the thing.
var carriedDrawers = map[string]func(*painter, prop.Thing, []silhouette.Part) []silhouette.Part{
	"bottle": carryBottle, "phone": carryPhone, "backpack": carryBackpack, "bike": carryBike,
	"band": carrySpan("bd"), "strap": carrySpan("bd"), "towel": carrySpan("cu2"), "warm-pack": carryPack("wm"), "cold-pack": carryPack("cd"),
}
