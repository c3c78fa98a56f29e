package figure

import (
	"slices"
	"strings"

	"unknot/figures/internal/geom"
	"unknot/figures/internal/mannequin"
	"unknot/figures/internal/outline"
	"unknot/figures/internal/pose"
	"unknot/figures/internal/prop"
	"unknot/figures/internal/scene"
	"unknot/figures/internal/silhouette"
	"unknot/figures/internal/skeleton"
)

// Draw draws frame i of a movement, which must have inherited (see [pose.Movement.Inherit]), and returns the faults
// that concern the picture.
func Draw(m *pose.Movement, i int) (scene.Scene, []pose.Fault) {
	p, parts := paintFrame(m, i, step)
	if !p.Bare {
		p.checkLegible(parts)
	}
	return *p.scene, p.faults
}

// draw draws a frame as [Draw] does, with a distance between the samples of fields in viewBox units. It checks nothing.
func draw(m *pose.Movement, i int, step float64) scene.Scene {
	p, _ := paintFrame(m, i, step)
	return *p.scene
}

// paintFrame draws a frame. It returns its painter, and the parts of the body as far as they are seen.
func paintFrame(m *pose.Movement, i int, step float64) (*painter, []silhouette.Part) {
	p := newPainter(m, i, step)
	props := slices.Concat(m.Props, p.Frame.Props)
	parts := p.addCarried(props, p.Parts())
	if p.Bare {
		undress(parts)
	}
	p.cutHidden(parts)
	p.cutByProps(props, parts)
	arrows := p.arrows(parts)
	p.ground(m, props, parts)
	p.drawProps(props, prop.Back, parts)
	p.paint(parts)
	if p.Bare {
		p.areas(parts)
	} else {
		p.glow(m.RoleOf(p.Frame), parts)
	}
	p.drawProps(props, prop.Front, nil)
	p.scene.Shapes = append(p.scene.Shapes, arrows...)
	return p, parts
}

// cutParts cuts a field from all parts, with a gap around it except in the discs of keep.
func cutParts(parts []silhouette.Part, by *outline.Field, gap float64, keep ...outline.Disc) {
	for _, q := range parts {
		for _, l := range q.Layers {
			l.Field.Cut(by, gap, keep...)
		}
	}
}

// newPainter returns a painter of frame i, with the camera in its place.
func newPainter(m *pose.Movement, i int, step float64) *painter {
	f := m.Frames[i]
	width, height := m.ViewOf(f).Size()
	p := &painter{
		Mannequin: mannequin.Mannequin{
			View: silhouette.View{Canvas: outline.NewCanvas(width, height, step)},
			Body: skeleton.Solve(f), Frame: f, Cast: m.Cast, Shoes: m.Shoes, Bare: m.Map,
		},
		scene: &scene.Scene{Width: width, Height: height, Cast: m.Cast, Alt: f.Alt},
	}
	p.aim(m, i)
	return p
}

// margin is the free space around a figure with its props if it is fitted into the picture, in viewBox units.
const margin = 11

// maxFitScale is the largest scale that is chosen to fill the picture, in viewBox units per cm.
const maxFitScale = 1.72

// Where the figure is in the picture, as a share of the height.
const (
	bustHeight = 0.74 // distance of the shoulders from the top of a picture of a bust
	lowered    = 0.14 // share of the free height by which any other figure is below the middle
)

