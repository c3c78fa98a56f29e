package load_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"unknot/internal/fixture"
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
