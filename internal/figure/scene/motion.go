package scene

import (
	"fmt"
	"strings"
)

// How long an animation stops at a frame, and how long it shows a picture between two, in seconds.
const (
	motionHold = 1.0
	motionStep = 0.3
)

// A span is a time in which a picture is seen, in seconds.
type span struct{ begin, end float64 }

// visits returns when each picture of an animation is seen, there and back, and how long that takes. Every so many
// pictures, from the first, there is a frame, at which it stops.
func visits(pictures, every int) (seen [][]span, cycle float64) {
	seen = make([][]span, pictures)
	visit := func(i int) {
		end := cycle + motionStep
		if i%every == 0 {
			end += motionHold
		}
		seen[i] = append(seen[i], span{cycle, end})
		cycle = end
	}
	for i := range pictures {
		visit(i)
	}
	for i := pictures - 2; i > 0; i-- {
		visit(i)
	}
	return seen, cycle
}

// motionStyle returns CSS that shows one picture after the other, there and back, in a loop. With
// prefers-reduced-motion the last picture is shown.
func motionStyle(pictures, every int) string {
	seen, cycle := visits(pictures, every)
	share := func(seconds float64) float64 { return 100 * seconds / cycle }
	var b strings.Builder
	b.WriteString("svg>g{visibility:hidden}@media(prefers-reduced-motion:reduce){svg>g:last-of-type{visibility:visible}}@media not (prefers-reduced-motion:reduce){")
	for i, spans := range seen {
		fmt.Fprintf(&b, "#f%d{animation:f%d %.1fs step-end infinite}@keyframes f%d{", i, i, cycle, i)
		if spans[0].begin > 0 {
			b.WriteString("0%{visibility:hidden}")
		}
		for _, s := range spans {
			fmt.Fprintf(&b, "%.4g%%{visibility:visible}%.4g%%{visibility:hidden}", share(s.begin), share(s.end))
		}
		b.WriteString("}")
	}
	b.WriteString("}")
	return b.String()
}

// motionMarkup returns the scenes of an animation with their style.
func motionMarkup(scenes []Scene, every int) string {
	var b strings.Builder
	fmt.Fprintf(&b, "<style>%s%s</style>", palettes(scenes...), motionStyle(len(scenes), every))
	for i, s := range scenes {
		fmt.Fprintf(&b, `<g id="f%d">%s</g>`, i, s.Markup())
	}
	return b.String()
}
