// Package panel paints figures as pixels, in the colours of the light theme. [Paint] and [Blank] paint the upper part
// of a link preview, with the mark of the site; in the server, package preview adds the words below. [Small] paints a
// figure as small as in lists.
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

// paper is the background without a figure, as in the same file.
var paper = color.NRGBA{0xfb, 0xf7, 0xf0, 0xff}

// The layout in pixels, as the site has it in its package preview. The mark is in the corner.
const (
	panelWidth, panelHeight = 1200, 392 // of a panel with a figure; without one it is only as high as the mark
	markLeft, markTop       = 48, 44
	markScale               = 1.5 // pixels per unit of the mark
	markHeight              = 40
	margin                  = 14 // above and below a figure
)

// Paint returns the upper part of a link preview with a figure.
func Paint(s scene.Scene) *image.RGBA {
	img := blank(image.Rect(0, 0, panelWidth, panelHeight), scene.Ground())
	brush{img}.scene(s, fit(s, img.Rect))
	paintMark(img)
	return img
}

// Blank returns the upper part of a link preview without a figure.
func Blank() *image.RGBA {
	img := blank(image.Rect(0, 0, panelWidth, markTop+markHeight), paper)
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

// fit centres the visible part of a scene in panel, as large as possible. A scene that is taller than wide is a map of
// the body, which is shown down to the knees.
func fit(s scene.Scene, panel image.Rectangle) transform {
	x, y, width, height := s.Crop()
	bottom := float64(panel.Max.Y - margin)
	if height > width {
		const downToKnees = 0.7 // share of the height
		height *= downToKnees
		bottom = float64(panel.Max.Y)
	}
	scale := min(float64(panel.Dx())/width, (bottom-margin)/height)
	return transform{x: float64(panel.Dx())/2 - scale*(x+width/2), y: bottom - scale*(y+height), scale: scale}
}
