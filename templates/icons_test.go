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

// Every icon that a page can use is in the sprite. A missing one would leave a gap without an error.
func TestEveryUsedIconExists(t *testing.T) {
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
	for name, by := range usedIcons(t) {
		if !have[name] {
			t.Errorf("%s uses %s, which icons.svg does not have", by, name)
		}
	}
}

// usedIcons returns the icons that pages use, each with a place that uses it.
func usedIcons(t *testing.T) map[string]string {
	t.Helper()
	out := map[string]string{"mark": "the masthead", "m-thread": "the colophon"}
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
