package skeleton

import (
	"math"
	"math/rand/v2"
	"testing"

	"unknot/figures/internal/geom"
	"unknot/figures/internal/pose"
)

// frames is the number of random frames for testing a property.
const frames = 400

// near is the tolerance for equal positions, in cm.
const near = 1e-6

func TestBonesKeepTheirLengths(t *testing.T) {
	t.Parallel()
	for seed := range uint64(frames) {
		b := Solve(randomFrame(seed))
		for i := range 2 {
			a, l := b.Arm[i], b.Leg[i]
			for _, bone := range []struct {
				name     string
				from, to geom.Vec
				want     float64
			}{
				{"upper arm", a.Shoulder, a.Elbow, upperArmLength}, {"forearm", a.Elbow, a.Wrist, forearmLength}, {"hand", a.Wrist, a.Tip, handLength},
				{"thigh", l.Hip, l.Knee, thighLength}, {"shank", l.Knee, l.Ankle, shankLength}, {"pelvis", b.Pelvis.Origin, l.Hip, hipOffset},
			} {
				if got := bone.to.Sub(bone.from).Len(); math.Abs(got-bone.want) > near {
					t.Errorf("frame %d: %s %s is %.9f cm long, want %.1f", seed, pose.SideWord[i], bone.name, got, bone.want)
				}
			}
		}
		for i := 1; i < spinePoints; i++ {
			if got := b.spine[i].Origin.Sub(b.spine[i-1].Origin).Len(); math.Abs(got-(stations[i]-stations[i-1])) > near {
				t.Errorf("frame %d: step %d of the spine is %.9f cm long", seed, i, got)
			}
		}
		for i := 1; i <= neckSteps; i++ {
			if got := b.Neck[i].Origin.Sub(b.Neck[i-1].Origin).Len(); math.Abs(got-neckStep) > near {
				t.Errorf("frame %d: step %d of the neck is %.9f cm long", seed, i, got)
			}
		}
	}
}

func TestAxesAreOrthonormal(t *testing.T) {
	t.Parallel()
	for seed := range uint64(frames) {
		b := Solve(randomFrame(seed))
		axes := []geom.Axes{b.Pelvis, b.Spine(-5), b.Spine(20), b.Spine(spineLength), b.Head}
		for i := range 2 {
			a, l := b.Arm[i], b.Leg[i]
			axes = append(axes,
				geom.Axes{Forward: a.Fingers, Up: a.Palm, Right: a.Fingers.Cross(a.Palm)},
				geom.Axes{Forward: l.Toes, Up: l.Sole, Right: l.Toes.Cross(l.Sole)})
			if l.Front.Dot(l.Ankle.Sub(l.Knee)) > near {
				t.Errorf("frame %d: the %s knee does not face across the shank", seed, pose.SideWord[i])
			}
		}
		for i, f := range axes {
			for _, x := range []float64{f.Forward.Len() - 1, f.Up.Len() - 1, f.Right.Len() - 1, f.Forward.Dot(f.Up),
				f.Forward.Cross(f.Up).Dot(f.Right) - 1} {
				if math.Abs(x) > near {
					t.Errorf("frame %d: axes %d are %v", seed, i, f)
				}
			}
		}
	}
}

func TestReachHitsTargetsInReach(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(1, 1))
	for range 2000 {
		root, bend := randomVec(r, 100), randomVec(r, 1)
		dir := randomVec(r, 1).Unit()
		away := 11.6 + (54.9-11.6)*r.Float64()
		target := root.Add(dir.Scale(away))
		middle, end, miss := reach(root, target, upperArmLength, forearmLength, bend)
		if miss > near || end.Sub(target).Len() > near {
			t.Fatalf("a target %.1f cm away is missed by %v", away, miss)
		}
		if bent := middle.Sub(root.Lerp(end, 0.5)).Dot(bend.Across(dir)); bent <= 0 {
			t.Fatalf("a limb bends by %.3f cm, want more than 0", bent)
		}
	}
}

func TestReachMissesTargetsTooFarOrTooNear(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ away, miss float64 }{{80, 80 - 0.999*55}, {0, 5.5}, {3, 2.5}} {
		_, end, miss := reach(geom.Vec{}, geom.Vec{Y: tt.away}, upperArmLength, forearmLength, geom.Vec{X: 1})
		if math.Abs(miss-tt.miss) > near || math.Abs(end.Sub(geom.Vec{Y: tt.away}).Len()-tt.miss) > near {
			t.Errorf("a target %.0f cm away is missed by %.3f, want %.3f", tt.away, miss, tt.miss)
		}
	}
}

func TestMissIsDistanceFromTarget(t *testing.T) {
	t.Parallel()
	reached := 0
	for seed := range uint64(frames) {
		f := randomFrame(seed)
		b := Solve(f)
		for i, side := range pose.Side {
			for _, limb := range []struct {
				target *pose.Point
				end    geom.Vec
				miss   float64
			}{{f.Leg(i).Ankle, b.Leg[i].Ankle, b.Leg[i].Miss}, {f.Arm(i).Wrist, b.Arm[i].Wrist, b.Arm[i].Miss}} {
				if limb.target == nil {
					continue
				}
				gap := limb.target.Vec(side).Sub(limb.end).Len()
				if math.Abs(gap-limb.miss) > near {
					t.Errorf("frame %d: a limb on the %s is %.9f cm from its target, Miss is %.9f", seed, pose.SideWord[i], gap, limb.miss)
				}
				if gap < near {
					reached++
				}
			}
		}
	}
	if reached < frames/10 {
		t.Errorf("only %d targets were in reach, too few for this test", reached)
	}
}

