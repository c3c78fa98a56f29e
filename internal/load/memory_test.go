package load_test

import (
	"fmt"
	"io/fs"
	"testing"

	"github.com/google/go-cmp/cmp"

	"unknot/internal/fixture"
	"unknot/internal/load"
)

// Loading with a memory gives the same content as loading without, whatever has changed in between. What a writer sees
// is what loading drafts gives, and the problems are those of all content.
func TestMemoryChangesNothing(t *testing.T) {
	var m load.Memory
	const guide = "guides/causes/stiff-neck.md"
	for _, fsys := range []fs.FS{
		fixture.FS(), fixture.Edit(guide, "A stiff neck is common", "A stiff neck is frequent"), fixture.FS(), fixture.FS(),
		fixture.Edit("glossary.yaml", "forms: [stiff neck, stiff necks]", "forms: [still day]"), fixture.FS(),
		fixture.With(fixture.Drafts()), fixture.Edit("permalinks.txt", "/about\n", ""), fixture.Edit("permalinks.txt", "/about\n", "/about\n/about-us\n"),
	} {
		got, all, err := load.ForWriter(fsys, &m)
		want, wantErr := load.Draft(fsys, new(load.Memory))
		if fmt.Sprint(err) != fmt.Sprint(wantErr) || all != nil && all.Problems.Error() != load.Inspect(fsys).Problems.Error() {
			t.Errorf("%v, want %v; of all content:\n%v", err, wantErr, all)
		}
		if want == nil {
			continue
		}
		for i, d := range want.Docs() {
			if diff := cmp.Diff(d.Body.Blocks, got.Docs()[i].Body.Blocks); diff != "" {
				t.Errorf("%s (-without +with memory):\n%s", d.Path, diff)
			}
		}
	}
}
