package feed

import (
	"encoding/xml"

	"unknot/internal/site"
)

type urlset struct {
	XMLName xml.Name     `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
	URLs    []sitemapURL `xml:"url"`
}

type sitemapURL struct {
	Loc     string `xml:"loc"`
	LastMod string `xml:"lastmod,omitempty"`
}

// Sitemap returns the list of all pages (sitemaps.org, protocol 0.9, which allows 50,000), to encode as XML. Each has
// the day on which it last changed.
func Sitemap(site site.Site) any {
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
