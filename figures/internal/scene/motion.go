package scene

import (
	"fmt"
	"slices"
	"strings"
)

// A Film is the pictures of an animation and its pace.
type Film struct {
	Pictures []Scene
	Stride   int     // every Stride-th picture is a frame
	Way      float64 // seconds from one frame to the next
	Cycle    bool    // it begins anew after its last picture; otherwise it goes back the same way
}

// motionHold is how long an animation pauses at a frame, in seconds. A cycle does not pause.
const motionHold = 1.5

// A span is a time during which a picture is shown, in seconds from the beginning of the animation.
type span struct{ begin, end float64 }

// schedule returns when each picture of a film is shown, and how long all of it takes.
func (f Film) schedule() (shown [][]span, total float64) {
	last := len(f.Pictures) - 1
	shown = make([][]span, len(f.Pictures))
	show := func(i int) {
		end := total + f.Way/float64(f.Stride)
		if i%f.Stride == 0 && !f.Cycle {
			end = total + motionHold
		}
		shown[i] = append(shown[i], span{total, end})
		total = end
	}
	for i := range f.Pictures {
		show(i)
	}
	for i := last - 1; i > 0 && !f.Cycle; i-- {
		show(i)
	}
	return shown, total
}

// style returns CSS that shows one picture after the other in a loop. A reader who prefers reduced motion sees the last
// frame only. Besides the rules for that, there is one animation for each picture:
//
//	#f1{animation:f1 4.2s step-end infinite}
//	@keyframes f1{0%{visibility:hidden}31%{visibility:visible}38%{visibility:hidden}}
func (f Film) style() string {
	shown, total := f.schedule()
	share := func(seconds float64) float64 { return 100 * seconds / total }
	var b strings.Builder
	still := (len(f.Pictures) - 1) / f.Stride * f.Stride
	fmt.Fprintf(&b, "svg>g[id]{visibility:hidden}@media(prefers-reduced-motion:reduce){#f%d{visibility:visible}}@media not (prefers-reduced-motion:reduce){", still)
	for i, spans := range shown {
		fmt.Fprintf(&b, "#f%d{animation:f%d %.1fs step-end infinite}@keyframes f%d{", i, i, total, i)
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

// markup returns the scenes of a film after their style: first what no picture changes, then each in a group. The
// shapes of a picture on the way that its predecessor does not have are drawn coarsely, as nobody sees them for long.
func (f Film) markup() string {
	var b strings.Builder
	fmt.Fprintf(&b, "<style>%s%s</style>", palettes(f.Pictures...), f.style())
	same := f.unchanged()
	b.WriteString(Scene{Shapes: f.Pictures[0].Shapes[:same]}.Markup())
	known := map[string]bool{}
	for i, s := range f.Pictures {
		isFrame := i%f.Stride == 0
		fmt.Fprintf(&b, `<g id="f%d">%s</g>`, i, Scene{Shapes: s.Shapes[same:]}.markup(func(shape Shape) string {
			data := shape.Path.Data()
			if isFrame || known[data] {
				known[data] = true
				return data
			}
			return shape.Path.Coarse()
		}))
	}
	return b.String()
}

// unchanged returns how many shapes at the back are the same in all pictures.
func (f Film) unchanged() (n int) {
	first := f.Pictures[0].Shapes
	for ; n < len(first); n++ {
		isSame := func(s Scene) bool {
			return n < len(s.Shapes) && s.Shapes[n].Class == first[n].Class && s.Shapes[n].Path.Data() == first[n].Path.Data()
		}
		if slices.ContainsFunc(f.Pictures, func(s Scene) bool { return !isSame(s) }) {
			break
		}
	}
	return n
}
