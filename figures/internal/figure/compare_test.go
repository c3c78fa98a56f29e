package figure

import (
	"slices"
	"strings"
	"testing"

	"unknot/figures/internal/manifest"
	"unknot/figures/internal/pose"
	"unknot/figures/internal/scene"
)

// Each movement has only the fault that is wanted, in one of its frames.
func TestFaultsBetweenFramesAreFound(t *testing.T) {
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
	closer := standing(func(f *pose.Frame) { f.View = &pose.View{Turn: 70, Pitch: 6, Scale: 1} })
	for _, tt := range []struct {
		name string
		move pose.Movement
		want string // part of the only fault, "" if there is none
	}{
		{"arms that rise", pose.Movement{Frames: []pose.Frame{same, raised}}, ""},
		{"arms that hardly move", pose.Movement{Frames: []pose.Frame{same, shrugged}}, "looks like the frame before"},
		{"only an arrow and light", pose.Movement{Frames: []pose.Frame{same, pointed}}, "looks like the frame before"},
		{"a breath", pose.Movement{View: pose.View{Turn: 0, Pitch: 4, Focus: "belly", Span: 100}, Frames: []pose.Frame{same, inhaled}}, ""},
		{"another view", pose.Movement{Frames: []pose.Frame{same, closer}}, "a view of its own"},
		{"a small figure", pose.Movement{View: pose.View{Turn: 70, Pitch: 6},
			Props:  []pose.Prop{{Kind: "table", At: pose.Point{0, 0, 200}}, {Kind: "table", At: pose.Point{0, 0, -200}}},
			Frames: []pose.Frame{same}}, "of the height"},
		{"arms that swing through a wall", pose.Movement{Props: []pose.Prop{wall}, Frames: []pose.Frame{low, high}}, "on the way from A to B"},
		{"the same, but still", pose.Movement{Still: true, Props: []pose.Prop{wall}, Frames: []pose.Frame{low, high}}, ""},
	} {
		m := tt.move
		if m.View == (pose.View{}) {
			m.View = pose.View{Turn: 70, Pitch: 6}
		}
		faults := slices.Concat(drawFrames([]*pose.Movement{&m})[0].Faults...)
		isOther := func(f pose.Fault) bool { return tt.want == "" || !strings.Contains(f.Text, tt.want) }
		if slices.ContainsFunc(faults, isOther) || (len(faults) > 0) != (tt.want != "") {
			t.Errorf("%s: faults %v, want only one with %q", tt.name, faults, tt.want)
		}
	}
}

// A small figure is a fault of the first frame. A change between two frames is one of the second.
func TestFaultsBetweenFramesBelongToTheSecond(t *testing.T) {
	t.Parallel()
	m := &pose.Movement{View: pose.View{Turn: 70, Pitch: 6}, Frames: []pose.Frame{standing, standing}}
	faults := drawFrames([]*pose.Movement{m})[0].Faults
	if len(faults[0]) != 0 || len(faults[1]) != 1 {
		t.Errorf("the faults of two equal frames are %v, want one of the second", faults)
	}
}

// walking returns a movement of some frames, each with an arrow and 1 cm in front of the one before.
func walking(frames int) *pose.Movement {
	m := &pose.Movement{}
	for i := range frames {
		m.Frames = append(m.Frames, pose.Frame{Pelvis: &pose.Pelvis{At: pose.Point{float64(i), 88, 0}}, Arrows: []pose.Arrow{{}}})
	}
	return m
}

// A film has as many pictures as its size allows: one of many frames takes fewer steps from each to the next.
func TestFilmsAreAsSmoothAsTheyMayWeigh(t *testing.T) {
	t.Parallel()
	strides := map[int]int{}
	for _, frames := range []int{2, 7} {
		m := walking(frames)
		for i := range m.Frames {
			m.Frames[i].Arms = &pose.Arm{Upper: dir(float64(i)*25, 20)}
		}
		f := film(m, drawFrames([]*pose.Movement{m})[0].Scenes)
		strides[frames] = f.Stride
		if len(f.Pictures) != f.Stride*(frames-1)+1 || f.Way != pose.UsualWay {
			t.Errorf("%d frames: %d pictures with stride %d in %v s", frames, len(f.Pictures), f.Stride, f.Way)
		}
		if size := len(manifest.Compress(scene.Motion("", nil, f))); size > MaxMotionSize {
			t.Errorf("%d frames: %d bytes", frames, size)
		}
	}
	if strides[2] < 8 || strides[7] >= strides[2] || strides[7] < 1 {
		t.Errorf("strides by number of frames: %v", strides)
	}
}

