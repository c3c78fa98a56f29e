package web

import (
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/a-h/templ"
	"github.com/go-chi/chi/v5"

	"unknot/internal/catalog"
	"unknot/internal/site"
	"unknot/internal/web/feed"
	"unknot/templates"
)

// newsFeed is the feed of what is new and what changed.
func newsFeed(site site.Site, _ *http.Request) (templ.Component, error) {
	return atomFile(feed.News(site))
}

// regionFeed is the feed of news about one region.
func regionFeed(site site.Site, r *http.Request) (templ.Component, error) {
	region := site.Region(chi.URLParam(r, "id"))
	if region == nil {
		return nil, errNotFound
	}
	var docs []catalog.Document
	for _, d := range site.All() {
		if region.Whole || slices.Contains(d.About().RegionIDs, region.ID) {
			docs = append(docs, d)
		}
	}
	return atomFile(feed.NewsAbout(site, region.Name, region.Path(), docs))
}

// atomFile returns a feed as Atom.
func atomFile(f feed.Feed, err error) (templ.Component, error) {
	if err != nil {
		return nil, err
	}
	return xmlFile(feed.AtomType+"; charset=utf-8", f.Atom()), nil
}

// sitemap lists all pages.
func sitemap(site site.Site, _ *http.Request) (templ.Component, error) {
	return xmlFile(xmlType, feed.Sitemap(site)), nil
}

// openSearch tells browsers how to search the site.
func openSearch(site site.Site, _ *http.Request) (templ.Component, error) {
	return xmlFile(feed.OpenSearchType, feed.OpenSearch(site)), nil
}

// robots asks crawlers to stay away from addresses that only repeat pages, namely search results and large print, and
// from sheets, which are private (RFC 9309).
func robots(site site.Site, _ *http.Request) (templ.Component, error) {
	return textFile("User-agent: *\nAllow: /\n"+
		"Disallow: /search?\nDisallow: /search/suggest\nDisallow: /*?print=\nDisallow: /handout?\nDisallow: /handout/\nDisallow: /*sheet=\n\n"+
		"Sitemap: "+site.URL+"/sitemap.xml\n", textType), nil
}

// manifest describes the site for the home screen of a phone (W3C, Web Application Manifest).
func manifest(site site.Site, _ *http.Request) (templ.Component, error) {
	type icon struct {
		Src     string `json:"src"`
		Sizes   string `json:"sizes"`
		Purpose string `json:"purpose,omitempty"`
	}
	type shortcut struct {
		Name  string `json:"name"`
		URL   string `json:"url"`
		Icons []icon `json:"icons"`
	}
	small := icon{site.Static.URL("icon-192.png"), "192x192", ""}
	var shortcuts []shortcut
	for _, s := range []shortcut{
		{"Get help", "/safety", []icon{small}}, {"Stretches", "/stretches", []icon{small}},
		{"Breathe", "/breathe", []icon{small}}, {"Make a sheet", "/handout", []icon{small}},
	} {
		if site.PageEntry(s.URL) != nil {
			shortcuts = append(shortcuts, s)
		}
	}
	return jsonFile("application/manifest+json", struct {
		Name       string     `json:"name"`
		Text       string     `json:"description"`
		Lang       string     `json:"lang"`
		ID         string     `json:"id"`
		Start      string     `json:"start_url"`
		Scope      string     `json:"scope"`
		Display    string     `json:"display"`
		Theme      string     `json:"theme_color"`
		Background string     `json:"background_color"`
		Categories []string   `json:"categories"`
		Icons      []icon     `json:"icons"`
		Shortcuts  []shortcut `json:"shortcuts"`
	}{
		"Unknot", templates.About, "en-GB", "/", "/", "/", "standalone", templates.Paper, templates.Paper, []string{"health", "fitness"},
		[]icon{small, {site.Static.URL("icon-512.png"), "512x512", ""}, {site.Static.URL("icon-mask.png"), "512x512", "maskable"}},
		shortcuts,
	}), nil
}

// favicon redirects clients that ask for the icon without having read a page.
func favicon(site site.Site, _ *http.Request) (templ.Component, error) {
	return nil, redirect(site.Static.URL("favicon.ico"))
}

// securityTextPath is where RFC 9116 tells people to look for whom to report a vulnerability to.
const securityTextPath = "/.well-known/security.txt"

// securityTextDays is how many days the file is valid: RFC 9116 recommends less than a year.
const securityTextDays = 180

// securityText tells people to whom they should report a vulnerability of the site (RFC 9116).
func (s *Server) securityText(site site.Site, _ *http.Request) (templ.Component, error) {
	lines := []string{
		"Contact: " + s.cfg.SecurityContact,
		"Expires: " + site.Today.AddDate(0, 0, securityTextDays).Format(time.RFC3339),
		"Preferred-Languages: en",
	}
	if strings.HasPrefix(site.URL, "https://") { // RFC 9116 allows no other address here
		lines = append(lines, "Canonical: "+site.URL+securityTextPath)
	}
	return textFile(strings.Join(lines, "\n")+"\n", textType), nil
}