// aim positions the camera. Frames that share a view share its scale and position, too.
func (p *painter) aim(m *pose.Movement, i int) {
	v := m.ViewOf(p.Frame)
	p.Camera = geom.NewCamera(v.Turn, v.Pitch, v.Mirror)
	extent := p.extent(m, i)
	width, height := v.Size()
	room := geom.Point{X: width - 2*margin, Y: height - 2*margin}
	size := extent.Size()
	scale := min(room.X/size.X, room.Y/size.Y, maxFitScale)
	middle := extent.Min.Lerp(extent.Max, 0.5)    // what the camera looks at, in cm
	at := geom.Point{X: width / 2, Y: height / 2} // where that is in the picture, in viewBox units
	switch {
	case v.Span > 0:
		scale = height / v.Span
	case v.Scale > 0:
		scale = v.Scale
	}
	switch {
	case v.Focus != "":
		joint, ok := p.Body.Joint(v.Focus)
		if !ok {
			p.fault("view", "there is no joint %s", v.Focus)
		}
		middle = p.Camera.Flat(joint)
	case v.Bust:
		middle = p.Camera.Flat(p.Body.Spine(47).Origin)
		at.Y = height * bustHeight
	default: // low in the picture, not in mid-air
		at.Y += lowered * (room.Y - size.Y*scale)
	}
	p.Camera.Scale = scale
	p.Camera.Origin = at.Sub(middle.Scale(scale)).Add(geom.Point{X: v.Shift[0], Y: v.Shift[1]})
}

// arrowRoom is the space around the points of an arrow that is kept in the picture, in cm.
const arrowRoom = 5

// extent returns the bounds of all frames that share the view of frame i, which p paints, in cm as the camera sees
// them.
func (p *painter) extent(m *pose.Movement, i int) geom.Rect {
	bounds, wide := geom.EmptyRect(), geom.EmptyRect()
	for k, f := range m.Frames {
		sharesView := k == i || f.View == nil && p.Frame.View == nil
		if !sharesView {
			continue
		}
		body := p.Body
		if k != i {
			body = skeleton.Solve(f)
		}
		for _, a := range f.Arrows {
			for _, at := range a.Path {
				bounds.Add(p.Camera.Flat(at.Vec(1)), arrowRoom)
			}
		}
		p.addBody(&bounds, body)
		for _, pr := range slices.Concat(m.Props, f.Props) {
			if pr.Quiet {
				continue
			}
			of := &bounds
			if isWide(pr) {
				of = &wide
			}
			for _, v := range prop.Points(body, pr) {
				of.Add(p.Camera.Flat(v), 0)
			}
		}
	}
	return bounds.UnionHeight(wide)
}

// isWide reports whether the sides of the picture may cut a prop, so that the person fills its width.
func isWide(pr pose.Prop) bool { return pr.Kind == "mat" || pr.Kind == "bed" }

// addBody extends bounds to a body.
func (p *painter) addBody(bounds *geom.Rect, b *skeleton.Body) {
	add := func(v geom.Vec, radius float64) { bounds.Add(p.Camera.Flat(v), radius) }
	for _, s := range skeleton.CrossSections {
		add(b.Spine(s.S).Origin, 10)
	}
	add(b.Head.At(-0.4, 2.4, 0), 10.5)
	for i := range pose.Side {
		leg, arm := b.Leg[i], b.Arm[i]
		add(leg.Hip, 9)
		add(leg.Knee, 6)
		for _, ball := range leg.Foot() {
			add(ball.Centre, ball.Radius)
		}
		add(arm.Shoulder, 5.5)
		add(arm.Elbow, 4)
		add(arm.Tip, 1.5)
	}
}

// undress gives all parts of a body map the same tone. Only the nose keeps a layer of its own.
func undress(parts []silhouette.Part) {
	for i := range parts {
		q := &parts[i]
		layers := []silhouette.Layer{{Class: "bm", Field: q.Full.Clone()}}
		for _, l := range q.Layers {
			if isNose := q.Name == "head" && l.Class == "skn"; isNose {
				layers = append(layers, silhouette.Layer{Class: "bmn", Field: l.Field})
			}
		}
		q.Layers, q.Lines = layers, nil
	}
}

// fullOutline returns the outline of all parts.
func fullOutline(canvas *outline.Canvas, parts []silhouette.Part) *outline.Field {
	whole := canvas.Empty()
	for _, q := range parts {
		whole.Union(q.Full)
	}
	return whole
}

// bedHeight returns the height of the bed under the figure, in cm, or 0 if there is no bed.
func bedHeight(props []pose.Prop) float64 {
	for _, pr := range props {
		if t, ok := prop.New(pr); ok && pr.Kind == "bed" {
			return t.Sizes[2]
		}
	}
	return 0
}

