package check

import (
	"fmt"

	"unknot/figures/internal/geom"
	"unknot/figures/internal/pose"
	"unknot/figures/internal/skeleton"
)

// Jumps returns a fault for each limb that jumps on the way through frames, which are equally far apart in time: from
// one to the next, its knee or elbow, or its end, moves much farther than in the mean.
func Jumps(frames []pose.Frame) (faults []pose.Fault) {
	const (
		least   = 8   // cm: nobody sees a shorter jump
		farther = 3.5 // times the mean
	)
	var bodies []*skeleton.Body
	for _, f := range frames {
		bodies = append(bodies, skeleton.Solve(f))
	}
	look := func(key, name string, at func(*skeleton.Body) geom.Vec) {
		total, most := 0.0, 0.0
		for i := 1; i < len(bodies); i++ {
			moved := at(bodies[i]).Sub(at(bodies[i-1])).Len()
			total, most = total+moved, max(most, moved)
		}
		if mean := total / float64(len(bodies)-1); most > least && most > farther*mean {
			faults = append(faults, pose.Fault{Key: key, Text: fmt.Sprintf("%s jumps by %.0f cm", name, most)})
		}
	}
	for i, side := range pose.SideName {
		word := pose.SideWord[i]
		look("arm"+side, "the "+word+" elbow", func(b *skeleton.Body) geom.Vec { return b.Arm[i].Elbow })
		look("arm"+side, "the "+word+" hand", func(b *skeleton.Body) geom.Vec { return b.Arm[i].Tip })
		look("leg"+side, "the "+word+" knee", func(b *skeleton.Body) geom.Vec { return b.Leg[i].Knee })
		look("leg"+side, "the "+word+" foot", func(b *skeleton.Body) geom.Vec { return b.Leg[i].Ankle })
	}
	return faults
}
