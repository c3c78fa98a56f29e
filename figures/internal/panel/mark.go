package panel

import (
	"image"
	"strconv"
	"strings"
	"sync"

	"unknot/figures/internal/geom"
	"unknot/figures/internal/outline"
)

// knot is the mark of the site, with the same path data as in static/favicon.svg.
const knot = "M0 22.5C3.2 22.5 6.4 22.3 9.4 21.2S15.2 18.4 17.7 16.5M22.3 12.7C24.6 11 26.9 9.3 29.3 7.8S34.1 4.8 36.7 3.6S41.9 1.4 44.8 1.1S51 2 51.4 4.8S50.1 10.3 48.2 12.4M43.4 16.2C40.8 17.7 37.8 18.7 34.8 18.9S28.7 18.8 25.9 17.8S20.4 15.1 18.2 12.9S14.3 7.9 14.6 4.9S18.8 0.7 21.8 1.1S27.6 2.7 30.3 4.1M35.5 7C37.9 8.5 40.1 10 42.3 11.7S46.6 15.1 48.7 16.8S53.2 19.9 55.8 20.9S61.1 22.4 63.8 22.5S69.3 22.5 72 22.5"

// knotLine is the width of the line of the mark, in units of its path.
const knotLine = 2.5

// paintMark paints the mark in the top left corner.
func paintMark(img *image.RGBA) {
	brush{img}.line(knotPath(), transform{markLeft, markTop, markScale}, knotLine, pine)
}

// knotPath parses the mark. Its path data has only the commands M, C and S, each with one set of numbers.
var knotPath = sync.OnceValue(func() (path outline.Path) {
	for _, part := range strings.Fields(strings.NewReplacer("M", " M", "C", " C", "S", " S", " ", ",").Replace(knot)) {
		points := pointsOf(part[1:])
		if part[0] == 'M' {
			path = append(path, outline.Curve{Start: points[0]})
			continue
		}
		curve := &path[len(path)-1]
		if part[0] == 'S' {
			before := curve.Cubics[len(curve.Cubics)-1]
			points = append([]geom.Point{before[1].Lerp(before[2], 2)}, points...) // S continues smoothly
		}
		curve.Cubics = append(curve.Cubics, [3]geom.Point(points))
	}
	return path
})

// pointsOf parses comma-separated numbers, two per point.
func pointsOf(numbers string) (points []geom.Point) {
	for i, number := range strings.Split(numbers, ",") {
		v, err := strconv.ParseFloat(number, 64)
		if err != nil {
			panic(err) // knot is a constant
		}
		if i%2 == 0 {
			points = append(points, geom.Point{X: v})
		} else {
			points[i/2].Y = v
		}
	}
	return points
}
