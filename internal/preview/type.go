package preview

import (
	_ "embed"
	"image"
	"image/color"
	"strings"
	"sync"

	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

//go:embed font/unknot-plate.otf
var plateFont []byte

// letters is the font of all words: a Palatino, as headings of pages have it where one is installed.
var letters = sync.OnceValue(func() *sfnt.Font {
	f, err := opentype.Parse(plateFont)
	if err != nil {
		panic(err) // the file is part of the program: the test of any picture reads it
	}
	return f
})

// face is the font with letters of that many pixels. It is for one picture at a time.
func face(pixels float64) font.Face {
	f, err := opentype.NewFace(letters(), &opentype.FaceOptions{Size: pixels, DPI: 72})
	if err != nil {
		panic(err) // no size is refused
	}
	return kerned{f, fixed.Int26_6(64 * pixels), &sfnt.Buffer{}}
}

// kerned is a face whose pairs of letters stand as near as their size asks: package opentype moves them as little in large letters as in small.
type kerned struct {
	font.Face
	size    fixed.Int26_6
	scratch *sfnt.Buffer
}

// Kern makes kerned a font.Face.
func (k kerned) Kern(before, after rune) fixed.Int26_6 {
	a, _ := letters().GlyphIndex(k.scratch, before) // a letter that is not there has no pairs
	b, _ := letters().GlyphIndex(k.scratch, after)
	by, err := letters().Kern(k.scratch, a, b, k.size, font.HintingNone)
	if err != nil {
		return 0 // most pairs stand as they are
	}
	return by
}

// A size is that of letters in pixels, and how many lines of them there is room for.
type size struct {
	pixels float64
	lines  int
}

// A column is lines of text, one below the other.
type column struct {
	size
	face  font.Face
	width int // no line is to be wider
	lines []string
}

// set breaks text into lines of the first size with which it fits. If it fits with none it ends with an ellipsis.
func set(text string, width int, sizes []size) (c column) {
	for _, s := range sizes {
		c = column{size: s, face: face(s.pixels), width: width}
		if c.lines = c.broken(strings.Fields(text)); c.fits() {
			return c
		}
	}
	c.cut()
	return c
}

// broken is words in as few lines as the width needs, of about one length.
func (c column) broken(words []string) []string {
	widths := make([]fixed.Int26_6, len(words))
	for i, word := range words {
		widths[i] = font.MeasureString(c.face, word)
	}
	space := font.MeasureString(c.face, " ")
	within := func(width fixed.Int26_6) (lines []string) {
		left := fixed.Int26_6(0)
		for i, word := range words {
			if left -= space + widths[i]; left < 0 || i == 0 {
				lines = append(lines, word)
				left = width - widths[i]
			} else {
				lines[len(lines)-1] += " " + word
			}
		}
		return lines
	}
	enough, tooLittle := fixed.I(c.width), fixed.Int26_6(0)
	count := len(within(enough))
	for enough-tooLittle > fixed.I(4) {
		if middle := (enough + tooLittle) / 2; len(within(middle)) > count {
			tooLittle = middle
		} else {
			enough = middle
		}
	}
	return within(enough)
}

// fits says whether there is room for all lines. A word is not broken, so one may be too wide.
func (c column) fits() bool {
	for _, line := range c.lines {
		if c.tooWide(line) {
			return false
		}
	}
	return len(c.lines) <= c.size.lines
}

func (c column) tooWide(line string) bool { return font.MeasureString(c.face, line).Ceil() > c.width }

const ellipsis = "…"

// cut leaves out what there is no room for, and puts an ellipsis in its place.
func (c *column) cut() {
	if len(c.lines) > c.size.lines {
		c.lines = c.lines[:c.size.lines]
		c.lines[len(c.lines)-1] += ellipsis
	}
	for i := range c.lines {
		for c.tooWide(c.lines[i]) {
			c.lines[i] = shorter(c.lines[i])
		}
	}
}

// shorter is a line without its last word, or without the last letter of its only one.
func shorter(line string) string {
	line = strings.TrimSuffix(line, ellipsis)
	if i := strings.LastIndexByte(line, ' '); i > 0 {
		return strings.TrimRight(line[:i], " ,;:.–") + ellipsis
	}
	runes := []rune(line)
	return string(runes[:max(0, len(runes)-1)]) + ellipsis
}

// In sizes of letters.
const (
	leading = 1.1  // from one line to the next
	ascent  = 0.84 // from above a line down to where its letters stand
)

// height is from above the first line to below the last.
func (c column) height() int { return int(float64(len(c.lines)) * c.pixels * leading) }

// write writes the lines below y, each in the middle of the picture.
func (c column) write(img *image.RGBA, y int, colour color.Color) {
	for i, line := range c.lines {
		letter(img, c.face, fixed.Point26_6{
			X: (fixed.I(img.Rect.Dx()) - font.MeasureString(c.face, line)) / 2,
			Y: fixed.I(y) + fixed.Int26_6(64*c.pixels*(leading*float64(i)+ascent)),
		}, line, colour)
	}
}

// letter writes text from a point on.
func letter(img *image.RGBA, f font.Face, at fixed.Point26_6, text string, colour color.Color) {
	d := font.Drawer{Dst: img, Src: image.NewUniform(colour), Face: f, Dot: at}
	d.DrawString(text)
}