func TestKneesBendInTheirDirection(t *testing.T) {
	t.Parallel()
	for seed := range uint64(frames) {
		f := randomFrame(seed)
		b := Solve(f)
		for i, side := range pose.Side {
			wanted, l := f.Leg(i), b.Leg[i]
			if wanted.Ankle == nil || wanted.Knee == nil {
				continue
			}
			straight := l.Hip.Lerp(l.Ankle, thighLength/(thighLength+shankLength)) // where the knee of a straight leg would be
			direction := wanted.Knee.Vec(side).Across(l.Ankle.Sub(l.Hip).Unit())
			if bent := l.Knee.Sub(straight).Dot(direction); bent < -near {
				t.Errorf("frame %d: the %s knee bends %.9f cm away from its direction", seed, pose.SideWord[i], -bent)
			}
		}
	}
}

func TestHandsLieOnJoints(t *testing.T) {
	t.Parallel()
	for _, to := range []string{"knee", "thigh.l", "belly", "chest", "pelvis", "shoulder.l", "shoulder.r"} {
		f := sitting()
		f.Arms = &pose.Arm{To: to, Off: pose.Point{6, 3, 2}}
		b := Solve(f)
		for i := range 2 {
			if b.Arm[i].Miss > near {
				continue // one hand may be too near or too far: the other is not
			}
			at, ok := b.Joint(f.Arm(i).To)
			want := at.Add(pose.Point{6, 3, 2}.Vec(pose.Side[i]))
			if gap := b.Arm[i].Wrist.Sub(want).Len(); !ok || gap > 1e-3 {
				t.Errorf("%s hand to %s: %.6f cm off", pose.SideWord[i], to, gap)
			}
		}
	}
}

func TestRestTouchesTheFloor(t *testing.T) {
	t.Parallel()
	for seed := range uint64(frames) {
		f := randomFrame(seed)
		f.Pelvis.Rest = true
		b := Solve(f)
		if low := b.lowest(f); math.Abs(low) > near {
			t.Errorf("frame %d: the lowest point is at %.9f", seed, low)
		}
	}
}

func TestSpineIsStraightBeyondItsEnds(t *testing.T) {
	t.Parallel()
	b := Solve(sitting())
	for s := -10.0; s < 70; s += 0.5 {
		if step := b.Spine(s + 0.5).Origin.Sub(b.Spine(s).Origin).Len(); step < 0.49 || step > 0.51 {
			t.Errorf("half a cm from %.1f along the spine is %.3f cm", s, step)
		}
	}
}

func TestJointsOfTheTrunkHaveNoSide(t *testing.T) {
	t.Parallel()
	b := Solve(sitting())
	for _, name := range []string{"pelvis", "belly", "chest", "neck", "head"} {
		if _, ok := b.Joint(name); !ok {
			t.Errorf("there is no %s", name)
		}
		if _, ok := b.Joint(name + ".l"); ok {
			t.Errorf("there is a left %s", name)
		}
	}
}

func TestJointsOfLimbsHaveASide(t *testing.T) {
	t.Parallel()
	b := Solve(sitting())
	for _, name := range []string{"hip", "thigh", "knee", "shin", "ankle", "foot", "heel", "instep", "shoulder", "elbow", "wrist", "hand"} {
		left, okLeft := b.Joint(name + ".l")
		right, okRight := b.Joint(name + ".r")
		if !okLeft || !okRight || left.Z >= 0 || right.Sub(mirrored(left)).Len() > near {
			t.Errorf("%s is at %v and %v", name, left, right)
		}
		for _, wrong := range []string{name, name + ".x", "." + name} {
			if _, ok := b.Joint(wrong); ok {
				t.Errorf("there is a joint %q", wrong)
			}
		}
	}
}

func TestCrossSectionsAreInterpolated(t *testing.T) {
	t.Parallel()
	for _, s := range CrossSections {
		got := CrossSectionAt(s.S)
		if off := max(math.Abs(got.Width-s.Width), math.Abs(got.Depth-s.Depth), math.Abs(got.Forward-s.Forward)); off > near {
			t.Errorf("the cross-section at %.1f is %v, want %v", s.S, got, s)
		}
	}
}

func TestCrossSectionsBeyondTheTrunkAreTheLastOnes(t *testing.T) {
	t.Parallel()
	if CrossSectionAt(-99) != CrossSections[0] || CrossSectionAt(99) != CrossSections[len(CrossSections)-1] {
		t.Error("beyond the trunk, the cross-section is not the last one")
	}
}

func TestFeetAreSymmetric(t *testing.T) {
	t.Parallel()
	b := Solve(sitting())
	left, right := b.Leg[pose.Left].Foot(), b.Leg[pose.Right].Foot()
	for i := range left {
		if left[i].Radius != right[i].Radius || mirrored(left[i].Centre).Sub(right[i].Centre).Len() > near {
			t.Errorf("ball %d of the feet is at %v and %v", i, left[i], right[i])
		}
	}
}