// A cycle goes on from its last frame to the first, without that frame a second time. It steps evenly.
func TestCyclesGoOnFromTheLastFrame(t *testing.T) {
	t.Parallel()
	m := walking(2)
	m.Cycle = true
	pictures := inMotion(m, 4).Frames[2:]
	var at []float64
	for _, f := range pictures {
		at = append(at, f.Pelvis.At[0])
	}
	if want := []float64{0, 0.25, 0.5, 0.75, 1, 0.75, 0.5, 0.25}; !slices.Equal(at, want) {
		t.Errorf("the pelvis is at %v, want %v", at, want)
	}
}

func TestMotionGoesThroughAllFrames(t *testing.T) {
	t.Parallel()
	for _, frames := range []int{2, 3, 4, 6} {
		m := walking(frames)
		const stride = 3
		pictures := inMotion(m, stride).Frames[frames:]
		for i, f := range m.Frames {
			if got := pictures[i*stride].Pelvis.At; got != f.Pelvis.At {
				t.Errorf("%d frames: picture %d is at %v, want %v as frame %d", frames, i*stride, got, f.Pelvis.At, i)
			}
		}
	}
}

func TestMotionHasNoArrows(t *testing.T) {
	t.Parallel()
	all := inMotion(walking(2), 4)
	for i, picture := range all.Frames[2:] {
		if picture.Arrows != nil {
			t.Errorf("picture %d has arrows", i)
		}
	}
}

func TestMotionOfABreathRisesFromNone(t *testing.T) {
	t.Parallel()
	m := &pose.Movement{Frames: []pose.Frame{{Pelvis: &pose.Pelvis{At: pose.Point{0, 88, 0}}, Breath: 0.8}}}
	all := inMotion(m, 4)
	var breaths []float64
	for _, picture := range all.Frames[1:] {
		breaths = append(breaths, picture.Breath)
	}
	if len(breaths) != 5 || breaths[0] != 0 || breaths[2] != 0.4 || breaths[4] != 0.8 {
		t.Errorf("breaths are %v, want five from 0 by 0.4 to 0.8", breaths)
	}
}

func TestMovementsWithOneFrameOrSeveralViewsAreNotAnimated(t *testing.T) {
	t.Parallel()
	still, bodyMap := walking(2), walking(2)
	still.Still, bodyMap.Map = true, true
	for name, m := range map[string]*pose.Movement{
		"one frame": walking(1), "still": still, "a body map": bodyMap, "two views": {Frames: []pose.Frame{{}, {View: &pose.View{}}}},
	} {
		if isAnimated(m) {
			t.Errorf("%s is animated", name)
		}
	}
}

func TestTellingFrameIsTheLastWithMostMarks(t *testing.T) {
	t.Parallel()
	plain, arrow := pose.Frame{}, pose.Frame{Arrows: []pose.Arrow{{}}}
	arrowAndGlow := pose.Frame{Arrows: []pose.Arrow{{}}, Glow: []string{"chest"}}
	for _, tt := range []struct {
		name   string
		frames []pose.Frame
		want   int
	}{
		{"one frame", []pose.Frame{arrow}, 0},
		{"the second has an arrow", []pose.Frame{plain, arrow}, 1},
		{"two have as many marks", []pose.Frame{arrowAndGlow, arrowAndGlow, plain}, 1},
	} {
		if got := tellingFrame(&pose.Movement{Frames: tt.frames}); got != tt.want {
			t.Errorf("%s: frame %d, want %d", tt.name, got, tt.want)
		}
	}
}
