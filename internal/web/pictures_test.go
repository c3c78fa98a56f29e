package web_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"unknot/internal/fixture"
)

// The data of a move with a figure lead to its image and its motion, which are there, and say what each picture shows.
func TestDataLeadToPictures(t *testing.T) {
	t.Parallel()
	const path = "/stretches/cat-cow.json"
	move := strings.NewReplacer("number: 3", "number: 8", "title: Knee sway", "title: Cat-cow").
		Replace(string(fixture.FS()["stretches/knee-sway.md"].Data))
	site := newSite(t, nil)
	publish(t, site, map[string]string{"stretches/cat-cow.md": move, "poses/cat-cow.yaml": "frames:\n", "permalinks.txt": withPermalinks("/stretches/cat-cow", "/s/8")})
	data := get(t, site, path)
	var links []string
	for _, part := range strings.Split(data.body, `"`) {
		if rest, ok := strings.CutPrefix(part, address); ok && strings.HasSuffix(rest, ".svg") && !slices.Contains(links, rest) {
			links = append(links, rest)
			if a := get(t, site, rest); a.code != http.StatusOK || !strings.Contains(a.body, "<svg") {
				t.Errorf("%s leads to %s, which has status %d", path, rest, a.code)
			}
		}
	}
	for _, want := range []string{"cat-cow-a.", "cat-cow-m."} {
		if !strings.Contains(strings.Join(links, " "), want) {
			t.Errorf("%s leads to %q, without %s", path, links, want)
		}
	}
	if !strings.Contains(data.body, `"On hands and knees on a mat`) || !strings.Contains(data.body, `"frame": "A"`) {
		t.Errorf("%s does not say what its pictures show:\n%s", path, data.body)
	}
}
