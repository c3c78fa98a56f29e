// Package figure draws poses as flat pictures of a mannequin.
//
// [DrawAll] draws movements with their animations and reports their faults; [Drawing.Files] returns the SVG files. The
// same pose always gives the same bytes. Each of the packages below this one does one step. Package skeleton solves the
// bones and mannequin covers them; prop and muscle add things and muscles. Package silhouette projects solids, outline
// traces their contours, and scene holds the shapes and their colours. Package check finds mistakes by geometry.
//
// Shapes are rounded, joined and cut by arithmetic on signed distances. The gaps between limbs are holes, not strokes
// in the colour of the background, so a figure looks right on any background, in dark mode and on paper.
package figure

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"runtime"
	"slices"

	"golang.org/x/sync/errgroup"

	"unknot/figures/internal/check"
	"unknot/figures/internal/pose"
	"unknot/figures/internal/scene"
)

// Version is raised whenever the same pose is drawn differently. Files drawn by an older version are outdated.
const Version = 24

// A Drawing is a drawn movement.
type Drawing struct {
	ID     string
	Scenes []scene.Scene  // one for each frame
	Motion scene.Film     // the animation, if the movement is animated and was drawn by DrawAll
	Faults [][]pose.Fault // by frame
	Hash   string         // see the function Hash
	Lit    int            // index of the most telling frame: see tellingFrame
}

// drawFrames draws and checks the frames of movements concurrently. The drawings are in the order of movements.
func drawFrames(movements []*pose.Movement) []Drawing {
	drawings := make([]Drawing, len(movements))
	work := NewGroup()
	for i, m := range movements {
		drawings[i] = Drawing{ID: m.ID, Hash: Hash(m), Lit: tellingFrame(m), Scenes: make([]scene.Scene, len(m.Frames)),
			Faults: make([][]pose.Fault, len(m.Frames))}
		for k := range m.Frames {
			work.Go(func() error {
				scene, faults := Draw(m, k)
				drawings[i].Scenes[k] = scene
				drawings[i].Faults[k] = slices.Concat(check.Body(m, k), check.Gaps(m, k), check.Arrows(m, k), faults)
				return nil
			})
		}
	}
	_ = work.Wait() // drawing returns faults, never an error
	work = NewGroup()
	for i, m := range movements {
		work.Go(func() error {
			inBetween, compared := faultsBetween(m), compareFrames(m, drawings[i].Scenes)
			for k := range m.Frames {
				drawings[i].Faults[k] = slices.Concat(drawings[i].Faults[k], inBetween[k], compared[k])
			}
			return nil
		})
	}
	_ = work.Wait()
	return drawings
}

// tellingFrame returns the index of the frame that tells most about a movement: the one with the most highlighted
// muscles and arrows. Of several it returns the last, as a movement ends with what it is for.
func tellingFrame(m *pose.Movement) (best int) {
	marks := func(i int) int { return len(m.Frames[i].Glow) + len(m.Frames[i].Arrows) }
	for i := range m.Frames {
		if marks(i) >= marks(best) {
			best = i
		}
	}
	return best
}

// DrawAll draws and checks the frames of movements concurrently, and draws their animations. The drawings are in the
// order of movements.
func DrawAll(movements []*pose.Movement) []Drawing {
	drawings := drawFrames(movements)
	work := NewGroup()
	for i, m := range movements {
		if isAnimated(m) {
			work.Go(func() error {
				drawings[i].Motion = film(m, drawings[i].Scenes)
				return nil
			})
		}
	}
	_ = work.Wait() // drawing returns faults, never an error
	return drawings
}

// NewGroup returns a group that runs at most one goroutine for each processor at a time.
func NewGroup() *errgroup.Group {
	var work errgroup.Group
	work.SetLimit(runtime.GOMAXPROCS(0))
	return &work
}

// Hash identifies everything that the files of a movement are drawn from: the pose, the colours, and Version.
func Hash(m *pose.Movement) string { return hashOf(m, scene.Paints()) }

// hashOf is Hash with given colours.
func hashOf(m *pose.Movement, colours string) string {
	data, err := json.Marshal(m)
	if err != nil {
		panic(err) // a movement has only numbers and text
	}
	sum := sha256.Sum256(fmt.Appendf(data, "\n%s\n%d", colours, Version))
	return hex.EncodeToString(sum[:8])
}
