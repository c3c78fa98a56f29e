package skeleton

import (
	"math"

	"unknot/internal/geom"
)

// reach solves a limb of two bones, with the lengths first and second: its end reaches target, and its middle joint
// points to pole. A limb is never quite straight nor quite folded, as the direction of the bend would be undefined.
// Miss is how far the end is from target for that reason, or because the limb is too short, in cm.
func reach(root, target geom.Vec, first, second float64, pole geom.Vec) (middle, end geom.Vec, miss float64) {
	const (
		straightest = 0.999 // share of the length of a straight limb
		foldedMost  = 0.5   // cm more than a folded limb
	)
	way := target.Sub(root)
	length := way.Len()
	along := way.Unit()
	reached := max(math.Abs(first-second)+foldedMost, min(straightest*(first+second), length))
	end = root.Add(along.Scale(reached))
	foot := (first*first - second*second + reached*reached) / (2 * reached)
	height := math.Sqrt(max(0, first*first-foot*foot))
	middle = root.Add(along.Scale(foot)).Add(pole.Across(along).Scale(height))
	return middle, end, math.Abs(length - reached)
}
