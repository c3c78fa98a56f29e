package feed

import (
	"encoding/xml"

	"unknot/templates"
)

type urlset struct {
	XMLName xml.Name     `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
	URLs    []sitemapURL `xml:"url"`
}

type sitemapURL struct {
	Loc     string `xml:"loc"`
	LastMod string `xml:"lastmod,omitempty"`
}

// Sitemap returns the list of all pages (sitemaps.org, protocol 0.9), to encode as XML.
func Sitemap(site templates.Site) any {
	var set urlset
	for _, a := range site.PageEntries() {
		u := sitemapURL{Loc: site.URL + a.Path}
		if !a.Changed.IsZero() {
			u.LastMod = a.Changed.ISO()
		}
		set.URLs = append(set.URLs, u)
	}
	return set
}
