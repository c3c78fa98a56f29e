package web

import (
	"fmt"
	"net/http"
	"path"
	"slices"
	"strings"

	"unknot/internal/web/feed"
	"unknot/templates"
)

// linksOf returns the values of the header Link for the page that r asks for. They name its other formats, with the
// same filter, and the feeds about it. In the header they do not make the page larger.
func linksOf(site templates.Site, r *http.Request) []string {
	page := requestPath(r)
	normal, _ := withoutLargePrint(r)
	filter := ""
	if slices.Contains([]string{site.MoveList.Path, site.GuideList.Path, site.ClaimList.Path}, page) {
		filter = queryOf(normal)
	}
	var out []string
	add := func(address, contentType string) {
		out = append(out, fmt.Sprintf("<%s>; rel=\"alternate\"; type=%q", address, contentType))
	}
	for _, f := range templates.DataFiles(site) {
		if strings.TrimSuffix(f.Path, path.Ext(f.Path)) == page {
			add(f.Path+filter, f.Type)
		}
	}
	if embeddable(site, site.URL+page) != nil {
		add(oembedOf(site.URL+page), oembedType)
	}
	if hasDocument(site.PageEntry(page), jsonExt) && page != site.Safety.Path { // that is one of the files above
		add(page+jsonExt, jsonType)
		add(page+markdownExt, "text/markdown")
	}
	tagID, isTag := strings.CutPrefix(page, "/tags/")
	isTag = isTag && site.Tag(tagID) != nil
	isRegion := site.Region(strings.TrimPrefix(page, "/")) != nil
	if isTag || isRegion || page == "/review" {
		add(page+atomExt, feed.AtomType)
	}
	add("/feed.atom", feed.AtomType)
	return out
}
