package geom_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"unknot/figures/internal/geom"
)

const near = 1e-9

func same(v, w geom.Vec) bool { return v.Sub(w).Len() < near }

func random(r *rand.Rand, size float64) geom.Vec {
	return geom.Vec{X: size * (2*r.Float64() - 1), Y: size * (2*r.Float64() - 1), Z: size * (2*r.Float64() - 1)}
}

func TestPositiveBendsGoForwardAndRight(t *testing.T) {
	t.Parallel()
	if up := geom.Standing.Bend(30, 0, 0).Up; up.X <= 0 || up.Z != 0 {
		t.Errorf("flex tips up to %v, want forward", up)
	}
	if up := geom.Standing.Bend(0, 30, 0).Up; up.Z <= 0 || up.X != 0 {
		t.Errorf("side tips up to %v, want right", up)
	}
	if forward := geom.Standing.Bend(0, 0, 30).Forward; forward.Z <= 0 || forward.Y != 0 {
		t.Errorf("twist turns forward to %v, want right", forward)
	}
}

func TestBendKeepsAxesOrthonormal(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(1, 2))
	f := geom.Standing
	for range 1000 {
		v := random(r, 180)
		f = f.Bend(v.X, v.Y, v.Z)
		if !same(f.Forward.Cross(f.Up), f.Right) || math.Abs(f.Up.Len()-1) > near {
			t.Fatalf("axes are %v", f)
		}
	}
}

func TestPolarPointsDownUpForwardBackAndOut(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		raised, out, side float64
		want              geom.Vec
	}{
		{0, 0, 1, geom.Vec{Y: -1}},
		{90, 0, 1, geom.Vec{X: 1}},
		{180, 0, -1, geom.Vec{Y: 1}},
		{-90, 0, 1, geom.Vec{X: -1}},
		{0, 90, 1, geom.Vec{Z: 1}},
		{0, 90, -1, geom.Vec{Z: -1}},
	} {
		if got := geom.Polar(tt.raised, tt.out, tt.side); !same(got, tt.want) {
			t.Errorf("Polar(%v, %v, %v) is %v, want %v", tt.raised, tt.out, tt.side, got, tt.want)
		}
	}
}

func TestToPolarIsTheInverseOfPolar(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(3, 4))
	for range 1000 {
		v, side := random(r, 1).Unit(), []float64{-1, 1}[r.IntN(2)]
		raised, out := geom.ToPolar(v, side)
		if got := geom.Polar(raised, out, side); !same(got, v) {
			t.Fatalf("Polar(ToPolar(%v)) is %v", v, got)
		}
	}
}

func TestLimbsMirrorEachOther(t *testing.T) {
	t.Parallel()
	right, left := geom.Polar(30, 20, 1), geom.Polar(30, 20, -1)
	if right.Z = -right.Z; right != left {
		t.Error("a mirrored right limb is not the left one")
	}
}

func TestAcrossIsPerpendicular(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(5, 6))
	axes := []geom.Vec{{X: 1}, {Y: 1}, {Z: 1}, {X: -1}, {Y: -1}}
	for range 500 {
		axes = append(axes, random(r, 1).Unit())
	}
	for _, n := range axes {
		for _, v := range []geom.Vec{{}, n, n.Scale(-7), n.Add(geom.Vec{X: 1e-9}), random(r, 1), random(r, 1e6)} {
			across := v.Across(n)
			if math.Abs(across.Len()-1) > near || math.Abs(across.Dot(n)) > 1e-7 {
				t.Errorf("%v across %v is %v", v, n, across)
			}
			if v.Dot(across) < -near {
				t.Errorf("%v across %v is opposite: %v", v, n, across)
			}
		}
	}
}

func TestUnitHasLengthOne(t *testing.T) {
	t.Parallel()
	if v := (geom.Vec{}).Unit(); v != (geom.Vec{X: 1}) {
		t.Errorf("the unit of a zero vector is %v", v)
	}
	if p := (geom.Point{}).Unit(); p != (geom.Point{X: 1}) {
		t.Errorf("the unit of a zero point is %v", p)
	}
	if p := (geom.Point{X: 3, Y: 4}).Unit(); math.Abs(p.Len()-1) > near {
		t.Errorf("a unit is %v long", p.Len())
	}
}

