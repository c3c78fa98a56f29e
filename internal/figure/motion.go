package figure

import (
	"fmt"
	"slices"
	"strings"

	"unknot/internal/figure/body"
	"unknot/internal/geom"
	"unknot/internal/pose"
)

// inBetweens is how many pictures stand between the two of a motion, each solved anew: outlines that were bent into each other would tear.
const inBetweens = 5

// How long a motion stays at each end, and how long it takes from one to the other, in seconds.
const (
	motionHold = 1.0
	motionMove = 1.6
)

// Moves says whether a movement can be shown in motion: it goes from one frame to one other, seen from one place.
func Moves(m *pose.Movement) bool {
	return len(m.Frames) == 2 && !m.Map && !m.Still && m.Frames[0].View == nil && m.Frames[1].View == nil
}

// inMotion is a movement of two frames with those between them. It slows down towards both ends, as people do.
func inMotion(m *pose.Movement) *pose.Movement {
	slow := *m
	from, to := m.Frames[0], m.Frames[1]
	slow.Frames = nil
	for i := range inBetweens + 2 {
		t := geom.Smoothstep(0, 1, float64(i)/(inBetweens+1))
		f := body.Between(from, to, t)
		f.Props = betweenProps(from.Props, to.Props, t)
		f.View = nil
		if f.Glow = from.Glow; t > 0.5 {
			f.Glow = to.Glow
		}
		slow.Frames = append(slow.Frames, f)
	}
	return &slow
}

// betweenProps is where things are t of the way: the same things move, others change in the middle.
func betweenProps(from, to []pose.Prop, t float64) []pose.Prop {
	same := slices.EqualFunc(from, to, func(a, b pose.Prop) bool {
		return a.Kind == b.Kind && a.On == b.On && a.Front == b.Front && len(a.Via) == len(b.Via) && slices.Equal(a.Size, b.Size)
	})
	if !same {
		if t > 0.5 {
			return to
		}
		return from
	}
	out := slices.Clone(to)
	for i := range out {
		for k := range out[i].At {
			out[i].At[k] = from[i].At[k] + (to[i].At[k]-from[i].At[k])*t
		}
		out[i].Turn = from[i].Turn + (to[i].Turn-from[i].Turn)*t
	}
	return out
}

// motionStyle shows one picture after the other, there and back for ever; to readers who want no motion it shows the second picture still.
func motionStyle(pictures int) string {
	const cycle = 2 * (motionHold + motionMove)
	share := func(seconds float64) float64 { return 100 * seconds / cycle }
	step := motionMove / float64(pictures-1)
	var b strings.Builder
	b.WriteString("svg>g{visibility:hidden}@media(prefers-reduced-motion:reduce){svg>g:last-of-type{visibility:visible}}@media not (prefers-reduced-motion:reduce){")
	for i := range pictures {
		// On the way there picture i is seen from its place half a step before to half a step after, and so on the way back.
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

// motionImage is the pictures of a motion as one image that moves by itself.
func motionImage(scenes []Scene) string {
	var b strings.Builder
	fmt.Fprintf(&b, "<style>%s%s</style>", palettes(scenes...), motionStyle(len(scenes)))
	for i, s := range scenes {
		fmt.Fprintf(&b, `<g id="f%d">%s</g>`, i, s.Markup())
	}
	return b.String()
}
