package figure

import (
	"math"
	"slices"

	"unknot/internal/figure/body"
	"unknot/internal/figure/outline"
	"unknot/internal/geom"
	"unknot/internal/pose"
)

// carried adds what the figure carries, spans or rides to its parts, so that gaps and order work as for limbs, and puts them all in order.
// Every prop of a frame passes here once: what is wrong with them is reported.
func (p *painter) carried(props []pose.Prop, parts []part) []part {
	p.checkProps(props)
	all := slices.Clone(parts)
	for _, pr := range props {
		if t, ok := newThing(pr); ok && t.isCarried() {
			all = append(all, t.kind.carry(p, t, parts)...)
		}
	}
	sortParts(all)
	return all
}

// carriedPart is a part whose silhouette is all its layers.
func (p *painter) carriedPart(name string, depth float64, layers ...layer) part {
	full := p.canvas.Empty()
	for _, l := range layers {
		full.Join(l.field)
	}
	return part{name: name, depth: depth, full: full, layers: layers, joints: map[string]outline.Disc{}}
}

func findPart(parts []part, name string) (part, bool) {
	i := slices.IndexFunc(parts, func(q part) bool { return q.name == name })
	if i < 0 {
		return part{}, false
	}
	return parts[i], true
}

// nowhere is the depth of what hangs on a part that is not there.
const nowhere = -1e9

func depthOf(parts []part, name string) float64 {
	if q, ok := findPart(parts, name); ok {
		return q.depth
	}
	return nowhere
}

// holdDepth is just behind the hand of an arm, be it a part of its own or not.
func holdDepth(parts []part, i int) float64 {
	for _, name := range []string{"hand", "fore", "arm"} {
		if q, ok := findPart(parts, name+pose.SideName[i]); ok {
			return q.depth - 0.1
		}
	}
	return nowhere
}

// handOf is which hand carries a thing: the right one if it does not say.
func (t thing) handOf() int {
	if t.On == "hand.l" {
		return pose.Left
	}
	return pose.Right
}

// fist is the middle of the grip: forward towards the thumb's side, up along the fingers, right out of the palm.
func fist(b *body.Body, i int) geom.Frame {
	arm := b.Arm[i]
	return geom.Frame{
		Origin:  arm.Wrist.Add(arm.Fingers.Scale(8.6)).Add(arm.Palm.Scale(3.4)),
		Forward: arm.Fingers.Cross(arm.Palm).Scale(-pose.Side[i]),
		Up:      arm.Fingers,
		Right:   arm.Palm,
	}
}

// carryBottle stands in the fist along the thumb's side.
func carryBottle(p *painter, t thing, parts []part) []part {
	i := t.handOf()
	hand, h, r := fist(p.body, i), t.size[0], t.size[1]
	at := func(along float64) geom.Vec { return hand.At(along*h, 0, 0) }
	flask := outline.Smooth(p.cm(0.6), p.cone(at(-0.46), r*0.85, at(0.34), r*0.95), p.cone(at(0.34), r*0.95, at(0.5), 1.7))
	return []part{p.carriedPart("held", holdDepth(parts, i),
		layer{"shf", p.field(flask, 0.4)},
		p.piece("pr3", p.cone(at(0.56), 2.2, at(0.62), 2.2)))}
}

// carryWeight is a dumb-bell.
func carryWeight(p *painter, t thing, parts []part) []part {
	i := t.handOf()
	hand, half, r := fist(p.body, i), t.size[0]/2, t.size[1]
	at := func(along float64) geom.Vec { return hand.At(along, 0, 0) }
	return []part{p.carriedPart("held", holdDepth(parts, i),
		p.piece("pr2", p.cone(at(-half), 1.3, at(half), 1.3)),
		p.piece("pr3", outline.Union(p.cone(at(-half), r, at(3.5-half), r), p.cone(at(half-3.5), r, at(half), r))))}
}

func spreadFist(_ []float64, b *body.Body, t thing) []geom.Vec {
	i := t.handOf()
	along := fist(b, i).Forward.Scale(16)
	return []geom.Vec{b.Arm[i].Tip.Add(along), b.Arm[i].Tip.Sub(along)}
}

// carryPhone lies in the palm along the fingers; its screen shows where the palm faces us.
func carryPhone(p *painter, t thing, parts []part) []part {
	i := t.handOf()
	hand, w, h := fist(p.body, i), t.size[0]/2, t.size[1]/2
	var back, screen []body.Ball
	for _, x := range []float64{-1, 1} {
		for _, y := range []float64{-1, 1} {
			x, y := x*(w-0.8), y*(h-0.8)+1.5
			back = append(back, ball(hand.At(x, y, -0.6), 0.9))
			screen = append(screen, ball(hand.At(x, y, -0.1), 0.25))
		}
	}
	depth := holdDepth(parts, i)
	layers := []layer{p.piece("tr", p.hull(back...))}
	if p.camera.Depth(hand.Right) > 0.1 {
		depth += 0.2
		layers = append(layers, p.piece("wl", p.hull(screen...)))
	}
	return []part{p.carriedPart("held", depth, layers...)}
}

// bagDrop is how far below the fist a bag begins, in cm.
const bagDrop = 16

// carryBag hangs from the hand by two handles.
func carryBag(p *painter, t thing, parts []part) []part {
	i := t.handOf()
	hand := fist(p.body, i).Origin
	h, w, d := t.size[0], t.size[1]/2, t.size[2]/2
	at := func(x, y, z float64) geom.Vec {
		return hand.Add(turned(geom.Vec{X: x, Y: y - bagDrop, Z: z}, t.Turn))
	}
	var corners []body.Ball
	for _, x := range []float64{-1, 1} {
		for _, z := range []float64{-1, 1} {
			corners = append(corners, ball(at(x*(w-4), 0, z*(d-2)), 2), ball(at(x*(w-3), -h, z*(d-2)), 3))
		}
	}
	return []part{p.carriedPart("held", holdDepth(parts, i),
		p.piece("pr3", p.chain(0.8, at(-w*0.55, 0, 0), hand, at(w*0.55, 0, 0))),
		p.piece("pr2", p.hull(corners...)))}
}

