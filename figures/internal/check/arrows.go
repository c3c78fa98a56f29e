package check

import (
	"fmt"
	"slices"

	"unknot/figures/internal/geom"
	"unknot/figures/internal/pose"
	"unknot/figures/internal/skeleton"
)

// arrowTolerance is how far an arrow may lie over the body or inside a thing, in cm.
const arrowTolerance = 1.5

// Arrows returns a fault for each arrow of frame i of m that lies over the body in the picture, or inside a thing, so
// that nobody sees where it begins or ends.
func Arrows(m *pose.Movement, i int) (faults []pose.Fault) {
	f := m.Frames[i]
	view := m.ViewOf(f)
	camera := geom.NewCamera(view.Turn, view.Pitch, view.Mirror)
	seen := func(v geom.Vec) float64 { return camera.Flat(v).Len() }
	surfaces := append(bodySurfaces(skeleton.Solve(f), seen), surfacesOf(slices.Concat(m.Props, f.Props))...)
	for _, a := range f.Arrows {
		if gap, name := nearest(alongArrow(a), surfaces); gap < -arrowTolerance {
			faults = append(faults, pose.Fault{Key: "arrows", Text: fmt.Sprintf("an arrow lies %.1f cm within the %s: beside it, it is seen", -gap, name)})
		}
	}
	return faults
}

// alongArrow returns points along an arrow, as balls without a radius.
func alongArrow(a pose.Arrow) (points []geom.Ball) {
	const steps = 8 // from each point of the path to the next
	for k := 1; k < len(a.Path); k++ {
		for n := range steps + 1 {
			points = append(points, geom.BallAt(a.Path[k-1].Vec(1).Lerp(a.Path[k].Vec(1), float64(n)/steps), 0))
		}
	}
	return points
}
