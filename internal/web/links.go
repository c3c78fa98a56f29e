package web

import (
	"fmt"
	"path"
	"strings"

	"unknot/internal/web/feed"
	"unknot/templates"
)

// linksOf returns the values of Link for a page: its other forms, and the feeds about it. So a page does not grow by them.
func linksOf(site templates.Site, page string) []string {
	var out []string
	add := func(address, contentType string) {
		out = append(out, fmt.Sprintf("<%s>; rel=\"alternate\"; type=%q", address, contentType))
	}
	for _, f := range templates.DataFiles(site) {
		if strings.TrimSuffix(f.Path, path.Ext(f.Path)) == page {
			add(f.Path, f.Type)
		}
	}
	if embeddable(site, site.URL+page) != nil {
		add(oembedOf(site.URL+page), oembedType)
	}
	if a := site.PageEntry(page); a != nil && a.Data {
		add(page+jsonExt, jsonType)
		add(page+markdownExt, "text/markdown")
	}
	if id, isTag := strings.CutPrefix(page, "/tags/"); isTag && site.Tag(id) != nil || site.Region(strings.TrimPrefix(page, "/")) != nil {
		add(page+".atom", feed.AtomType)
	}
	if page == "/review" {
		add("/review.atom", feed.AtomType)
	}
	add("/feed.atom", feed.AtomType)
	return out
}
