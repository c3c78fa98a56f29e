package check

import (
	"slices"
	"strings"
	"testing"

	"unknot/figures/internal/pose"
	"unknot/figures/internal/skeleton"
)

// Joints accepts frames that a body can take.
func TestPossibleFramesHaveNoFaults(t *testing.T) {
	t.Parallel()
	for name, f := range map[string]pose.Frame{"sitting": sitting(), "standing": standing(), "defaults": {Pelvis: &pose.Pelvis{Rest: true}}} {
		if faults := Joints(f); len(faults) > 0 {
			t.Errorf("%s: %v", name, faults)
		}
	}
}

// A spine bends as far as these limits and no further, in degrees.
func TestSpineBendsWithinItsLimits(t *testing.T) {
	t.Parallel()
	set := map[string]func(*pose.Frame, pose.Bends){
		"lumbar":   func(f *pose.Frame, b pose.Bends) { f.Lumbar = &b },
		"thoracic": func(f *pose.Frame, b pose.Bends) { f.Thoracic = &b },
		"neck":     func(f *pose.Frame, b pose.Bends) { f.Neck = &b },
		"head":     func(f *pose.Frame, b pose.Bends) { f.Head = &b },
	}
	for _, tt := range []struct {
		key       string
		axis      int // of the bends: flex, side, twist
		low, high float64
	}{
		{"lumbar", 0, -35, 60}, {"lumbar", 1, -28, 28}, {"lumbar", 2, -36, 36},
		{"thoracic", 0, -32, 50}, {"thoracic", 1, -32, 32}, {"thoracic", 2, -45, 45},
		{"neck", 0, -65, 60}, {"neck", 1, -45, 45}, {"neck", 2, -80, 80},
		{"head", 0, -25, 25}, {"head", 1, -10, 10}, {"head", 2, -40, 40},
	} {
		for degrees, possible := range map[float64]bool{tt.low - 1: false, tt.low: true, tt.high: true, tt.high + 1: false} {
			f, bends := standing(), pose.Bends{}
			bends[tt.axis] = degrees
			set[tt.key](&f, bends)
			isFault := slices.ContainsFunc(Joints(f), func(fault pose.Fault) bool { return fault.Key == tt.key })
			if isFault == possible {
				t.Errorf("%s %s %v°: a fault %v, want %v", tt.key, bendNames[tt.axis], degrees, isFault, !possible)
			}
		}
	}
}

