package skeleton

import (
	"math"

	"unknot/figures/internal/geom"
)

// reach solves a limb of two bones, whose lengths in cm are first and second: its end reaches for target, and its
// middle joint is to the side that bend points to. A limb is never quite straight nor quite folded, as then it would
// not be clear where it bends. Miss is how far the end is from target for that reason, or as the limb is too short, in
// cm.
func reach(root, target geom.Vec, first, second float64, bend geom.Vec) (middle, end geom.Vec, miss float64) {
	const (
		straightest = 0.999 // share of the length of a straight limb
		foldedMost  = 0.5   // cm more than a folded limb
	)
	length, way := target.Sub(root).Len(), target.Sub(root).Unit()
	reached := max(math.Abs(first-second)+foldedMost, min(straightest*(first+second), length))
	end = root.Add(way.Scale(reached))
	// The bones and the line from root to end are a triangle. Its height divides that line along cm from the root.
	along := (first*first - second*second + reached*reached) / (2 * reached)
	height := math.Sqrt(max(0, first*first-along*along))
	middle = root.Add(way.Scale(along)).Add(bend.Across(way).Scale(height))
	return middle, end, math.Abs(length - reached)
}
