package content_test

import (
	"slices"
	"testing"

	"unknot/internal/catalog"
)

// Each guideline that doctors ask us about is listed, with its recommendations if we have read it ourselves.
func TestGuidelinesAreListed(t *testing.T) {
	c := site(t).Catalog
	for _, id := range []string{"nice-ng59", "who-2023-lbp", "acp-2017"} {
		i := slices.IndexFunc(c.Guidelines, func(g *catalog.Guideline) bool { return g.SourceID == id })
		if i < 0 {
			t.Errorf("%s is not listed", id)
		} else if g := c.Guidelines[i]; g.Source.SeenItself() && len(g.Recommendations) == 0 {
			t.Errorf("%s was read itself, and recommends nothing", id)
		}
	}
}
