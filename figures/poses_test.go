package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"unknot/content"
	"unknot/internal/fixture"
	"unknot/internal/load"
)

// chairPose shows the two frames that the steps of chair-stand name.
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

// withPoses returns the fixture with the pose of chair-stand edited.
func withPoses(old, replacement string) fs.FS {
	fsys := fixture.FS()
	fsys["poses/chair-stand.yaml"] = &fstest.MapFile{Data: []byte(strings.Replace(chairPose, old, replacement, 1))}
	return fsys
}

// posesOf reads the poses of the fixture with some files replaced.
func posesOf(t testing.TB, fsys fs.FS) *poseFiles {
	t.Helper()
	c, err := load.Catalog(fsys)
	if err != nil {
		t.Fatal(err)
	}
	return readPoses(fsys, c)
}

// A frame inherits from the one before what it does not set itself.
func TestFramesOfPosesInherit(t *testing.T) {
	t.Parallel()
	poses := posesOf(t, withPoses("", ""))
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
		{"[0, 50, 0]", "[0, 50]", "poses/chair-stand.yaml:4: a list of 3 numbers expected, found 2"},
		{"[0, 50, 0]", "[0, high, 0]", "poses/chair-stand.yaml:4: a number expected, found the text high"},
		{"[0, 50, 0]", "[0, .inf, 0]", "poses/chair-stand.yaml:4: a number expected, found .inf"},
		{"[0, 50, 0]", "50", "poses/chair-stand.yaml:4: a list of 3 numbers expected, found 50"},
		{"pelvis: {at: [0, 50, 0]}", "pelvic: {at: [0, 50, 0]}", `poses/chair-stand.yaml:4: unknown field "pelvic" (did you mean pelvis?)`},
		{"order: {arm.l: 4}", "order: {arm.l: far}", "poses/chair-stand.yaml:6: a number expected, found the text far"},
		{"  - alt: Standing\n    pelvis", "  - pelvis", "poses/chair-stand.yaml:7: alt is missing: say in a few words what the picture shows"},
		{"order: {arm.l: 4}", "areas: [glutes]", "poses/chair-stand.yaml:6: areas are of maps: light muscles with glow"},
		{"order: {arm.l: 4}", "order: {arm: 4}", "poses/chair-stand.yaml:6: there is no part arm (did you mean arm.l?)"},
		{"order: {arm.l: 4}", "tone: {legg.l: far}", "poses/chair-stand.yaml:6: there is no limb legg.l (did you mean leg.l?)"},
		{"order: {arm.l: 4}", "tone: {leg.l: farr}", "poses/chair-stand.yaml:6: a limb is near or far, found farr"},
		{"view: {turn: 30, pitch: 10}", "cast: nobody\nview: {turn: 30}", "poses/chair-stand.yaml:1: there is no person nobody: leave cast out, or write a or b"},
		{"order: {arm.l: 4}", "order: [arm.l]", "poses/chair-stand.yaml:6: a group of fields expected, found a list"},
		{"kind: chair, at: [0, 0, 0]", "at: [0, 0, 2]", `poses/chair-stand.yaml:10: missing field "kind"`},
		{"glutes.r", "neck.r", "poses/chair-stand.yaml:9: the move does not work neck: it is not among its muscles"},
		{"  - alt: Standing\n    pelvis: {at: [0, 90, 0]}\n    glow", "    glow", "poses/chair-stand.yaml:2: a step of the move names the frame B, which is missing here"},
		{"  - alt: Standing", "  - {alt: Rising}\n  - alt: Standing", "poses/chair-stand.yaml:8: no step of the move names the frame C"},
		{"  - alt: Standing", strings.Repeat("  - {alt: Rising}\n", 7) + "  - alt: Standing", "poses/chair-stand.yaml:2: 9 frames: write at most 8, one for a step"},
		{"alt: Sitting", "alt: Sitting {down}", "poses/chair-stand.yaml:3: {down} is not a placeholder: there are only {emergency}, {advice}, {crisis}, {practice}, {untested} and {borrowed}"},
		{chairPose, strings.Repeat("# nothing\n", 4000), "poses/chair-stand.yaml:1: this file is larger than 32 KiB: at most that much is read"},
		{"  - alt: Standing\n", "  - alt: Standing\n    neck: [0, 0, 30]\n    head: [0, 0, 20]\n",
			"stretches/chair-stand.md:1: the figure chair-stand bends or turns the neck by 50 degrees: name the caution class neck in cautions"},
		{"  - alt: Standing\n", "  - alt: Standing\n    neck: [30, 0, 30]\n", ""},
		{chairPose, "", "poses/chair-stand.yaml:1: nothing is written here"},
	} {
		if diff := cmp.Diff(tt.want, posesOf(t, withPoses(tt.old, tt.replacement)).problems.Error()); diff != "" {
			t.Errorf("%q replaced by %q (-want +got):\n%s", tt.old, tt.replacement, diff)
		}
	}
}

