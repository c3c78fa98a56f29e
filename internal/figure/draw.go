package figure

import (
	"math"
	"slices"
	"strings"

	"unknot/internal/figure/body"
	"unknot/internal/figure/outline"
	"unknot/internal/geom"
	"unknot/internal/pose"
)

// Draw draws frame i of a movement, and says what is wrong with it as far as the picture shows it. The movement has inherited already. A
// view that no picture can hold is refused: the scene is empty then.
func Draw(m *pose.Movement, i int) (Scene, []body.Fault) { return draw(m, i, step) }

// draw is Draw with that distance between the samples of fields, in viewBox units.
func draw(m *pose.Movement, i int, step float64) (Scene, []body.Fault) {
	p := newPainter(m, i, step)
	props := slices.Concat(m.Props, p.frame.Props)
	if p.refuses(view(m, p.frame), props) {
		return Scene{}, p.faults
	}
	parts := p.carried(props, p.figure())
	if p.bare {
		undress(parts)
	}
	p.cutHidden(parts)
	if front := p.frontProps(props); !front.IsEmpty() {
		for _, q := range parts {
			for _, l := range q.layers {
				l.field.Cut(front, gap)
			}
		}
	}
	whole := silhouette(p.canvas, parts)
	p.ground(props, whole, view(m, p.frame).Cropped())
	if p.frame.Ghost && i > 0 {
		p.ghost(m, i-1, whole)
	}
	if bedHeight(props) == 0 {
		p.drawProps(props, "back", whole)
	}
	p.paint(parts)
	if p.bare {
		p.areas(parts)
	} else {
		p.glow(parts)
	}
	p.drawProps(props, "front", nil)
	for _, a := range p.frame.Arrows {
		p.arrow(a)
	}
	return *p.scene, p.faults
}

func newPainter(m *pose.Movement, i int, step float64) *painter {
	f := m.Frames[i]
	width, height := view(m, f).Size()
	p := &painter{
		canvas: outline.NewCanvas(width, height, step),
		body:   body.Solve(f),
		frame:  f,
		cast:   m.Cast,
		bare:   m.Map,
		scene:  &Scene{Width: width, Height: height, Cast: m.Cast, Alt: f.Alt},
	}
	p.aim(m, i)
	return p
}

func view(m *pose.Movement, f pose.Frame) pose.View {
	if f.View != nil {
		return *f.View
	}
	return m.View
}

// margin is kept free around what is drawn, in viewBox units.
const margin = 11

// largest is the scale beyond which a small pose is not blown up, in viewBox units a cm.
const largest = 1.72

// aim places the camera: all frames of one view share its scale and place.
func (p *painter) aim(m *pose.Movement, i int) {
	v := view(m, p.frame)
	p.camera = geom.NewCamera(v.Turn, v.Pitch, v.Mirror)
	seen := p.extent(m, i)
	width, height := v.Size()
	room := geom.Point{X: width - 2*margin, Y: height - 2*margin}
	size := seen.size()
	scale := min(room.X/size.X, room.Y/size.Y, largest)
	middle := seen.min.Lerp(seen.max, 0.5)
	at := geom.Point{X: width / 2, Y: height / 2}
	switch {
	case v.Span > 0:
		scale = height / v.Span
	case v.Scale > 0:
		scale = v.Scale
	}
	switch {
	case v.Focus != "":
		joint, ok := p.body.Joint(v.Focus)
		if !ok {
			p.fault("view", "there is no joint %s", v.Focus)
		}
		middle = p.camera.Flat(joint)
	case v.Bust:
		middle = p.camera.Flat(p.body.Spine(47).Origin)
		at.Y = height * 0.74
	default: // low in the picture rather than in mid-air
		at.Y += 0.14 * (room.Y - size.Y*scale)
	}
	p.camera.Scale = scale
	p.camera.Origin = at.Sub(middle.Scale(scale)).Add(geom.Point{X: v.Shift[0], Y: v.Shift[1]})
}

// area is a rectangle of the picture.
type area struct{ min, max geom.Point }

// noArea is the area to which the first point is added.
func noArea() area {
	return area{geom.Point{X: math.Inf(1), Y: math.Inf(1)}, geom.Point{X: math.Inf(-1), Y: math.Inf(-1)}}
}

