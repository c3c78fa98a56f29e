package skeleton

import (
	"encoding/binary"
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"

	"unknot/internal/geom"
	"unknot/internal/pose"
)

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
			if gap := v.Mirror().Sub(w).Len(); gap > near {
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

// FuzzSolve looks for numbers and names that make Solve panic or return invalid positions.
func FuzzSolve(f *testing.F) {
	for _, x := range []float64{0, 1, -90, 1e5, 1e308, math.NaN(), math.Inf(1), math.Inf(-1), math.SmallestNonzeroFloat64} {
		data := make([]byte, 0, 160)
		for i := range 20 {
			y := x
			if i%3 == 0 {
				y = float64(7 * i)
			}
			data = binary.LittleEndian.AppendUint64(data, math.Float64bits(y))
		}
		f.Add(data, "shoulder.r", "cup", kindOf(x))
	}
	f.Add([]byte{}, "wrist.l", "claw", uint8(255))
	f.Fuzz(func(t *testing.T, data []byte, to, grip string, kind uint8) {
		frame := frameOf(data, to, grip, kind)
		b := Solve(frame)
		for i := range 2 {
			for _, v := range []geom.Vec{b.Arm[i].Tip, b.Arm[i].Elbow, b.Arm[i].Palm, b.Leg[i].Knee, b.Leg[i].Foot()[4].Centre,
				b.Head.Origin} {
				if invalid(v.X/10) || invalid(v.Y/10) || invalid(v.Z/10) {
					t.Errorf("a body has invalid positions: %+v", b)
				}
			}
			b.Arm[i].Hand(pose.Side[i])
		}
		Solve(mirror(frame))
		Solve(Between(frame, sitting(), 0.4))
	})
}

// kindOf returns a kind for frameOf, which depends on whether x is large.
func kindOf(x float64) uint8 {
	if x > 100 {
		return 3
	}
	return 5
}

// frameOf makes a frame from bytes. The bits of kind select its parts.
func frameOf(data []byte, to, grip string, kind uint8) pose.Frame {
	next := func() float64 {
		if len(data) < 8 {
			return 0
		}
		x := math.Float64frombits(binary.LittleEndian.Uint64(data))
		data = data[8:]
		return x
	}
	point := func() *pose.Point { return &pose.Point{next(), next(), next()} }
	direction := func() *pose.Direction { return &pose.Direction{next(), next()} }
	f := pose.Frame{Pelvis: &pose.Pelvis{At: *point(), Rest: kind&1 != 0, Pitch: next(), Roll: next(), Turn: next(), Heading: next()}}
	f.Lumbar, f.Neck = &pose.Bends{next(), next(), next()}, &pose.Bends{next(), next(), next()}
	f.Arms = &pose.Arm{To: to, Off: *point(), Grip: grip, Shrug: next(), Reach: next(), Palm: point(), Elbow: point()}
	if kind&2 != 0 {
		f.ArmR = &pose.Arm{Wrist: point(), Hand: direction()}
	}
	if kind&4 != 0 {
		f.Legs = &pose.Leg{Ankle: point(), Knee: point(), Foot: direction(), Sole: point()}
	} else {
		f.LegL = &pose.Leg{Thigh: direction(), Shin: direction()}
	}
	f.Props = []pose.Prop{{Kind: "band", On: grip, Via: []pose.Waypoint{{Joint: to}}}}
	return f
}
