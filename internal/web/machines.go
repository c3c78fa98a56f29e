package web

import (
	"context"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"net/http"
	"time"

	"github.com/a-h/templ"

	"unknot/templates"
)

const xmlType = "application/xml; charset=utf-8"

// xmlFile is v as XML.
func xmlFile(contentType string, v any) file {
	return file{Component: templ.ComponentFunc(func(_ context.Context, w io.Writer) error {
		if _, err := io.WriteString(w, xml.Header); err != nil {
			return err
		}
		return xml.NewEncoder(w).Encode(v)
	}), contentType: contentType}
}

// jsonFile is v as JSON.
func jsonFile(contentType string, v any) file {
	return file{Component: templ.ComponentFunc(func(_ context.Context, w io.Writer) error {
		return json.NewEncoder(w).Encode(v)
	}), contentType: contentType}
}

type urlset struct {
	XMLName xml.Name  `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
	URLs    []siteURL `xml:"url"`
}

type siteURL struct {
	Loc     string `xml:"loc"`
	LastMod string `xml:"lastmod,omitempty"`
}

// sitemap lists every page for machines (sitemaps.org, protocol 0.9).
func sitemap(site templates.Site, _ *http.Request) (templ.Component, error) {
	var set urlset
	for _, a := range site.Addresses() {
		u := siteURL{Loc: site.URL + a.Path}
		if !a.Changed.IsZero() {
			u.LastMod = a.Changed.ISO()
		}
		set.URLs = append(set.URLs, u)
	}
	return xmlFile(xmlType, set), nil
}

// robots keeps machines from what only repeats pages: results of searches, large print, and pages with the list one came from; and from sheets,
// which are somebody's own (RFC 9309).
func robots(site templates.Site, _ *http.Request) (templ.Component, error) {
	return textFile(fmt.Sprintf("User-agent: *\nAllow: /\nDisallow: /search?\nDisallow: /search/suggest\nDisallow: /*?print=\nDisallow: /*?in=\nDisallow: /handout?\nDisallow: /handout/\nDisallow: /*sheet=\n\nSitemap: %s/sitemap.xml\n", site.URL),
		"text/plain; charset=utf-8"), nil
}

// manifest is what a telephone shows of the site on its home screen, and where it leads to from there (W3C, Web Application Manifest).
func manifest(site templates.Site, _ *http.Request) (templ.Component, error) {
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
	for _, s := range []shortcut{{Name: "Get help", URL: "/safety"}, {Name: "Stretches", URL: "/stretches"}, {Name: "Breathe", URL: "/breathe"}, {Name: "Make a sheet", URL: "/handout"}} {
		if site.Address(s.URL) != nil {
			s.Icons = []icon{small}
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

// favicon answers who asks for the icon without having read a page.
func favicon(site templates.Site, _ *http.Request) (templ.Component, error) {
	return nil, moved{site.Static.URL("favicon.ico"), http.StatusFound}
}

// static serves the files that pages need.
func (s *Server) static(w http.ResponseWriter, r *http.Request, snap *snapshot) {
	f := snap.site.Static.At(r.URL.Path)
	if f == nil {
		if now := snap.site.Static.Current(r.URL.Path); now != nil { // a page that was opened before the last change asks for it
			s.redirect(w, r, now.Path, http.StatusFound)
			return
		}
		atMost(r, revalidated) // it may be of a version that another server has already
		s.absent(w, r, snap, missing{})
		return
	}
	// Whatever query someone thinks of leads to the same bytes.
	s.serveKept(w, r, snap, key{snapshot: snap.number, path: r.URL.Path}, func() (*body, error) {
		return s.body(r, s.slow, f.Type, f.Data, forever, nil)
	})
}

// changes tells open pages, while writing, each time the site is another: as server-sent events.
func (s *Server) changes(w http.ResponseWriter, r *http.Request) {
	out := http.NewResponseController(w)
	if err := out.SetWriteDeadline(time.Time{}); err != nil {
		s.cfg.Log.Error("changes cannot be watched", "error", err)
		return
	}
	w.Header().Set("Content-Type", "text/event-stream")
	w.Header().Set("Cache-Control", "no-store")
	for {
		snap := s.snapshot()
		number, gone := uint64(0), s.first
		if snap != nil {
			number, gone = snap.number, snap.gone
		}
		if _, err := fmt.Fprintf(w, "event: version\ndata: %s%d\n\n", s.run, number); err != nil || out.Flush() != nil {
			return // the page was closed
		}
		select {
		case <-gone:
		case <-r.Context().Done():
			return
		case <-s.closed:
			return
		}
	}
}
