package web

import (
	"fmt"
	"net/http"
	"path"
	"strings"

	"unknot/internal/site"
	"unknot/internal/web/feed"
	"unknot/templates"
)

// linksOf returns the values of the header Link for the page that r asks for. They name its other formats and the feeds
// about it. In the header they do not make the page larger.
func linksOf(site site.Site, r *http.Request) []string {
	page := requestPath(r)
	var out []string
	add := func(address, contentType string) {
		out = append(out, fmt.Sprintf("<%s>; rel=\"alternate\"; type=%q", address, contentType))
	}
	for _, f := range templates.DataFiles(site) {
		if strings.TrimSuffix(f.Path, path.Ext(f.Path)) == page {
			add(f.Path, f.Type)
		}
	}
	if hasDocument(site.PageEntry(page), jsonExt) && page != site.Safety.Path { // that is one of the files above
		add(page+jsonExt, jsonType)
		add(page+markdownExt, "text/markdown")
	}
	if site.Region(strings.TrimPrefix(page, "/")) != nil {
		add(page+atomExt, feed.AtomType)
	}
	add("/feed.atom", feed.AtomType)
	return out
}
