package edit_test

import (
	"io/fs"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"unknot/internal/edit"
	"unknot/internal/fixture"
	"unknot/internal/frontmatter"
	"unknot/internal/load"
)

// problems returns the problems of fsys, one a line, as fixture.Unnumbered does. It fails the test if one has no code.
func problems(t *testing.T, fsys fs.FS) string {
	t.Helper()
	found := edit.NewReport(t.Context(), fsys, load.Inspect(fsys)).Problems
	for _, p := range found {
		if p.Code == "" {
			t.Errorf("%s has no code", p)
		}
	}
	return fixture.Unnumbered(found.Error())
}

// Each kind of problem that proofreading finds has its own code.
func TestProblemsHaveCodes(t *testing.T) {
	t.Parallel()
	fsys := fixture.Proofread()
	fsys["effects.txt"] = &fstest.MapFile{Data: []byte("lull, lulls\n")}
	for _, v := range []struct{ file, old, new string }{
		{"stretches/wall-roll.md", "feel: Firm pressure.", "feel: It releases the knot."},
		{"guides/causes/stiff-neck.md", "A stiff neck is common,", "Turning lulls it.[^beta-2021] A stiff neck is common,"},
		{"guides/techniques/start-here.md", "Each time you sit down, stand up once more.", "Four in 10 people stand up more."},
		{"pages/about.md", "how sure we are.\nwritten", "how sure we are.\nallow: [{words: instantly, why: The page is about this word.}]\nwritten"},
	} {
		fixture.EditIn(fsys, v.file, v.old, v.new)
	}
	got := map[frontmatter.Code]int{}
	for _, p := range edit.NewReport(t.Context(), fsys, load.Inspect(fsys)).Problems {
		got[p.Code] = p.Line
	}
	if diff := cmp.Diff(map[frontmatter.Code]int{"words": 17, "source": 26, "effect": 15, "unused": 4}, got); diff != "" {
		t.Errorf("the lines by code (-want +got):\n%s%v", diff, edit.NewReport(t.Context(), fsys, load.Inspect(fsys)).Problems)
	}
}
