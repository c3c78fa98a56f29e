package mannequin

import (
	"math"

	"unknot/figures/internal/geom"
	"unknot/figures/internal/outline"
	"unknot/figures/internal/pose"
	"unknot/figures/internal/silhouette"
)

// A look is how much each axis of the head points at the camera: 1 straight at it, -1 straight away.
type look struct{ forward, up, right float64 }

// headLook returns the look of the head of m.
func (m *Mannequin) headLook() look {
	h := m.Body.Head
	return look{m.Camera.Depth(h.Forward), m.Camera.Depth(h.Up), m.Camera.Depth(h.Right)}
}

// behind returns how much the head is seen from behind: 0 from the front and the side, 1 from straight behind.
func (m *Mannequin) behind() float64 { return geom.Smoothstep(-0.25, -0.75, m.headLook().forward) }

// head returns the skull with hair, ears and face. There is no gap between it and the neck or the shirt. On a body map
// it has no hair and no face.
func (m *Mannequin) head() silhouette.Part {
	skin := m.Field(m.skull(), 0)
	shells := m.ears(skin)
	full := skin.Clone()
	tone := "sk"
	if !m.Bare && m.behind() > 0.5 {
		tone = "skn" // below the hair only the nape is visible, which has the tone of the neck
	}
	layers := []silhouette.Layer{{Class: tone, Field: skin}}
	if !m.Bare {
		layers = m.addHair(layers, full)
	}
	layers = append(layers, shells...)
	layers = append(layers, m.nose()...)
	neck := m.Disc(geom.BallAt(m.Body.Neck[2].Origin, 40))
	return silhouette.Part{
		Name:   "head",
		Depth:  m.Camera.Depth(m.Body.Head.Origin) + 1,
		Full:   full,
		Layers: layers,
		Joints: map[string]outline.Disc{"neck": neck, Trunk: neck},
		Lines:  m.features(),
	}
}

// cranium returns the axes in the middle of the upper skull, on which the hair sits.
func (m *Mannequin) cranium() geom.Axes { return m.onHead(-0.4, 2.7, 0) }

// onHead returns the axes of the head, moved by some cm along each of them.
func (m *Mannequin) onHead(forward, up, right float64) geom.Axes {
	frame := m.Body.Head
	frame.Origin = frame.At(forward, up, right)
	return frame
}

// skull returns the cranium and the jaw, with the nose on the outline. The jaw is smaller from behind, where it would
// look like a face below the hair.
func (m *Mannequin) skull() outline.Shape {
	const grown = 1.07 // larger than life, so that the head is visible in small pictures
	jaw := grown * (1 - 0.3*m.behind())
	bone := outline.Smooth(m.CM(3.5),
		m.Ellipsoid(m.cranium(), 9.6*grown, 9.0*grown, 7.8*grown),
		m.Ellipsoid(m.onHead(1.9, -3.2, 0), 7.2*jaw, 8.0*jaw, 6.3*jaw))
	h := m.Body.Head
	return outline.Smooth(m.CM(1.3), bone, m.Cone(h.At(9.5, 0.2, 0), 0.6, h.At(10.7, -2.8, 0), 1.35))
}

// ears returns layers for an ear that faces the camera. An ear that is seen edge-on is a bump that it adds to the
// outline of the skin.
func (m *Mannequin) ears(skin *outline.Field) (shells []silhouette.Layer) {
	if pose.Person(m.Cast) == "b" && !m.Bare { // under the hair
		return nil
	}
	look := m.headLook()
	for _, side := range pose.Side {
		facing := look.right * side
		if facing <= -0.45 || look.forward <= -0.75 { // hidden by the head or the hair
			continue
		}
		ear := m.Field(m.Ellipsoid(m.onHead(-1, -1.2, side*8.3), 2.0, 2.9, 1.1), 0)
		if facing <= 0.3 {
			skin.Union(ear)
			continue
		}
		inside := m.Field(m.Ellipsoid(m.onHead(-1, -1.2, side*9.3), 1.0, 1.7, 0.3), 0)
		shells = append(shells, silhouette.Layer{Class: "sk", Field: ear}, silhouette.Layer{Class: "skn", Field: inside})
	}
	return shells
}

// nose returns the shaded nose of a face that is turned to the camera. In other views the nose is on the outline.
func (m *Mannequin) nose() []silhouette.Layer {
	if m.headLook().forward <= 0.35 {
		return nil
	}
	h := m.Body.Head
	return []silhouette.Layer{{Class: "skn", Field: m.Field(m.Cone(h.At(9.9, -0.8, 0), 0.35, h.At(10.8, -3.4, 0), 1.0), 0)}}
}

