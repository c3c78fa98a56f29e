package panel

import (
	"image"
	"image/color"
	"math"

	"github.com/srwiley/rasterx"
	"golang.org/x/image/math/fixed"

	"unknot/figures/internal/geom"
	"unknot/figures/internal/outline"
	"unknot/figures/internal/scene"
)

// A transform maps the points of a drawing to pixels.
type transform struct {
	x, y  float64 // pixel of the origin of the drawing
	scale float64 // pixels per unit of the drawing
}

// A brush paints paths on a picture.
type brush struct {
	img *image.RGBA
}

// scene paints a figure.
func (b brush) scene(s scene.Scene, to transform) {
	for _, shape := range s.Shapes {
		p := s.Paint(shape)
		if p.Filled {
			b.fill(shape.Path, to, p.Colour)
		}
		if p.Line > 0 {
			b.line(shape.Path, to, p.Line, p.Colour)
		}
	}
}

// fill paints the inside of a path.
func (b brush) fill(path outline.Path, to transform, c color.Color) {
	b.paint(path, to, 0, c, func(width, height int, s rasterx.Scanner) rasterizer { return rasterx.NewFiller(width, height, s) })
}

// line strokes a path, with round ends.
func (b brush) line(path outline.Path, to transform, width float64, c color.Color) {
	b.paint(path, to, width, c, func(w, h int, s rasterx.Scanner) rasterizer {
		stroker := rasterx.NewStroker(w, h, s)
		stroker.SetStroke(fixed.Int26_6(width*to.scale*64), 0, rasterx.RoundCap, rasterx.RoundCap, nil, rasterx.Round)
		return stroker
	})
}

// A rasterizer collects a path and then paints it.
type rasterizer interface {
	rasterx.Adder
	Draw()
}

// paint rasterizes a path that has a line of the given width, which is 0 if it is only filled. It works within the
// bounds of the path: rasterizing the whole picture for each of a few dozen shapes takes ten times as long.
func (b brush) paint(path outline.Path, to transform, width float64, c color.Color,
	newRasterizer func(width, height int, s rasterx.Scanner) rasterizer) {
	bounds := to.bounds(path, width).Intersect(b.img.Rect)
	if bounds.Empty() {
		return
	}
	scanner := rasterx.NewScannerGV(bounds.Dx(), bounds.Dy(), b.img.SubImage(bounds).(*image.RGBA), bounds)
	scanner.SetColor(c)
	d := newRasterizer(bounds.Dx(), bounds.Dy(), scanner)
	to.x -= float64(bounds.Min.X) // the scanner's origin is the corner of its bounds
	to.y -= float64(bounds.Min.Y)
	for _, curve := range path {
		d.Start(to.point(curve.Start))
		for _, cubic := range curve.Cubics {
			d.CubeBezier(to.point(cubic[0]), to.point(cubic[1]), to.point(cubic[2]))
		}
		d.Stop(curve.Closed)
	}
	d.Draw()
}

// point returns the pixel of a point of the drawing.
func (to transform) point(p geom.Point) fixed.Point26_6 {
	return fixed.Point26_6{X: fixed.Int26_6(math.Round(64 * (to.x + to.scale*p.X))),
		Y: fixed.Int26_6(math.Round(64 * (to.y + to.scale*p.Y)))}
}

// bounds returns a rectangle that contains a path and half of width around it. A curve lies within its control points.
func (to transform) bounds(path outline.Path, width float64) image.Rectangle {
	var bounds fixed.Rectangle26_6
	first := true
	add := func(p geom.Point) {
		q := to.point(p)
		if first {
			bounds, first = fixed.Rectangle26_6{Min: q, Max: q}, false
		}
		bounds.Min.X, bounds.Min.Y = min(bounds.Min.X, q.X), min(bounds.Min.Y, q.Y)
		bounds.Max.X, bounds.Max.Y = max(bounds.Max.X, q.X), max(bounds.Max.Y, q.Y)
	}
	for _, curve := range path {
		add(curve.Start)
		for _, cubic := range curve.Cubics {
			for _, p := range cubic {
				add(p)
			}
		}
	}
	reach := int(math.Ceil(width*to.scale/2)) + 1
	return image.Rect(bounds.Min.X.Floor(), bounds.Min.Y.Floor(), bounds.Max.X.Ceil(), bounds.Max.Y.Ceil()).Inset(-reach)
}
