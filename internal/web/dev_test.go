package web_test

import (
	"strings"
	"testing"

	"unknot/internal/frontmatter"
	"unknot/internal/web"
)

// New remarks replace the earlier ones and change nothing else. They have no effect before the first content.
func TestNewRemarksReplaceOldOnes(t *testing.T) {
	t.Parallel()
	site := newServer(t, func(c *web.Config) { c.Dev = true })
	remarks := func(text string) []frontmatter.Problem {
		return []frontmatter.Problem{{File: "content/pages/about.md", Line: 4, Text: text}}
	}
	if err := site.Remark(remarks("too early")); err != nil {
		t.Fatal(err)
	}
	if err := site.PublishDraft(loadFiles(t, nil), newFiles(t), remarks("first")); err != nil {
		t.Fatal(err)
	}
	if err := site.Remark(remarks("second")); err != nil {
		t.Fatal(err)
	}
	if about := page(t, site, "/about"); !strings.Contains(about, "second") || strings.Contains(about, "first") {
		t.Error("the page does not show the new remarks alone")
	}
}
