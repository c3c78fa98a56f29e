package scene

import (
	"fmt"
	"strings"
)

// How long an animation pauses at a frame, and how long it shows any picture, in seconds.
const (
	motionHold = 1.0
	motionStep = 0.3
)

// A span is a time during which a picture is shown, in seconds from the beginning of the animation.
type span struct{ begin, end float64 }

// schedule returns when each picture of an animation is shown, on the way there and back, and how long all of it takes.
// Pictures whose index is a multiple of stride are frames, at which the animation pauses.
func schedule(pictures, stride int) (shown [][]span, cycle float64) {
	shown = make([][]span, pictures)
	show := func(i int) {
		end := cycle + motionStep
		if i%stride == 0 {
			end += motionHold
		}
		shown[i] = append(shown[i], span{cycle, end})
		cycle = end
	}
	for i := range pictures {
		show(i)
	}
	for i := pictures - 2; i > 0; i-- {
		show(i)
	}
	return shown, cycle
}

// motionStyle returns CSS that shows one picture after the other, there and back, in a loop. A reader who prefers
// reduced motion sees the last picture only. Besides the rules for that, there is one animation for each picture:
//
//	#f1{animation:f1 4.2s step-end infinite}
//	@keyframes f1{0%{visibility:hidden}31%{visibility:visible}38%{visibility:hidden}}
func motionStyle(pictures, stride int) string {
	shown, cycle := schedule(pictures, stride)
	share := func(seconds float64) float64 { return 100 * seconds / cycle }
	var b strings.Builder
	b.WriteString("svg>g{visibility:hidden}@media(prefers-reduced-motion:reduce){svg>g:last-of-type{visibility:visible}}@media not (prefers-reduced-motion:reduce){")
	for i, spans := range shown {
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

// motionMarkup returns the scenes of an animation, each in a group, after their style. Every stride-th scene is a
// frame.
func motionMarkup(scenes []Scene, stride int) string {
	var b strings.Builder
	fmt.Fprintf(&b, "<style>%s%s</style>", palettes(scenes...), motionStyle(len(scenes), stride))
	for i, s := range scenes {
		fmt.Fprintf(&b, `<g id="f%d">%s</g>`, i, s.Markup())
	}
	return b.String()
}
