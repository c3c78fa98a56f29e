package check

import (
	"testing"

	"unknot/figures/internal/pose"
)

func TestPartsThatNearlyTouchAreFaults(t *testing.T) {
	t.Parallel()
	seated := func(height float64) pose.Frame {
		f := sitting()
		f.Pelvis = &pose.Pelvis{At: pose.Point{-6, height, 0}}
		f.Legs = &pose.Leg{Ankle: &pose.Point{32, 7, 11}, Foot: &pose.Direction{90, 4}}
		return f
	}
	pushing := func(wrist float64) pose.Frame {
		f := standing()
		f.Arms = &pose.Arm{Wrist: &pose.Point{wrist, 130, 18}, Hand: &pose.Direction{180, 0}, Palm: &pose.Point{1, 0, 0}, Grip: "flat",
			Elbow: &pose.Point{0, -1, 0.4}}
		return f
	}
	leaning := func(x float64) pose.Frame {
		f := standing()
		f.Pelvis.At[0] = x
		f.Legs = &pose.Leg{Ankle: &pose.Point{20, 7, 9}, Foot: &pose.Direction{90, 0}}
		return f
	}
	onKnee := func(out float64) pose.Frame {
		f := seated(54)
		f.Arms = &pose.Arm{To: "thigh", Off: pose.Point{0, 8 + out, 0}, Palm: &pose.Point{0, -1, 0}, Hand: &pose.Direction{90, 0}, Grip: "flat"}
		return f
	}
	lying := func(height float64) pose.Frame {
		return pose.Frame{Pelvis: &pose.Pelvis{At: pose.Point{25, height, 0}, Pitch: -82}}
	}
	roller := []pose.Prop{{Kind: "roller", At: pose.Point{-11, 0, 0}}}
	wall, behind, chair := pose.Prop{Kind: "wall", At: pose.Point{40, 0, 0}, Turn: 180}, pose.Prop{Kind: "wall"}, pose.Prop{Kind: "chair"}
	ball := func(x float64) []pose.Prop {
		return []pose.Prop{behind, {Kind: "ball", At: pose.Point{x, 100, 0}, Size: []float64{6}}}
	}
	for _, c := range []struct {
		name      string
		frame     pose.Frame
		props     []pose.Prop
		key, text string // key and part of the text of the expected fault, "" if there is none
	}{
		{"stands", standing(), nil, "", ""},
		{"hovers", leaning(0), nil, "", ""},
		{"sits", seated(54), []pose.Prop{chair}, "", ""},
		{"sits over the chair", seated(58), []pose.Prop{chair}, "pelvis", "float over the chair"},
		{"rises from the chair", seated(68), []pose.Prop{chair}, "", ""},
		{"hands on the wall", pushing(37), []pose.Prop{wall}, "", ""},
		{"hands before the wall", pushing(34), []pose.Prop{wall}, "arm.l", "hand is"},
		{"hands far from the wall", pushing(28), []pose.Prop{wall}, "", ""},
		{"back on the wall", leaning(12), []pose.Prop{behind}, "", ""},
		{"back before the wall", leaning(13.4), []pose.Prop{behind}, "pelvis", "the back is"},
		{"hands on the thighs", onKnee(0), nil, "", ""},
		{"hands over the thighs", onKnee(5), nil, "arm.r", "off the body"},
		{"a foot over the floor", func() pose.Frame {
			f := standing()
			f.LegR = &pose.Leg{Ankle: &pose.Point{10, 10.2, 9}, Foot: &pose.Direction{90, 0}}
			return f
		}(), nil, "leg.r", "the right foot is"},
		{"the ball between the back and the wall", leaning(21), ball(6), "", ""},
		{"the ball off the back", leaning(24), ball(6), "props", "off the body"},
		{"the ball off the wall", leaning(25), ball(8), "props", "off the wall"},
		{"back on a roller", lying(21), roller, "", ""},
		{"back over a roller", lying(23.4), roller, "pelvis", "off the roller"},
	} {
		faults := Gaps(&pose.Movement{Props: c.props, Frames: []pose.Frame{c.frame}}, 0)
		if !isFound(faults, c.key, c.text) {
			t.Errorf("%s: want %q %q, got %v", c.name, c.key, c.text, faults)
		}
	}
}

func TestHiddenArrowsAreFaults(t *testing.T) {
	t.Parallel()
	wall := []pose.Prop{{Kind: "wall", At: pose.Point{40, 0, 0}, Turn: 180}}
	for _, c := range []struct {
		name string
		path []pose.Point
		text string // part of the expected fault, "" if there is none
	}{
		{"between us and the body", []pose.Point{{0, 110, 60}, {5, 130, 60}}, "within the body"},
		{"beside the body", []pose.Point{{20, 100, 0}, {36, 100, 0}}, ""},
		{"from the belly", []pose.Point{{0, 108, 0}, {30, 108, 0}}, "within the body"},
		{"through a leg", []pose.Point{{-30, 60, 8}, {30, 60, 8}}, "within the body"},
		{"into the wall", []pose.Point{{20, 140, 0}, {50, 140, 0}}, "within the wall"},
		{"under the floor", []pose.Point{{30, 10, 0}, {30, -10, 0}}, "within the floor"},
		{"of one point", []pose.Point{{0, 108, 0}}, ""},
	} {
		f := standing()
		f.Arrows = []pose.Arrow{{Path: c.path}}
		faults := Arrows(&pose.Movement{Props: wall, Frames: []pose.Frame{f}}, 0)
		key := ""
		if c.text != "" {
			key = "arrows"
		}
		if len(faults) > 1 || !isFound(faults, key, c.text) {
			t.Errorf("%s: want %q, got %v", c.name, c.text, faults)
		}
	}
}

func TestArrowsAreJudgedInTheViewOfTheirFrame(t *testing.T) {
	t.Parallel()
	f := standing()
	f.Arrows, f.View = []pose.Arrow{{Path: []pose.Point{{0, 110, 60}, {5, 130, 60}}}}, &pose.View{Turn: 90}
	if faults := Arrows(&pose.Movement{Frames: []pose.Frame{f}}, 0); len(faults) > 0 {
		t.Errorf("an arrow beside the body in that view: %v", faults)
	}
}
