package figure

import (
	"strings"
	"testing"

	"unknot/internal/pose"
)

// Each fault is found in a movement that has only that fault, and in no other.
func TestComparedFramesHaveFaults(t *testing.T) {
	t.Parallel()
	standing := func(change func(*pose.Frame)) pose.Frame {
		f := pose.Frame{Pelvis: &pose.Pelvis{Rest: true}}
		change(&f)
		return f
	}
	same := standing(func(*pose.Frame) {})
	raised := standing(func(f *pose.Frame) { f.Arms = &pose.Arm{Upper: &pose.Direction{120, 20}} })
	shrugged := standing(func(f *pose.Frame) { f.Arms = &pose.Arm{Upper: &pose.Direction{2, 9}, Fore: &pose.Direction{10, 4}} })
	inhaled := standing(func(f *pose.Frame) { f.Breath = 1 })
	pointed := standing(func(f *pose.Frame) {
		f.Arrows, f.Glow = []pose.Arrow{{Path: []pose.Point{{20, 150, 40}, {20, 180, 40}}}}, []string{"quadriceps"}
	})
	// the arms are long enough for the wall only halfway up
	wall := pose.Prop{Kind: "wall", At: pose.Point{40, 0, 0}, Turn: 180}
	low := standing(func(f *pose.Frame) { f.Arms = &pose.Arm{Upper: &pose.Direction{10, 4}} })
	high := standing(func(f *pose.Frame) { f.Arms = &pose.Arm{Upper: &pose.Direction{170, 4}} })
	closer := pose.View{Turn: 70, Pitch: 6, Scale: 1}
	for _, tt := range []struct {
		name string
		move pose.Movement
		want string // part of the only fault, "" if there is none
	}{
		{"arms that rise", pose.Movement{Frames: []pose.Frame{same, raised}}, ""},
		{"arms that hardly move", pose.Movement{Frames: []pose.Frame{same, shrugged}}, "looks like the frame before"},
		{"only an arrow and light", pose.Movement{Frames: []pose.Frame{same, pointed}}, "looks like the frame before"},
		{"a breath", pose.Movement{View: pose.View{Turn: 0, Pitch: 4, Focus: "belly", Span: 100}, Frames: []pose.Frame{same, inhaled}}, ""},
		{"another view", pose.Movement{Frames: []pose.Frame{same, standing(func(f *pose.Frame) { f.View = &closer })}}, "a view of its own"},
		{"a small figure", pose.Movement{View: pose.View{Turn: 70, Pitch: 6},
			Props:  []pose.Prop{{Kind: "table", At: pose.Point{0, 0, 200}}, {Kind: "table", At: pose.Point{0, 0, -200}}},
			Frames: []pose.Frame{same}}, "of the longer side"},
		{"arms that swing through a wall", pose.Movement{Props: []pose.Prop{wall}, Frames: []pose.Frame{low, high}}, "on the way from A to B"},
		{"the same, but still", pose.Movement{Still: true, Props: []pose.Prop{wall}, Frames: []pose.Frame{low, high}}, ""},
	} {
		m := tt.move
		if m.View == (pose.View{}) {
			m.View = pose.View{Turn: 70, Pitch: 6}
		}
		seen := map[string]bool{}
		for i, faults := range DrawFrames([]*pose.Movement{&m})[0].Faults {
			for _, f := range faults {
				if i == 0 && !strings.Contains(f.Text, "of the longer side") {
					t.Errorf("%s: frame A: %s", tt.name, f.Text)
				}
				seen[f.Text] = true
				if tt.want == "" || !strings.Contains(f.Text, tt.want) {
					t.Errorf("%s: %s", tt.name, f.Text)
				}
			}
		}
		if tt.want != "" && len(seen) == 0 {
			t.Errorf("%s: no fault with %q", tt.name, tt.want)
		}
	}
}

// A motion shows all frames, with fewer pictures between them if there are many.
func TestMotionGoesThroughFrames(t *testing.T) {
	t.Parallel()
	frames := make([]pose.Frame, 6)
	for i := range frames {
		frames[i] = pose.Frame{Pelvis: &pose.Pelvis{At: pose.Point{float64(i), 88, 0}}, Arrows: []pose.Arrow{{}}}
	}
	breathing := pose.Frame{Pelvis: &pose.Pelvis{At: pose.Point{0, 88, 0}}, Breath: 0.8}
	for _, tt := range []struct {
		frames   []pose.Frame
		pictures int
		every    int
	}{
		{frames[:2], 5, 4}, {frames[:3], 5, 2}, {frames[:4], 4, 1}, {frames, 6, 1}, {[]pose.Frame{breathing}, 5, 4},
	} {
		m := &pose.Movement{Frames: tt.frames}
		all, every := inMotion(m)
		pictures := all.Frames[len(m.Frames):]
		if len(pictures) != tt.pictures || every != tt.every {
			t.Fatalf("%d frames: %d pictures, every %d, want %d and %d", len(m.Frames), len(pictures), every, tt.pictures, tt.every)
		}
		for i, f := range m.Frames {
			if len(m.Frames) > 1 && pictures[i*every].Pelvis.At != f.Pelvis.At {
				t.Errorf("%d frames: picture %d is not frame %d", len(m.Frames), i*every, i)
			}
		}
		for i, p := range pictures {
			if p.Arrows != nil {
				t.Errorf("%d frames: picture %d has arrows", len(m.Frames), i)
			}
		}
	}
	all, _ := inMotion(&pose.Movement{Frames: []pose.Frame{breathing}})
	if first, middle, last := all.Frames[1].Breath, all.Frames[3].Breath, all.Frames[5].Breath; first != 0 || middle != 0.4 || last != 0.8 {
		t.Errorf("a breath from %v by %v to %v", first, middle, last)
	}
	for _, m := range []pose.Movement{{Frames: frames[:1]}, {Still: true, Frames: frames}, {Map: true, Frames: frames},
		{Frames: []pose.Frame{{}, {View: &pose.View{}}}}} {
		if isAnimated(&m) {
			t.Errorf("%v is animated", m)
		}
	}
}

// The telling frame is the one with the most arrows and highlights, and the last of several.
func TestTellingFrameHasMostMarks(t *testing.T) {
	t.Parallel()
	arrow, lit := pose.Frame{Arrows: []pose.Arrow{{}}}, pose.Frame{Glow: []string{"chest"}}
	both := pose.Frame{Arrows: arrow.Arrows, Glow: lit.Glow}
	for i, frames := range [][]pose.Frame{
		{arrow},
		{{}, arrow},
		{both, both, {}},
	} {
		want := min(i, 1)
		if got := tellingFrame(&pose.Movement{Frames: frames}); got != want {
			t.Errorf("%v: %d, want %d", frames, got, want)
		}
	}
}
