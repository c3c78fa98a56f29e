package content_test

import (
	"io/fs"
	"strings"
	"testing"

	"unknot/content"
	"unknot/internal/catalog"
	"unknot/internal/load"
)

// The page about the site explains every word for certainty with the meaning that it has in the data.
func TestCertaintyIsExplained(t *testing.T) {
	t.Parallel()
	page := site(t).get(t, "/about", "")
	for _, v := range catalog.Certainties() {
		if row := `<th scope="row">` + v.Name + `</th>`; !strings.Contains(page, row) {
			t.Errorf("/about does not explain %q", v.Name)
		}
		if !strings.Contains(page, ">"+v.Meaning+"<") {
			t.Errorf("/about does not say that %q means %q", v.Name, v.Meaning)
		}
	}
}

// The proofreader has the list of verbs that the site uses: without it, it would check nothing.
func TestEffectsAreListed(t *testing.T) {
	t.Parallel()
	list, err := fs.ReadFile(content.FS(), load.EffectsFile)
	if err != nil {
		t.Fatal(err)
	}
	for _, verb := range []string{"help", "ease", "lower", "reduce", "prevent", "improve"} {
		if !strings.Contains(string(list), "\n"+verb) {
			t.Errorf("%s lacks %q", load.EffectsFile, verb)
		}
	}
}
