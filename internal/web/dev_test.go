package web_test

import (
	"strings"
	"testing"

	"unknot/internal/frontmatter"
	"unknot/internal/web"
)

// Writers see remarks on every page, readers none.
func TestRemarks(t *testing.T) {
	t.Parallel()
	remarks := []frontmatter.Problem{{File: "content/poses/neck-turn.yaml", Line: 4, Text: "frame B: the left knee bends the wrong way"}}
	for _, dev := range []bool{true, false} {
		site := newServer(t, func(c *web.Config) { c.Dev = dev })
		if err := site.PublishDraft(loadFiles(t, nil), newFiles(t), remarks); err != nil {
			t.Fatal(err)
		}
		if strings.Contains(page(t, site, "/about"), "neck-turn.yaml:4") != dev {
			t.Errorf("dev %t: the page says otherwise", dev)
		}
	}
}
