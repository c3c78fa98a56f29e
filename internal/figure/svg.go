package figure

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"unknot/internal/figure/geom"
)

// Markup is the scene as SVG elements without the svg element around them: a path for each shape, with its class, in drawing order.
func (s Scene) Markup() string {
	var b strings.Builder
	for _, shape := range s.Shapes {
		b.WriteString(`<path class="`)
		b.WriteString(shape.Class)
		if shape.Muscle != "" {
			b.WriteString(`" data-m="`)
			b.WriteString(shape.Muscle)
		}
		b.WriteString(`" d="`)
		b.WriteString(shape.Path.Data())
		b.WriteString(`"/>`)
	}
	return b.String()
}

// cardMargin is kept free around a scene that stands by itself, in viewBox units.
const cardMargin = 5

// tight is the part of the picture that is drawn upon, as the attribute viewBox: the frames of a movement share one frame, and a card shows one.
func (s Scene) tight() string {
	drawn := area{geom.Point{X: s.Width, Y: s.Height}, geom.Point{}}
	for _, shape := range s.Shapes {
		for _, curve := range shape.Path {
			drawn.add(curve.Start, cardMargin)
			for _, cubic := range curve.Cubics {
				for _, at := range cubic {
					drawn.add(at, cardMargin)
				}
			}
		}
	}
	left, top := math.Max(0, math.Floor(drawn.min.X)), math.Max(0, math.Floor(drawn.min.Y))
	right, bottom := math.Min(s.Width, math.Ceil(drawn.max.X)), math.Min(s.Height, math.Ceil(drawn.max.Y))
	return fmt.Sprintf("%v %v %v %v", left, top, right-left, bottom-top)
}

// ViewBox is the attribute of the svg or symbol element around Markup.
func (s Scene) ViewBox() string {
	return "0 0 " + strconv.FormatFloat(s.Width, 'f', -1, 64) + " " + strconv.FormatFloat(s.Height, 'f', -1, 64)
}
