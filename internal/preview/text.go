package preview

import (
	"image"
	"image/color"
	"strings"
	"sync"

	_ "embed"
	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

//go:embed font/unknot-plate.otf
var plateFont []byte

// palatino returns the font of all text. The headings of pages use a Palatino too, on devices that have one.
var palatino = sync.OnceValue(func() *sfnt.Font {
	f, err := opentype.Parse(plateFont)
	if err != nil {
		panic(err) // the file is embedded
	}
	return f
})

// face returns the font at a size in pixels. It is not safe for concurrent use.
func face(pixels float64) font.Face {
	f, err := opentype.NewFace(palatino(), &opentype.FaceOptions{Size: pixels, DPI: 72})
	if err != nil {
		panic(err) // every size is valid
	}
	return kerned{f, fixed.Int26_6(64 * pixels), &sfnt.Buffer{}}
}

// A kerned face scales kerning with the font size. The faces of package opentype kern by the same distance at every
// size.
type kerned struct {
	font.Face
	size    fixed.Int26_6
	scratch *sfnt.Buffer
}

// Kern makes kerned a font.Face.
func (k kerned) Kern(before, after rune) fixed.Int26_6 {
	a, _ := palatino().GlyphIndex(k.scratch, before) // a missing glyph has no kerning
	b, _ := palatino().GlyphIndex(k.scratch, after)
	by, err := palatino().Kern(k.scratch, a, b, k.size, font.HintingNone)
	if err != nil {
		return 0 // most pairs have no kerning
	}
	return by
}

// A size is a font size in pixels, and the most lines of that size that fit.
type size struct {
	pixels float64
	lines  int
}

// A column is text broken into centred lines.
type column struct {
	size
	face  font.Face
	lines []string
}

// fitText breaks text into lines, in the first of the sizes in which it fits. If it fits in none, fitText truncates it
// in the last size.
func fitText(text string, sizes []size) (c column) {
	for _, s := range sizes {
		c = column{size: s, face: face(s.pixels)}
		if c.lines = c.breakLines(strings.Fields(text)); c.fits() {
			return c
		}
	}
	c.truncate()
	return c
}

// breakLines distributes words over as few lines as possible, and makes these about equally wide. To that end it
// searches, by halving, for the narrowest width that needs no more lines.
func (c column) breakLines(words []string) []string {
	widths := make([]fixed.Int26_6, len(words))
	for i, word := range words {
		widths[i] = font.MeasureString(c.face, word)
	}
	space := font.MeasureString(c.face, " ")
	breakAtWidth := func(width fixed.Int26_6) (lines []string) {
		room := fixed.Int26_6(0) // what is left of the current line
		for i, word := range words {
			room -= space + widths[i]
			if isFirst := i == 0; isFirst || room < 0 {
				lines = append(lines, word)
				room = width - widths[i]
			} else {
				lines[len(lines)-1] += " " + word
			}
		}
		return lines
	}
	fits, tooNarrow := fixed.I(textWidth), fixed.Int26_6(0)
	fewest := len(breakAtWidth(fits))
	for fits-tooNarrow > fixed.I(4) { // more exactly does not matter
		if middle := (fits + tooNarrow) / 2; len(breakAtWidth(middle)) > fewest {
			tooNarrow = middle
		} else {
			fits = middle
		}
	}
	return breakAtWidth(fits)
}

// fits reports whether all lines fit. A single word may be too wide, as words are never broken.
func (c column) fits() bool {
	for _, line := range c.lines {
		if c.tooWide(line) {
			return false
		}
	}
	return len(c.lines) <= c.size.lines
}

// tooWide reports whether a line is wider than the column.
func (c column) tooWide(line string) bool { return font.MeasureString(c.face, line).Ceil() > textWidth }

const ellipsis = "…"

// truncate removes lines and words that do not fit, and appends an ellipsis.
func (c *column) truncate() {
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

// shorter removes the last word of a line, or the last letter of its only word.
func shorter(line string) string {
	line = strings.TrimSuffix(line, ellipsis)
	if i := strings.LastIndexByte(line, ' '); i > 0 {
		return strings.TrimRight(line[:i], " ,;:.–") + ellipsis
	}
	runes := []rune(line)
	return string(runes[:max(0, len(runes)-1)]) + ellipsis
}

// Distances in multiples of the font size.
const (
	leading = 1.1  // from one baseline to the next
	ascent  = 0.84 // from the top of a line to its baseline
)

// height returns the height of all lines in pixels.
func (c column) height() int { return int(float64(len(c.lines)) * c.pixels * leading) }

// write writes the lines below y, each centred in img.
func (c column) write(img *image.RGBA, y int, colour color.Color) {
	for i, line := range c.lines {
		drawText(img, c.face, fixed.Point26_6{
			X: (fixed.I(img.Rect.Dx()) - font.MeasureString(c.face, line)) / 2,
			Y: fixed.I(y) + fixed.Int26_6(64*c.pixels*(leading*float64(i)+ascent)),
		}, line, colour)
	}
}

// drawText writes text from a point to the right.
func drawText(img *image.RGBA, f font.Face, at fixed.Point26_6, text string, colour color.Color) {
	d := font.Drawer{Dst: img, Src: image.NewUniform(colour), Face: f, Dot: at}
	d.DrawString(text)
}
