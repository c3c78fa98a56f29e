package load_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"unknot/internal/fixture"
	"unknot/internal/load"
)

// Permalinks adds new addresses and keeps those that are gone, all sorted. It refuses faulty content.
func TestPermalinksKeepsOldLines(t *testing.T) {
	old := string(fixture.FS()["permalinks.txt"].Data)
	fsys := fixture.With(map[string]string{
		"permalinks.txt": strings.NewReplacer("/about\n", "", "/s/6\n", "/zebra\n").Replace(old), // unsorted, with one that is gone
	})
	got, err := load.Permalinks(fsys)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Fields(old+"/zebra"), got); diff != "" {
		t.Errorf("permalinks (-want +got):\n%s", diff)
	}
	_, err = load.Permalinks(fixture.Edit("pages/about.md", "/safety#nerve-signs", "/nowhere-at-all"))
	if got, want := problems(t, err), "pages/about.md:7: there is no page /nowhere-at-all"; got != want {
		t.Errorf("Permalinks of a broken site = %s, want %s", got, want)
	}
}
