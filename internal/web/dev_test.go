package web_test

import (
	"strings"
	"testing"

	"unknot/internal/frontmatter"
	"unknot/internal/site"
	"unknot/internal/web"
)

// New remarks replace the earlier ones and change nothing else.
func TestNewRemarksReplaceOldOnes(t *testing.T) {
	t.Parallel()
	server := newSite(t, func(c *web.Config) { c.Dev = true })
	for _, text := range []string{"first", "second"} {
		err := server.Update(func(s *site.Site) {
			s.Remarks = []frontmatter.Problem{{File: "content/pages/about.md", Line: 4, Text: text}}
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if about := page(t, server, "/about"); !strings.Contains(about, "second") || strings.Contains(about, "first") {
		t.Error("the page does not show the new remarks alone")
	}
}
