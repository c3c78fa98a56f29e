package figure

import (
	"slices"

	"unknot/internal/figure/skeleton"
	"unknot/internal/geom"
	"unknot/internal/pose"
)

// inBetweens is the number of frames between the two of an animation. Each is solved, as outlines morphed into each other would tear.
const inBetweens = 5

// isAnimated reports whether a movement is drawn as an animation: it has two frames with one view.
func isAnimated(m *pose.Movement) bool {
	return len(m.Frames) == 2 && !m.Map && !m.Still && m.Frames[0].View == nil && m.Frames[1].View == nil
}

// inMotion returns a movement of two frames with the frames between them. It eases in and out.
func inMotion(m *pose.Movement) *pose.Movement {
	slow := *m
	from, to := m.Frames[0], m.Frames[1]
	slow.Frames = nil
	for i := range inBetweens + 2 {
		t := geom.Smoothstep(0, 1, float64(i)/(inBetweens+1))
		f := skeleton.Between(from, to, t)
		f.Props = betweenProps(from.Props, to.Props, t)
		f.View = nil
		if f.Glow = from.Glow; t > 0.5 {
			f.Glow = to.Glow
		}
		slow.Frames = append(slow.Frames, f)
	}
	return &slow
}

// betweenProps interpolates the positions of props. If the props differ, they change in the middle.
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
