package load_test

import (
	"errors"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
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

// problems returns the problems in an error of Catalog, a line each, as fixture.Unnumbered does; "" for nil.
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
	return fixture.Unnumbered(found.Error())
}

// What a writer sees comes with the problems of all content.
func TestUnpublishedReturnsAllProblems(t *testing.T) {
	for _, fsys := range []fs.FS{
		fixture.FS(), fixture.Edit("permalinks.txt", "/about\n", ""), fixture.Edit("permalinks.txt", "/about\n", "/about\n/about-us\n"),
	} {
		all, _ := load.Unpublished(fsys)
		if got, want := all.Problems.Error(), load.Inspect(fsys).Problems.Error(); got != want {
			t.Errorf("it returns %s, want %s", got, want)
		}
	}
}

// No day may be in the future.
func TestFutureDaysAreReported(t *testing.T) {
	const name = "guides/causes/stiff-neck.md"
	text := strings.NewReplacer("written: 2026-01-10", "written: 2026-04-01", "checked: 2026-01-10", "checked: 2026-04-01").Replace(string(fixture.FS()[name].Data))
	today := catalog.NewDay(time.Date(2026, time.March, 14, 0, 0, 0, 0, time.UTC))
	got := load.Inspect(fixture.With(map[string]string{name: text})).DaysAfter(today).Error()
	want := "guides/causes/stiff-neck.md:12: written on 2026-04-01, which is yet to come\nguides/causes/stiff-neck.md:13: checked on 2026-04-01, which is yet to come"
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
