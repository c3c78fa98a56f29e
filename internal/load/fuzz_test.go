package load_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"unknot/internal/fixture"
	"unknot/internal/frontmatter"
	"unknot/internal/load"
)

// fuzzed lists the files that the targets below replace: one of each kind.
var fuzzed = []string{"stretches/chair-stand.md", "guides/techniques/start-here.md", "routines/short-morning.md", "pages/floor.md",
	"safety.yaml", "cautions.yaml", "evidence.yaml", "withdrawn.yaml", "vocabularies/regions.yaml", "permalinks.txt"}

// seedFiles adds the files of the fixture, and if broken is set also the files of the tests for problems.
func seedFiles(f *testing.F, broken bool) {
	for i, name := range fuzzed {
		f.Add(uint8(i), fixture.FS()[name].Data)
		for _, row := range breaks {
			if old := string(fixture.FS()[name].Data); broken && row.file == name && row.old != "" {
				f.Add(uint8(i), []byte(strings.Replace(old, row.old, row.new, 1)))
			}
		}
	}
}

// checkProblems fails if a problem has no text, or a line that its file does not have.
func checkProblems(t *testing.T, fsys fstest.MapFS, problems frontmatter.Problems) {
	t.Helper()
	for _, p := range problems {
		lines := 0
		if fsys[p.File] != nil {
			lines = 1 + strings.Count(string(fsys[p.File].Data), "\n")
		}
		if p.Line < 1 || lines > 0 && p.Line > lines || p.Text == "" {
			t.Errorf("%s, in a file of %d lines", p, lines)
		}
	}
}

// FuzzFrontMatter reads one file by itself, thousands of times a minute: no input panics, and each problem has a line
// of the file.
func FuzzFrontMatter(f *testing.F) {
	seedFiles(f, true)
	f.Fuzz(func(t *testing.T, i uint8, data []byte) {
		name := fuzzed[int(i)%len(fuzzed)]
		fsys := fstest.MapFS{name: &fstest.MapFile{Data: data}}
		checkProblems(t, fsys, load.One(fsys, name))
	})
}

// FuzzLoad checks the same for the whole content with that file in it.
func FuzzLoad(f *testing.F) {
	seedFiles(f, false)
	site := fixture.FS()
	f.Fuzz(func(t *testing.T, i uint8, data []byte) {
		fsys := fstest.MapFS{}
		for name, file := range site {
			fsys[name] = file
		}
		fsys[fuzzed[int(i)%len(fuzzed)]] = &fstest.MapFile{Data: data}
		if _, err := load.Catalog(fsys); err != nil {
			checkProblems(t, fsys, err.(frontmatter.Problems))
		}
	})
}
