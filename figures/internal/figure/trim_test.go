package figure_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"unknot/figures/internal/figure"
	"unknot/figures/internal/geom"
	"unknot/figures/internal/outline"
	"unknot/figures/internal/scene"
)

// block returns a scene with one rectangle on its canvas.
func block(width, height, left, top, right, bottom float64) scene.Scene {
	corners := []geom.Point{{X: left, Y: top}, {X: right, Y: top}, {X: right, Y: bottom}, {X: left, Y: bottom}}
	return scene.Scene{Width: width, Height: height,
		Shapes: []scene.Shape{{Class: "tr", Path: outline.Path{outline.Polyline(true, corners...)}}}}
}

var (
	symbolBox = regexp.MustCompile(`<symbol id="\w" viewBox="([^"]*)"`)
	imageBox  = regexp.MustCompile(`^<svg [^>]*viewBox="([^"]*)"`)
)

// boxes returns the viewBoxes of all frames of a drawing, and of its animation if it has one.
func boxes(d figure.Drawing) (all []string) {
	files := d.Files()
	for _, found := range symbolBox.FindAllSubmatch(files[d.ID+".svg"], -1) {
		all = append(all, string(found[1]))
	}
	if found := imageBox.FindSubmatch(files[d.ID+"-m.svg"]); found != nil {
		all = append(all, string(found[1]))
	}
	return all
}

// A picture shows the part of its canvas that has something on it, and more where that part would be too flat or too
// narrow.
func TestPicturesAreTrimmed(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name           string
		frames, motion []scene.Scene
		want           string // the box of each frame and of the animation, without repetition
	}{
		{"a shape that suits", []scene.Scene{block(320, 240, 60, 80, 260, 200)}, nil, "50 70 220 140"},
		{"flat: grows upwards", []scene.Scene{block(320, 240, 10, 140, 310, 220)}, nil, "0 70 320 160"},
		{"flat and high up", []scene.Scene{block(320, 240, 10, 5, 310, 20)}, nil, "0 0 320 160"},
		{"narrow: grows to both sides", []scene.Scene{block(320, 240, 150, 20, 170, 220)}, nil, "78 10 165 220"},
		{"narrow, by the left edge", []scene.Scene{block(320, 240, 5, 20, 40, 220)}, nil, "0 10 165 220"},
		{"narrow, by the right edge", []scene.Scene{block(320, 240, 290, 20, 315, 220)}, nil, "155 10 165 220"},
		{"outwards to whole units", []scene.Scene{block(320, 240, 60.4, 80.4, 259.6, 199.6)}, nil, "50 70 220 140"},
		{"runs off where the canvas ends", []scene.Scene{block(320, 240, 100, 100, 334, 254)}, nil, "90 90 230 150"},
		{"runs off everywhere", []scene.Scene{block(320, 240, -14, -14, 334, 254)}, nil, "0 0 320 240"},
		{"as flat as can be", []scene.Scene{block(320, 160, 10, 80, 310, 152)}, nil, "0 0 320 160"},
		{"no whole canvas", []scene.Scene{block(150.5, 112.5, -14, -14, 170, 130)}, nil, "0 0 150.5 112.5"},
		{"nothing drawn", []scene.Scene{{Width: 320, Height: 240}}, nil, "0 0 320 240"},
		{"nothing on the canvas", []scene.Scene{block(320, 240, 400, 300, 420, 320)}, nil, "0 0 320 240"},
		{"refused", []scene.Scene{{}}, nil, "0 0 0 0"},
		{"a canvas of another shape", []scene.Scene{block(150, 320, 60, 60, 90, 90)}, nil, "0 0 150 320"},
		{"frames share a box", []scene.Scene{block(320, 240, 60, 80, 100, 120), block(320, 240, 200, 160, 260, 200)}, nil, "50 70 220 140"},
		{"and with their motion", []scene.Scene{block(320, 240, 60, 80, 100, 120), block(320, 240, 200, 120, 260, 160)},
			[]scene.Scene{block(320, 240, 200, 160, 220, 200)}, "50 70 220 140"},
		{"but not with another canvas", []scene.Scene{block(320, 240, 60, 80, 260, 200), block(200, 150, 40, 30, 160, 110)}, nil, "50 70 220 140, 30 20 140 100"},
	} {
		all := boxes(figure.Drawing{ID: "x", Scenes: tt.frames, Motion: scene.Film{Pictures: tt.motion, Stride: 1}})
		if len(all) != len(tt.frames)+min(1, len(tt.motion)) {
			t.Errorf("%s: %d boxes", tt.name, len(all))
		}
		if got := strings.Join(slices.Compact(all), ", "); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.name, got, tt.want)
		}
	}
}

// checkBox checks that the viewBox of a drawing, whose frames all have the same canvas, contains all shapes.
func checkBox(t *testing.T, drawing figure.Drawing) {
	t.Helper()
	all := boxes(drawing)
	if len(slices.Compact(slices.Clone(all))) != 1 {
		t.Fatalf("%s: its pictures do not share a box: %v", drawing.ID, all)
	}
	canvas := drawing.Scenes[0]
	var left, top, width, height float64
	if _, err := fmt.Sscan(all[0], &left, &top, &width, &height); err != nil {
		t.Fatalf("%s: %q: %v", drawing.ID, all[0], err)
	}
	right, bottom := left+width, top+height
	if left < 0 || top < 0 || right > canvas.Width || bottom > canvas.Height {
		t.Errorf("%s: %s is not within its canvas", drawing.ID, all[0])
	}
	whole := left == 0 && top == 0 && right == canvas.Width && bottom == canvas.Height
	if suits := 4*width >= 3*height && width <= 2*height; !suits && !whole {
		t.Errorf("%s: %s is too narrow or too flat", drawing.ID, all[0])
	}
	for _, s := range slices.Concat(drawing.Scenes, drawing.Motion.Pictures) {
		for _, shape := range s.Shapes {
			if shape.Wide || shape.Quiet {
				continue
			}
			for _, curve := range shape.Path {
				for _, cubic := range curve.Cubics {
					at := cubic[2]
					x, y := max(0, min(canvas.Width, at.X)), max(0, min(canvas.Height, at.Y)) // it may run off
					if x < left || x > right || y < top || y > bottom {
						t.Fatalf("%s: %s at %.1f %.1f is not within %s", drawing.ID, shape.Class, at.X, at.Y, all[0])
					}
				}
			}
		}
	}
}
