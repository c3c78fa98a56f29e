package figure

import (
	"slices"
	"strings"

	"unknot/figures/internal/geom"
	"unknot/figures/internal/muscle"
	"unknot/figures/internal/pose"
)

// pickMuscle returns the muscle and the sides that a name in a pose means: both sides if the muscle is paired and the
// name has no suffix. For an unknown name it adds a fault of key, and returns no sides.
func (p *painter) pickMuscle(key, name string) (m muscle.Muscle, sides []int) {
	const both = -1
	base, side := name, both
	for i, end := range pose.SideName {
		if cut, ok := strings.CutSuffix(name, end); ok {
			base, side = cut, i
		}
	}
	m, ok := muscle.Find(base)
	switch {
	case !ok:
		p.fault(key, "there is no muscle %s", name)
		return m, nil
	case !m.Paired && side != both:
		p.fault(key, "%s has no left and right: write %s", name, base)
		return m, nil
	case !m.Paired:
		return m, []int{pose.Right}
	case side == both:
		return m, []int{pose.Left, pose.Right}
	}
	return m, []int{side}
}

// facing returns those of the sides of a muscle that face the camera.
func (p *painter) facing(m muscle.Muscle, sides []int) []int {
	const tolerance = .15 // what turns away by less is still visible: the sine of the angle
	var seen []int
	for _, side := range sides {
		facesCamera := func(way geom.Vec) bool { return p.Camera.Depth(way) >= -tolerance }
		if slices.ContainsFunc(m.Faces(muscle.BodySide{Body: p.Body, Side: side}), facesCamera) {
			seen = append(seen, side)
		}
	}
	return seen
}
