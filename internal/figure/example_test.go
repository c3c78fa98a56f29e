package figure_test

import (
	"fmt"
	"maps"
	"slices"

	"unknot/internal/figure"
	"unknot/internal/pose"
)

func Example() {
	m := &pose.Movement{ID: "reach", Frames: []pose.Frame{
		{Alt: "Standing", Pelvis: &pose.Pelvis{Rest: true}},
		{Alt: "Reaching up", Arms: &pose.Arm{Upper: &pose.Direction{170, 8}}},
	}}
	m.Inherit()
	drawing := figure.DrawAll([]*pose.Movement{m})[0]
	fmt.Println("faults:", slices.Concat(drawing.Faults...))
	fmt.Println("files:", slices.Sorted(maps.Keys(drawing.Files())))
	// Output:
	// faults: []
	// files: [reach-a.svg reach-m.svg reach.svg]
}
