package catalog_test

import (
	"strings"
	"testing"

	"unknot/internal/catalog"
	"unknot/internal/fixture"
)

// Whatever stands in a file, Load does not panic, and its problems have a line of the file.
func FuzzFrontMatter(f *testing.F) {
	names := []string{"stretches/chair-stand.md", "guides/techniques/start-here.md", "routines/short-morning.md", "pages/floor.md",
		"safety.yaml", "cautions.yaml", "evidence.yaml", "withdrawn.yaml", "vocabularies/regions.yaml"}
	for i, name := range names {
		f.Add(uint8(i), fixture.FS()[name].Data)
	}
	for _, row := range breaks {
		for i, name := range names {
			if old := string(fixture.FS()[name].Data); row.file == name && row.old != "" {
				f.Add(uint8(i), []byte(strings.Replace(old, row.old, row.new, 1)))
			}
		}
	}
	f.Fuzz(func(t *testing.T, i uint8, data []byte) {
		fsys := fixture.FS()
		name := names[int(i)%len(names)]
		fsys[name].Data = data
		_, err := catalog.Load(fsys)
		if err == nil {
			return
		}
		for _, p := range err.(catalog.Problems) {
			lines := 0
			if fsys[p.File] != nil {
				lines = 1 + strings.Count(string(fsys[p.File].Data), "\n")
			}
			if p.Line < 1 || lines > 0 && p.Line > lines || p.Text == "" {
				t.Errorf("%s, in a file of %d lines", p, lines)
			}
		}
	})
}
