package load_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"unknot/internal/fixture"
	"unknot/internal/frontmatter"
	"unknot/internal/load"
)

// fuzzed lists the files that the target below replaces: one of each kind.
var fuzzed = []string{"stretches/chair-stand.md", "guides/techniques/start-here.md", "routines/short-morning.md", "pages/floor.md",
	"safety.yaml", "cautions.yaml", "evidence.yaml", "withdrawn.yaml", "vocabularies/regions.yaml", "permalinks.txt"}

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

// FuzzLoad reads the content with one file replaced: no input panics, and each problem has a line of its file.
func FuzzLoad(f *testing.F) {
	for i, name := range fuzzed {
		f.Add(uint8(i), fixture.FS()[name].Data)
	}
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
