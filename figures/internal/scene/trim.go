package scene

import (
	"math"
	"slices"
	"strconv"

	"unknot/figures/internal/geom"
)

// The free space around a drawing, in viewBox units.
const (
	frameMargin = 10 // around the frames of a movement
	imageMargin = 10 // around an image
)

// The range of width divided by height of frames: taller frames would make pages long, wider ones figures small.
const (
	minAspect = 3.0 / 4
	maxAspect = 2.0
)

// trim returns the smallest part of a canvas that contains the drawing with a margin and has an aspect ratio that suits
// pages. To reach that, the part grows equally to the left and the right, or upwards, as figures stand on the ground.
// It never grows beyond the canvas, even where the drawing does. A canvas with an aspect ratio that does not suit
// pages, such as that of a body map, is not trimmed.
func trim(canvas, drawn geom.Rect) geom.Rect {
	whole := canvas.Size()
	if !(whole.X >= minAspect*whole.Y && whole.X <= maxAspect*whole.Y) {
		return canvas
	}
	part := around(canvas, drawn, frameMargin)
	size := part.Size()
	if width := min(whole.X, math.Ceil(minAspect*size.Y)); size.X < width {
		left := part.Min.X - math.Floor((width-size.X)/2)
		part.Min.X = max(0, min(left, whole.X-width))
		part.Max.X = part.Min.X + width
	}
	if height := min(whole.Y, math.Ceil(size.X/maxAspect)); size.Y < height {
		part.Min.Y = max(0, part.Max.Y-height)
		part.Max.Y = part.Min.Y + height
	}
	return part
}

// around returns the part of a canvas that contains the drawing with a margin, in whole units. If nothing is drawn on
// the canvas, it returns the whole canvas.
func around(canvas, drawn geom.Rect, margin float64) geom.Rect {
	part := geom.Rect{
		Min: geom.Point{X: max(0, math.Floor(drawn.Min.X-margin)), Y: max(0, math.Floor(drawn.Min.Y-margin))},
		Max: geom.Point{X: min(canvas.Max.X, math.Ceil(drawn.Max.X+margin)), Y: min(canvas.Max.Y, math.Ceil(drawn.Max.Y+margin))},
	}
	if size := part.Size(); size.X <= 0 || size.Y <= 0 {
		return canvas
	}
	return part
}

// canvas returns the canvas of s as a rectangle.
func (s Scene) canvas() geom.Rect { return geom.Rect{Max: geom.Point{X: s.Width, Y: s.Height}} }

// drawn returns the bounds of all shapes but quiet ones, with the control points of their curves, even beyond the
// canvas.
func (s Scene) drawn() geom.Rect {
	return s.bounds(func(string) bool { return true })
}

// Body returns the bounds of the person within the canvas, without things and marks.
func (s Scene) Body() geom.Rect {
	body := s.bounds(func(class string) bool { return slices.Contains(bodyClasses, class) })
	canvas := s.canvas()
	return geom.Rect{
		Min: geom.Point{X: max(canvas.Min.X, body.Min.X), Y: max(canvas.Min.Y, body.Min.Y)},
		Max: geom.Point{X: min(canvas.Max.X, body.Max.X), Y: min(canvas.Max.Y, body.Max.Y)},
	}
}

// bounds returns the bounds of the shapes whose class counts, without quiet ones.
func (s Scene) bounds(counts func(class string) bool) geom.Rect {
	drawn, wide := geom.EmptyRect(), geom.EmptyRect()
	for _, shape := range s.Shapes {
		if shape.Quiet || !counts(shape.Class) {
			continue
		}
		for _, curve := range shape.Path {
			of := &drawn
			if shape.Wide {
				of = &wide
			}
			of.Add(curve.Start, 0)
			for _, cubic := range curve.Cubics {
				for _, at := range cubic {
					of.Add(at, 0)
				}
			}
		}
	}
	return drawn.UnionHeight(wide)
}

// viewBox formats a rectangle as the attribute of an svg or symbol element.
func viewBox(r geom.Rect) string {
	number := func(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
	size := r.Size()
	return number(r.Min.X) + " " + number(r.Min.Y) + " " + number(size.X) + " " + number(size.Y)
}