func TestJointsReportsEachFaultOnce(t *testing.T) {
	t.Parallel()
	arm := func(a pose.Arm) func(*pose.Frame) { return func(f *pose.Frame) { f.ArmR = &a } }
	leg := func(l pose.Leg) func(*pose.Frame) { return func(f *pose.Frame) { f.LegL = &l } }
	tests := []struct {
		name      string
		change    func(*pose.Frame)
		key, text string
	}{
		{"lumbar flex", func(f *pose.Frame) { f.Lumbar = &pose.Bends{-40, 0, 0} }, "lumbar", "flex -40° is outside -35..60"},
		{"lumbar side", func(f *pose.Frame) {
			f.Lumbar, f.Arms = &pose.Bends{0, 30, 0}, &pose.Arm{Upper: &pose.Direction{0, 40}}
		}, "lumbar", "side 30°"},
		{"thoracic twist", func(f *pose.Frame) { f.Thoracic = &pose.Bends{0, 0, -50} }, "thoracic", "twist -50°"},
		{"breath", func(f *pose.Frame) { f.Breath = 1.5 }, "breath", "outside 0..1"},
		{"neck twist", func(f *pose.Frame) { f.Neck = &pose.Bends{0, 0, 95} }, "neck", "twist 95°"},
		{"head twist", func(f *pose.Frame) { f.Head = &pose.Bends{0, 0, 150} }, "head", "twist 150° is outside -40..40"},
		{"shoulder lifted", arm(pose.Arm{Shrug: 90}), "arm.r", "right shoulder is lifted 90 cm, outside -6..12"},
		{"shoulder forward", arm(pose.Arm{Reach: 500}), "arm.r", "right shoulder is 500 cm forward, outside -8..12"},
		{"knee backwards", leg(pose.Leg{Thigh: &pose.Direction{0, 4}, Shin: &pose.Direction{60, 4}}), "leg.l", "left knee bends backwards"},
		{"hand out of reach", arm(pose.Arm{Wrist: &pose.Point{90, 100, 10}}), "arm.r", "right hand misses its target by"},
		{"foot out of reach", leg(pose.Leg{Ankle: &pose.Point{110, 40, 10}}), "leg.l", "left foot misses its target by"},
		{"elbow", arm(pose.Arm{Upper: &pose.Direction{90, 0}, Fore: &pose.Direction{-106, 0}, Hand: &pose.Direction{-180, 0}}), "arm.r", "elbow bends 164°"},
		{"wrist", arm(pose.Arm{Upper: &pose.Direction{90, 0}, Hand: &pose.Direction{-10, 0}}), "arm.r", "wrist bends 100°"},
		{"knee", leg(pose.Leg{Thigh: &pose.Direction{60, 0}, Shin: &pose.Direction{-106, 0}, Foot: &pose.Direction{-60, 0}}), "leg.l", "knee bends 166°"},
		{"knee against its foot", leg(pose.Leg{Thigh: &pose.Direction{0, 4}, Shin: &pose.Direction{30, 4}, Foot: &pose.Direction{100, 0}}), "leg.l", "wrong way"},
		{"knee a little backwards", func(f *pose.Frame) {
			f.Pelvis.At[1], f.LegL = 95, &pose.Leg{Thigh: &pose.Direction{0, 4}, Shin: &pose.Direction{12, 4}}
		}, "leg.l", "left knee bends backwards"},
		{"hip too far back", leg(pose.Leg{Thigh: &pose.Direction{-50, 4}, Shin: &pose.Direction{-100, 4}}), "leg.l", "hip flexes -50°"},
		{"foot under the floor", leg(pose.Leg{Thigh: &pose.Direction{0, 3}, Foot: &pose.Direction{60, 0}}), "leg.l", "foot is 7.2 cm under the floor"},
		{"hand in the trunk", arm(pose.Arm{Wrist: &pose.Point{1, 112, -2}, Elbow: &pose.Point{-1, 0, 1}}), "arm.r",
			"right wrist is 8.1 cm inside the trunk"},
		{"knee in the trunk", func(f *pose.Frame) {
			f.Lumbar, f.Thoracic = &pose.Bends{50, 0, 0}, &pose.Bends{20, 0, 0}
			f.LegL = &pose.Leg{Thigh: &pose.Direction{140, 0}, Shin: &pose.Direction{0, 0}}
		}, "leg.l", "left knee is 5.1 cm inside the trunk"},
		{"hand in the head", arm(pose.Arm{To: "head", Off: pose.Point{0, 2, 6}, Elbow: &pose.Point{0, 0, 1}}), "arm.r", "inside the head"},
		{"unknown joint", arm(pose.Arm{To: "tail"}), "arm.r", `unknown joint "tail"`},
		{"joint without its side", arm(pose.Arm{To: "shoulder"}), "arm.r", `unknown joint "shoulder"`},
		{"hand on its own elbow", arm(pose.Arm{To: "elbow.r"}), "arm.r", "moves with it"},
		{"unknown grip", arm(pose.Arm{Grip: "claw"}), "arm.r", `unknown grip "claw"`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			f := standing()
			tt.change(&f)
			faults := Joints(f)
			if len(faults) != 1 || faults[0].Key != tt.key || !strings.Contains(faults[0].Text, tt.text) {
				t.Errorf("found %q, want one fault of %s with %q", faults, tt.key, tt.text)
			}
		})
	}
}

