package outline_test

import (
	"fmt"

	"unknot/internal/figure/outline"
	"unknot/internal/geom"
)

func Example() {
	canvas := outline.NewCanvas(40, 40, 1)
	square := outline.ConvexHull(geom.Point{X: 10, Y: 10}, geom.Point{X: 30, Y: 10}, geom.Point{X: 30, Y: 30}, geom.Point{X: 10, Y: 30})
	corner := outline.Disc{Centre: geom.Point{X: 30, Y: 30}}
	field := canvas.Sample(square)
	field.Cut(canvas.Sample(outline.Cone(corner, corner)), 5)
	fmt.Println("inside:", field.At(geom.Point{X: 20, Y: 20}) < 0, field.At(geom.Point{X: 29, Y: 29}) < 0)
	fmt.Println("curves:", len(field.Path(4)))
	// Output:
	// inside: true false
	// curves: 1
}
