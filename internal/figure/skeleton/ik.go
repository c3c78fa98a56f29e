package skeleton

import (
	"math"

	"unknot/internal/geom"
)

// reach bends a limb of two bones so that its end comes to target, and its middle joint lies towards pole. A limb never is quite straight nor
// folded quite flat, for the side to bend to would be lost: miss is how far from the target, in cm, it ends for that or because it is short.
func reach(root, target geom.Vec, first, second float64, pole geom.Vec) (middle, end geom.Vec, miss float64) {
	way := target.Sub(root)
	length := way.Len()
	along := way.Unit()
	reached := max(math.Abs(first-second)+0.5, min(0.999*(first+second), length))
	end = root.Add(along.Scale(reached))
	foot := (first*first - second*second + reached*reached) / (2 * reached)
	height := math.Sqrt(max(0, first*first-foot*foot))
	middle = root.Add(along.Scale(foot)).Add(pole.Across(along).Scale(height))
	return middle, end, math.Abs(length - reached)
}
