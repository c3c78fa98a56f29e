package pose_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"unknot/figures/internal/pose"
)

// A frame inherits the body and the things from the frame before, but not its text, arrows or view.
func TestFramesInheritFromTheFrameBefore(t *testing.T) {
	t.Parallel()
	all := pose.Frame{
		Alt:      "someone",
		Pelvis:   &pose.Pelvis{Pitch: 1},
		Lumbar:   &pose.Bends{1},
		Thoracic: &pose.Bends{2},
		Neck:     &pose.Bends{3},
		Head:     &pose.Bends{4},
		ArmL:     &pose.Arm{To: "head"},
		LegR:     &pose.Leg{Ankle: &pose.Point{1, 2, 3}},
		Order:    map[string]float64{"arm.l": 1},
		Tone:     map[string]string{"arm.l": "far"},
		Glow:     []string{"quad"},
		Areas:    []string{"ham"},
		Arrows:   []pose.Arrow{{Path: []pose.Point{{1, 2, 3}}}},
		Props:    []pose.Prop{{Kind: "mat"}},
		View:     &pose.View{Turn: 9},
	}
	m := pose.Movement{Frames: []pose.Frame{all, {Neck: &pose.Bends{7}}, {}}}
	m.Inherit()
	want := all
	want.Alt, want.Arrows, want.View = "", nil, nil
	want.Neck = &pose.Bends{7}
	for _, i := range []int{1, 2} {
		if diff := cmp.Diff(want, m.Frames[i]); diff != "" {
			t.Errorf("frame %d:\n%s", i, diff)
		}
	}
	if diff := cmp.Diff(all, m.Frames[0]); diff != "" {
		t.Errorf("the first frame was changed:\n%s", diff)
	}
}

// inherited returns the last of some frames after they have inherited.
func inherited(frames ...pose.Frame) pose.Frame {
	m := pose.Movement{Frames: frames}
	m.Inherit()
	return m.Frames[len(frames)-1]
}

func TestArmsReplaceTheArmsOfTheFrameBefore(t *testing.T) {
	t.Parallel()
	f := inherited(pose.Frame{ArmL: &pose.Arm{To: "head"}}, pose.Frame{Arms: &pose.Arm{To: "belly"}})
	if got := f.Arm(pose.Left).To; got != "belly" {
		t.Errorf("the left hand is on %q, want belly", got)
	}
}

func TestLegsReplaceTheLegsOfTheFrameBefore(t *testing.T) {
	t.Parallel()
	f := inherited(pose.Frame{LegL: &pose.Leg{}}, pose.Frame{Legs: &pose.Leg{Knee: &pose.Point{1}}})
	if f.Leg(pose.Left).Knee == nil {
		t.Error("the left leg is that of the frame before")
	}
}

func TestArmOfOneSideKeepsTheOtherOfTheFrameBefore(t *testing.T) {
	t.Parallel()
	f := inherited(pose.Frame{Arms: &pose.Arm{To: "belly"}}, pose.Frame{ArmR: &pose.Arm{To: "neck"}})
	if left, right := f.Arm(pose.Left).To, f.Arm(pose.Right).To; left != "belly" || right != "neck" {
		t.Errorf("the hands are on %q and %q, want belly and neck", left, right)
	}
}

func TestEmptyListsReplaceLists(t *testing.T) {
	t.Parallel()
	f := inherited(
		pose.Frame{Glow: []string{"quad"}, Props: []pose.Prop{{Kind: "mat"}}},
		pose.Frame{Glow: []string{}, Props: []pose.Prop{}})
	if len(f.Glow)+len(f.Props) > 0 {
		t.Errorf("the second frame has %v and %v", f.Glow, f.Props)
	}
}

func TestArmOfOneSideReplacesBoth(t *testing.T) {
	t.Parallel()
	both, left, right := pose.Arm{To: "knee"}, pose.Arm{To: "hip.r"}, pose.Arm{To: "chest"}
	tests := []struct {
		frame       pose.Frame
		left, right string
	}{
		{pose.Frame{Arms: &both}, "knee.l", "knee.r"},
		{pose.Frame{Arms: &both, ArmL: &left}, "hip.r", "knee.r"},
		{pose.Frame{Arms: &both, ArmR: &right}, "knee.l", "chest"},
		{pose.Frame{ArmL: &both}, "knee.l", ""},
		{pose.Frame{}, "", ""},
	}
	for _, tt := range tests {
		if l, r := tt.frame.Arm(pose.Left).To, tt.frame.Arm(pose.Right).To; l != tt.left || r != tt.right {
			t.Errorf("targets %q and %q, want %q and %q", l, r, tt.left, tt.right)
		}
	}
	if both.To != "knee" {
		t.Errorf("the frame was changed to %q", both.To)
	}
}

func TestJointsOfLegsAreOnTheSideOfTheHand(t *testing.T) {
	t.Parallel()
	for _, joint := range []string{"hip", "knee", "ankle", "foot", "heel", "instep", "shin", "thigh"} {
		if got := (pose.Frame{Arms: &pose.Arm{To: joint}}).Arm(pose.Right).To; got != joint+".r" {
			t.Errorf("the target %s of a right hand is %s", joint, got)
		}
	}
}

func TestLegOfOneSideReplacesBoth(t *testing.T) {
	t.Parallel()
	legs := pose.Frame{Legs: &pose.Leg{Thigh: &pose.Direction{1, 0}}, LegR: &pose.Leg{Thigh: &pose.Direction{2, 0}}}
	if legs.Leg(pose.Left).Thigh[0] != 1 || legs.Leg(pose.Right).Thigh[0] != 2 {
		t.Error("the right leg is that of both sides")
	}
}

func TestMissingLimbsHaveDirections(t *testing.T) {
	t.Parallel()
	usual := pose.Frame{}
	if usual.Arm(pose.Left).Upper == nil || usual.Leg(pose.Left).Thigh == nil {
		t.Error("a missing limb has no direction")
	}
}

func TestOnlyBustAndFocusCropAView(t *testing.T) {
	t.Parallel()
	if (pose.View{}).Cropped() || !(pose.View{Bust: true}).Cropped() || !(pose.View{Focus: "chest"}).Cropped() {
		t.Error("Cropped is wrong")
	}
}