func (a area) size() geom.Point { return a.max.Sub(a.min) }

// join is the area of both.
func (a area) join(b area) area {
	return area{
		geom.Point{X: min(a.min.X, b.min.X), Y: min(a.min.Y, b.min.Y)},
		geom.Point{X: max(a.max.X, b.max.X), Y: max(a.max.Y, b.max.Y)},
	}
}

func (a *area) add(at geom.Point, r float64) {
	a.min = geom.Point{X: min(a.min.X, at.X-r), Y: min(a.min.Y, at.Y-r)}
	a.max = geom.Point{X: max(a.max.X, at.X+r), Y: max(a.max.Y, at.Y+r)}
}

// extent is what the frames that share frame i's view take up, in cm.
func (p *painter) extent(m *pose.Movement, i int) area {
	seen := noArea()
	for k, f := range m.Frames {
		if k != i && (f.View != nil || p.frame.View != nil) {
			continue
		}
		b := p.body
		if k != i {
			b = body.Solve(f)
		}
		for _, a := range f.Arrows {
			for _, q := range a.Path {
				seen.add(p.camera.Flat(q.Vec(1)), 4)
			}
		}
		p.addBody(&seen, b)
		for _, pr := range slices.Concat(m.Props, f.Props) {
			if pr.Quiet {
				continue
			}
			for _, v := range propPoints(b, pr) {
				seen.add(p.camera.Flat(v), 0)
			}
		}
	}
	return seen
}

func (p *painter) addBody(seen *area, b *body.Body) {
	add := func(v geom.Vec, r float64) { seen.add(p.camera.Flat(v), r) }
	for _, s := range body.Sections {
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

// undress makes one calm tone of a body map's parts.
func undress(parts []part) {
	for i := range parts {
		q := &parts[i]
		layers := []layer{{"bm", q.full.Clone()}}
		for _, l := range q.layers {
			if q.name == "head" && l.class == "skn" {
				layers = append(layers, layer{"bmn", l.field})
			}
		}
		q.layers, q.lines = layers, nil
	}
}

func silhouette(canvas *outline.Canvas, parts []part) *outline.Field {
	whole := canvas.Empty()
	for _, q := range parts {
		whole.Join(q.full)
	}
	return whole
}

// bedHeight is the height of the bed the figure lies on, in cm; 0 without one.
func bedHeight(props []pose.Prop) float64 {
	for _, pr := range props {
		if t, ok := newThing(pr); ok && pr.Kind == "bed" {
			return t.size[2]
		}
	}
	return 0
}

// ground draws what lies under the figure: mat and wall, a bed, and the shadow. A crop has no ground to cast it on.
func (p *painter) ground(props []pose.Prop, whole *outline.Field, cropped bool) {
	p.drawProps(props, "under", whole)
	height := bedHeight(props)
	if height > 0 {
		p.drawProps(props, "back", whole)
	}
	if !cropped && !p.bare {
		p.shadow(height)
	}
}

// ghost is where the movement came from, as one flat silhouette.
func (p *painter) ghost(m *pose.Movement, i int, whole *outline.Field) {
	from := *p
	from.frame, from.body = m.Frames[i], body.Solve(m.Frames[i])
	shadow := silhouette(p.canvas, from.figure())
	shadow.Cut(whole, gap)
	p.emit("gh", shadow, 14)
}

// paint emits the parts, the farthest first.
func (p *painter) paint(parts []part) {
	for i, q := range parts {
		for _, l := range q.layers {
			p.emit(l.class, l.field, leastPiece(q.name, l.class))
		}
		if len(q.lines) > 0 && len(q.layers) > 0 {
			p.strokes(toned("ln", q.far), q, parts[i+1:])
		}
	}
}

// leastPiece is the smallest piece worth drawing, in square units: stray chips of cloth are no help.
func leastPiece(name, class string) float64 {
	skin := strings.HasPrefix(class, "sk")
	switch {
	case name == "held" || name == "pack" || name == "packstrap":
		return 4
	case strings.HasPrefix(name, "arm") && skin:
		return 14
	case name == "head" || skin:
		return 5
	}
	return 28
}