// Each part under the floor is reported once.
func TestJointsReportsPartsUnderTheFloor(t *testing.T) {
	t.Parallel()
	lying := func() pose.Frame {
		return pose.Frame{
			Pelvis: &pose.Pelvis{At: pose.Point{0, 12, 0}, Pitch: -91},
			Arms:   &pose.Arm{Upper: &pose.Direction{88, 16}, Fore: &pose.Direction{90, 6}},
			Legs:   &pose.Leg{Ankle: &pose.Point{40, 7, 9}, Foot: &pose.Direction{90, 0}},
		}
	}
	if faults := Joints(lying()); len(faults) > 0 {
		t.Errorf("lying: %v", faults)
	}
	for _, tt := range []struct {
		name   string
		change func(*pose.Frame)
		want   []string
	}{
		{"trunk and head", func(f *pose.Frame) { f.Arms = &pose.Arm{Upper: &pose.Direction{150, 0}}; f.Pelvis.At[1] = 1 }, []string{"neck", "pelvis"}},
		{"arms", func(f *pose.Frame) { f.Arms = &pose.Arm{Upper: &pose.Direction{60, 20}} }, []string{"arm.l", "arm.r"}},
		{"one knee", func(f *pose.Frame) {
			f.LegR = &pose.Leg{Thigh: &pose.Direction{72, 0}, Shin: &pose.Direction{120, 0}, Foot: &pose.Direction{100, 0}}
		}, []string{"leg.r"}},
	} {
		f := lying()
		tt.change(&f)
		var keys []string
		for _, fault := range Joints(f) {
			if strings.Contains(fault.Text, "under the floor") {
				keys = append(keys, fault.Key)
			}
		}
		if strings.Join(keys, " ") != strings.Join(tt.want, " ") {
			t.Errorf("%s: under the floor are %v, want %v", tt.name, keys, tt.want)
		}
	}
}

func TestJointsReportsHandsThatHoldEachOther(t *testing.T) {
	t.Parallel()
	f := standing()
	f.ArmL, f.ArmR = &pose.Arm{To: "hand.r"}, &pose.Arm{To: "wrist.l"}
	found := 0
	for _, fault := range Joints(f) {
		if strings.Contains(fault.Text, "each hand") {
			found++
		}
	}
	if found != 1 {
		t.Errorf("reported %d times", found)
	}
}

// No frame between two others has a fault. Hips and shoulders move in arcs, but knees and elbows have to stay above the
// floor, and no hand may pass through its own shoulder.
func TestFramesBetweenArePossible(t *testing.T) {
	t.Parallel()
	kneeling := func() pose.Frame {
		return pose.Frame{
			Pelvis: &pose.Pelvis{At: pose.Point{-4, 47, 0}},
			Arms:   &pose.Arm{Upper: &pose.Direction{6, 8}, Fore: &pose.Direction{16, 2}},
			Legs:   &pose.Leg{Ankle: &pose.Point{-42, 5, 8}, Foot: &pose.Direction{-88, 0}, Sole: &pose.Point{0, 1, 0}},
		}
	}
	folded := kneeling()
	folded.Pelvis = &pose.Pelvis{At: pose.Point{-39.4, 23, 0}, Pitch: 72}
	folded.Lumbar, folded.Thoracic, folded.Neck = &pose.Bends{30, 0, 0}, &pose.Bends{8, 0, 0}, &pose.Bends{-16, 0, 0}
	folded.Arms = &pose.Arm{Wrist: &pose.Point{60, 4, 22}, Hand: &pose.Direction{90, 4}, Palm: &pose.Point{0, -1, 0},
		Elbow: &pose.Point{0, 1, 0.5}}
	folded.Legs.Knee = &pose.Point{1, 0.6, 0.2}
	hanging, raised := standing(), standing()
	hanging.Arms = &pose.Arm{Upper: &pose.Direction{2, 10}, Fore: &pose.Direction{10, 4}}
	raised.Arms = &pose.Arm{Wrist: &pose.Point{20, 180, 26}, Elbow: &pose.Point{1, 0, 0}}
	for name, ends := range map[string][2]pose.Frame{"fold": {kneeling(), folded}, "raise": {hanging, raised}} {
		for step := range 21 {
			if faults := Joints(skeleton.Between(ends[0], ends[1], float64(step)/20)); len(faults) > 0 {
				t.Errorf("%s, step %d: %v", name, step, faults)
			}
		}
	}
}

// sitting is upright, with the feet on the floor.
func sitting() pose.Frame {
	return pose.Frame{
		Pelvis: &pose.Pelvis{At: pose.Point{0, 54, 0}},
		Legs:   &pose.Leg{Ankle: &pose.Point{40, 7, 10}, Foot: &pose.Direction{90, 4}},
		Arms:   &pose.Arm{Upper: &pose.Direction{10, 8}, Fore: &pose.Direction{50, 4}},
	}
}

func standing() pose.Frame {
	return pose.Frame{Pelvis: &pose.Pelvis{At: pose.Point{0, 88.5, 0}}}
}
