package outline

import (
	"math"
	"testing"

	"unknot/figures/internal/geom"
)

func pt(x, y float64) geom.Point { return geom.Point{X: x, Y: y} }

func TestShapesHaveExactDistances(t *testing.T) {
	t.Parallel()
	cone := Cone(Disc{pt(0, 0), 10}, Disc{pt(30, 0), 10})
	square := ConvexHull(pt(0, 0), pt(10, 10), pt(10, 0), pt(0, 10), pt(5, 5))
	for name, c := range map[string]struct {
		shape Shape
		at    geom.Point
		want  float64
	}{
		"cone, on the axis":              {cone, pt(15, 0), -10},
		"cone, aside":                    {cone, pt(15, 14), 4},
		"cone, behind the first":         {cone, pt(-13, 0), 3},
		"cone, beyond the second":        {cone, pt(33, 4), -5},
		"cone, larger second":            {Cone(Disc{pt(0, 0), 2}, Disc{pt(20, 0), 6}), pt(28, 0), 2},
		"cone, one disc in another":      {Cone(Disc{pt(0, 0), 10}, Disc{pt(2, 0), 3}), pt(12, 0), 2},
		"cone, the same disc twice":      {Cone(Disc{pt(1, 1), 4}, Disc{pt(1, 1), 4}), pt(1, 1), -4},
		"cone, no radius":                {Cone(Disc{pt(0, 0), 0}, Disc{pt(8, 0), 0}), pt(4, 3), 3},
		"square, middle":                 {square, pt(5, 5), -5},
		"square, near an edge":           {square, pt(9, 4), -1},
		"square, outside":                {square, pt(5, 14), 4},
		"hull of points, one point":      {ConvexHull(pt(3, 4)), pt(0, 0), 5},
		"hull of points, the same point": {ConvexHull(pt(3, 4), pt(3, 4), pt(3, 4)), pt(0, 0), 5},
		"hull of points, on one line":    {ConvexHull(pt(0, 0), pt(5, 0), pt(10, 0)), pt(13, 4), 5},
		"hull, one disc":                 {Hull(Disc{pt(0, 0), 5}), pt(0, 8), 3},
		"hull, two discs":                {Hull(Disc{pt(0, 0), 5}, Disc{pt(20, 0), 5}), pt(10, 8), 3},
		"hull, three discs":              {Hull(Disc{pt(0, 0), 5}, Disc{pt(20, 0), 5}, Disc{pt(10, 20), 5}), pt(10, -8), 3},
		"ellipse, end of long axis":      {Ellipse(pt(0, 0), pt(9, 0), pt(0, 4)), pt(9, 0), 0},
		"ellipse, end of short axis":     {Ellipse(pt(0, 0), pt(9, 0), pt(0, 4)), pt(0, 4), 0},
		"ellipse, three axes":            {Ellipse(pt(0, 0), pt(3, 0), pt(4, 0), pt(0, 5)), pt(8, 0), 3},
		"ellipse, seen edge-on":          {Ellipse(pt(0, 0), pt(3, 4)), pt(6, 8), 5},
		"union":                          {Union(square, cone), pt(5, 14), 4},
		"union of nothing":               {Union(), pt(5, 14), far},
		"smooth, far from the joint":     {Smooth(2, square, Cone(Disc{pt(40, 5), 5}, Disc{pt(40, 5), 5})), pt(5, 5), -5},
		"grown":                          {square.Grow(2), pt(5, 14), 2},
		"clipped away":                   {square.Clip(HalfPlane(pt(5, 0), pt(1, 0))), pt(2, 5), 3},
		"clipped, kept":                  {square.Clip(HalfPlane(pt(5, 0), pt(1, 0))), pt(8, 5), -2},
		"refined":                        {square.Refine(func(p geom.Point, d float64) float64 { return d + p.X }), pt(5, 5), 0},
		"nothing, grown and clipped":     {Shape{}.Grow(3).Clip(HalfPlane(pt(0, 0), pt(1, 0))), pt(0, 0), far},
	} {
		if got := c.shape.Distance(c.at); math.Abs(got-c.want) > 1e-6 {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}

func TestHullContainsItsDiscs(t *testing.T) {
	t.Parallel()
	discs := []Disc{{pt(10, 20), 4}, {pt(40, 25), 7}, {pt(22, 60), 2}, {pt(25, 35), 3}}
	hull := Hull(discs...)
	for _, d := range discs {
		if got := hull.Distance(d.Centre); got > -d.Radius*.97 {
			t.Errorf("the centre of %v is %v inside", d, -got)
		}
	}
}

func TestSmoothFillsTheJoint(t *testing.T) {
	t.Parallel()
	a, b := Hull(Disc{pt(0, 0), 10}), Hull(Disc{pt(16, 0), 10})
	plain, filleted := Union(a, b), Smooth(4, a, b)
	notch := pt(8, 6.5)
	if p, f := plain.Distance(notch), filleted.Distance(notch); p < 0 || f > p-.5 {
		t.Errorf("in the notch: plain %v, with a fillet %v", p, f)
	}
}

func TestUnionCopiesItsShapes(t *testing.T) {
	t.Parallel()
	shapes := []Shape{Hull(Disc{pt(0, 0), 3}), Hull(Disc{pt(10, 0), 3})}
	union := Union(shapes...)
	shapes[0] = Shape{}
	if got := union.Distance(pt(0, 0)); got != -3 {
		t.Errorf("after a change of the list, the distance is %v, want -3", got)
	}
}

func TestConvexHullCopiesItsPoints(t *testing.T) {
	t.Parallel()
	points := []geom.Point{pt(9, 9), pt(9, 0), pt(0, 0)}
	hull := ConvexHull(points...)
	if points[0] != pt(9, 9) {
		t.Error("ConvexHull reordered the points that it was given")
	}
	before := hull.Distance(pt(5, 2))
	points[1] = pt(-50, -50)
	if got := hull.Distance(pt(5, 2)); got != before {
		t.Errorf("after a change of the points, the distance is %v, want %v", got, before)
	}
}
