package main

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

// chairPose is a pose with two frames.
const chairPose = `view: {turn: 30, pitch: 10}
frames:
  - alt: Sitting
    pelvis: {at: [0, 50, 0]}
    legs: {ankle: [30, 7, 9]}
    order: {arm.l: 4}
  - alt: Standing
    pelvis: {at: [0, 90, 0]}
    glow: [glutes.r]
    props: [{kind: chair, at: [0, 0, 0]}]
`

// bedPose is chairPose in bed.
const bedPose = `from: chair-stand
all:
  neck: [3, 0, 0]
  arms: {upper: [10, 4]}
frames:
  - alt: Seated in bed
  - alt: Upright in bed
    pelvis: {at: [0, 88, 0]}
`

// posesOf reads pose files.
func posesOf(t testing.TB, files map[string]string) *poseFiles {
	t.Helper()
	fsys := fstest.MapFS{}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	p, err := readPoses(fsys, "")
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// chairStand returns the two poses with parts of them replaced.
func chairStand(old, replacement string) map[string]string {
	return map[string]string{
		"chair-stand.yaml":     strings.Replace(chairPose, old, replacement, 1),
		"chair-stand.bed.yaml": strings.Replace(bedPose, old, replacement, 1),
	}
}

// A frame inherits from the one before what it does not set itself.
func TestFramesOfPosesInherit(t *testing.T) {
	t.Parallel()
	poses := posesOf(t, chairStand("", ""))
	if len(poses.problems) > 0 {
		t.Fatal(poses.problems)
	}
	frameB := poses.movements[poses.index("chair-stand")].Frames[1]
	if frameB.Legs == nil || frameB.Order["arm.l"] != 4 {
		t.Errorf("frame B does not inherit from A: %+v", frameB)
	}
	if frameB.Pelvis.At != [3]float64{0, 90, 0} {
		t.Errorf("the pelvis of frame B is at %v", frameB.Pelvis.At)
	}
}

// Each problem of a pose has its message and its line.
func TestPoseProblemsHaveLines(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ old, replacement, want string }{
		{"[0, 50, 0]", "[0, 50]", "chair-stand.yaml:4: a list of 3 numbers expected"},
		{"[0, 50, 0]", "[0, high, 0]", "chair-stand.yaml:4: a list of 3 numbers expected"},
		{"[0, 50, 0]", "[0, .inf, 0]", "chair-stand.yaml:4: a number expected, found .inf"},
		{"[0, 50, 0]", "50", "chair-stand.yaml:4: a list of 3 numbers expected"},
		{"pelvis: {at: [0, 50, 0]}", "pelvic: {at: [0, 50, 0]}", `chair-stand.yaml:4: unknown field "pelvic"`},
		{"order: {arm.l: 4}", "order: {arm.l: far}", "chair-stand.yaml:6: cannot unmarshal !!str `far` into float64"},
		{"  - alt: Standing\n    pelvis", "  - pelvis", "chair-stand.yaml:7: alt is missing: say in a few words what the picture shows"},
		{"order: {arm.l: 4}", "areas: [glutes]", "chair-stand.yaml:6: areas are of maps: light muscles with glow"},
		{"order: {arm.l: 4}", "order: {arm: 4}", "chair-stand.yaml:6: there is no part arm: write one of arm.l, arm.r, fore.l, fore.r, hand.l, hand.r, leg.l, leg.r, torso, neck, head"},
		{"order: {arm.l: 4}", "tone: {legg.l: far}", "chair-stand.yaml:6: there is no limb legg.l: write one of arm.l, arm.r, leg.l, leg.r"},
		{"order: {arm.l: 4}", "tone: {leg.l: farr}", "chair-stand.yaml:6: a limb is near or far, found farr"},
		{"view: {turn: 30, pitch: 10}", "cast: nobody\nview: {turn: 30}", "chair-stand.yaml:1: there is no person nobody: leave cast out, or write one of 2, a, a2, b, b2, c, c2"},
		{"view: {turn: 30, pitch: 10}", "role: work", "chair-stand.yaml:1: there is no role work: leave role out, or write works or none"},
		{"view: {turn: 30, pitch: 10}", "role: none", "chair-stand.yaml:9: no muscle is highlighted where role is none"},
		{"alt: Sitting", "alt: Sitting # TODO", "chair-stand.yaml:3: a TODO is left: finish it or take it out"},
		{"alt: Sitting", "alt: Sitting: down", "chair-stand.yaml:3: mapping values are not allowed in this context"},
		{"    order: {arm.l: 4}", "    alt: Sat", `chair-stand.yaml:6: mapping key "alt" already defined at line 3`},
		{"order: {arm.l: 4}", "order: [arm.l]", "chair-stand.yaml:6: cannot unmarshal !!seq into map[string]float64"},
		{"  - alt: Standing", strings.Repeat("  - {alt: Rising}\n", 7) + "  - alt: Standing", "chair-stand.yaml:2: 9 frames: write one for a step, at most 8"},
		{chairPose, "", "chair-stand.yaml:1: nothing is written here"},
	} {
		if diff := cmp.Diff(tt.want, posesOf(t, chairStand(tt.old, tt.replacement)).problems.Error()); diff != "" {
			t.Errorf("%q replaced by %q (-want +got):\n%s", tt.old, tt.replacement, diff)
		}
	}
}

