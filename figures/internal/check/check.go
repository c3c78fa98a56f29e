// Package check finds mistakes in poses by geometry.
//
// [Joints] reports positions that no body can hold, [Contacts] bodies inside furniture, [Gaps] what nearly touches,
// and [Arrows] arrows that nobody sees well. The package looks only at poses, not at pictures, and changes nothing.
package check

import (
	"slices"

	"unknot/figures/internal/pose"
)

// Body returns the faults of frame i of m that make it impossible for a body: those of [Joints] and [Contacts].
func Body(m *pose.Movement, i int) []pose.Fault {
	return slices.Concat(Joints(m.Frames[i]), Contacts(m, i))
}

// Passing is [Body] for a frame between two others, which is visible only for a moment: what touches may be deeper
// inside.
func Passing(m *pose.Movement, i int) []pose.Fault {
	const room = 2 // cm
	return slices.Concat(joints(m.Frames[i], room), contacts(m, i, room))
}