// addHair returns the layers with hair, and adds the hair to the outline of the head in full. Cast a has a bun, which
// is behind the head if the face is turned to the camera.
//
// If a person lies with the feet towards the camera, the camera looks under the chin and sees so little hair that the
// head looks bald. So the hair is fuller then, and the hair on the far side of the head is drawn under the skin.
func (m *Mannequin) addHair(layers []silhouette.Layer, full *outline.Field) []silhouette.Layer {
	look := m.headLook()
	fuller := geom.Smoothstep(0.05, -0.5, look.up) // 1 if the camera looks under the chin
	var under []silhouette.Layer
	addUnder := func(f *outline.Field) { under = append(under, silhouette.Layer{Class: "hr", Field: f}) }
	addOver := func(f *outline.Field) { layers = append(layers, silhouette.Layer{Class: "hr", Field: f}) }
	if fuller > 0 || pose.Person(m.Cast) == "b" { // a bob hangs down on both sides
		far := m.Field(m.hair(fuller, -1), 0)
		full.Union(far)
		addUnder(far)
	}
	if pose.Person(m.Cast) == "c" {
		beard := m.Field(m.beard(), 0.3)
		full.Union(beard)
		addOver(beard)
	}
	hair := m.Field(m.hair(fuller, 1), 0)
	full.Union(hair)
	addOver(hair)
	if pose.Person(m.Cast) == "a" {
		h := m.Body.Head
		bun := m.Field(m.Cone(h.At(-6.4, 12.6, 0), 4.4, h.At(-7.4, 12.2, 0), 4.3), 0)
		full.Union(bun)
		if look.forward > -0.2 {
			addUnder(bun)
		} else {
			addOver(bun)
		}
	}
	return append(under, layers...)
}

// hair returns the hair on the near side of the head (face 1) or on the far side (-1). It is an ellipsoid a little
// wider than the skull, cut by the hairline in space: a ray through each point of the picture meets the ellipsoid in a
// point that is hair or not. So fringe, temples and nape are right from every side. Fuller, from 0 to 1, makes the hair
// thicker and higher.
func (m *Mannequin) hair(fuller, face float64) outline.Shape {
	look := m.headLook()
	cranium := m.cranium()
	cranium.Origin = cranium.At(0, 1.4*fuller, 0)
	radius := [3]float64{11.0 + 1.2*fuller, 10.3 + 1.2*fuller, 9.0 + 0.8*fuller}
	switch pose.Person(m.Cast) {
	case "b":
		cranium.Origin = cranium.At(0, -bobDrop, 0)
		radius = [3]float64{11.2 + 1.2*fuller, 12.8 + 1.2*fuller, 9.6 + 0.8*fuller}
	case "c": // curls stand off
		radius = [3]float64{12.4 + 0.6*fuller, 12.0 + 0.6*fuller, 10.4 + 0.4*fuller}
	}
	return m.shell(cranium, radius, face, m.hairline(look, fuller))
}

// beard returns a short beard on the near side of the jaw, below the mouth and up to the ears.
func (m *Mannequin) beard() outline.Shape {
	return m.shell(m.onHead(1.9, -3.2, 0), [3]float64{8.0, 9.0, 7.1}, 1, func(forward, up, _ float64) float64 {
		mouth := 3.4 * geom.Smoothstep(3, 7, forward)
		return min(-0.9*(up+2.2+mouth), 0.8*(forward+4.5))
	})
}

// shell returns that part of an ellipsoid on the head for which edge is positive: how far inside a point is, in cm. The
// point is given in cm forward, up and right of the middle of the ellipsoid.
func (m *Mannequin) shell(centre geom.Axes, radius [3]float64, face float64, edge func(forward, up, right float64) float64) outline.Shape {
	look := m.headLook()
	middle := m.Camera.Project(centre.Origin)
	forward, up, right := m.Camera.Flat(centre.Forward), m.Camera.Flat(centre.Up), m.Camera.Flat(centre.Right)
	scale := m.Camera.Scale
	return m.Ellipsoid(centre, radius[0], radius[1], radius[2]).Refine(func(q geom.Point, distance float64) float64 {
		at := q.Sub(middle).Scale(1 / (scale * scale))                  // its dot products with the projected axes are in cm
		start := [3]float64{at.Dot(forward), at.Dot(up), at.Dot(right)} // of the ray, along the axes of the cranium
		way := [3]float64{look.forward, look.up, look.right}            // to the camera
		t := hit(start, way, radius, face)
		return max(distance, -scale*edge(start[0]+t*way[0], start[1]+t*way[1], start[2]+t*way[2]))
	})
}

