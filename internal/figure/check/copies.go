package check

import (
	"reflect"
	"slices"

	"unknot/internal/figure/skeleton"
	"unknot/internal/geom"
	"unknot/internal/pose"
)

// copyTolerance is the largest distance between joints or props of two poses of which one is a copy of the other, in
// cm.
const copyTolerance = 5

// Copies returns pairs of movements that show the same: they have the same props, and in all frames, no joint or prop
// is more than 5 cm from that of the other. The movements must have inherited (see [pose.Movement.Inherit]).
//
// Each pair is in the order of movements, and each movement is the second of at most one pair. Body maps are left out,
// as the same body has several.
func Copies(movements []*pose.Movement) (pairs [][2]*pose.Movement) {
	points := make([][]geom.Vec, len(movements))
	for i, m := range movements {
		points[i] = pointsOf(m)
		for k, other := range movements[:i] {
			isMap, sameProps := m.Map || other.Map, reflect.DeepEqual(propsOf(m), propsOf(other))
			if !isMap && sameProps && greatestDistance(points[i], points[k]) <= copyTolerance {
				pairs = append(pairs, [2]*pose.Movement{other, m})
				break
			}
		}
	}
	return pairs
}

// pointsOf returns all joints and the positions of all props.
func pointsOf(m *pose.Movement) (points []geom.Vec) {
	for _, p := range m.Props {
		points = append(points, p.At.Vec(1))
	}
	for _, f := range m.Frames {
		b := skeleton.Solve(f)
		for _, name := range skeleton.JointNames() {
			joint, _ := b.Joint(name)
			points = append(points, joint)
		}
		for _, p := range f.Props {
			points = append(points, p.At.Vec(1))
		}
	}
	return points
}

// propsOf returns the props of the movement and then those of each frame, without their positions.
func propsOf(m *pose.Movement) [][]pose.Prop {
	out := [][]pose.Prop{m.Props}
	for _, f := range m.Frames {
		out = append(out, f.Props)
	}
	for i, props := range out {
		out[i] = slices.Clone(props)
		for k := range out[i] {
			out[i][k].At = pose.Point{}
		}
	}
	return out
}

// greatestDistance returns the greatest distance between points with the same index, in cm. It is more than
// copyTolerance if one pose has more points than the other.
func greatestDistance(a, b []geom.Vec) float64 {
	if len(a) != len(b) {
		return copyTolerance + 1
	}
	greatest := 0.0
	for i := range a {
		greatest = max(greatest, a[i].Sub(b[i]).Len())
	}
	return greatest
}
