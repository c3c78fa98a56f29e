package scene

import (
	"image/color"
	"math"
)

// A Paint is how a shape is painted by day, for whoever paints without a style sheet.
type Paint struct {
	Colour color.NRGBA
	Filled bool
	Line   float64 // the width of the line around it, or along it where it is not filled, in viewBox units; 0 for none
}

// Paint is how a shape of the scene is painted. What has a class without a style is not.
func (s Scene) Paint(shape Shape) Paint {
	st, ok := styleOf(shape.Class)
	if !ok {
		return Paint{}
	}
	p := Paint{Colour: rgb(light.of(s.Cast, st.token)), Filled: st.opacity > 0, Line: st.line}
	if p.Filled {
		p.Colour.A = uint8(math.Round(st.opacity * 255))
	}
	return p
}

// Ground is the colour of the plate that figures stand on by day.
func Ground() color.NRGBA { return rgb(light.plate) }

func rgb(colour string) color.NRGBA {
	c := channels(colour)
	return color.NRGBA{uint8(c[0]), uint8(c[1]), uint8(c[2]), 255}
}

// Part is the part of its canvas that shows a scene by itself: a corner, and a size.
func (s Scene) Part() (x, y, width, height float64) {
	part := trim(s.canvas(), s.drawn())
	size := part.Size()
	return part.Min.X, part.Min.Y, size.X, size.Y
}
