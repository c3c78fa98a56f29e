package figure

import (
	"cmp"
	"fmt"
	"slices"

	"unknot/figures/internal/check"
	"unknot/figures/internal/geom"
	"unknot/figures/internal/manifest"
	"unknot/figures/internal/pose"
	"unknot/figures/internal/scene"
	"unknot/figures/internal/skeleton"
)

// betweenStep is the distance between the samples of a picture in motion, in viewBox units. It is coarse, as such a
// picture is visible only for a moment.
const betweenStep = 1.5 * step

// MaxMotionSize is the size that no animation exceeds, in bytes after gzip.
const MaxMotionSize = 14_000

// strides are how many pictures a way can take, the smoothest first. If all are too heavy, it takes one.
var strides = []int{12, 10, 8, 7, 6, 5, 4, 3, 2}

// checkedPoints is how many points on a way are checked.
const checkedPoints = 12

// isAnimated reports whether a movement is shown in motion: it has several frames with one view, or it breathes.
func isAnimated(m *pose.Movement) bool {
	hasView := func(f pose.Frame) bool { return f.View != nil }
	moves := len(m.Frames) > 1 || m.Frames[0].Breath > 0
	return moves && !m.Map && !m.Still && !slices.ContainsFunc(m.Frames, hasView)
}

// film draws the animation of a movement with as many pictures as its size allows. Frames are its drawn frames.
func film(m *pose.Movement, frames []scene.Scene) scene.Film {
	weight := func(f scene.Film) int { return len(manifest.Compress(scene.Motion("", frames, f))) }
	draft := drawFilm(m, 3)
	// Each picture weighs about the same, besides the colours and what all have in common.
	each := float64(weight(draft)) / float64(len(draft.Pictures))
	for _, stride := range strides {
		if pictures := stride * (len(draft.Pictures) - 1) / draft.Stride; each*float64(pictures) > 1.25*MaxMotionSize {
			continue
		}
		if f := drawFilm(m, stride); weight(f) <= MaxMotionSize-60 { // a comment will be added
			return f
		}
	}
	return drawFilm(m, 1)
}

// drawFilm draws the animation of a movement with stride pictures from one frame to the next.
func drawFilm(m *pose.Movement, stride int) scene.Film {
	all := inMotion(m, stride)
	f := scene.Film{Stride: stride, Way: cmp.Or(m.Way, pose.UsualWay), Cycle: m.Cycle}
	for i := len(m.Frames); i < len(all.Frames); i++ {
		f.Pictures = append(f.Pictures, draw(all, i, betweenStep))
	}
	return f
}

// inMotion returns an animated movement with the frames of its motion after its own frames, so that one camera fits
// all: frames A and B become A, B and, with a stride of 4, A, three between them, B.
//
// The motion goes through the frames of the movement, easing in and out of each. A single frame breathes out and in
// again. A cycle ends just before its first frame. Each frame in between is a solved pose, as outlines that are morphed
// into each other would tear.
func inMotion(m *pose.Movement, stride int) *pose.Movement {
	stops := m.Frames
	switch {
	case len(stops) == 1:
		breathedOut := stops[0]
		breathedOut.Breath = 0
		stops = []pose.Frame{breathedOut, stops[0]}
	case m.Cycle:
		stops = append(slices.Clone(stops), stops[0])
	}
	extended := *m
	extended.Frames = slices.Clone(m.Frames)
	for i, to := range stops[1:] {
		for k := range stride {
			t := float64(k) / float64(stride)
			if !m.Cycle {
				t = geom.Smoothstep(0, 1, t)
			}
			extended.Frames = append(extended.Frames, between(stops[i], to, t))
		}
	}
	if last := stops[len(stops)-1]; !m.Cycle {
		extended.Frames = append(extended.Frames, between(last, last, 1))
	}
	return &extended
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
	all := inMotion(m, checkedPoints)
	for k := range len(m.Frames) - 1 {
		known := slices.Concat(check.Body(m, k), check.Body(m, k+1))
		first := len(m.Frames) + k*checkedPoints
		found := check.Jumps(all.Frames[first : first+checkedPoints])
		for i := first + 1; i < first+checkedPoints; i++ {
			found = append(found, check.Passing(all, i)...)
		}
		for _, fault := range found {
			if slices.ContainsFunc(known, func(f pose.Fault) bool { return f.Key == fault.Key }) {
				continue
			}
			known = append(known, fault)
			fault.Text = fmt.Sprintf("on the way from %c to %c: %s", 'A'+k, 'B'+k, fault.Text)
			faults[k+1] = append(faults[k+1], fault)
		}
	}
	return faults
}
