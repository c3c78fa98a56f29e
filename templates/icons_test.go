package templates

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"unknot/internal/catalog"
	"unknot/static"
)

// The sprite has every icon that a page can use, and no other. A missing one would leave a gap without an error.
func TestSpriteHasTheUsedIcons(t *testing.T) {
	t.Parallel()
	sprite, err := fs.ReadFile(static.FS(), "icons.svg")
	if err != nil {
		t.Fatal(err)
	}
	have := map[string]bool{}
	for _, m := range regexp.MustCompile(`<symbol id="([^"]+)"`).FindAllSubmatch(sprite, -1) {
		if have[string(m[1])] {
			t.Errorf("%s is there twice", m[1])
		}
		have[string(m[1])] = true
	}
	used := usedIcons(t)
	for name, by := range used {
		if !have[name] {
			t.Errorf("%s uses %s, which icons.svg does not have", by, name)
		}
	}
	for name := range have {
		if used[name] == "" {
			t.Errorf("nothing uses %s of icons.svg", name)
		}
	}
}

// usedIcons returns the icons that pages use, each with a place that uses it.
func usedIcons(t *testing.T) map[string]string {
	t.Helper()
	out := map[string]string{"mark": "the masthead", "m-thread": "the colophon", "rope-1": "stage.js", "rope-2": "stage.js"}
	for _, level := range catalog.Certainties() {
		mark, _ := certaintyMark(level.ID)
		out["m-"+mark] = "certainty " + level.ID
	}
	for _, verdict := range []string{"supported", "partly", "weak", "contradicted", "opinion"} {
		mark := verdictMark(verdict)
		out["m-"+mark] = "verdict " + verdict
	}
	names, err := filepath.Glob("*.templ")
	if err != nil || len(names) == 0 {
		t.Fatalf("no templates: %v", err)
	}
	written := 0
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range regexp.MustCompile(`@icon\(s, "([^"]+)"\)`).FindAllSubmatch(text, -1) {
			out["i-"+string(m[1])] = name
			written++
		}
	}
	if written == 0 {
		t.Error("no template uses an icon: has the component been renamed?")
	}
	return out
}
