package scene_test

import (
	"fmt"

	"unknot/internal/figure/outline"
	"unknot/internal/figure/scene"
	"unknot/internal/geom"
)

func ExampleScene_Markup() {
	triangle := outline.Polyline(true, geom.Point{X: 0, Y: 0}, geom.Point{X: 10, Y: 0}, geom.Point{X: 0, Y: 10})
	s := scene.Scene{Width: 320, Height: 240, Shapes: []scene.Shape{{Class: "sh", Path: outline.Path{triangle}}}}
	fmt.Println(s.Markup())
	// Output: <path fill="var(--fig-sh)" stroke="var(--fig-ed,none)" d="M0 0l10 0-10 10z"/>
}
