package pose_test

import (
	"fmt"

	"unknot/internal/pose"
)

func ExampleMovement_Inherit() {
	m := pose.Movement{Frames: []pose.Frame{
		{Alt: "Head up", Pelvis: &pose.Pelvis{Rest: true}},
		{Alt: "Head turned", Neck: &pose.Bends{0, 0, 40}},
	}}
	m.Inherit()
	fmt.Println(m.Frames[1].Pelvis.Rest, m.Frames[1].Neck[2])
	// Output: true 40
}
