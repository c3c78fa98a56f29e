// Package panel paints figures as pixels, in the colours of the light theme: [Paint] as the picture of a shared link,
// with the mark of the site, and [Small] as small as in lists.
package panel

import (
	"image"
	"image/color"
	"image/draw"
	"math"

	"unknot/figures/internal/geom"
	"unknot/figures/internal/scene"
)

// pine is the colour of the mark, as in static/css/screen/20-tokens.css.
var pine = color.NRGBA{0x0f, 0x54, 0x57, 0xff}

// The layout in pixels. The mark is in the corner. Some messengers crop a picture to a square, so the figure is in the
// middle.
const (
	panelWidth, panelHeight = 1200, 630 // the size that social networks recommend
	markLeft, markTop       = 48, 44
	markScale               = 1.5 // pixels per unit of the mark
	margin                  = 40  // around a figure
)

// Paint returns the picture of a link to a page with a figure.
func Paint(s scene.Scene) *image.RGBA {
	img := blank(image.Rect(0, 0, panelWidth, panelHeight), scene.Ground())
	brush{img}.scene(s, fit(s, img.Rect))
	paintMark(img)
	return img
}

// Small returns a part of a scene, width pixels wide.
func Small(s scene.Scene, part geom.Rect, width int) *image.RGBA {
	scale := float64(width) / part.Size().X
	img := blank(image.Rect(0, 0, width, int(math.Ceil(scale*part.Size().Y))), scene.Ground())
	brush{img}.scene(s, transform{x: -scale * part.Min.X, y: -scale * part.Min.Y, scale: scale})
	return img
}

// blank returns a picture of one colour.
func blank(size image.Rectangle, ground color.Color) *image.RGBA {
	img := image.NewRGBA(size)
	draw.Draw(img, img.Rect, image.NewUniform(ground), image.Point{}, draw.Src)
	return img
}

// fit centres the visible part of a scene in panel, as large as possible.
func fit(s scene.Scene, panel image.Rectangle) transform {
	x, y, width, height := s.Crop()
	scale := min(float64(panel.Dx()-2*margin)/width, float64(panel.Dy()-2*margin)/height)
	return transform{x: float64(panel.Dx())/2 - scale*(x+width/2), y: float64(panel.Dy()-margin) - scale*(y+height), scale: scale}
}
