package web

import (
	"fmt"
	"net/http"
	"path"
	"strings"

	"unknot/internal/web/feed"
	"unknot/templates"
)

// linksOf returns the values of Link for the page that r asks for: its other forms, with the same filter, and the feeds
// about it. So a page does not grow by them.
func linksOf(site templates.Site, r *http.Request) []string {
	page := requestPath(r)
	whole, _ := withoutLargePrint(r)
	whole, _ = withoutPortion(whole)
	var out []string
	add := func(address, contentType string) {
		out = append(out, fmt.Sprintf("<%s>; rel=\"alternate\"; type=%q", address, contentType))
	}
	for _, f := range templates.DataFiles(site) {
		if strings.TrimSuffix(f.Path, path.Ext(f.Path)) == page {
			add(f.Path+queryOf(whole), f.Type)
		}
	}
	if embeddable(site, site.URL+page) != nil {
		add(oembedOf(site.URL+page), oembedType)
	}
	if a := site.PageEntry(page); a != nil && a.Data && page != site.Safety.Path { // which is among the files
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
