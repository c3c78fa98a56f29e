package check_test

import (
	"fmt"

	"unknot/internal/figure/check"
	"unknot/internal/pose"
)

func ExampleJoints() {
	for _, fault := range check.Joints(pose.Frame{Pelvis: &pose.Pelvis{Rest: true}, Neck: &pose.Bends{0, 0, 95}}) {
		fmt.Printf("%s: %s\n", fault.Key, fault.Text)
	}
	// Output: neck: neck twist 95° is outside -80..80
}
