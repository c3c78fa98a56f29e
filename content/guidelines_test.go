package content_test

import (
	"strings"
	"testing"

	"unknot/internal/catalog"
)

// Each guideline that doctors ask us about is listed, and each of its recommendations has a page that is there or a reason. What was not read in its own words
// recommends nothing. The list counts as the page does.
func TestGuidelines(t *testing.T) {
	c := site(t).Catalog
	for _, id := range []string{"nice-ng59", "who-2023-lbp", "acp-2017"} {
		if g := guidelineOf(c, id); g == nil {
			t.Errorf("%s is not listed", id)
		} else if read := g.Source.SeenItself(); read != (len(g.Recommendations) > 0) || !read && g.Unseen == "" {
			t.Errorf("%s: seen as %s, with %d recommendations", id, g.Source.Seen.As, len(g.Recommendations))
		}
	}
	shown, reasons := 0, 0
	for _, r := range c.Recommendations() {
		switch {
		case r.Page != nil && r.Reason == "":
			shown++
			path, fragment, _ := strings.Cut(r.Page.Path, "#")
			if c.PageEntry(path) == nil || fragment != "" && !c.HasAnchor(path, fragment) {
				t.Errorf("%s leads to %s, which is not there", r.ID, r.Page.Path)
			}
		case r.Page == nil && r.Reason != "":
			reasons++
		default:
			t.Errorf("%s has neither a page nor a reason, or both", r.ID)
		}
	}
	if got := catalog.Shown(c.Recommendations()); got != shown || shown+reasons != len(c.Recommendations()) {
		t.Errorf("%d of %d recommendations are shown, and %d have a reason; the page counts %d", shown, len(c.Recommendations()), reasons, got)
	}
}

func guidelineOf(c *catalog.Catalog, source string) *catalog.Guideline {
	for _, g := range c.Guidelines {
		if g.SourceID == source {
			return g
		}
	}
	return nil
}
