package figure

import (
	"math"
	"slices"
	"strconv"

	"unknot/internal/geom"
)

// What is kept free around what is drawn, in viewBox units.
const (
	frameMargin = 8 // around the frames of a movement
	cardMargin  = 5 // around a picture that stands by itself
)

// The shapes that frames are trimmed to, as width by height: a taller one would make pages long, a wider one figures small.
const (
	narrowest = 4.0 / 3
	widest    = 2.0
)

// trimmed is the part of its canvas that a picture of the plate shows. All that have one canvas show the same part: a figure is not to jump or
// grow from frame to frame, nor in motion.
func (p Plate) trimmed(s Scene) area {
	drawn := noArea()
	for _, other := range slices.Concat(p.Scenes, p.Motion) {
		if other.canvas() == s.canvas() {
			drawn = drawn.join(other.drawn())
		}
	}
	return s.canvas().trim(drawn)
}

// trim is the least part of a canvas that leaves a margin around what is drawn and has a shape that suits pages. For that it grows to the left
// and the right alike, or upwards, as figures stand on the ground. What runs off the canvas runs off the same edge of the part. A canvas that
// has another shape was made for it, as for a map of the body, and stays whole.
func (canvas area) trim(drawn area) area {
	whole := canvas.size()
	if !between(whole.X, narrowest*whole.Y, widest*whole.Y) {
		return canvas
	}
	part := canvas.around(drawn, frameMargin)
	size := part.size()
	if width := min(whole.X, math.Ceil(narrowest*size.Y)); size.X < width {
		left := part.min.X - math.Floor((width-size.X)/2)
		part.min.X = max(0, min(left, whole.X-width))
		part.max.X = part.min.X + width
	}
	if height := min(whole.Y, math.Ceil(size.X/widest)); size.Y < height {
		part.min.Y = max(0, part.max.Y-height)
		part.max.Y = part.min.Y + height
	}
	return part
}

// around is the part of a canvas with what is drawn and a margin, to whole units; all of it if nothing is drawn there.
func (canvas area) around(drawn area, margin float64) area {
	part := area{
		geom.Point{X: max(0, math.Floor(drawn.min.X-margin)), Y: max(0, math.Floor(drawn.min.Y-margin))},
		geom.Point{X: min(canvas.max.X, math.Ceil(drawn.max.X+margin)), Y: min(canvas.max.Y, math.Ceil(drawn.max.Y+margin))},
	}
	if size := part.size(); size.X <= 0 || size.Y <= 0 {
		return canvas
	}
	return part
}

func (s Scene) canvas() area { return area{max: geom.Point{X: s.Width, Y: s.Height}} }

// drawn is the area of all shapes, also beyond the canvas. It counts the handles of curves, which do not lie far off.
func (s Scene) drawn() area {
	drawn := noArea()
	for _, shape := range s.Shapes {
		for _, curve := range shape.Path {
			drawn.add(curve.Start, 0)
			for _, cubic := range curve.Cubics {
				for _, at := range cubic {
					drawn.add(at, 0)
				}
			}
		}
	}
	return drawn
}

// viewBox is an area as the attribute of an svg or symbol element.
func (a area) viewBox() string {
	number := func(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
	size := a.size()
	return number(a.min.X) + " " + number(a.min.Y) + " " + number(size.X) + " " + number(size.Y)
}
