package skeleton

import (
	"math"
	"testing"

	"unknot/figures/internal/geom"
	"unknot/figures/internal/pose"
)

// At 0 it is the first frame, at 1 the second.
func TestBetweenEndsAtItsFrames(t *testing.T) {
	t.Parallel()
	for seed := range uint64(frames / 4) {
		f, g := randomFrame(seed), randomFrame(seed+1000)
		for _, tt := range []struct {
			t    float64
			want pose.Frame
		}{{0, f}, {1, g}} {
			got, want := Solve(Between(f, g, tt.t)), Solve(tt.want)
			for i := range 2 {
				if got.Arm[i].Tip != want.Arm[i].Tip || got.Leg[i].Ankle != want.Leg[i].Ankle {
					t.Errorf("frames %d: at %.0f the frame differs from the original", seed, tt.t)
				}
			}
		}
	}
}

func TestBetweenKeepsPlantedLimbs(t *testing.T) {
	t.Parallel()
	fours := func(pitch, height float64) pose.Frame {
		return pose.Frame{
			Pelvis: &pose.Pelvis{At: pose.Point{0, height, 0}, Pitch: pitch},
			Arms:   &pose.Arm{Wrist: &pose.Point{43, 5, 16}, Palm: &pose.Point{0, -1, 0}, Hand: &pose.Direction{90, 0}},
			Legs: &pose.Leg{Ankle: &pose.Point{-40, 5, 10}, Knee: &pose.Point{0.3, -1, 0}, Foot: &pose.Direction{-88, 0},
				Sole: &pose.Point{0, 1, 0}},
		}
	}
	cat := fours(70, 42)
	cat.Lumbar, cat.Thoracic = &pose.Bends{40, 0, 0}, &pose.Bends{40, 0, 0}
	lying := pose.Frame{
		Pelvis: &pose.Pelvis{At: pose.Point{0, 12, 0}, Pitch: -91},
		Legs:   &pose.Leg{Ankle: &pose.Point{40, 7, 9}},
		Arms:   &pose.Arm{To: "belly", Off: pose.Point{4, 12, 13}},
	}
	bridge := lying
	bridge.Pelvis = &pose.Pelvis{At: pose.Point{-4, 36, 0}, Pitch: -122}
	bow := standing()
	bow.Pelvis.At = pose.Point{-18, 84, 0}
	bow.Pelvis.Pitch = 75
	up, down := standing(), bow
	up.Legs = &pose.Leg{Ankle: &pose.Point{0, 7, 9}}
	down.Legs = up.Legs
	up.Arms = &pose.Arm{Wrist: &pose.Point{46, 110, 18}}
	down.Arms = up.Arms
	for name, ends := range map[string][2]pose.Frame{"cat": {fours(74, 42), cat}, "bridge": {lying, bridge}, "bow": {up, down}} {
		for step := range 21 {
			f := Between(ends[0], ends[1], float64(step)/20)
			b := Solve(f)
			for i := range 2 {
				if at, gap := plantedAt(b, ends[0], i); gap > 0.5 {
					t.Errorf("%s, step %d: the %s foot or hand is at %v, %.2f cm from its place", name, step, pose.SideWord[i], at, gap)
				}
			}
		}
	}
}

// plantedAt returns how far the foot and the hand on a side are from their targets in a frame.
func plantedAt(b *Body, f pose.Frame, i int) (at geom.Vec, gap float64) {
	gap = f.Leg(i).Ankle.Vec(pose.Side[i]).Sub(b.Leg[i].Ankle).Len()
	if target := b.target(i, f.Arm(i)); target != nil {
		gap = max(gap, target.Sub(b.Arm[i].Wrist).Len())
	}
	return b.Leg[i].Ankle, gap
}

// No joint jumps between two frames of an animation.
func TestBetweenIsSmooth(t *testing.T) {
	t.Parallel()
	f, g := sitting(), sitting()
	g.Pelvis = &pose.Pelvis{At: pose.Point{10, 84, 0}, Pitch: 20}
	g.ArmR = &pose.Arm{Upper: &pose.Direction{-170, 0}, Fore: &pose.Direction{-170, 0}, Palm: &pose.Point{0, 0, 1}}
	g.LegL = &pose.Leg{Ankle: &pose.Point{50, 7, 14}}
	before := Solve(f)
	const steps = 100
	for step := 1; step <= steps; step++ {
		b := Solve(Between(f, g, float64(step)/steps))
		for i := range 2 {
			for _, way := range []geom.Vec{b.Arm[i].Tip.Sub(before.Arm[i].Tip), b.Leg[i].Knee.Sub(before.Leg[i].Knee),
				b.Arm[i].Elbow.Sub(before.Arm[i].Elbow)} {
				if way.Len() > 8 {
					t.Errorf("step %d: a joint of the %s side leaps %.1f cm", step, pose.SideWord[i], way.Len())
				}
			}
		}
		before = b
	}
}

func TestBetweenRestsOnTheFloor(t *testing.T) {
	t.Parallel()
	f := pose.Frame{Pelvis: &pose.Pelvis{Rest: true, Pitch: -90}}
	g := pose.Frame{Pelvis: &pose.Pelvis{Rest: true, Pitch: -90, Turn: 90}}
	for step := range 11 {
		h := Between(f, g, float64(step)/10)
		if low := Solve(h).lowest(h); math.Abs(low) > near {
			t.Errorf("step %d: the lowest point is at %.3f", step, low)
		}
	}
}

func TestBetweenLeavesOutMarks(t *testing.T) {
	t.Parallel()
	f, g := withThings(sitting()), withThings(standing())
	for _, at := range []float64{0, 0.5, 1} {
		if h := Between(f, g, at); h.Arrows != nil || h.Glow != nil || len(h.Props) != 2 {
			t.Errorf("at %.1f there are %+v", at, h)
		}
	}
}

// Between opposite directions, a bone swings evenly by way of the given one.
func TestOppositeDirectionsAreReachedByAnother(t *testing.T) {
	t.Parallel()
	down, up, over := geom.Vec{Y: -1}, geom.Vec{Y: 1}, geom.Vec{X: 1, Y: 3}
	for at, degrees := range map[float64]float64{0: 0, 0.25: 45, 0.5: 90, 0.75: 135, 1: 180} {
		way := swing(down, up, over, at)
		if got := geom.Angle(down, way); math.Abs(got-degrees) > 1e-6 || math.Abs(way.Z) > 1e-9 || way.X < -1e-9 {
			t.Errorf("at %v it is %v, %v degrees from its beginning, want %v", at, way, got, degrees)
		}
	}
}