func spreadBag(size []float64, b *body.Body, t thing) []geom.Vec {
	wrist, bottom := b.Arm[t.handOf()].Wrist, bagDrop+12+size[0]
	return []geom.Vec{
		wrist.Add(geom.Vec{Y: -bottom}),
		wrist.Add(geom.Vec{X: 16, Y: 4 - bottom}),
		wrist.Add(geom.Vec{X: -16, Y: 4 - bottom}),
	}
}

// backpackAt is where along the spine a backpack lies, in cm.
const backpackAt = 36

func carryBackpack(p *painter, _ thing, parts []part) []part {
	chest := p.body.Spine(backpackAt)
	var sack, pocket []body.Ball
	for _, side := range pose.Side {
		for _, up := range []float64{-18, 13} {
			sack = append(sack, ball(chest.At(-15, up, side*9), 4.5), ball(chest.At(-22, up-2, side*8), 4.5))
		}
		pocket = append(pocket, ball(chest.At(-25, -13, side*6), 2.5), ball(chest.At(-25, -4, side*6), 2.5))
	}
	facing := p.camera.Depth(chest.Forward)
	depth := depthOf(parts, trunkName)
	behind := -1.5
	if facing < 0 {
		behind = 1.5
	}
	pack := p.carriedPart("pack", depth+behind, layer{"pr2", p.field(p.hull(sack...), 1)}, p.piece("pr3", p.hull(pocket...)))
	trunk, ok := findPart(parts, trunkName)
	if !ok || facing <= -0.3 {
		return []part{pack}
	}
	straps := p.field(p.packStraps(), 0.8)
	straps.Meet(trunk.full)
	strap := p.carriedPart("packstrap", depth+0.6, layer{"pr3", straps})
	strap.joints[trunkName] = outline.Disc{Centre: p.camera.Project(chest.Origin), Radius: 1e4} // sewn on: no gap anywhere
	return []part{pack, strap}
}

// packStraps run from the top of the pack over the shoulders and down the chest, back under the arms.
func (p *painter) packStraps() outline.Shape {
	spine := p.body.Spine
	var straps []outline.Shape
	for _, side := range pose.Side {
		straps = append(straps, p.chain(1.7,
			spine(backpackAt).At(-11, 11, side*8.5), spine(48).At(-2, 5, side*9.5), spine(45).At(9.5, 0, side*10),
			spine(37).At(12.4, 0, side*11), spine(29).At(9, 0, side*13.5), spine(27).At(-3, 0, side*14)))
	}
	return outline.Union(straps...)
}

func spreadBackpack(_ []float64, b *body.Body, _ thing) []geom.Vec {
	return []geom.Vec{b.Spine(backpackAt).At(-28, 0, 0)}
}

// carryPack is a warm or a cold pack between the trunk and the arm that holds it, a little smaller than where it lies free.
func carryPack(class string) func(p *painter, t thing, parts []part) []part {
	return func(p *painter, t thing, parts []part) []part {
		var whole, top []body.Ball
		for _, b := range t.kind.boxes(t.size) {
			for _, v := range b.corners() {
				whole = append(whole, ball(t.place(b.centre.Lerp(v, 0.8)), 2.6))
				top = append(top, ball(t.place(b.centre.Lerp(v, 0.55)), 1))
			}
		}
		return []part{p.carriedPart("held", depthOf(parts, trunkName)+1.5, p.piece(class+"2", p.hull(whole...)), p.piece(class, p.hull(top...)))}
	}
}

// inFront is the depth of what lies over everything, in cm.
const inFront = 1e6

// carrySpan is what runs through the stops of Via, just behind a hand that holds it, or over everything but the hands.
func carrySpan(class string) func(p *painter, t thing, parts []part) []part {
	return func(p *painter, t thing, parts []part) []part {
		stops := t.stops(p.body)
		if len(stops) < 2 {
			return nil
		}
		span := p.field(p.chain(t.size[0], stops...), 0.5)
		if t.Front {
			for i := range pose.Side {
				span.Cut(p.canvas.Sample(p.hand(i)), gap*0.7)
			}
		}
		return []part{p.carriedPart("held", p.spanDepth(t, stops, parts), layer{class, span})}
	}
}

// spanDepth is that of the farther hand which holds a span, or the mean of its stops.
func (p *painter) spanDepth(t thing, stops []geom.Vec, parts []part) float64 {
	if t.Front {
		return inFront
	}
	held := math.Inf(1)
	for _, s := range t.Via {
		for i, side := range pose.SideName {
			if s.Joint == "hand"+side {
				held = min(held, holdDepth(parts, i))
			}
		}
	}
	if !math.IsInf(held, 1) {
		return held
	}
	mean := 0.0
	for _, v := range stops {
		mean += p.camera.Depth(v) / float64(len(stops))
	}
	return mean
}

// stops is where a span runs; joints that do not exist are left out.
func (t thing) stops(b *body.Body) []geom.Vec {
	var stops []geom.Vec
	for _, s := range t.Via {
		if s.Joint == "" {
			stops = append(stops, s.At.Vec(1))
		} else if v, ok := b.Joint(s.Joint); ok {
			stops = append(stops, v)
		}
	}
	return stops
}

func spreadSpan(_ []float64, b *body.Body, t thing) []geom.Vec { return t.stops(b) }
