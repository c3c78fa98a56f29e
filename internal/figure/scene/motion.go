package scene

import (
	"fmt"
	"strings"
)

// How long an animation stops at each end, and how long it takes from one to the other, in seconds.
const (
	motionHold = 1.0
	motionMove = 1.6
)

// motionStyle returns CSS that shows one picture after the other, there and back, in a loop. With prefers-reduced-motion the last picture is shown.
func motionStyle(pictures int) string {
	const cycle = 2 * (motionHold + motionMove)
	share := func(seconds float64) float64 { return 100 * seconds / cycle }
	step := motionMove / float64(pictures-1)
	var b strings.Builder
	b.WriteString("svg>g{visibility:hidden}@media(prefers-reduced-motion:reduce){svg>g:last-of-type{visibility:visible}}@media not (prefers-reduced-motion:reduce){")
	for i := range pictures {
		// Forwards, picture i is visible from half a step before its time to half a step after it; likewise backwards.
		begin, end := motionHold+(float64(i)-0.5)*step, motionHold+(float64(i)+0.5)*step
		back := func(t float64) float64 { return cycle + motionHold - t }
		var seen [][2]float64
		switch i {
		case 0:
			seen = [][2]float64{{0, end}, {back(end), cycle}}
		case pictures - 1:
			seen = [][2]float64{{begin, back(begin)}}
		default:
			seen = [][2]float64{{begin, end}, {back(end), back(begin)}}
		}
		fmt.Fprintf(&b, "#f%d{animation:f%d %.1fs step-end infinite}@keyframes f%d{", i, i, cycle, i)
		if seen[0][0] > 0 {
			b.WriteString("0%{visibility:hidden}")
		}
		for _, span := range seen {
			fmt.Fprintf(&b, "%.4g%%{visibility:visible}%.4g%%{visibility:hidden}", share(span[0]), share(min(span[1], cycle)))
		}
		b.WriteString("}")
	}
	b.WriteString("}")
	return b.String()
}

// motionMarkup returns the scenes of an animation with their style.
func motionMarkup(scenes []Scene) string {
	var b strings.Builder
	fmt.Fprintf(&b, "<style>%s%s</style>", palettes(scenes...), motionStyle(len(scenes)))
	for i, s := range scenes {
		fmt.Fprintf(&b, `<g id="f%d">%s</g>`, i, s.Markup())
	}
	return b.String()
}