// Each frame of a pose in another position inherits from the frame of the usual pose with the same letter.
func TestPoseInAnotherPositionInherits(t *testing.T) {
	t.Parallel()
	poses := posesOf(t, chairStand("", ""))
	if len(poses.problems) > 0 {
		t.Fatal(poses.problems)
	}
	m := poses.movements[poses.index("chair-stand.bed")]
	a, b := m.Frames[0], m.Frames[1]
	for fact, holds := range map[string]bool{
		"A has the pelvis of the usual pose":    a.Pelvis.At == [3]float64{0, 50, 0},
		"B has its own pelvis":                  b.Pelvis.At == [3]float64{0, 88, 0},
		"both have the neck of all":             a.Neck != nil && b.Neck != nil,
		"B has the highlight of the usual pose": b.Glow[0] == "glutes.r",
		"the view is that of the usual pose":    m.View.Turn == 30,
	} {
		if !holds {
			t.Errorf("not so: %s; the frames are %+v and %+v, the view %+v", fact, a, b, m.View)
		}
	}
}

// A problem of a pose in another position has the line of its field, in the frame or in all, or else that of its frame.
func TestProblemInAnotherPositionHasItsLine(t *testing.T) {
	t.Parallel()
	poses := posesOf(t, chairStand("", ""))
	for key, line := range map[string]int{"neck": 3, "arm.l": 4, "pelvis": 8, "leg.r": 7} {
		if got, want := poses.problem("chair-stand.bed", 1, key, "it bends").String(), fmt.Sprintf("chair-stand.bed.yaml:%d: frame B: it bends", line); got != want {
			t.Errorf("%s: %s, want %s", key, got, want)
		}
	}
}

// A problem of a pose that begins from another one is reported in its own file.
func TestPoseInAnotherPositionReportsProblems(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ old, replacement, want string }{
		{"from: chair-stand", "from: chair-stnd", "chair-stand.bed.yaml:1: there is no pose chair-stnd"},
		{"from: chair-stand", "from: chair-stand.bed", "chair-stand.bed.yaml:1: chair-stand.bed begins from another pose itself: write one that does not"},
		{"neck: [3, 0, 0]", "tone: {leg: far}", "chair-stand.bed.yaml:3: there is no limb leg: write one of arm.l, arm.r, leg.l, leg.r"},
		{"from: chair-stand\n", "", "chair-stand.bed.yaml:1: all is for a pose that begins from another one: write from, or give every frame its own"},
	} {
		if diff := cmp.Diff(tt.want, posesOf(t, chairStand(tt.old, tt.replacement)).problems.Error()); diff != "" {
			t.Errorf("%q replaced by %q (-want +got):\n%s", tt.old, tt.replacement, diff)
		}
	}
}

// A problem of a drawing has the line of its field, or of its frame if the field is inherited.
func TestDrawingProblemHasLineOfField(t *testing.T) {
	t.Parallel()
	poses := posesOf(t, chairStand("", ""))
	if len(poses.problems) > 0 {
		t.Fatal(poses.problems)
	}
	for _, tt := range []struct {
		frame     int
		key, want string
	}{
		{0, "legs", "chair-stand.yaml:5: frame A: it bends"},
		{1, "legs", "chair-stand.yaml:7: frame B: it bends"},
		{1, "view", "chair-stand.yaml:1: frame B: it bends"},
	} {
		if got := poses.problem("chair-stand", tt.frame, tt.key, "it bends").String(); got != tt.want {
			t.Errorf("%d %s: %s, want %s", tt.frame, tt.key, got, tt.want)
		}
	}
}

// Files without a pose in them are problems, and so are names that drawings cannot have.
func TestFilesWithoutAPoseAreProblems(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"\n", "---\n---\n", "- \n", "{}\n", "[]\n", "frames: [\n", "frames: []\n", "frames: [{alt: \xff}]\n"} {
		if p := posesOf(t, map[string]string{"a.yaml": text}); len(p.problems) == 0 {
			t.Errorf("no problem with %q", text)
		}
	}
	want := "row-a.yaml:1: an id cannot end in -a or -m: the files of drawings end so"
	if diff := cmp.Diff(want, posesOf(t, map[string]string{"row-a.yaml": chairPose}).problems.Error()); diff != "" {
		t.Error(diff)
	}
}

// FuzzPose reads one pose: no input panics, and each problem has a line of the file.
func FuzzPose(f *testing.F) {
	f.Add([]byte(chairPose))
	f.Add([]byte(bedPose))
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, p := range posesOf(t, map[string]string{"chair-stand.yaml": string(data)}).problems {
			if lines := 1 + bytes.Count(data, []byte("\n")); p.line < 1 || p.line > lines || p.text == "" {
				t.Errorf("%s, in a file of %d lines", p, lines)
			}
		}
	})
}
