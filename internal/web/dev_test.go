package web_test

import (
	"strings"
	"testing"

	"unknot/internal/frontmatter"
	"unknot/internal/web"
)

// Remarks are on every page for writers, and on none for readers.
func TestOnlyWritersSeeRemarks(t *testing.T) {
	t.Parallel()
	remarks := []frontmatter.Problem{{File: "content/poses/neck-turn.yaml", Line: 4, Text: "frame B: the left knee bends the wrong way"}}
	for _, dev := range []bool{true, false} {
		site := newServer(t, func(c *web.Config) { c.Dev = dev })
		if err := site.PublishDraft(loadFiles(t, nil), newFiles(t), remarks); err != nil {
			t.Fatal(err)
		}
		if strings.Contains(page(t, site, "/about"), "neck-turn.yaml:4") != dev {
			t.Errorf("dev %t: the page does not match", dev)
		}
	}
}

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
