package figure

import (
	"fmt"
	"slices"

	"unknot/figures/internal/check"
	"unknot/figures/internal/geom"
	"unknot/figures/internal/pose"
	"unknot/figures/internal/skeleton"
)

// betweenStep is the distance between the samples of a picture between two frames, in viewBox units. It is coarse, as
// such a picture is visible only for a moment.
const betweenStep = 1.5 * step

// isAnimated reports whether a movement is shown in motion: it has several frames with one view, or it breathes.
func isAnimated(m *pose.Movement) bool {
	hasView := func(f pose.Frame) bool { return f.View != nil }
	moves := len(m.Frames) > 1 || m.Frames[0].Breath > 0
	return moves && !m.Map && !m.Still && !slices.ContainsFunc(m.Frames, hasView)
}

// inMotion returns an animated movement with the frames of its motion after its own frames, so that one camera fits
// all: frames A and B become A, B and, with 4 steps, A, three between them, B.
//
// The motion goes through the frames of the movement, easing in and out of each. A single frame breathes out and in
// again. From each frame of the movement to the next, the motion takes stride steps: fewer if there are many frames, as
// a page loads all. Each frame in between is a solved pose, as outlines that are morphed into each other would tear.
func inMotion(m *pose.Movement) (all *pose.Movement, stride int) {
	const steps = 4 // in all, if there are not more frames than that
	stops := m.Frames
	if len(stops) == 1 {
		breathedOut := stops[0]
		breathedOut.Breath = 0
		stops = []pose.Frame{breathedOut, stops[0]}
	}
	stride = max(1, steps/(len(stops)-1))
	extended := *m
	extended.Frames = slices.Clone(m.Frames)
	for i, to := range stops[1:] {
		for k := range stride {
			eased := geom.Smoothstep(0, 1, float64(k)/float64(stride))
			extended.Frames = append(extended.Frames, between(stops[i], to, eased))
		}
	}
	last := stops[len(stops)-1]
	extended.Frames = append(extended.Frames, between(last, last, 1))
	return &extended, stride
}

// between returns the frame at t between two others, from 0 to 1. It has the muscles of the nearer one.
func between(from, to pose.Frame, t float64) pose.Frame {
	f, nearer := skeleton.Between(from, to, t), from
	if t > 0.5 {
		nearer = to
	}
	f.Props, f.Glow, f.Works = betweenProps(from.Props, to.Props, t), nearer.Glow, nearer.Works
	return f
}

// betweenProps interpolates the positions of props. If the frames have different props, it returns those of the nearer
// one.
func betweenProps(from, to []pose.Prop, t float64) []pose.Prop {
	alike := slices.EqualFunc(from, to, func(a, b pose.Prop) bool {
		return a.Kind == b.Kind && a.On == b.On && a.Front == b.Front && len(a.Via) == len(b.Via) && slices.Equal(a.Size, b.Size)
	})
	if !alike {
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

// faultsBetween returns what no body can do on the way from one frame of a movement to the next, by the latter frame.
// For each field, it returns the first fault, unless one of the two frames has a fault of that field.
func faultsBetween(m *pose.Movement) [][]pose.Fault {
	faults := make([][]pose.Fault, len(m.Frames))
	if !isAnimated(m) || len(m.Frames) == 1 {
		return faults
	}
	all, stride := inMotion(m)
	for k := range len(m.Frames) - 1 {
		known := slices.Concat(check.Body(m, k), check.Body(m, k+1))
		firstBetween := len(m.Frames) + k*stride + 1
		for i := firstBetween; i < firstBetween+stride-1; i++ {
			for _, fault := range check.Passing(all, i) {
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