func TestSlerpHasConstantSpeed(t *testing.T) {
	t.Parallel()
	v, w := geom.Vec{X: 1}, geom.Vec{Y: 1}
	for _, at := range []float64{0, 0.25, 0.5, 1} {
		got := geom.Slerp(v, w, at)
		if math.Abs(got.Len()-1) > near || math.Abs(geom.Angle(v, got)-90*at) > 1e-6 {
			t.Errorf("at %.2f the vector is %v", at, got)
		}
	}
	if got := geom.Slerp(v, v, 0.3); !same(got, v) {
		t.Errorf("between equal vectors is %v", got)
	}
}

func TestAxesBetweenAreOrthonormal(t *testing.T) {
	t.Parallel()
	f, g := geom.Standing, geom.Standing.Bend(40, 10, 30)
	g.Origin = geom.Vec{X: 10}
	for _, at := range []float64{0, 0.5, 1} {
		h := f.Between(g, at)
		if !same(h.Forward.Cross(h.Up), h.Right) || math.Abs(h.Right.Len()-1) > near || !same(h.Origin, geom.Vec{X: 10 * at}) {
			t.Errorf("at %.1f the axes are %v", at, h)
		}
	}
	if h := f.Between(g, 1); !same(h.Forward, g.Forward) || !same(h.Up, g.Up) {
		t.Errorf("the end is %v, want %v", h, g)
	}
}

func TestSmoothstepRisesInBothDirections(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ from, to, x, want float64 }{
		{0, 2, -1, 0}, {0, 2, 0, 0}, {0, 2, 1, 0.5}, {0, 2, 3, 1}, {8, 4, 9, 0}, {8, 4, 3, 1},
	} {
		if got := geom.Smoothstep(tt.from, tt.to, tt.x); math.Abs(got-tt.want) > near {
			t.Errorf("Smoothstep(%v, %v, %v) is %v, want %v", tt.from, tt.to, tt.x, got, tt.want)
		}
	}
}

// From the side, from the front, from behind, from above, and in a mirror.
func TestCameraSeesAxesOfTheWorld(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		turn, pitch float64
		mirror      bool
		v           geom.Vec
		right, down float64
		near        float64
	}{
		{0, 0, false, geom.Vec{X: 1}, 1, 0, 0},
		{0, 0, false, geom.Vec{Y: 1}, 0, -1, 0},
		{0, 0, false, geom.Vec{Z: 1}, 0, 0, 1},
		{0, 0, true, geom.Vec{X: 1}, -1, 0, 0},
		{90, 0, false, geom.Vec{X: 1}, 0, 0, 1},
		{90, 0, false, geom.Vec{Z: 1}, -1, 0, 0},
		{-90, 0, false, geom.Vec{Z: 1}, 1, 0, 0},
		{0, 90, false, geom.Vec{Y: 1}, 0, 0, 1},
		{0, 90, false, geom.Vec{Z: 1}, 0, 1, 0},
	} {
		right, down, depth := geom.NewCamera(tt.turn, tt.pitch, tt.mirror).Dir(tt.v)
		if math.Abs(right-tt.right)+math.Abs(down-tt.down)+math.Abs(depth-tt.near) > near {
			t.Errorf("turn %v, pitch %v, mirror %v: %v is projected to %v %v %v", tt.turn, tt.pitch, tt.mirror, tt.v, right, down, depth)
		}
	}
}

func TestGroundInvertsProject(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(7, 8))
	for range 1000 {
		c := geom.NewCamera(180*(2*r.Float64()-1), 5+80*r.Float64(), r.IntN(2) == 0)
		c.Scale, c.Origin = 0.5+2*r.Float64(), geom.Point{X: 160, Y: 200}
		v := random(r, 100)
		got, ok := c.Ground(c.Project(v), v.Y)
		if !ok || got.Sub(v).Len() > 1e-6 {
			t.Fatalf("Ground(Project(%v)) is %v, %v", v, got, ok)
		}
	}
	if _, ok := geom.NewCamera(20, 0, false).Ground(geom.Point{}, 0); ok {
		t.Error("a horizontal camera has a point on the floor")
	}
}
