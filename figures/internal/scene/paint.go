package scene

import (
	"image/color"
	"math"
)

// A Paint tells how a shape is painted in the light theme, for pictures without CSS.
type Paint struct {
	Colour color.NRGBA
	Filled bool
	Line   float64 // width of the stroke in viewBox units, 0 if there is none
}

// Paint returns how a shape of s is painted. It returns the zero Paint if none of its classes has a style.
func (s Scene) Paint(shape Shape) Paint {
	st, ok := styleOf(shape.Class)
	if !ok {
		return Paint{}
	}
	p := Paint{Colour: rgb(light.colour(s.Cast, st.token)), Filled: st.opacity > 0, Line: st.line}
	if p.Filled {
		p.Colour.A = uint8(math.Round(st.opacity * 255))
	}
	return p
}

// Ground returns the background colour of figures in the light theme.
func Ground() color.NRGBA { return rgb(light.ground) }

// rgb returns the colour #rrggbb.
func rgb(colour string) color.NRGBA {
	c := channels(colour)
	return color.NRGBA{uint8(c[0]), uint8(c[1]), uint8(c[2]), 255}
}

// Crop returns the part of the canvas to show if the scene is shown by itself: the upper left corner and the size.
func (s Scene) Crop() (x, y, width, height float64) {
	part := trim(s.canvas(), s.drawn())
	size := part.Size()
	return part.Min.X, part.Min.Y, size.X, size.Y
}
