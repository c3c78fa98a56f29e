package scene

import (
	"fmt"
	"html"
	"slices"
	"strings"

	"unknot/internal/geom"
)

// Symbols returns an SVG file with a symbol for each frame, with the ids a, b, c, which take their colours from the
// page. As an image it shows the first frame beside the most telling one, lit, or else the second, in the colours of
// print. The comment follows the opening tag. All scenes of one canvas show the same part of it, scenes of motion
// included, so that a figure neither jumps nor changes its size from frame to frame.
func Symbols(comment string, frames, motion []Scene, lit int) []byte {
	shown := []int{0, max(1, lit)}[:min(2, len(frames))]
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
		fmt.Fprintf(&b, `<use href="#%s" x="%v" width="%v"/>`, frameID(frame), float64(i)*size.X, size.X)
	}
	b.WriteString("</svg>\n")
	return []byte(b.String())
}

func frameID(i int) string { return string(rune('a' + i)) }

// Symbol returns a symbol with the part of s that it shows among all scenes of a figure.
func (s Scene) Symbol(id string, all []Scene) string {
	return fmt.Sprintf(`<symbol id="%s" viewBox="%s" aria-label="%s">%s</symbol>`, id, viewBox(Trimmed(s, all)), html.EscapeString(s.Alt), s.Markup())
}

// Image returns an SVG file of one scene with its own colours: the light theme, and for the fragment #dark the dark
// one.
func Image(comment string, s Scene) []byte {
	return imageFile(comment, ImageBox(s), "<style>"+palettes(s)+"</style>"+s.Markup())
}

// Motion returns an Image that is animated through the scenes of motion and back, and stops at those of them that are
// frames. It shows the same part of the canvas as the frames.
func Motion(comment string, frames, motion []Scene) []byte {
	every := max(1, (len(motion)-1)/max(1, len(frames)-1)) // a single frame moves between it and another
	return imageFile(comment, Trimmed(motion[0], slices.Concat(frames, motion)), motionMarkup(motion, every))
}

func imageFile(comment string, box geom.Rect, content string) []byte {
	return []byte(openingTag(` id="dark" viewBox="`+viewBox(box)+`"`) + comment + content + "</svg>\n")
}

func openingTag(attributes string) string {
	return `<svg xmlns="http://www.w3.org/2000/svg"` + attributes + `>`
}

// ImageBox returns the part of its canvas that an Image shows.
func ImageBox(s Scene) geom.Rect { return around(s.canvas(), s.drawn(), imageMargin) }

// Trimmed returns the part of its canvas that s shows among all scenes of a figure.
func Trimmed(s Scene, all []Scene) geom.Rect {
	drawn := geom.EmptyRect()
	for _, other := range all {
		if other.canvas() == s.canvas() {
			drawn = drawn.Union(other.drawn())
		}
	}
	return trim(s.canvas(), drawn)
}
