package feed

import (
	"encoding/xml"
	"fmt"
	"slices"

	"unknot/internal/catalog"
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

type sitemapIndex struct {
	XMLName xml.Name     `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 sitemapindex"`
	Parts   []sitemapURL `xml:"sitemap"`
}

// maxURLs is the number of pages that one file lists. If there are more, the list is in parts. The protocol would allow
// 50,000.
const maxURLs = 1000

// Sitemap returns the list of all pages (sitemaps.org, protocol 0.9), to encode as XML. If there are too many for one
// file, it returns the list of its parts.
func Sitemap(site site.Site) any {
	all := site.PageEntries()
	if len(all) <= maxURLs {
		return urls(site, all)
	}
	var index sitemapIndex
	for n := range (len(all)-1)/maxURLs + 1 {
		index.Parts = append(index.Parts, sitemapURL{Loc: fmt.Sprintf("%s/sitemap/%d.xml", site.URL, n+1)})
	}
	return index
}

// SitemapPart returns one part of the list of all pages, or nil if there is no part with that number.
func SitemapPart(site site.Site, number string) any {
	n := 0
	for pages := range slices.Chunk(site.PageEntries(), maxURLs) {
		if n++; fmt.Sprint(n) == number {
			return urls(site, pages)
		}
	}
	return nil
}

// urls returns the entries of pages, each with the day on which it last changed.
func urls(site site.Site, pages []catalog.PageEntry) urlset {
	var set urlset
	for _, a := range pages {
		u := sitemapURL{Loc: site.URL + a.Path}
		if !a.Changed.IsZero() {
			u.LastMod = a.Changed.ISO()
		}
		set.URLs = append(set.URLs, u)
	}
	return set
}