// hit returns how far from start a ray in the direction way leaves an ellipsoid (face 1) or enters it (-1). If the ray
// misses the ellipsoid, hit returns where it is nearest to it.
func hit(start, way, radius [3]float64, face float64) float64 {
	a, b, c := 0.0, 0.0, -1.0 // at t along the ray, a·t² + 2·b·t + c is 0 on the ellipsoid
	for i, r := range radius {
		a += way[i] * way[i] / (r * r)
		b += start[i] * way[i] / (r * r)
		c += start[i] * start[i] / (r * r)
	}
	return (-b + face*math.Sqrt(max(0, b*b-a*c))) / a
}

// hairline returns a function that tells how far inside the hair a point of the head is, in cm. The point is given in
// cm forward, up and right of the cranium.
//
// A head that is bowed towards the camera would be all hair, so the fringe recedes from the forehead. Where the hair is
// fuller, the fringe advances again.
func (m *Mannequin) hairline(look look, fuller float64) func(forward, up, right float64) float64 {
	fringe := 3.4*geom.Smoothstep(0.15, 0.8, look.up) - 2.5*fuller
	line := cropLine
	if pose.Person(m.Cast) == "b" {
		line = bobLine
	}
	return func(forward, up, right float64) float64 {
		return line(forward, up-fringe*geom.Smoothstep(-2, 3, forward), right)
	}
}

// bobDrop is how far below the middle of the cranium that of a bob is, in cm.
const bobDrop = 2.2

// bobLine is the [Mannequin.hairline] of a bob: it hides the ears and ends at the jaw.
func bobLine(forward, up, right float64) float64 {
	up -= bobDrop
	temple := 1.6 * geom.Smoothstep(2, 6, math.Abs(right))
	fringe := 0.85 * (up - 0.5*forward - 0.6 - temple*geom.Smoothstep(0, 3, forward))
	sides := 0.8 * (2.4 - forward - 0.1*up)
	nape := 0.9 * (up + 10)
	return min(max(fringe, sides), nape)
}

// cropLine is the [Mannequin.hairline] of short hair with sideburns. It recedes at the temples, as the hair would
// otherwise look like a bathing cap.
func cropLine(forward, up, right float64) float64 {
	sideburn := 1.4 * geom.Smoothstep(2.5, 0, math.Abs(forward-0.5))
	temple := 2.2 * geom.Smoothstep(3.5, 8, math.Abs(right)) * geom.Smoothstep(-1, 2, forward)
	fringe := 0.85 * (up - 0.55*forward - 0.05*max(0, -forward) + 0.2 + sideburn + temple + 6*geom.Smoothstep(-3, -7, forward))
	nape := 0.8 * (up + 6.4 - 0.15*forward + 2.6*geom.Smoothstep(-2, -7, forward))
	return min(fringe, nape)
}

// minFaceScale is the scale, in viewBox units per cm, from which a face has features. In smaller pictures these would
// be specks, so there is only a nose.
const minFaceScale = 0.95

// features returns eyes, brows and a calm mouth as strokes: most heads are so small that such fine lines are lost in a
// field.
func (m *Mannequin) features() (lines [][]geom.Point) {
	if m.Camera.Scale < minFaceScale || m.Bare {
		return nil
	}
	h := m.Body.Head
	// add adds an arc if it faces the camera: its direction from the middle of the head has to be nearer than minDepth.
	add := func(minDepth float64, from, bend, to geom.Vec) {
		if m.Camera.Depth(bend.Sub(h.Origin).Unit()) < minDepth {
			return
		}
		var arc []geom.Point
		for t := 0.0; t <= 1; t += 0.125 {
			arc = append(arc, m.Camera.Project(from.Lerp(bend, t).Lerp(bend.Lerp(to, t), t)))
		}
		lines = append(lines, arc)
	}
	for _, side := range pose.Side {
		add(0.4, h.At(8.5, 1, side*3.5), h.At(8.6, 0.3, side*3.5), h.At(8.5, -0.4, side*3.5))  // eye
		add(0.4, h.At(9.2, 3.4, side*2.2), h.At(8.8, 4.4, side*3.7), h.At(7.7, 3.6, side*5.2)) // brow
	}
	add(-0.2, h.At(7, -6.3, -2.6), h.At(9, -8.4, 0), h.At(7, -6.3, 2.6)) // mouth
	return lines
}
