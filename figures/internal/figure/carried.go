package figure

import (
	"math"
	"slices"

	"unknot/figures/internal/geom"
	"unknot/figures/internal/mannequin"
	"unknot/figures/internal/outline"
	"unknot/figures/internal/pose"
	"unknot/figures/internal/prop"
	"unknot/figures/internal/silhouette"
)

// addCarried returns the parts of the figure with those of the props that it carries, spans or rides, sorted by depth.
// So props have gaps and an order as limbs do. It also adds the faults of all props.
func (p *painter) addCarried(props []pose.Prop, parts []silhouette.Part) []silhouette.Part {
	p.checkProps(props)
	all := slices.Clone(parts)
	for _, pr := range props {
		if t, ok := prop.New(pr); ok && t.IsCarried() {
			all = append(all, carriedDrawers[t.Kind](p, t, parts)...)
		}
	}
	silhouette.Sort(all)
	return all
}

// carriedPart returns a part whose outline encloses all its layers, and that is solid along a chain of balls. The class
// of the balls is its name: nothing that it touches has the same class.
func (p *painter) carriedPart(name string, depth float64, solid []geom.Ball, layers ...silhouette.Layer) silhouette.Part {
	full := p.Canvas.Empty()
	for _, l := range layers {
		full.Union(l.Field)
	}
	return silhouette.Part{Name: name, Depth: depth, Full: full, Layers: layers, Joints: map[string]outline.Disc{},
		Solid: silhouette.BallsAlong(name, solid...)}
}

// holdDepth returns a depth just behind the hand on a side. The hand may be a part of its own, or belong to the forearm
// or to the arm.
func holdDepth(parts []silhouette.Part, side int) float64 {
	for _, name := range []string{"hand", "fore", "arm"} {
		if part, ok := silhouette.Find(parts, name+pose.SideName[side]); ok {
			return part.Depth - 0.1
		}
	}
	return silhouette.Nowhere
}

// carryBottle draws a bottle in a fist.
func carryBottle(p *painter, t prop.Thing, parts []silhouette.Part) []silhouette.Part {
	side := t.Hand()
	grip, height, radius := prop.Grip(p.Body, side), t.Sizes[0], t.Sizes[1]
	at := func(share float64) geom.Vec { return grip.At(share*height, 0, 0) } // of the height, from the fist up
	bottom, shoulder, neck := at(-0.46), at(0.34), at(0.5)
	flask := outline.Smooth(p.CM(0.6), p.Cone(bottom, radius*0.85, shoulder, radius*0.95), p.Cone(shoulder, radius*0.95, neck, 1.7))
	solid := []geom.Ball{geom.BallAt(bottom, radius), geom.BallAt(neck, radius)}
	return []silhouette.Part{p.carriedPart("held", holdDepth(parts, side), solid,
		silhouette.Layer{Class: "shf", Field: p.Field(flask, 0.4)},
		p.Piece("pr3", p.Cone(at(0.56), 2.2, at(0.62), 2.2)))} // the cap
}

// carryPhone draws a phone in a palm, along the fingers. The screen is visible if the palm faces the camera.
func carryPhone(p *painter, t prop.Thing, parts []silhouette.Part) []silhouette.Part {
	const round, towardsFingers = 0.8, 1.5 // cm
	side := t.Hand()
	grip, halfWidth, halfHeight := prop.Grip(p.Body, side), t.Sizes[0]/2-round, t.Sizes[1]/2-round
	var back, screen []geom.Ball
	for _, x := range []float64{-halfWidth, halfWidth} {
		for _, y := range []float64{-halfHeight, halfHeight} {
			back = append(back, geom.BallAt(grip.At(x, y+towardsFingers, -0.6), 0.9))
			screen = append(screen, geom.BallAt(grip.At(x, y+towardsFingers, -0.1), 0.25))
		}
	}
	depth := holdDepth(parts, side)
	layers := []silhouette.Layer{p.Piece("tr", p.Hull(back...))}
	if p.Camera.Depth(grip.Right) > 0.1 { // the palm faces the camera
		depth += 0.2
		layers = append(layers, p.Piece("cd", p.Hull(screen...)))
	}
	return []silhouette.Part{p.carriedPart("held", depth, back, layers...)}
}

