package preview

import (
	"image"
	"image/color"
	"math"

	"github.com/srwiley/rasterx"
	"golang.org/x/image/math/fixed"

	"unknot/internal/figure"
	"unknot/internal/figure/outline"
	"unknot/internal/geom"
)

// A place says where on the picture a drawing comes to lie: its zero, and how many pixels one of its units is.
type place struct {
	x, y, scale float64
}

// A brush paints paths on a picture.
type brush struct {
	img *image.RGBA
}

// scene paints a figure within clip.
func (b brush) scene(s figure.Scene, at place, clip image.Rectangle) {
	within := brush{b.img.SubImage(clip).(*image.RGBA)}
	for _, shape := range s.Shapes {
		p := s.Paint(shape)
		if p.Filled {
			within.fill(shape.Path, at, p.Colour)
		}
		if p.Line > 0 {
			within.line(shape.Path, at, p.Line, p.Colour)
		}
	}
}

// fill paints what a path goes round.
func (b brush) fill(path outline.Path, at place, c color.Color) {
	b.paint(path, at, 0, c, func(width, height int, s rasterx.Scanner) drawing { return rasterx.NewFiller(width, height, s) })
}

// line paints a line along a path, with round ends.
func (b brush) line(path outline.Path, at place, width float64, c color.Color) {
	b.paint(path, at, width, c, func(w, h int, s rasterx.Scanner) drawing {
		stroker := rasterx.NewStroker(w, h, s)
		stroker.SetStroke(fixed.Int26_6(width*at.scale*64), 0, rasterx.RoundCap, rasterx.RoundCap, nil, rasterx.Round)
		return stroker
	})
}

// A drawing takes a path, and then paints it.
type drawing interface {
	rasterx.Adder
	Draw()
}

// paint paints a path that reaches half of width beyond its curves. It works only where the path lies: all of the picture
// for each of some dozen shapes would take ten times as long.
func (b brush) paint(path outline.Path, at place, width float64, c color.Color, with func(width, height int, s rasterx.Scanner) drawing) {
	box := at.box(path, width).Intersect(b.img.Rect)
	if box.Empty() {
		return
	}
	scanner := rasterx.NewScannerGV(box.Dx(), box.Dy(), b.img.SubImage(box).(*image.RGBA), box)
	scanner.SetColor(c)
	d := with(box.Dx(), box.Dy(), scanner)
	at.x -= float64(box.Min.X) // the scanner's zero is the corner of what it paints on
	at.y -= float64(box.Min.Y)
	for _, curve := range path {
		d.Start(at.point(curve.Start))
		for _, cubic := range curve.Cubics {
			d.CubeBezier(at.point(cubic[0]), at.point(cubic[1]), at.point(cubic[2]))
		}
		d.Stop(curve.Closed)
	}
	d.Draw()
}

// point is where a point of the drawing lies.
func (at place) point(p geom.Point) fixed.Point26_6 {
	return fixed.Point26_6{X: fixed.Int26_6(math.Round(64 * (at.x + at.scale*p.X))), Y: fixed.Int26_6(math.Round(64 * (at.y + at.scale*p.Y)))}
}

// box holds all of a path and half of width around it. Curves keep within their handles.
func (at place) box(path outline.Path, width float64) image.Rectangle {
	var box fixed.Rectangle26_6
	first := true
	add := func(p geom.Point) {
		q := at.point(p)
		if first {
			box, first = fixed.Rectangle26_6{Min: q, Max: q}, false
		}
		box.Min.X, box.Min.Y = min(box.Min.X, q.X), min(box.Min.Y, q.Y)
		box.Max.X, box.Max.Y = max(box.Max.X, q.X), max(box.Max.Y, q.Y)
	}
	for _, curve := range path {
		add(curve.Start)
		for _, cubic := range curve.Cubics {
			for _, p := range cubic {
				add(p)
			}
		}
	}
	reach := int(math.Ceil(width*at.scale/2)) + 1
	return image.Rect(box.Min.X.Floor(), box.Min.Y.Floor(), box.Max.X.Ceil(), box.Max.Y.Ceil()).Inset(-reach)
}
