package figure

import (
	"fmt"
	"image"
	"slices"

	"unknot/figures/internal/geom"
	"unknot/figures/internal/panel"
	"unknot/figures/internal/pose"
	"unknot/figures/internal/scene"
)

// What the frames of a movement have to show together.
const (
	minHigh   = 0.72 // share of the height of the picture that an upright person fills
	minWide   = 0.75 // share of the width of the picture that a lying person fills
	minChange = 150  // number of pixels of a small picture that differ from frame to frame
	minBreath = 60   // the same if all that changes is a breath
)

// The size of small pictures. They are as wide as the pictures in lists, and so can be drawn coarsely.
const (
	smallWidth = 160      // pixels
	smallStep  = 3 * step // distance between samples, in viewBox units
)

// compareFrames returns the faults of the drawn frames of a movement that show only when they are compared, by frame:
// the figure is too small, or two frames look alike.
func compareFrames(m *pose.Movement, scenes []scene.Scene) [][]pose.Fault {
	faults := make([][]pose.Fault, len(m.Frames))
	fault := func(i int, key, format string, args ...any) {
		faults[i] = append(faults[i], pose.Fault{Key: key, Text: fmt.Sprintf(format, args...)})
	}
	if share, least, side := shareOf(scenes); share < least && !m.Map {
		fault(0, "view", "the figure fills %.0f %% of the %s of its picture, less than %.0f: come closer, or take away what it does not use", 100*share, side, 100*least)
	}
	if i := slices.IndexFunc(m.Frames, func(f pose.Frame) bool { return f.View != nil }); i >= 0 && len(m.Frames) > 1 {
		fault(i, "view", "a view of its own: take it out, as a move is seen from one side, as near")
		return faults
	}
	pictures := smallPictures(m)
	for i := 1; i < len(pictures); i++ {
		least := minChange
		if m.Frames[i].Breath != m.Frames[i-1].Breath {
			least = minBreath
		}
		if n := countChanged(pictures[i-1], pictures[i]); n < least {
			fault(i, "", "it looks like the frame before: %d pixels of a small picture differ, fewer than %d: move further, turn the view or come closer", n, least)
		}
	}
	return faults
}

// shareOf returns the share of the height or, of a lying person, of the width of the picture that the person fills in
// all frames together, and how much it has to be at least.
func shareOf(scenes []scene.Scene) (share, least float64, side string) {
	body := geom.EmptyRect()
	for _, s := range scenes {
		body = body.Union(s.Body())
	}
	person, picture := body.Size(), scene.Trimmed(scenes[0], scenes).Size()
	if person.X > person.Y {
		return person.X / picture.X, minWide, "width"
	}
	return person.Y / picture.Y, minHigh, "height"
}

// smallPictures returns the frames of a movement as small as in a list, without what tells that something moves:
// arrows and highlights. It returns nil for a single frame.
func smallPictures(m *pose.Movement) (pictures []*image.RGBA) {
	if len(m.Frames) == 1 {
		return nil
	}
	doubled := *m // the frames as they are and then without marks, as the camera has to make room for the arrows
	doubled.Frames = slices.Clone(m.Frames)
	for _, f := range m.Frames {
		f.Arrows, f.Glow = nil, nil
		doubled.Frames = append(doubled.Frames, f)
	}
	var scenes []scene.Scene
	for i := range m.Frames {
		scenes = append(scenes, draw(&doubled, len(m.Frames)+i, smallStep))
	}
	for _, s := range scenes {
		pictures = append(pictures, panel.Small(s, scene.Trimmed(s, scenes), smallWidth))
	}
	return pictures
}

// countChanged returns the number of pixels that clearly differ between two pictures of the same size. A pixel counts
// only if its neighbours to the right and below differ too, so that an outline that moves by less than a pixel does
// not.
func countChanged(a, b *image.RGBA) (n int) {
	for y := range a.Rect.Dy() - 1 {
		for x := range a.Rect.Dx() - 1 {
			if differ(a, b, x, y) && differ(a, b, x+1, y) && differ(a, b, x, y+1) && differ(a, b, x+1, y+1) {
				n++
			}
		}
	}
	return n
}

// differ reports whether the pixel at (x, y) clearly differs between two pictures.
func differ(a, b *image.RGBA, x, y int) bool {
	const clearly = 40 // difference of a channel, which is at most 255
	p, q := a.RGBAAt(x, y), b.RGBAAt(x, y)
	apart := func(v, w uint8) bool { return max(v, w)-min(v, w) > clearly } // v - w may be below 0, which no uint8 holds
	return apart(p.R, q.R) || apart(p.G, q.G) || apart(p.B, q.B)
}
