package figure

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"unknot/internal/figure/body"
	"unknot/internal/figure/outline"
	"unknot/internal/geom"
	"unknot/internal/pose"
)

// gap is what parts a limb from what lies behind it, in viewBox units.
const gap = 2.1

// step is the distance between the samples of a field, in viewBox units.
const step = 0.8

// painter draws one frame.
type painter struct {
	camera geom.Camera
	canvas *outline.Canvas
	body   *body.Body
	frame  pose.Frame
	cast   string
	bare   bool // a body map: no clothes
	scene  *Scene
	faults []body.Fault
}

// part is a piece of the figure, or of what it carries, that lies before some others and behind some.
type part struct {
	name   string
	depth  float64        // cm nearer
	full   *outline.Field // the silhouette, which cuts what lies behind
	layers []layer
	joints map[string]outline.Disc // where it hangs on another part there is no gap
	lines  [][]geom.Point          // strokes upon it
	far    bool
}

// layer is what is seen of a part in one colour.
type layer struct {
	class string
	field *outline.Field
}

// toned is the class of a piece on the near or the far side.
func toned(class string, far bool) string {
	if far {
		return class + "f"
	}
	return class
}

func (p *painter) fault(key, format string, args ...any) {
	p.faults = append(p.faults, body.Fault{Key: key, Text: fmt.Sprintf(format, args...)})
}

// cm is a length of the world in the picture.
func (p *painter) cm(v float64) float64 { return v * p.camera.Scale }

func ball(centre geom.Vec, radius float64) body.Ball {
	return body.Ball{Centre: centre, Radius: radius}
}

func (p *painter) disc(b body.Ball) outline.Disc {
	return outline.Disc{Centre: p.camera.Project(b.Centre), Radius: p.cm(b.Radius)}
}

// cone is the outline of two balls and all between them; radii in cm.
func (p *painter) cone(a geom.Vec, ra float64, b geom.Vec, rb float64) outline.Shape {
	return outline.Cone(p.disc(body.Ball{Centre: a, Radius: ra}), p.disc(body.Ball{Centre: b, Radius: rb}))
}

// chain is a rope of one radius, in cm, through points.
func (p *painter) chain(radius float64, points ...geom.Vec) outline.Shape {
	if len(points) == 1 {
		return p.cone(points[0], radius, points[0], radius)
	}
	var shapes []outline.Shape
	for i := 1; i < len(points); i++ {
		shapes = append(shapes, p.cone(points[i-1], radius, points[i], radius))
	}
	return outline.Union(shapes...)
}

// hull is the outline of a skin drawn tight over balls.
func (p *painter) hull(balls ...body.Ball) outline.Shape {
	discs := make([]outline.Disc, len(balls))
	for i, b := range balls {
		discs[i] = p.disc(b)
	}
	return outline.Hull(discs...)
}

// quad is the outline of a flat convex piece.
func (p *painter) quad(corners ...geom.Vec) outline.Shape {
	points := make([]geom.Point, len(corners))
	for i, v := range corners {
		points[i] = p.camera.Project(v)
	}
	return outline.Polygon(points...)
}

// ellipsoid is the outline of an ellipsoid with these half-axes, in cm, along the axes of its frame.
func (p *painter) ellipsoid(f geom.Frame, forward, up, right float64) outline.Shape {
	return outline.Ellipse(p.camera.Project(f.Origin), p.camera.Flat(f.Forward.Scale(forward)), p.camera.Flat(f.Up.Scale(up)), p.camera.Flat(f.Right.Scale(right)))
}

// field samples a shape and rounds it by blur, in cm.
func (p *painter) field(s outline.Shape, blur float64) *outline.Field {
	return p.canvas.Sample(s).Blur(p.cm(blur))
}

// emit adds what a field outlines to the scene; pieces under least square units are left out.
func (p *painter) emit(class string, f *outline.Field, least float64) {
	if path := f.Path(least); len(path) > 0 {
		p.scene.Shapes = append(p.scene.Shapes, Shape{Class: class, Path: path})
	}
}

// sideways is how square to the view a line through two joints must stand for the body to have a far side.
const sideways = 0.66

// farSide says whether the left or the right of two joints is clearly the farther.
func (p *painter) farSide(left, right geom.Vec) (far [2]bool) {
	nearer := (p.camera.Depth(left) - p.camera.Depth(right)) / left.Sub(right).Len()
	return [2]bool{nearer < -sideways, nearer > sideways}
}

// figure is all parts of the body, the farthest first.
func (p *painter) figure() []part {
	trunk := p.trunk()
	farLeg := p.farSide(p.body.Leg[pose.Left].Hip, p.body.Leg[pose.Right].Hip)
	across := p.body.Spine(body.ShoulderHeight)
	farArm := p.farSide(across.At(0, 0, -body.ShoulderOffset), across.At(0, 0, body.ShoulderOffset))
	var parts []part
	var legDepth [2]float64
	for i := range pose.Side {
		leg := p.leg(i, p.isFar("leg"+pose.SideName[i], farLeg[i]), farLeg[0] || farLeg[1], trunk.depth)
		legDepth[i] = leg.depth
		parts = append(parts, leg)
	}
	neck, head := p.neck(), p.head()
	neck.depth = min(neck.depth, head.depth-0.5) // its shade parts the chin from it
	parts = append(parts, trunk, neck, head)
	for i := range pose.Side {
		parts = append(parts, p.arm(i, p.isFar("arm"+pose.SideName[i], farArm[i]), farArm[0] || farArm[1], trunk.depth, legDepth)...)
	}
	for i := range parts {
		parts[i].depth += p.frame.Order[parts[i].name]
	}
	sortParts(parts)
	return parts
}

func (p *painter) isFar(limb string, seen bool) bool {
	if tone := p.frame.Tone[limb]; tone != "" {
		return tone == "far"
	}
	return seen
}

func sortParts(parts []part) {
	slices.SortStableFunc(parts, func(a, b part) int { return cmp.Compare(a.depth, b.depth) })
}

// cutHidden takes from every part what lies behind another, and the gap around that.
func (p *painter) cutHidden(parts []part) {
	for i, behind := range parts {
		for _, before := range parts[i+1:] {
			keep := hinge(behind, before)
			for _, l := range behind.layers {
				if by := p.cutter(behind, l, before); by != nil {
					l.field.Cut(by, gap, keep...)
				}
			}
		}
	}
}

// hinge is the disc in which two parts are one.
func hinge(a, b part) []outline.Disc {
	if d, ok := b.joints[a.name]; ok {
		return []outline.Disc{d}
	}
	if d, ok := a.joints[b.name]; ok {
		return []outline.Disc{d}
	}
	return nil
}

// cutter is what of the part before cuts a layer of the part behind; nil if they are of one cloth.
func (p *painter) cutter(behind part, l layer, before part) *outline.Field {
	leg := func(q part) bool { return strings.HasPrefix(q.name, "leg") }
	switch {
	case behind.name == trunkName && leg(before) && (l.class == "tr" || p.bare):
		return nil // legs grow out of the hips
	case before.name == trunkName && leg(behind) && p.bare:
		return nil
	case before.name == trunkName && leg(behind) && l.class == "tr":
		return before.layers[1].field // only the shirt hangs over the trousers
	}
	return before.full
}

const trunkName = "torso"