// carryBackpack draws a backpack with an outer pocket, and its straps unless the figure is seen from behind.
func carryBackpack(p *painter, _ prop.Thing, parts []silhouette.Part) []silhouette.Part {
	chest := p.Body.Spine(prop.BackpackHeight)
	var sack, pocket []geom.Ball
	for _, side := range pose.Side {
		for _, up := range []float64{-18, 13} {
			sack = append(sack, geom.BallAt(chest.At(-15, up, side*9), 4.5), geom.BallAt(chest.At(-22, up-2, side*8), 4.5))
		}
		pocket = append(pocket, geom.BallAt(chest.At(-25, -13, side*6), 2.5), geom.BallAt(chest.At(-25, -4, side*6), 2.5))
	}
	facing := p.Camera.Depth(chest.Forward) // 1 if the chest faces the camera, -1 if the back does
	trunkDepth := silhouette.DepthOf(parts, mannequin.Trunk)
	packDepth := trunkDepth - 1.5
	if facing < 0 {
		packDepth = trunkDepth + 1.5
	}
	pack := p.carriedPart("pack", packDepth, sack, silhouette.Layer{Class: "pr2", Field: p.Field(p.Hull(sack...), 1)},
		p.Piece("pr3", p.Hull(pocket...)))
	trunk, ok := silhouette.Find(parts, mannequin.Trunk)
	if !ok || facing <= -0.3 {
		return []silhouette.Part{pack}
	}
	straps := p.Field(p.packStraps(), 0.8)
	straps.Intersect(trunk.Full)
	strap := p.carriedPart("packstrap", trunkDepth+0.6, nil, silhouette.Layer{Class: "pr3", Field: straps})
	strap.Joints[mannequin.Trunk] = outline.Disc{Centre: p.Camera.Project(chest.Origin), Radius: 1e4} // no gap anywhere
	return []silhouette.Part{pack, strap}
}

// packStraps returns the straps of a backpack. They run from its top over the shoulders, down the chest and back under
// the arms.
func (p *painter) packStraps() outline.Shape {
	spine := p.Body.Spine
	var straps []outline.Shape
	for _, side := range pose.Side {
		straps = append(straps, p.Chain(1.7,
			spine(prop.BackpackHeight).At(-11, 11, side*8.5),                                             // the top of the backpack
			spine(48).At(-2, 5, side*9.5),                                                                // on the shoulder
			spine(45).At(9.5, 0, side*10), spine(37).At(12.4, 0, side*11), spine(29).At(9, 0, side*13.5), // down the chest
			spine(27).At(-3, 0, side*14))) // under the arm
	}
	return outline.Union(straps...)
}

// carryPack returns a function that draws a warm or a cold pack between the trunk and the arm that holds it, a little
// smaller than one that is not held.
func carryPack(class string) func(p *painter, t prop.Thing, parts []silhouette.Part) []silhouette.Part {
	return func(p *painter, t prop.Thing, parts []silhouette.Part) []silhouette.Part {
		var whole, top []geom.Ball
		for _, b := range t.Model.Boxes(t.Sizes) {
			for _, v := range b.Corners() {
				whole = append(whole, geom.BallAt(t.Place(b.Centre.Lerp(v, 0.8)), 2.6))
				top = append(top, geom.BallAt(t.Place(b.Centre.Lerp(v, 0.55)), 1))
			}
		}
		return []silhouette.Part{p.carriedPart("held", silhouette.DepthOf(parts, mannequin.Trunk)+1.5, whole,
			p.Piece(class+"2", p.Hull(whole...)), p.Piece(class, p.Hull(top...)))}
	}
}

// inFront is a depth in front of all parts, in cm.
const inFront = 1e6

// carrySpan returns a function that draws a prop, such as a band, that runs through the waypoints of Via. It is just
// behind a hand that holds it or, if Front is set, in front of everything but the hands.
func carrySpan(class string) func(p *painter, t prop.Thing, parts []silhouette.Part) []silhouette.Part {
	return func(p *painter, t prop.Thing, parts []silhouette.Part) []silhouette.Part {
		waypoints := t.Waypoints(p.Body)
		if len(waypoints) < 2 {
			return nil
		}
		solid := make([]geom.Ball, len(waypoints))
		for i, v := range waypoints {
			solid[i] = geom.BallAt(v, t.Sizes[0])
		}
		span := p.Field(p.Chain(t.Sizes[0], waypoints...), 0.5)
		if t.Front {
			for i := range pose.Side {
				span.Cut(p.Canvas.Sample(p.Hand(i)), -0.6) // a little overlap, as no gap parts a hand from what it holds
			}
		}
		return []silhouette.Part{p.carriedPart("held", p.spanDepth(t, waypoints, parts), solid, silhouette.Layer{Class: class, Field: span})}
	}
}

// spanDepth returns the depth of a prop that spans waypoints: inFront if it is set to be in front, just behind the
// farther hand that holds it, or the mean depth of its waypoints if no hand does.
func (p *painter) spanDepth(t prop.Thing, waypoints []geom.Vec, parts []silhouette.Part) float64 {
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
	for _, v := range waypoints {
		mean += p.Camera.Depth(v) / float64(len(waypoints))
	}
	return mean
}
