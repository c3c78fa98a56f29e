// Package figure draws poses as flat pictures of a mannequin.
//
// [DrawAll] draws movements with their animations and reports their faults; [Drawing.Files] returns the SVG files. The
// same pose always gives the same bytes. The packages below it do one step each: skeleton solves the bones, mannequin
// covers them, prop and muscle add things and muscles, silhouette projects solids, outline traces their contours, scene
// holds the shapes and their colours, and check finds mistakes by geometry.
//
// Rounding, joining and cutting of shapes are arithmetic on signed distances. The gaps between limbs are holes, not
// strokes in the colour of the background, so a figure is right on any background, in dark mode and on paper.
package figure

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"runtime"
	"slices"

	"golang.org/x/sync/errgroup"

	"unknot/internal/figure/check"
	"unknot/internal/figure/scene"
	"unknot/internal/pose"
)

// Version is raised when the same pose is drawn differently: files drawn by an older version are outdated.
const Version = 14

// A Drawing is a drawn movement.
type Drawing struct {
	ID     string
	Scenes []scene.Scene  // one per frame
	Motion []scene.Scene  // the frames of the animation, if the movement is animated and was drawn by DrawAll
	Faults [][]pose.Fault // by frame
	Hash   string         // see Hash
	Lit    int            // the index of the most telling frame: see telling
}

// DrawFrames draws and checks the frames of movements concurrently. The drawings are in the order of movements.
func DrawFrames(movements []*pose.Movement) []Drawing {
	drawings := make([]Drawing, len(movements))
	work := newGroup()
	for i, m := range movements {
		drawings[i] = Drawing{ID: m.ID, Hash: Hash(m), Lit: telling(m), Scenes: make([]scene.Scene, len(m.Frames)),
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
	work = newGroup()
	for i, m := range movements {
		work.Go(func() error {
			way, together := onTheWay(m), compared(m, drawings[i].Scenes)
			for k := range m.Frames {
				drawings[i].Faults[k] = slices.Concat(drawings[i].Faults[k], way[k], together[k])
			}
			return nil
		})
	}
	_ = work.Wait()
	return drawings
}

// telling returns the index of the frame that says most of what a movement is: the one with most muscles lit and
// arrows; the last of them, as a movement ends with what it is for.
func telling(m *pose.Movement) (most int) {
	says := func(i int) int { return len(m.Frames[i].Glow) + len(m.Frames[i].Arrows) }
	for i := range m.Frames {
		if says(i) >= says(most) {
			most = i
		}
	}
	return most
}

// DrawAll draws movements like DrawFrames, and their animations.
func DrawAll(movements []*pose.Movement) []Drawing {
	drawings := DrawFrames(movements)
	work := newGroup()
	for i, m := range movements {
		if !isAnimated(m) {
			continue
		}
		all, every := inMotion(m)
		drawings[i].Motion = make([]scene.Scene, len(all.Frames)-len(m.Frames))
		for k := range drawings[i].Motion {
			work.Go(func() error {
				fine := step
				if k%every != 0 {
					fine = betweenStep
				}
				drawings[i].Motion[k], _ = draw(all, len(m.Frames)+k, fine)
				return nil
			})
		}
	}
	_ = work.Wait() // drawing returns faults, never an error
	return drawings
}

// newGroup returns a group of goroutines that runs one per processor at a time.
func newGroup() *errgroup.Group {
	var work errgroup.Group
	work.SetLimit(runtime.GOMAXPROCS(0))
	return &work
}

// Hash identifies everything that the files of a movement are drawn from: the pose, the colours, and Version.
func Hash(m *pose.Movement) string { return hashOf(m, scene.Paints()) }

func hashOf(m *pose.Movement, colours string) string {
	written, err := json.Marshal(m)
	if err != nil {
		panic(err) // a movement has only numbers and text
	}
	sum := sha256.Sum256(fmt.Appendf(written, "\n%s\n%d", colours, Version))
	return hex.EncodeToString(sum[:8])
}
