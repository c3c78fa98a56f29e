package figure

import (
	"fmt"
	"slices"

	"unknot/internal/figure/check"
	"unknot/internal/figure/skeleton"
	"unknot/internal/geom"
	"unknot/internal/pose"
)

// betweenStep is the distance between the samples of a picture between two frames, which is seen for a moment only.
const betweenStep = 1.5 * step

// isAnimated reports whether a movement is shown in motion: it has several frames with one view, or it breathes.
func isAnimated(m *pose.Movement) bool {
	own := func(f pose.Frame) bool { return f.View != nil }
	return !m.Map && !m.Still && (len(m.Frames) > 1 || m.Frames[0].Breath > 0) && !slices.ContainsFunc(m.Frames, own)
}

// inMotion returns a movement that isAnimated with more frames: after its own, those of its motion, so that one camera
// sees all. The motion goes through the frames of the movement, easing in and out of each; a single one breathes out
// and in again. The others of every so many frames of it are between those of the movement: the more frames, the fewer
// between them, as a page loads all. Each is solved, as outlines morphed into each other would tear.
func inMotion(m *pose.Movement) (all *pose.Movement, every int) {
	stops := m.Frames
	if len(stops) == 1 {
		out := stops[0]
		out.Breath = 0
		stops = []pose.Frame{out, stops[0]}
	}
	every = max(1, 4/(len(stops)-1))
	with := *m
	with.Frames = slices.Clone(m.Frames)
	for i, to := range stops[1:] {
		for k := range every {
			with.Frames = append(with.Frames, between(stops[i], to, geom.Smoothstep(0, 1, float64(k)/float64(every))))
		}
	}
	last := stops[len(stops)-1]
	with.Frames = append(with.Frames, between(last, last, 1))
	return &with, every
}

// between returns the frame between two others.
func between(from, to pose.Frame, t float64) pose.Frame {
	f := skeleton.Between(from, to, t)
	f.Props = betweenProps(from.Props, to.Props, t)
	if f.Glow, f.Works = from.Glow, from.Works; t > 0.5 {
		f.Glow, f.Works = to.Glow, to.Works
	}
	return f
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

// onTheWay returns what no body can do between the frames of a movement, by the frame after: of each field the first
// fault that neither frame has itself.
func onTheWay(m *pose.Movement) [][]pose.Fault {
	faults := make([][]pose.Fault, len(m.Frames))
	if !isAnimated(m) || len(m.Frames) == 1 {
		return faults
	}
	all, every := inMotion(m)
	for k := range len(m.Frames) - 1 {
		known := slices.Concat(check.Body(m, k), check.Body(m, k+1))
		for i := 1; i < every; i++ {
			for _, fault := range check.Passing(all, len(m.Frames)+k*every+i) {
				if slices.ContainsFunc(known, func(f pose.Fault) bool { return f.Key == fault.Key }) {
					continue
				}
				known = append(known, fault)
				fault.Text = fmt.Sprintf("on the way from %c to %c: %s", 'A'+k, 'B'+k, fault.Text)
				faults[k+1] = append(faults[k+1], fault)
			}
		}
	}
	return faults
}