// A highlight is a problem in a move in which no muscle works or stretches.
func TestNothingIsHighlightedInBreathing(t *testing.T) {
	t.Parallel()
	fsys := withPoses("", "").(fstest.MapFS)
	move := *fsys["stretches/chair-stand.md"]
	move.Data = []byte(strings.Replace(string(move.Data), "kind: strength", "kind: breathing", 1))
	fsys["stretches/chair-stand.md"] = &move
	want := "poses/chair-stand.yaml:9: no muscle is highlighted in a move of kind breathing"
	if diff := cmp.Diff(want, posesOf(t, fsys).problems.Error()); diff != "" {
		t.Error(diff)
	}
}

// A pose file is named after its move, and a misspelt name is a problem of the pose. The loader reports the move, which
// then lacks its figure.
func TestPoseNeedsAMove(t *testing.T) {
	t.Parallel()
	fsys := withPoses("", "").(fstest.MapFS)
	fsys["poses/chair-stnd.yaml"] = fsys["poses/chair-stand.yaml"]
	want := "poses/chair-stnd.yaml:1: there is no stretch chair-stnd (did you mean chair-stand?)"
	if diff := cmp.Diff(want, posesOf(t, fsys).problems.Error()); diff != "" {
		t.Error(diff)
	}
}

// Each frame of a pose in another position inherits from the frame of the usual pose with the same letter.
func TestPoseInAnotherPositionInherits(t *testing.T) {
	t.Parallel()
	poses := posesOf(t, withPoseInBed("", ""))
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
	poses := posesOf(t, withPoseInBed("", ""))
	for key, line := range map[string]int{"neck": 3, "arm.l": 4, "pelvis": 8, "leg.r": 7} {
		if got, want := poses.problem("chair-stand.bed", 1, key, "it bends").String(), fmt.Sprintf("poses/chair-stand.bed.yaml:%d: frame B: it bends", line); got != want {
			t.Errorf("%s: %s, want %s", key, got, want)
		}
	}
}

// bedPose is chair-stand in bed.
const bedPose = `from: chair-stand
all:
  neck: [3, 0, 0]
  arms: {upper: [10, 4]}
frames:
  - alt: Sitting in bed
  - alt: Standing in bed
    pelvis: {at: [0, 88, 0]}
`

// withPoseInBed returns the fixture with chair-stand in bed too, and an edited pose of it there.
func withPoseInBed(old, replacement string) fs.FS {
	fsys := withPoses("", "").(fstest.MapFS)
	move := *fsys["stretches/chair-stand.md"]
	text := strings.NewReplacer(" from a chair", " slowly", "onto the chair", "down").Replace(string(move.Data)) // what is said of every place
	move.Data = []byte(strings.Replace(text, "\nsteps:", "\nalso:\n  - {position: bed, change: Sit in bed.}\nsteps:", 1))
	fsys["stretches/chair-stand.md"] = &move
	fsys["poses/chair-stand.bed.yaml"] = &fstest.MapFile{Data: []byte(strings.Replace(bedPose, old, replacement, 1))}
	return fsys
}

// A problem of a pose that begins from another one is reported in its own file.
func TestPoseInAnotherPositionReportsProblems(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ old, replacement, want string }{
		{"from: chair-stand", "from: chair-stnd", "poses/chair-stand.bed.yaml:1: there is no pose chair-stnd (did you mean chair-stand?)"},
		{"from: chair-stand", "from: old-breath", "poses/chair-stand.bed.yaml:1: write slow-breath: old-breath is its former id"},
		{"from: chair-stand", "from: chair-stand.bed", "poses/chair-stand.bed.yaml:1: chair-stand.bed begins from another pose itself: write one that does not"},
		{"neck: [3, 0, 0]", "glow: [neck]", "poses/chair-stand.bed.yaml:3: the move does not work neck: it is not among its muscles"},
		{"neck: [3, 0, 0]", "tone: {leg: far}", "poses/chair-stand.bed.yaml:3: there is no limb leg (did you mean leg.l?)"},
		{"from: chair-stand\n", "", "poses/chair-stand.bed.yaml:1: all is for a pose that begins from another one: write from, or give every frame its own"},
	} {
		if diff := cmp.Diff(tt.want, posesOf(t, withPoseInBed(tt.old, tt.replacement)).problems.Error()); diff != "" {
			t.Errorf("%q replaced by %q (-want +got):\n%s", tt.old, tt.replacement, diff)
		}
	}
}