// ground draws the room, the things under the figure, such as a mat or a bed, and its shadows. A cropped picture has no
// shadow on the floor, a body map only has things.
func (p *painter) ground(m *pose.Movement, props []pose.Prop, parts []silhouette.Part) {
	if p.Bare {
		p.drawProps(props, prop.Under, nil)
		return
	}
	p.room(m, props)
	p.drawProps(props, prop.Under, nil)
	if !m.ViewOf(p.Frame).Cropped() {
		p.shadow(bedHeight(props))
	}
	for _, pr := range props {
		p.wallShadow(pr, parts)
	}
}

// paint draws the parts, the farthest first.
func (p *painter) paint(parts []silhouette.Part) {
	for i, q := range parts {
		if q.Far {
			dropSlivers(q)
		}
		p.dropScraps(q, parts)
		for _, l := range q.Layers {
			p.emit(l.Class, l.Field, p.minArea(q, l.Class))
		}
		p.strokes(lineClass(q), q, parts[i+1:])
	}
}

// lineClass returns the class of the strokes on a part: the features of a face, or the creases of a hand.
func lineClass(q silhouette.Part) string {
	if q.Name == "head" {
		return "fc"
	}
	return silhouette.DepthClass("ln", q.Far)
}

// dropSlivers removes narrow strips from the visible area of a far limb, where something hides the rest of it: beside
// the near limb nobody would recognize them. A blur makes a narrow strip vanish, but hardly changes a broad piece.
func dropSlivers(limb silhouette.Part) {
	const (
		width = 4   // of the blur, in viewBox units
		kept  = 0.8 // how far outside a point may be after the blur, in viewBox units
	)
	visible := limb.Layers[0].Field.Clone()
	for _, l := range limb.Layers[1:] {
		visible.Union(l.Field)
	}
	slivers := limb.Full.Clone().Blur(width).Shrink(-kept)
	slivers.Cut(visible.Blur(width).Shrink(-kept), 0)
	for _, l := range limb.Layers {
		l.Field.Cut(slivers, 0)
	}
}

// dropScraps removes pieces of a limb that show between other parts without its hand or foot: nobody sees what they
// belong to. A large piece stays.
func (p *painter) dropScraps(limb silhouette.Part, parts []silhouette.Part) {
	const (
		enough, enoughFar = 0.05, 0.25 // share of the whole limb that is a large piece
		reach             = 6          // how near a piece is to the middle of the hand or the foot that it shows, in cm
	)
	end, ok := p.endOf(limb.Name)
	if !ok {
		return
	}
	least := enough
	if limb.Far {
		least = enoughFar
	}
	whole, at := limb.Full.Area(), p.Camera.Project(end)
	scraps := p.visible(parts, limb.Name).Pieces(func(area float64, near func(geom.Point) float64) bool {
		return area < least*whole && near(at) > p.CM(reach)
	})
	for _, l := range limb.Layers {
		l.Field.Cut(scraps, 0)
	}
}

// endOf returns the middle of the hand or the foot of a part that is a limb.
func (p *painter) endOf(part string) (end geom.Vec, ok bool) {
	for i, side := range pose.SideName {
		switch part {
		case "arm" + side, "fore" + side:
			arm := p.Body.Arm[i]
			return arm.Wrist.Lerp(arm.Tip, 0.5), true
		case "leg" + side:
			foot := p.Body.Leg[i].Foot()
			return foot[0].Centre.Lerp(foot[3].Centre, 0.5), true
		}
	}
	return geom.Vec{}, false
}

// minArea returns the area below which a piece of a part is not drawn, in square units: scraps of cloth and of far
// limbs would look like flaws.
func (p *painter) minArea(q silhouette.Part, class string) float64 {
	isSkin := strings.HasPrefix(class, "sk")
	isCarried := q.Name == "held" || q.Name == "pack" || q.Name == "packstrap"
	switch {
	case q.Far:
		return p.CM(7) * p.CM(7) // less than a whole foot or sleeve
	case isCarried:
		return 4
	case isSkin && strings.HasPrefix(q.Name, "arm"):
		return 14
	case isSkin || q.Name == "head":
		return 5
	}
	return 28
}
