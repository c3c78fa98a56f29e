package check

import (
	"slices"
	"strings"
	"testing"

	"unknot/figures/internal/geom"
	"unknot/figures/internal/pose"
	"unknot/figures/internal/skeleton"
)

func TestBodiesInsideThingsAreFaults(t *testing.T) {
	t.Parallel()
	seated := func(height float64) pose.Frame {
		return pose.Frame{
			Pelvis: &pose.Pelvis{At: pose.Point{-6, height, 0}},
			Legs:   &pose.Leg{Ankle: &pose.Point{32, 7, 11}, Foot: &pose.Direction{90, 4}},
		}
	}
	lying := func(height float64) pose.Frame {
		return pose.Frame{Pelvis: &pose.Pelvis{At: pose.Point{0, height, 0}, Pitch: -90}, Arms: &pose.Arm{Upper: &pose.Direction{90, 20}},
			Legs: &pose.Leg{Thigh: &pose.Direction{90, 3}}}
	}
	pushing := func(wrist float64) pose.Frame {
		return pose.Frame{
			Pelvis: &pose.Pelvis{Rest: true},
			Arms: &pose.Arm{
				Wrist: &pose.Point{wrist, 130, 18}, Hand: &pose.Direction{180, 0}, Palm: &pose.Point{1, 0, 0}, Grip: "flat",
				Elbow: &pose.Point{0, -1, 0.4},
			},
		}
	}
	wall := pose.Prop{Kind: "wall", At: pose.Point{40, 0, 0}, Turn: 180}
	chair, bed := pose.Prop{Kind: "chair"}, pose.Prop{Kind: "bed", At: pose.Point{-20, 0, 0}}
	for _, c := range []struct {
		name  string
		frame pose.Frame
		props []pose.Prop
		key   string // key of the expected fault, "" if there is none
		text  string
	}{
		{"sits on the chair", seated(55), []pose.Prop{chair}, "", ""},
		{"sits in the chair", seated(46), []pose.Prop{chair}, "pelvis", "the trunk is"},
		{"lies on the bed", lying(55), []pose.Prop{bed}, "", ""},
		{"lies in the bed", lying(38), []pose.Prop{bed}, "pelvis", "inside the bed"},
		{"hands on the wall", pushing(36), []pose.Prop{wall}, "", ""},
		{"hands in the wall", pushing(48), []pose.Prop{wall}, "arm.l", "hand is"},
		{"hands beside the wall", pushing(48), []pose.Prop{{Kind: "wall", At: pose.Point{40, 0, 90}, Turn: 180, Size: []float64{210, 60}}}, "", ""},
		{"hands in a shut door", pushing(48), []pose.Prop{{Kind: "shut-door", At: wall.At, Turn: 180}}, "arm.r", "through the shut-door"},
		{"trunk in the table", pushing(36), []pose.Prop{{Kind: "table", At: pose.Point{0, 20, 0}}}, "pelvis", "inside the table"},
		{"head in the wall", pushing(36), []pose.Prop{{Kind: "wall", At: pose.Point{2, 0, 0}, Turn: 180}}, "neck", "the head is"},
		{"chair through the wall", pushing(-90), []pose.Prop{wall, {Kind: "chair", At: wall.At}}, "props", "the chair is"},
		{"a ball in the trunk", pushing(36), []pose.Prop{{Kind: "ball", At: pose.Point{0, 105, 0}, Size: []float64{6}}}, "pelvis", "inside the ball"},
		{"unknown and carried things", pushing(36), []pose.Prop{{Kind: "piano"}, {Kind: "backpack"}, {Kind: "warm-pack", On: "back"}}, "", ""},
	} {
		faults := Contacts(&pose.Movement{Props: c.props, Frames: []pose.Frame{c.frame}}, 0)
		if !isFound(faults, c.key, c.text) {
			t.Errorf("%s: want %q %q, got %v", c.name, c.key, c.text, faults)
		}
		for i, f := range faults {
			isTwice := slices.ContainsFunc(faults[:i], func(other pose.Fault) bool { return other.Key == f.Key })
			if isTwice && f.Key != "props" {
				t.Errorf("%s: %s is reported twice: %v", c.name, f.Key, faults)
			}
		}
	}
}

// isFound reports whether one of the faults has a key and a text in its own text. With no key, it reports whether there
// are no faults.
func isFound(faults []pose.Fault, key, text string) bool {
	if key == "" {
		return len(faults) == 0
	}
	return slices.ContainsFunc(faults, func(f pose.Fault) bool { return f.Key == key && strings.Contains(f.Text, text) })
}

// No bone can pass through a board of 4 cm without a probe in it.
func TestProbesAreDense(t *testing.T) {
	t.Parallel()
	byName := map[string][]geom.Ball{}
	for _, s := range probesOf(skeleton.Solve(standing())) {
		byName[s.name] = append(byName[s.name], s.Ball)
	}
	for _, name := range []string{"the left thigh", "the right shin", "the left forearm", "the right upper arm"} {
		balls := byName[name]
		if len(balls) < 5 {
			t.Errorf("%s: %d probes", name, len(balls))
		}
		for i := 1; i < len(balls); i++ {
			if gap := balls[i].Centre.Sub(balls[i-1].Centre).Len(); gap > 3.01 {
				t.Errorf("%s: %.1f cm between two probes", name, gap)
			}
		}
	}
}

// A frame that is visible only for a moment may be up to 2 cm deeper inside a thing than others.
func TestPassingFramesMayBeDeeper(t *testing.T) {
	t.Parallel()
	wall := []pose.Prop{{Kind: "wall", At: pose.Point{40, 0, 0}, Turn: 180}}
	first := func(faults func(*pose.Movement, int) []pose.Fault) float64 { // how far before the wall the first fault is
		for x := 30.0; x < 60; x += 0.25 {
			f := pose.Frame{Pelvis: &pose.Pelvis{Rest: true}, Arms: &pose.Arm{Wrist: &pose.Point{x, 130, 18}, Hand: &pose.Direction{180, 0},
				Palm: &pose.Point{1, 0, 0}, Grip: "flat", Elbow: &pose.Point{0, -1, 0.4}}}
			m := &pose.Movement{Props: wall, Frames: []pose.Frame{f}}
			if slices.ContainsFunc(faults(m, 0), func(v pose.Fault) bool { return strings.Contains(v.Text, "the wall") }) {
				return x
			}
		}
		return 0
	}
	if body, passing := first(Body), first(Passing); body == 0 || passing-body < 1.5 || passing-body > 2.5 {
		t.Errorf("hands may be at %.2f cm, and for a moment at %.2f cm, want 2 cm more", body, passing)
	}
}
