package content_test

import (
	"testing"

	"unknot/internal/catalog"
)

// Each guideline that doctors ask us about is listed, with its recommendations if we have read it ourselves.
func TestGuidelinesAreListed(t *testing.T) {
	c := site(t).Catalog
	for _, id := range []string{"nice-ng59", "who-2023-lbp", "acp-2017"} {
		if g := guidelineOf(c, id); g == nil {
			t.Errorf("%s is not listed", id)
		} else if g.Source.SeenItself() && len(g.Recommendations) == 0 {
			t.Errorf("%s was read itself, and recommends nothing", id)
		}
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
