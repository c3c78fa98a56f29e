// Package preview paints the picture that messengers show of a page when its link is shared.
//
// It is a card as the site has them: a figure on its plate, by day, and below it what the page is called and what it is. Some messengers cut a square out
// of its middle, so all stands in the middle but the name of the site.
package preview

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"image"
	"image/color"
	"image/draw"

	"unknot/internal/figure"
	"unknot/internal/pose"
)

// Version is raised when the same card comes out painted differently: a picture painted by an older one has another address.
const Version = 1

// The size of a picture in pixels: what networks ask for.
const Width, Height = 1200, 630

// A Card is what a picture shows.
type Card struct {
	Title    string
	Facts    string         // what it is, in a line
	Movement *pose.Movement // whose figure it shows, nil for none
}

// Hash is over all that the picture comes from.
func (c Card) Hash() string {
	drawn := ""
	if c.Movement != nil {
		drawn = figure.Hash(c.Movement)
	}
	sum := sha256.Sum256(fmt.Appendf(nil, "%d %q %q %s", Version, c.Title, c.Facts, drawn))
	return hex.EncodeToString(sum[:6])
}

// The colours of pages by day, as in static/css/screen/20-tokens.css.
var (
	paper = color.NRGBA{0xfb, 0xf7, 0xf0, 0xff}
	ink   = color.NRGBA{0x1e, 0x2a, 0x2d, 0xff}
	soft  = color.NRGBA{0x43, 0x4f, 0x50, 0xff}
	pine  = color.NRGBA{0x0f, 0x54, 0x57, 0xff}
)

// Where things stand, in pixels.
const (
	plateHeight = 392
	plateMargin = 14 // above and below a figure
	sideMargin  = 56 // beside words
	factsGap    = 10 // between the title and the facts
)

const textWidth = Width - 2*sideMargin

// The sizes of words, the ones to prefer first.
var (
	titleSizes = []size{{84, 1}, {76, 1}, {68, 1}, {64, 2}, {58, 2}, {52, 2}, {46, 3}}
	loneSizes  = []size{{116, 2}, {104, 3}, {90, 3}, {78, 4}, {66, 4}} // of a title without a figure
	factsSizes = []size{{37, 1}, {33, 1}, {29, 1}}
)

func (c Card) paint() *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, Width, Height))
	flood(img, img.Rect, paper)
	if s := c.scene(); len(s.Shapes) > 0 {
		plate := image.Rect(0, 0, Width, plateHeight)
		flood(img, plate, figure.Ground())
		brush{img}.scene(s, placeOf(s, plate), plate)
		c.write(img, plateHeight, Height, titleSizes)
	} else {
		c.write(img, signTop+signHeight, Height-signTop, loneSizes)
	}
	sign(img)
	return img
}

func flood(img *image.RGBA, area image.Rectangle, c color.Color) {
	draw.Draw(img, area, image.NewUniform(c), image.Point{}, draw.Src)
}

// scene is the figure to show, without shapes if there is none.
func (c Card) scene() figure.Scene {
	if c.Movement == nil {
		return figure.Scene{}
	}
	s, _ := figure.Draw(c.Movement, c.frame()) // what is wrong with it, check says
	return s
}

// frame is the one that tells most of the movement: the first in which a muscle is lit, else the first of all.
func (c Card) frame() int {
	for i, f := range c.Movement.Frames {
		if len(f.Glow) > 0 {
			return i
		}
	}
	return 0
}

// Alt is the picture in words, without the title, which stands beside it wherever it is shown.
func (c Card) Alt() string {
	if c.Movement == nil || c.Movement.Frames[c.frame()].Alt == "" {
		return c.Facts
	}
	return c.Facts + ". " + c.Movement.Frames[c.frame()].Alt
}

// placeOf puts the part of a scene that shows it into the middle of a plate, as large as it goes. Of one that is taller than wide, a map of the body,
// the plate holds what is above the knees.
func placeOf(s figure.Scene, plate image.Rectangle) place {
	x, y, width, height := s.Part()
	bottom := float64(plate.Max.Y - plateMargin)
	if height > width {
		height *= 0.7
		bottom = float64(plate.Max.Y)
	}
	scale := min(float64(plate.Dx())/width, (bottom-plateMargin)/height)
	return place{x: float64(plate.Dx())/2 - scale*(x+width/2), y: bottom - scale*(y+height), scale: scale}
}

// write writes the title and the facts midway between two heights.
func (c Card) write(img *image.RGBA, top, bottom int, sizes []size) {
	title, facts := set(c.Title, textWidth, sizes), set(c.Facts, textWidth, factsSizes)
	y := (top + bottom - title.height() - factsGap - facts.height()) / 2
	title.write(img, y, ink)
	facts.write(img, y+title.height()+factsGap, soft)
}
