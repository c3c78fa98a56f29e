package scene

import (
	"fmt"
	"html"
	"slices"
	"strings"

	"unknot/figures/internal/geom"
)

// Symbols returns an SVG file with a symbol for each frame. The symbols have the ids a, b, c and take their colours
// from the page. If the file itself is shown as an image, it has the colours of print and shows two frames: the first,
// and the frame lit or, if that is the first too, the second. The comment follows the opening tag.
//
// All scenes with the same canvas show the same part of it, scenes of motion included, so that a figure neither jumps
// nor changes its size from frame to frame.
func Symbols(comment string, frames, motion []Scene, lit int) []byte {
	shown := []int{0} // indexes of frames
	if len(frames) > 1 {
		shown = append(shown, max(1, lit))
	}
	size := Trimmed(frames[0], slices.Concat(frames, motion)).Size()
	attributes := fmt.Sprintf(` viewBox="0 0 %v %v"`, float64(len(shown))*size.X, size.Y)
	if frames[0].Cast != "" {
		attributes += ` data-cast="` + frames[0].Cast + `"`
	}
	var b strings.Builder
	b.WriteString(openingTag(attributes) + comment + "<style>" + printPalette(frames) + "</style>")
	for i, s := range frames {
		b.WriteString(s.Symbol(frameID(i), slices.Concat(frames, motion)))
	}
	for i, frame := range shown {
		fmt.Fprintf(&b, `<svg x="%v" width="%v"><use href="#%s"/></svg>`, float64(i)*size.X, size.X, frameID(frame))
	}
	b.WriteString("</svg>\n")
	return []byte(b.String())
}

// frameID returns the id of the symbol of frame i.
func frameID(i int) string { return string(rune('a' + i)) }

// Symbol returns an SVG symbol that shows s. All are the scenes of the figure, by which it is trimmed.
func (s Scene) Symbol(id string, all []Scene) string {
	return fmt.Sprintf(`<symbol id="%s" viewBox="%s" overflow="visible" aria-label="%s">%s</symbol>`, id, viewBox(Trimmed(s, all)), html.EscapeString(s.Alt), s.Markup())
}

// Image returns an SVG file of one scene with its own colours: those of the light theme or, if its address ends with
// #dark, of the dark one. It has the colours of all frames, since each of them can be had as an image too.
func Image(comment string, s Scene, frames []Scene) []byte {
	return imageFile(comment, ` preserveAspectRatio="xMidYMax"`, ImageBox(s), "<style>"+palettes(frames...)+"</style>"+s.Markup())
}

// Motion returns an image file that is animated. It shows the same part of the canvas as the frames.
func Motion(comment string, frames []Scene, film Film) []byte {
	return imageFile(comment, "", Trimmed(film.Pictures[0], slices.Concat(frames, film.Pictures)), film.markup())
}

// imageFile returns an SVG file that shows the part of its content in box, and more of it where it has more room.
func imageFile(comment, attributes string, box geom.Rect, content string) []byte {
	return []byte(openingTag(` id="dark" viewBox="`+viewBox(box)+`"`+attributes) + comment + content + "</svg>\n")
}

// openingTag returns the opening tag of an SVG file.
func openingTag(attributes string) string {
	return `<svg xmlns="http://www.w3.org/2000/svg"` + attributes + `>`
}

// ImageBox returns the part of the canvas of s that [Image] shows.
func ImageBox(s Scene) geom.Rect { return around(s.canvas(), s.drawn(), imageMargin) }

// Trimmed returns the part of the canvas of s that is shown. It fits all those scenes of the figure that have the same
// canvas.
func Trimmed(s Scene, all []Scene) geom.Rect {
	drawn := geom.EmptyRect()
	for _, other := range all {
		if other.canvas() == s.canvas() {
			drawn = drawn.Union(other.drawn())
		}
	}
	return trim(s.canvas(), drawn)
}
