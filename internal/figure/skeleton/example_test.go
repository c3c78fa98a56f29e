package skeleton_test

import (
	"fmt"

	"unknot/internal/figure/skeleton"
	"unknot/internal/pose"
)

func ExampleSolve() {
	b := skeleton.Solve(pose.Frame{
		Pelvis: &pose.Pelvis{At: pose.Point{0, 54, 0}},
		Arms:   &pose.Arm{To: "knee"},
		Legs:   &pose.Leg{Ankle: &pose.Point{40, 7, 10}},
	})
	wrist, _ := b.Joint("wrist.r")
	fmt.Printf("right wrist: %.0f cm forward, %.0f up, %.0f out\n", wrist.X, wrist.Y, wrist.Z)
	// Output: right wrist: 34 cm forward, 57 up, 10 out
}
