package figure

import (
	"fmt"
	"image"
	"slices"

	"unknot/internal/figure/panel"
	"unknot/internal/figure/scene"
	"unknot/internal/geom"
	"unknot/internal/pose"
)

// What the frames of a movement have to show together.
const (
	leastShare  = 0.6 // of the longer side of the picture that the person fills
	leastChange = 150 // pixels of a small picture that differ from frame to frame
	leastBreath = 60  // pixels if what changes is a breath
)

// Small pictures are as wide as those of lists, in pixels, and drawn as coarsely as that needs.
const (
	smallWidth = 160
	smallStep  = 3 * step
)

// compared returns the faults that the drawn frames of a movement have together, by frame.
func compared(m *pose.Movement, scenes []scene.Scene) [][]pose.Fault {
	faults := make([][]pose.Fault, len(m.Frames))
	if slices.ContainsFunc(scenes, func(s scene.Scene) bool { return len(s.Shapes) == 0 }) {
		return faults // refused
	}
	fault := func(i int, key, format string, args ...any) {
		faults[i] = append(faults[i], pose.Fault{Key: key, Text: fmt.Sprintf(format, args...)})
	}
	if share := shareOf(scenes); share < leastShare && !m.Map {
		fault(0, "view", "the figure fills %.0f %% of the longer side of its picture, less than %.0f: come closer, or take away what it does not use", 100*share, 100*leastShare)
	}
	if i := slices.IndexFunc(m.Frames, func(f pose.Frame) bool { return f.View != nil }); i >= 0 && len(m.Frames) > 1 {
		fault(i, "view", "a view of its own: take it out, as a move is seen from one side, as near")
		return faults
	}
	pictures := smallPictures(m)
	for i := 1; i < len(pictures); i++ {
		least := leastChange
		if m.Frames[i].Breath != m.Frames[i-1].Breath {
			least = leastBreath
		}
		if n := changed(pictures[i-1], pictures[i]); n < least {
			fault(i, "", "it looks like the frame before: %d pixels of a small picture differ, fewer than %d: move further, turn the view or come closer", n, least)
		}
	}
	return faults
}

// shareOf returns the share of the longer side of the picture that the person fills in all frames together.
func shareOf(scenes []scene.Scene) float64 {
	body := geom.EmptyRect()
	for _, s := range scenes {
		body = body.Union(s.Body())
	}
	person, picture := body.Size(), scene.Trimmed(scenes[0], scenes).Size()
	return max(person.X, person.Y) / max(picture.X, picture.Y)
}

// smallPictures returns the frames of a movement as in a list, without what says that something moves: arrows, light
// and ghosts.
func smallPictures(m *pose.Movement) (pictures []*image.RGBA) {
	if len(m.Frames) == 1 {
		return nil
	}
	with := *m // the arrows stay in the frames before, as the camera keeps them in the picture
	with.Frames = slices.Clone(m.Frames)
	for _, f := range m.Frames {
		f.Arrows, f.Glow, f.Ghost = nil, nil, false
		with.Frames = append(with.Frames, f)
	}
	var scenes []scene.Scene
	for i := range m.Frames {
		s, _ := draw(&with, len(m.Frames)+i, smallStep)
		scenes = append(scenes, s)
	}
	for _, s := range scenes {
		pictures = append(pictures, panel.Small(s, scene.Trimmed(s, scenes), smallWidth))
	}
	return pictures
}

// changed returns the number of pixels that clearly differ between two pictures of one size, together with their
// neighbours to the right and below: an outline that moves by less than a pixel does not count.
func changed(a, b *image.RGBA) (n int) {
	for y := range a.Rect.Dy() - 1 {
		for x := range a.Rect.Dx() - 1 {
			if differ(a, b, x, y) && differ(a, b, x+1, y) && differ(a, b, x, y+1) && differ(a, b, x+1, y+1) {
				n++
			}
		}
	}
	return n
}

// differ reports whether a pixel clearly differs.
func differ(a, b *image.RGBA, x, y int) bool {
	const clearly = 40 // of 255
	p, q := a.RGBAAt(x, y), b.RGBAAt(x, y)
	apart := func(v, w uint8) bool { return max(v, w)-min(v, w) > clearly }
	return apart(p.R, q.R) || apart(p.G, q.G) || apart(p.B, q.B)
}
