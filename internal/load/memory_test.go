package load_test

import (
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"unknot/internal/fixture"
	"unknot/internal/load"
)

// Loading with a memory gives the same content as loading without, whatever has changed in between.
func TestMemoryChangesNothing(t *testing.T) {
	var m load.Memory
	const guide = "guides/causes/stiff-neck.md"
	for _, fsys := range []fstest.MapFS{
		fixture.FS(), fixture.Edit(guide, "A stiff neck is common", "A stiff neck is frequent"), fixture.FS(), fixture.FS(),
		fixture.Edit("glossary.yaml", "forms: [stiff neck, stiff necks]", "forms: [still day]"), fixture.FS(),
	} {
		got, err := load.Draft(fsys, &m)
		want, wantErr := load.Draft(fsys, new(load.Memory))
		if err != nil || wantErr != nil {
			t.Fatal(err, wantErr)
		}
		for i, d := range want.Docs() {
			if diff := cmp.Diff(d.Body.Blocks, got.Docs()[i].Body.Blocks); diff != "" {
				t.Errorf("%s (-without +with memory):\n%s", d.Path, diff)
			}
		}
	}
}
