package edit_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"unknot/content"
	"unknot/internal/edit"
	"unknot/internal/fixture"
	"unknot/internal/load"
	"unknot/internal/manifest"
)

// chairPose shows the two frames that the steps of chair-stand name.
const chairPose = `role: works
frames:
  - alt: Sitting
    pelvis: {at: [0, 50, 0]}
  - alt: Standing
    glow: [glutes.r]
`

// chairFigure is what the manifest says about chairPose.
func chairFigure() manifest.Movement {
	return manifest.Movement{Role: "works", Glow: []string{"glutes"}, Frames: []manifest.Frame{{Alt: "Sitting"}, {Alt: "Standing"}}}
}

// figureProblems returns what CheckFigures says about figures and the fixture with some text of some files replaced.
func figureProblems(t *testing.T, drawn manifest.Manifest, change func(fsys fstest.MapFS)) string {
	t.Helper()
	fsys := fixture.FS()
	fsys["poses/chair-stand.yaml"] = &fstest.MapFile{Data: []byte(chairPose)}
	change(fsys)
	c, err := load.Catalog(fsys)
	if err != nil {
		t.Fatal(err)
	}
	return edit.CheckFigures(c, fsys, drawn).Error()
}

// replaceText replaces a text in a file.
func replaceText(fsys fstest.MapFS, name, old, replacement string) {
	file := *fsys[name]
	file.Data = []byte(strings.Replace(string(file.Data), old, replacement, 1))
	fsys[name] = &file
}

// Each problem of a figure has its message and the line in the pose.
func TestFigureProblemsHaveLines(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		change func(m *manifest.Movement)
		want   string
	}{
		{func(*manifest.Movement) {}, ""},
		{func(m *manifest.Movement) { m.Glow = []string{"neck"} }, "poses/chair-stand.yaml:1: the move does not work neck: it is not among its muscles"},
		{func(m *manifest.Movement) { m.Role = "" }, "poses/chair-stand.yaml:1: the move is of the kind strength: the role of its muscles is works"},
		{func(m *manifest.Movement) { m.Frames = m.Frames[:1] }, "poses/chair-stand.yaml:2: a step of the move names the frame B, which is missing here"},
		{func(m *manifest.Movement) { m.Frames = append(m.Frames, m.Frames[0]) }, "poses/chair-stand.yaml:1: no step of the move names the frame C"},
		{func(m *manifest.Movement) { m.Frames[1].Alt = "Up {down}" },
			"poses/chair-stand.yaml:5: {down} is not a placeholder: there are only {emergency}, {advice}, {crisis}, {practice}, {untested} and {borrowed}"},
		{func(m *manifest.Movement) { m.Frames[0].Alt = "Up\u202e" }, "poses/chair-stand.yaml:3: U+202E is a text direction control, which nobody sees: take it out"},
		{func(m *manifest.Movement) { m.Neck = 50 },
			"stretches/chair-stand.md:1: the figure chair-stand bends or turns the neck by 50 degrees: name the caution class neck in cautions"},
		{func(m *manifest.Movement) { m.Neck = 39 }, ""},
		{func(m *manifest.Movement) { m.Way = 3 }, ""},
		{func(m *manifest.Movement) { m.Way, m.Files = 3, map[string]string{manifest.Motion("chair-stand"): ""} },
			"poses/chair-stand.yaml:1: the motion takes 2.4 seconds from picture to picture, as tempo and hold of the move give: write way: 2.4"},
	} {
		m := chairFigure()
		tt.change(&m)
		got := figureProblems(t, manifest.Manifest{"chair-stand": m}, func(fstest.MapFS) {})
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
	}
}

// A muscle is named at the line that highlights it, and a frame at that of its alt.
func TestFigureProblemsNameTheLineOfTheirWords(t *testing.T) {
	t.Parallel()
	m := chairFigure()
	m.Glow = []string{"neck"}
	got := figureProblems(t, manifest.Manifest{"chair-stand": m}, func(fsys fstest.MapFS) {
		replaceText(fsys, "poses/chair-stand.yaml", "glutes.r", "neck.r")
		replaceText(fsys, "stretches/chair-stand.md", "kind: strength", "kind: breathing")
	})
	want := "poses/chair-stand.yaml:1: the move is of the kind breathing: the role of its muscles is none\n" +
		"poses/chair-stand.yaml:6: the move does not work neck: it is not among its muscles"
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// A figure is of a move, in a position in which it is done, or one that several pages share.
func TestFigureNeedsAMoveInAPosition(t *testing.T) {
	t.Parallel()
	m := chairFigure()
	got := figureProblems(t, manifest.Manifest{"chair-stnd": m, "chair-stand.floor": m, "floor-up": m}, func(fstest.MapFS) {})
	want := "poses/chair-stand.floor.yaml:1: chair-stand is not done in another position called floor: `also` names none\n" +
		"poses/chair-stnd.yaml:1: there is no stretch chair-stnd (did you mean chair-stand?)"
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// A page needs a pose for each of its figures, and steps for each picture of a figure.
func TestPagesFitTheirFigures(t *testing.T) {
	t.Parallel()
	lastLine := 0
	got := figureProblems(t, manifest.Manifest{"chair-stand": chairFigure()}, func(fsys fstest.MapFS) {
		about := *fsys["pages/about.md"]
		about.Data = append(slices.Clone(about.Data), "\n![Getting down](figure:floor-down)\n"...)
		fsys["pages/about.md"] = &about
		lastLine = strings.Count(string(about.Data), "\n")
		replaceText(fsys, "pages/floor.md", "sequences:", "sequences:\n  - {figure: chair-stand, pictures: [{steps: [Sit.]}]}")
	})
	want := fmt.Sprintf("pages/about.md:%d: there is no figure floor-down: write poses/floor-down.yaml\n", lastLine) +
		"pages/floor.md:1: the steps of 1 pictures of chair-stand, which has 2"
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// Every kind of move in the content has a role for its highlighted muscles.
func TestEveryKindHasARole(t *testing.T) {
	t.Parallel()
	c, err := load.Catalog(content.FS())
	if err != nil {
		t.Fatal(err)
	}
	for _, k := range c.Kinds {
		if _, ok := edit.FigureRoles[k.ID]; !ok {
			t.Errorf("moves of the kind %s have no role", k.ID)
		}
	}
}
