// Package preview paints link previews: the pictures that messengers show for shared links.
//
// A [Picture] shows a figure in the colours of the light theme, and below it the title of the page and one line of facts. Some messengers crop it to a
// square, so everything except the name of the site is centred. Painting has no effect besides its result, and the same Picture always gives the same bytes.
package preview

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"image"
	"image/color"
	"image/draw"

	"unknot/internal/figure"
	"unknot/internal/figure/scene"
	"unknot/internal/pose"
)

// version is raised when the same Picture is painted differently, so that the new picture gets a new address.
const version = 1

// The size of a picture in pixels, as social networks recommend it.
const pictureWidth, pictureHeight = 1200, 630

// A Picture is the content of a link preview.
type Picture struct {
	Title    string
	Facts    string         // one line about the page
	Movement *pose.Movement // the movement whose figure it shows, nil for none
}

// New returns the picture of a page that shows m, nil for none.
func New(title, facts string, m *pose.Movement) Picture { return Picture{title, facts, m} }

// Hash identifies everything that the picture is painted from.
func (p Picture) Hash() string {
	drawn := ""
	if p.Movement != nil {
		drawn = figure.Hash(p.Movement)
	}
	sum := sha256.Sum256(fmt.Appendf(nil, "%d %v %q %q %s", version, colours, p.Title, p.Facts, drawn))
	return hex.EncodeToString(sum[:6])
}

// The colours of the light theme, as in static/css/screen/20-tokens.css.
var (
	paper = color.NRGBA{0xfb, 0xf7, 0xf0, 0xff}
	ink   = color.NRGBA{0x1e, 0x2a, 0x2d, 0xff}
	soft  = color.NRGBA{0x43, 0x4f, 0x50, 0xff}
	pine  = color.NRGBA{0x0f, 0x54, 0x57, 0xff}

	colours = []color.NRGBA{paper, ink, soft, pine}
)

// The layout, in pixels.
const (
	panelHeight = 392
	panelMargin = 14 // above and below the figure
	sideMargin  = 56 // to the left and right of text
	factsGap    = 10 // between the title and the facts
)

const textWidth = pictureWidth - 2*sideMargin

// The sizes of text, the preferred one first.
var (
	titleSizes = []size{{84, 1}, {76, 1}, {68, 1}, {64, 2}, {58, 2}, {52, 2}, {46, 3}}
	loneSizes  = []size{{116, 2}, {104, 3}, {90, 3}, {78, 4}, {66, 4}} // for a title without a figure
	factsSizes = []size{{37, 1}, {33, 1}, {29, 1}}
)

func (p Picture) paint() *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, pictureWidth, pictureHeight))
	flood(img, img.Rect, paper)
	if s := p.scene(); len(s.Shapes) > 0 {
		panel := image.Rect(0, 0, pictureWidth, panelHeight)
		flood(img, panel, scene.Ground())
		brush{img}.scene(s, fit(s, panel), panel)
		p.write(img, panelHeight, pictureHeight, titleSizes)
	} else {
		p.write(img, signTop+signHeight, pictureHeight-signTop, loneSizes)
	}
	sign(img)
	return img
}

func flood(img *image.RGBA, area image.Rectangle, c color.Color) {
	draw.Draw(img, area, image.NewUniform(c), image.Point{}, draw.Src)
}

// scene returns the figure to show, without shapes if there is none.
func (p Picture) scene() scene.Scene {
	if p.Movement == nil {
		return scene.Scene{}
	}
	s, _ := figure.Draw(p.Movement, p.frame()) // the check command reports faults
	return s
}

// frame returns the index of the most telling frame: the first with a highlighted muscle, else the first.
func (p Picture) frame() int {
	for i, f := range p.Movement.Frames {
		if len(f.Glow) > 0 {
			return i
		}
	}
	return 0
}

// Alt describes the picture, without the title: messengers show that beside it.
func (p Picture) Alt() string {
	if p.Movement == nil || p.Movement.Frames[p.frame()].Alt == "" {
		return p.Facts
	}
	return p.Facts + ". " + p.Movement.Frames[p.frame()].Alt
}

// fit centres the visible part of a scene in panel, as large as possible. A scene that is taller than wide is a map of the body: panel shows it down to
// the knees.
func fit(s scene.Scene, panel image.Rectangle) transform {
	x, y, width, height := s.Crop()
	bottom := float64(panel.Max.Y - panelMargin)
	if height > width {
		height *= 0.7
		bottom = float64(panel.Max.Y)
	}
	scale := min(float64(panel.Dx())/width, (bottom-panelMargin)/height)
	return transform{x: float64(panel.Dx())/2 - scale*(x+width/2), y: bottom - scale*(y+height), scale: scale}
}

// write writes the title and the facts, vertically centred between top and bottom.
func (p Picture) write(img *image.RGBA, top, bottom int, sizes []size) {
	title, facts := fitText(p.Title, textWidth, sizes), fitText(p.Facts, textWidth, factsSizes)
	y := (top + bottom - title.height() - factsGap - facts.height()) / 2
	title.write(img, y, ink)
	facts.write(img, y+title.height()+factsGap, soft)
}
