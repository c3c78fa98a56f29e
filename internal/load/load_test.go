package load_test

import (
	"errors"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"unknot/internal/catalog"
	"unknot/internal/fixture"
	"unknot/internal/frontmatter"
	"unknot/internal/load"
)

var update = flag.Bool("update", false, "write what Load reports into testdata")

// The fixture has no problems.
func TestFixtureHasNoProblems(t *testing.T) {
	mustLoad(t, fixture.FS())
}

// The files of an archive in testdata/load replace files of the fixture; an empty one removes the file. The file
// problems has all problems that Catalog then reports.
func TestLoadReportsAll(t *testing.T) {
	paths, err := filepath.Glob("testdata/load/*.txtar")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no testdata: %v", err)
	}
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(path)
			if err != nil {
				t.Fatal(err)
			}
			files, want := map[string]string{}, ""
			for _, f := range archive.Files {
				if f.Name == "problems" {
					want = string(f.Data)
				} else {
					files[f.Name] = string(f.Data)
				}
			}
			_, err = load.Catalog(fixture.With(files))
			got := problems(t, err) + "\n"
			if *update {
				writeProblems(t, path, archive, got)
			} else if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s (-want +got):\n%s", path, diff)
			}
		})
	}
}

// writeProblems writes an archive again, with got as its file problems.
func writeProblems(t *testing.T, path string, archive *txtar.Archive, got string) {
	t.Helper()
	out := &txtar.Archive{Comment: archive.Comment}
	for _, f := range archive.Files {
		if f.Name != "problems" {
			out.Files = append(out.Files, f)
		}
	}
	out.Files = append(out.Files, txtar.File{Name: "problems", Data: []byte(got)})
	if err := os.WriteFile(path, txtar.Format(out), 0o644); err != nil {
		t.Fatal(err)
	}
}

// mustLoad returns the catalog of fsys, which must have no problems.
func mustLoad(t testing.TB, fsys fs.FS) *catalog.Catalog {
	t.Helper()
	c, err := load.Catalog(fsys)
	if err != nil {
		t.Fatalf("Catalog:\n%v", err)
	}
	return c
}

// problems returns the problems in an error of Catalog, a line each; "" for nil.
func problems(t *testing.T, err error) string {
	t.Helper()
	if err == nil {
		return ""
	}
	var found frontmatter.Problems
	if !errors.As(err, &found) {
		t.Fatalf("the error of Catalog is a %T, not Problems: %v", err, err)
	}
	for _, p := range found {
		if p.Code == "" {
			t.Errorf("%s has no code", p)
		}
	}
	return found.Error()
}

// What a writer sees comes with the problems of all content, unless there are drafts.
func TestDraftReturnsAllProblems(t *testing.T) {
	for _, fsys := range []fs.FS{
		fixture.FS(), fixture.Edit("permalinks.txt", "/about\n", ""), fixture.Edit("permalinks.txt", "/about\n", "/about\n/about-us\n"),
	} {
		_, all, _ := load.Draft(fsys)
		if got, want := all.Problems.Error(), load.Inspect(fsys).Problems.Error(); got != want {
			t.Errorf("it returns %s, want %s", got, want)
		}
	}
	if _, all, _ := load.Draft(fixture.With(fixture.Drafts())); all != nil {
		t.Error("it returns what was loaded with drafts")
	}
}

// draftsWith returns fixture.Drafts with words of a file replaced: old and new ones alternate.
func draftsWith(name string, words ...string) map[string]string {
	files := fixture.Drafts()
	if files[name] == "" {
		files[name] = string(fixture.FS()[name].Data)
	}
	files[name] = strings.NewReplacer(words...).Replace(files[name])
	return files
}

