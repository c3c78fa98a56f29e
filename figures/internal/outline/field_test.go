package outline

import (
	"math"
	"testing"

	"unknot/figures/internal/geom"
)

// disc returns the field of a disc on a canvas of 100 × 100.
func disc(x, y, r float64) *Field {
	return NewCanvas(100, 100, .8).Sample(Hull(Disc{pt(x, y), r}))
}

// covered returns the area inside a field, by counting points.
func covered(f *Field) float64 {
	n := 0
	const step = .25
	for y := -margin; y < 100+margin; y += step {
		for x := -margin; x < 100+margin; x += step {
			if f.At(pt(x, y)) < 0 {
				n++
			}
		}
	}
	return float64(n) * step * step
}

// near reports whether got differs from want by at most a share of want.
func near(got, want, share float64) bool { return math.Abs(got-want) <= math.Abs(want)*share }

// A sampled field has the exact distance near an outline, and the right sign everywhere.
func TestSampledFieldIsExactAtOutline(t *testing.T) {
	t.Parallel()
	c := NewCanvas(100, 100, .8)
	shape := Smooth(3, Hull(Disc{pt(30, 30), 22}), Cone(Disc{pt(50, 50), 9}, Disc{pt(80, 90), 3}),
		ConvexHull(pt(0, 80), pt(30, 80), pt(30, 99)))
	f := c.Sample(shape)
	all := c.Fill(pt(-50, -50), pt(150, 150), shape.Distance)
	for y := -margin; y < 100+margin; y += .8 {
		for x := -margin; x < 100+margin; x += .8 {
			p := pt(x, y)
			sampled, exact := f.At(p), all.At(p)
			if math.Abs(exact) < 3 && math.Abs(sampled-exact) > 1e-4 || (sampled < 0) != (exact < 0) {
				t.Fatalf("at %v: sampled %v, exactly %v", p, sampled, exact)
			}
		}
	}
}

func TestBlurKeepsTheArea(t *testing.T) {
	t.Parallel()
	for _, radius := range []float64{0, .3, 1, 3, 5} {
		if got := covered(disc(50, 50, 25).Blur(radius)); !near(got, math.Pi*625, .03) {
			t.Errorf("blurred by %v a disc of %v covers %v", radius, math.Pi*625, got)
		}
	}
}

func TestBlurRoundsCorners(t *testing.T) {
	t.Parallel()
	f := NewCanvas(100, 100, .8).Sample(ConvexHull(pt(20, 20), pt(80, 20), pt(80, 80), pt(20, 80)))
	f.Blur(4)
	if f.At(pt(50, 79)) > 0 || f.At(pt(50, 81.6)) < 0 {
		t.Error("a blur moved a straight edge")
	}
	if f.At(pt(79.6, 79.6)) < 0 {
		t.Error("a blur left the corner sharp")
	}
}

func TestCutLeavesAGap(t *testing.T) {
	t.Parallel()
	c := NewCanvas(100, 100, .4)
	left, right := pt(10, 50), pt(90, 50)
	f := c.Sample(Cone(Disc{left, 12}, Disc{right, 12}))
	by := c.Sample(Cone(Disc{pt(70, 0), 10}, Disc{pt(70, 100), 10}))
	f.Cut(by, 3, Disc{pt(60, 60), 5})
	for _, x := range []struct {
		at     geom.Point
		inside bool
	}{
		{pt(55, 45), true}, {pt(56.4, 45), true}, {pt(57.6, 45), false}, {pt(60, 45), false}, {pt(70, 45), false}, {pt(84, 45), true},
		{pt(60, 60), true}, {pt(62, 58), true}, {pt(64, 60), true}, {pt(65.6, 60), false},
	} {
		if got := f.At(x.at) < 0; got != x.inside {
			t.Errorf("at %v: inside %v", x.at, got)
		}
	}
}

// A disc of keep changes nothing deep inside, away from what cuts.
func TestCutKeepsWhatIsDeepInside(t *testing.T) {
	t.Parallel()
	c := NewCanvas(100, 100, .8)
	f := c.Sample(Cone(Disc{pt(50, 50), 40}, Disc{pt(50, 50), 40}))
	// Its field reaches over all of f.
	by := c.Sample(Union(Cone(Disc{pt(70, 0), 4}, Disc{pt(70, 100), 4}), Cone(Disc{pt(0, 98), 1}, Disc{pt(70, 98), 1})))
	f.Cut(by, 0, Disc{pt(44, 50), 3})
	for x := 12.0; x < 64; x++ {
		if d := f.At(pt(x, 50)); d > -1 {
			t.Errorf("at %v the distance is %.1f", x, d)
		}
	}
}

