// Package check finds mistakes in poses by geometry.
//
// [Joints] reports frames that no body can hold, [Contacts] bodies inside furniture, [Gaps] what nearly touches,
// [Arrows] arrows that nobody sees well, and [Copies] movements that are copies of others. It looks at poses only, not
// at pictures, and changes nothing.
package check

import (
	"slices"

	"unknot/internal/pose"
)

// Body returns what no body can hold in frame i of m: see Joints and Contacts.
func Body(m *pose.Movement, i int) []pose.Fault {
	return slices.Concat(Joints(m.Frames[i]), Contacts(m, i))
}

// Passing is Body for a frame between two others, which is seen for a moment: what touches there may be 2 cm deeper.
func Passing(m *pose.Movement, i int) []pose.Fault {
	const room = 2
	return slices.Concat(joints(m.Frames[i], room), contacts(m, i, room))
}