// Readers see no draft, and groups of a list may name one.
func TestCatalogLeavesOutDrafts(t *testing.T) {
	grouped := draftsWith("order.yaml", "asked: [start-here]\n", "asked: [start-here]\nguides: [{name: A, ids: [draft, stiff-neck, start-here]}]\n"+
		"routines: [{name: A, ids: [short-morning]}]\nquestions: [{name: A, ids: [q01, q02, sore-tail]}]\n")
	for name, files := range map[string]map[string]string{"drafts": fixture.Drafts(), "a draft in a group": grouped} {
		c := mustLoad(t, fixture.With(files))
		if c.Guide("causes", "draft") != nil || c.Page("unripe") != nil {
			t.Errorf("%s: a draft is published", name)
		}
	}
}

// No day may be in the future.
func TestFutureDaysAreReported(t *testing.T) {
	files := draftsWith("guides/causes/draft.md", "written: 2026-01-10", "written: 2026-04-01", "checked: 2026-01-10", "checked: 2026-04-01")
	today := catalog.NewDay(time.Date(2026, time.March, 14, 0, 0, 0, 0, time.UTC))
	got := load.Inspect(fixture.With(files)).DaysAfter(today).Error()
	want := "guides/causes/draft.md:12: written on 2026-04-01, which is yet to come\nguides/causes/draft.md:14: checked on 2026-04-01, which is yet to come"
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// Writers see drafts, even if published pages link to them, but no drafts with faults.
func TestDraftLeavesOutFaultyDrafts(t *testing.T) {
	link := draftsWith("pages/about.md", "anyone with a back", "[anyone](/unripe) with a back")
	for name, tt := range map[string]struct {
		files  map[string]string
		drafts []string
	}{
		"drafts":    {fixture.Drafts(), []string{"/guides/causes/draft", "/unripe"}},
		"a link":    {link, []string{"/guides/causes/draft", "/unripe"}},
		"no answer": {draftsWith("guides/causes/draft.md", "answer:", "answers:"), []string{"/unripe"}},
		"no YAML":   {draftsWith("guides/causes/draft.md", "regions: [", "regions: ["+"["), []string{"/unripe"}},
	} {
		c, _, err := load.Draft(fixture.With(tt.files))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		var drafts []string
		for _, d := range c.Docs() {
			if d.Draft {
				drafts = append(drafts, d.Path)
			}
		}
		if !slices.Equal(drafts, tt.drafts) {
			t.Errorf("%s: has the drafts %q", name, drafts)
		}
	}
}

// A guide that advises against a move does not show it while that is a draft.
func TestNothingShowsAHiddenMove(t *testing.T) {
	const guide = "guides/techniques/start-here.md"
	site := fixture.FS()
	text := func(name string, words ...string) string {
		return strings.NewReplacer(words...).Replace(string(site[name].Data))
	}
	fsys := fixture.With(map[string]string{
		"stretches/late-turn.md": text("stretches/neck-turn.md", "title: Neck turn", "title: Late turn", "number: 2", "number: 8",
			"\nsummary: ", "\nsummary: Late. ", "\nchecked: ", "\ndraft: true\nchecked: "),
		"poses/late-turn.yaml":          text("poses/neck-turn.yaml"),
		"poses/late-turn.standing.yaml": "from: late-turn\nframes:\n",
		guide:                           text(guide, "\nwritten: ", "\nagainst: [late-turn]\nwritten: "),
	})
	seen := mustLoad(t, fsys)
	written, _, err := load.Draft(fsys)
	if err != nil {
		t.Fatal(err)
	}
	for c, want := range map[*catalog.Catalog]int{seen: 0, written: 1} {
		if got := c.Guide("techniques", "start-here").Against; len(got) != want {
			t.Errorf("it shows %d moves, want %d", len(got), want)
		}
	}
}

// A draft that leads to a faulty draft is left out too.
func TestDraftsThatNeedFaultyDraftsAreLeftOut(t *testing.T) {
	files := draftsWith("guides/causes/draft.md", "answer:", "answers:")
	files["pages/unripe.md"] = strings.Replace(files["pages/unripe.md"], "/guides/causes/stiff-neck", "/guides/causes/draft", 1)
	c, _, err := load.Draft(fixture.With(files))
	if err != nil || c.DocAt("/unripe") != nil || c.DocAt("/guides/causes/draft") != nil {
		t.Error(err)
	}
}