// Union, Intersect and Cut are right at every point, for fields that overlap, lie apart, or are partly beyond the
// canvas.
func TestFieldsCombineWhereverTheyLie(t *testing.T) {
	t.Parallel()
	c := NewCanvas(100, 100, .8)
	fields := map[string]func() *Field{
		"empty":  c.Empty,
		"left":   func() *Field { return disc(0, 50, 8) },
		"right":  func() *Field { return disc(100, 50, 8) },
		"corner": func() *Field { return disc(111, 111, 8) },
		"middle": func() *Field { return disc(50, 50, 30) },
		"all":    func() *Field { return c.Sample(Hull(Disc{pt(50, 50), 500})) },
	}
	for nameA, a := range fields {
		for nameB, b := range fields {
			fieldA, fieldB := a(), b()
			union, intersection, cut := fieldA.Clone(), fieldA.Clone(), fieldA.Clone()
			union.Union(fieldB)
			intersection.Intersect(fieldB)
			cut.Cut(fieldB, 0)
			for y := -margin; y < 100+margin; y += 4 {
				for x := -margin; x < 100+margin; x += 4 {
					p := pt(x, y)
					inA, inB := fieldA.At(p) < 0, fieldB.At(p) < 0
					if got := union.At(p) < 0; got != (inA || inB) {
						t.Fatalf("%v is in the union of %s and %s: %v", p, nameA, nameB, got)
					}
					if got := intersection.At(p) < 0; got != (inA && inB) {
						t.Fatalf("%v is in the intersection of %s and %s: %v", p, nameA, nameB, got)
					}
					if isEdge := !inB && fieldB.At(p) <= 1; !isEdge && cut.At(p) < 0 != (inA && !inB) {
						t.Fatalf("%v is in %s cut by %s: %v", p, nameA, nameB, !(inA && !inB))
					}
				}
			}
		}
	}
}

func TestShrinkTakesTheEdgeAway(t *testing.T) {
	t.Parallel()
	if got := covered(disc(50, 50, 20).Shrink(5)); !near(got, math.Pi*225, .03) {
		t.Errorf("a disc of 20 shrunk by 5 covers %v", got)
	}
}

func TestClipTakesOneSideAway(t *testing.T) {
	t.Parallel()
	if got := covered(disc(50, 50, 20).Clip(HalfPlane(pt(50, 50), pt(-1, 2)))); !near(got, math.Pi*200, .03) {
		t.Errorf("half a disc of 20 covers %v", got)
	}
}

func TestCloneIsIndependent(t *testing.T) {
	t.Parallel()
	f := disc(50, 50, 20)
	g := f.Clone()
	g.Shrink(50)
	if f.At(pt(50, 50)) >= 0 || g.At(pt(50, 50)) < 0 {
		t.Error("a clone shares its samples")
	}
}

// Shapes without size make fields without outlines.
func TestOddFieldsAreEmpty(t *testing.T) {
	t.Parallel()
	c := NewCanvas(100, 60, .8)
	for name, f := range map[string]*Field{
		"empty":        c.Empty(),
		"zero shape":   c.Sample(Shape{}),
		"off canvas":   c.Sample(Hull(Disc{pt(500, 50), 20})),
		"no points":    c.Sample(ConvexHull()),
		"no hull":      c.Sample(Hull()),
		"inverted box": c.Fill(pt(50, 50), pt(20, 20), func(geom.Point) float64 { return -1 }),
		"no ellipse":   c.Sample(Ellipse(pt(50, 50))),
		"zero field":   {},
		"cloned":       c.Empty().Clone(),
		"worked upon":  c.Empty().Shrink(-20).Clip(HalfPlane(pt(0, 0), pt(1, 0))).Blur(3),
		"one point":    c.Sample(ConvexHull(pt(50, 30))),
		"no radius":    c.Sample(Cone(Disc{pt(20, 30), 0}, Disc{pt(50, 30), 0})),
	} {
		if path := f.Path(0); len(path) != 0 || path.Data() != "" {
			t.Errorf("%s: %v", name, path.Data())
		}
	}
}
