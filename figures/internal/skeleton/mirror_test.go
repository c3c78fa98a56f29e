package skeleton

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"unknot/figures/internal/geom"
	"unknot/figures/internal/pose"
)

// clone returns a copy of f that shares nothing with it.
func clone(f pose.Frame) (g pose.Frame) {
	data, _ := json.Marshal(f)
	_ = json.Unmarshal(data, &g)
	return g
}

// mirrored returns v with left and right swapped.
func mirrored(v geom.Vec) geom.Vec { return geom.Vec{X: v.X, Y: v.Y, Z: -v.Z} }

// mirror returns f with left and right swapped.
func mirror(f pose.Frame) pose.Frame {
	f = clone(f)
	if p := f.Pelvis; p != nil {
		p.At[2], p.Roll, p.Turn, p.Heading = -p.At[2], -p.Roll, -p.Turn, -p.Heading
	}
	for _, b := range []*pose.Bends{f.Lumbar, f.Thoracic, f.Neck, f.Head} {
		if b != nil {
			b[1], b[2] = -b[1], -b[2]
		}
	}
	f.ArmL, f.ArmR = f.ArmR, f.ArmL
	f.LegL, f.LegR = f.LegR, f.LegL
	for _, a := range []*pose.Arm{f.Arms, f.ArmL, f.ArmR} {
		if a != nil {
			a.To = otherSide(a.To)
		}
	}
	return f
}

// otherSide returns the name of the same joint or part on the other side.
func otherSide(name string) string {
	for i, side := range pose.SideName {
		if bare, ok := strings.CutSuffix(name, side); ok {
			return bare + pose.SideName[1-i]
		}
	}
	return name
}

func TestMirrorTwiceIsTheSame(t *testing.T) {
	t.Parallel()
	for seed := range uint64(frames) {
		f := withThings(randomFrame(seed))
		before := clone(f)
		if diff := cmp.Diff(f, mirror(mirror(f))); diff != "" {
			t.Fatalf("frame %d is another when mirrored twice:\n%s", seed, diff)
		}
		if diff := cmp.Diff(before, f); diff != "" {
			t.Fatalf("frame %d was changed by mirror:\n%s", seed, diff)
		}
	}
}

func TestMirroredBodiesAreMirrored(t *testing.T) {
	t.Parallel()
	for seed := range uint64(frames) {
		f := randomFrame(seed)
		b, m := Solve(f), Solve(mirror(f))
		same := func(what string, v, w geom.Vec) {
			if gap := mirrored(v).Sub(w).Len(); gap > near {
				t.Errorf("frame %d: %s is %v, mirrored %v", seed, what, v, w)
			}
		}
		same("head", b.Head.Origin, m.Head.Origin)
		same("face", b.Head.Forward, m.Head.Forward)
		same("chest", b.Spine(38).Origin, m.Spine(38).Origin)
		for i := range 2 {
			a, o := b.Arm[i], m.Arm[1-i]
			same("shoulder", a.Shoulder, o.Shoulder)
			same("elbow", a.Elbow, o.Elbow)
			same("wrist", a.Wrist, o.Wrist)
			same("fingers", a.Fingers, o.Fingers)
			same("palm", a.Palm, o.Palm)
			l, k := b.Leg[i], m.Leg[1-i]
			same("knee", l.Knee, k.Knee)
			same("ankle", l.Ankle, k.Ankle)
			same("toes", l.Toes, k.Toes)
			same("sole", l.Sole, k.Sole)
			same("great toe", l.Foot()[3].Centre, k.Foot()[3].Centre)
			if a.gripName != o.gripName {
				t.Errorf("frame %d: the grip is %s, mirrored %s", seed, a.gripName, o.gripName)
			}
		}
	}
}

// withThings returns f with everything that does not change the skeleton.
func withThings(f pose.Frame) pose.Frame {
	f.Order = map[string]float64{"fore.l": 4, "head": 2}
	f.Tone = map[string]string{"leg.r": "near"}
	f.Glow, f.Areas = []string{"glute.l", "belly"}, []string{"quad.r"}
	f.Arrows = []pose.Arrow{{Path: []pose.Point{{1, 2, 3}}}}
	f.Props = []pose.Prop{
		{Kind: "bottle", On: "hand.r"},
		{Kind: "band", At: pose.Point{1, 2, 3}, Turn: 30, Size: []float64{1}, Via: []pose.Waypoint{{Joint: "foot.r"}, {At: pose.Point{0, 1, -5}}}},
	}
	return f
}
