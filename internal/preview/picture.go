// Package preview paints link previews: the pictures that messengers show for shared links.
//
// At the top of a [Picture] is a panel, with or without a figure, which the command figures has painted. Below it are
// the title of the page and one line of facts. Some messengers crop a picture to a square, so everything except the
// name of the site is centred. The same Picture always gives the same bytes.
package preview

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"slices"

	"golang.org/x/image/math/fixed"
)

// version must be raised when this package changes how it paints a Picture, so that the new image gets a new address.
const version = 4

// The layout, in pixels. A panel has the mark of the site in its corner. Without a figure it is only as high as the
// mark.
const (
	Width, height       = 1200, 630 // the size of a picture that social networks recommend
	PanelHeight         = 392       // the height of a panel with a figure
	MarkLeft, MarkTop   = 48, 44
	MarkScale           = 1.5 // pixels per unit of the mark
	MarkHeight          = 40  // also the size of the name of the site
	nameLeft, nameAbove = MarkLeft + 72*MarkScale + 16, 34
	sideMargin          = 56 // to the left and right of text
	factsGap            = 10 // between the title and the facts
)

// A Picture is the content of a link preview.
type Picture struct {
	Title string
	Facts string // one line about the page
	Panel string // sum of the panel; "" without a figure
}

// Hash returns a hash of everything that decides how the picture looks.
func (p Picture) Hash() string {
	sum := sha256.Sum256(fmt.Appendf(nil, "%d %v %q %q %q", version, colours, p.Title, p.Facts, p.Panel))
	return hex.EncodeToString(sum[:6])
}

// Paper is the background of a picture: the colours are those of the light theme, as in
// static/css/screen/20-tokens.css.
var Paper = color.NRGBA{0xfb, 0xf7, 0xf0, 0xff}

var (
	ink  = color.NRGBA{0x1e, 0x2a, 0x2d, 0xff}
	soft = color.NRGBA{0x41, 0x4d, 0x4e, 0xff}

	colours = []color.NRGBA{Paper, ink, soft}
)

// textWidth is the width of the text, in pixels.
const textWidth = Width - 2*sideMargin

// The sizes of text to try, the preferred one first.
var (
	titleSizes = []size{{84, 1}, {76, 1}, {68, 1}, {64, 2}, {58, 2}, {52, 2}, {46, 3}}
	loneSizes  = []size{{116, 2}, {104, 3}, {78, 4}, {66, 4}} // for a title without a figure
	factsSizes = []size{{37, 1}, {33, 1}, {29, 1}}
)

// PNG paints the picture below a panel, which is a PNG with a palette, and encodes it.
func (p Picture) PNG(above []byte) ([]byte, error) {
	panel, err := png.Decode(bytes.NewReader(above))
	if err != nil {
		return nil, fmt.Errorf("preview: %w", err)
	}
	img := image.NewRGBA(image.Rect(0, 0, Width, height))
	draw.Draw(img, img.Rect, image.NewUniform(Paper), image.Point{}, draw.Src)
	draw.Draw(img, panel.Bounds(), panel, image.Point{}, draw.Src)
	drawText(img, face(MarkHeight), fixed.P(nameLeft, MarkTop+nameAbove), "Unknot", ink)
	if panelBottom := panel.Bounds().Max.Y; panelBottom == PanelHeight {
		p.write(img, (panelBottom+height)/2, titleSizes)
	} else {
		p.write(img, (panelBottom+height-MarkTop)/2, loneSizes)
	}
	painted, _ := panel.ColorModel().(color.Palette) // what the command figures paints has one
	return encode(img, slices.Concat(color.Palette{Paper}, shades(ink), shades(soft), painted))
}

// write writes the title and the facts around the line at height middle.
func (p Picture) write(img *image.RGBA, middle int, sizes []size) {
	title, facts := fitText(p.Title, sizes), fitText(p.Facts, factsSizes)
	y := middle - (title.height()+factsGap+facts.height()+1)/2
	title.write(img, y, ink)
	facts.write(img, y+title.height()+factsGap, soft)
}