// A pose in a position in which its move is not done is a problem.
func TestPoseNeedsAPositionOfItsMove(t *testing.T) {
	t.Parallel()
	fsys := withPoses("", "").(fstest.MapFS)
	fsys["poses/chair-stand.floor.yaml"] = &fstest.MapFile{Data: []byte(bedPose)}
	want := "poses/chair-stand.floor.yaml:1: chair-stand is not done in another position called floor: `also` names none"
	if diff := cmp.Diff(want, posesOf(t, fsys).problems.Error()); diff != "" {
		t.Error(diff)
	}
}

// A page that shows a figure without a pose is a problem, and so is a pose whose ID drawings cannot have.
func TestFigureNeedsAPose(t *testing.T) {
	t.Parallel()
	fsys := withPoses("", "").(fstest.MapFS)
	fsys["poses/row-a.yaml"] = fsys["poses/chair-stand.yaml"]
	about := *fsys["pages/about.md"]
	about.Data = append(slices.Clone(about.Data), "\n![Getting down](figure:floor-down)\n"...)
	fsys["pages/about.md"] = &about
	lastLine := strings.Count(string(about.Data), "\n")
	want := fmt.Sprintf("pages/about.md:%d: there is no figure floor-down: write poses/floor-down.yaml\n", lastLine) +
		"poses/row-a.yaml:1: an id cannot end in -a or -m: the files of drawings end so\n" +
		"poses/row-a.yaml:1: there is no stretch row-a"
	if diff := cmp.Diff(want, posesOf(t, fsys).problems.Error()); diff != "" {
		t.Error(diff)
	}
}

// A page has steps for each picture of a figure.
func TestSequenceHasAsManyPicturesAsFrames(t *testing.T) {
	t.Parallel()
	fsys := withPoses("", "").(fstest.MapFS)
	page := fsys["pages/floor.md"]
	page.Data = []byte(strings.Replace(string(page.Data), "sequences:", "sequences:\n  - {figure: chair-stand, pictures: [{steps: [Sit.]}]}", 1))
	want := "pages/floor.md:1: the steps of 1 pictures of chair-stand, which has 2\n"
	if diff := cmp.Diff(want, posesOf(t, fsys).problems.Error()+"\n"); diff != "" {
		t.Error(diff)
	}
}

// A problem of a drawing has the line of its field, or of its frame if the field is inherited.
func TestDrawingProblemHasLineOfField(t *testing.T) {
	t.Parallel()
	poses := posesOf(t, withPoses("", ""))
	if len(poses.problems) > 0 {
		t.Fatal(poses.problems)
	}
	for _, tt := range []struct {
		frame     int
		key, want string
	}{
		{0, "legs", "poses/chair-stand.yaml:5: frame A: it bends"},
		{1, "legs", "poses/chair-stand.yaml:7: frame B: it bends"},
		{1, "view", "poses/chair-stand.yaml:1: frame B: it bends"},
	} {
		if got := poses.problem("chair-stand", tt.frame, tt.key, "it bends").String(); got != tt.want {
			t.Errorf("%d %s: %s, want %s", tt.frame, tt.key, got, tt.want)
		}
	}
}

// A pose without a frame is a problem.
func TestPoseWithoutFramesIsAProblem(t *testing.T) {
	t.Parallel()
	for name := range fixture.FS() {
		if path.Dir(name) != "poses" {
			continue
		}
		for _, text := range []string{"\n", "---\n---\n", "- \n", "{}\n", "[]\n", "frames: [\n", "frames: []\n", "frames: [{alt: \xff}]\n"} {
			if p := posesOf(t, fixture.With(map[string]string{name: text})); len(p.problems) == 0 {
				t.Errorf("no problems with %s changed to %q", name, text)
			}
		}
	}
}

// FuzzPose reads one pose: no input panics, and each problem has a line of the file.
func FuzzPose(f *testing.F) {
	for name, file := range fixture.FS() {
		if path.Dir(name) == "poses" {
			f.Add(file.Data)
		}
	}
	c, err := load.Catalog(fixture.FS())
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		fsys := fixture.FS()
		fsys["poses/chair-stand.yaml"] = &fstest.MapFile{Data: data}
		for _, p := range readPoses(fsys, c).problems {
			if lines := 1 + bytes.Count(data, []byte("\n")); p.Line < 1 || p.File == "poses/chair-stand.yaml" && p.Line > lines || p.Text == "" {
				t.Errorf("%s, in a file of %d lines", p, lines)
			}
		}
	})
}

// Every kind of move in the content has a role for its highlighted muscles.
func TestEveryKindHasARole(t *testing.T) {
	t.Parallel()
	c, err := load.Catalog(content.FS())
	if err != nil {
		t.Fatal(err)
	}
	for _, k := range c.Kinds {
		if _, ok := roles[k.ID]; !ok {
			t.Errorf("moves of the kind %s have no role", k.ID)
		}
	}
}
