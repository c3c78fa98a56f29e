package web

import (
	"bytes"
	"cmp"
	"context"
	"net/http"
	"strings"

	"github.com/a-h/templ"

	"unknot/internal/site"
	"unknot/internal/web/cache"
	"unknot/templates"
)

// A page answers one kind of request: it returns the component to show. It sees the same snapshot of the site from
// start to end, and it never writes to the response. Its error is a redirectError, a notFoundError, or a fault of ours.
type page func(site.Site, *http.Request) (templ.Component, error)

// page returns the handler of a page that reads its own query. Every page is also available in large print: p does not
// see that part of the query. Inlined, it would be in the binary for every route.
//
//go:noinline
func (s *Server) page(p page) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		snap := snapshotOf(r)
		normal, large := withoutLargePrint(r)
		view := snap.site
		view.Large = large
		c, err := p(view, normal)
		if err != nil {
			s.fail(w, r, err)
			return
		}
		f := asFile(c)
		if large && f.contentType != htmlType { // so that the cache holds each file only once
			s.redirect(w, r, requestPath(r)+queryOf(normal), http.StatusFound)
			return
		}
		body, err := render(snap, c)
		if err != nil {
			s.fail(w, r, err)
			return
		}
		h := w.Header()
		h["Content-Type"] = []string{f.contentType}
		if f.contentType == htmlType && snap.version != nil {
			h["Site-Version"] = snap.version
		}
		if f.disposition != "" {
			h["Content-Disposition"] = []string{f.disposition}
		}
		w.WriteHeader(cmp.Or(f.status, http.StatusOK))
		_, _ = w.Write(body) // a recording does not fail
	}
}

// withoutQuery returns p for requests without a query: a request with one is redirected to the address without it.
func withoutQuery(p page) page {
	return func(site site.Site, r *http.Request) (templ.Component, error) {
		c, err := p(site, r)
		if err == nil && r.URL.RawQuery != "" {
			return nil, redirect(requestPath(r))
		}
		return c, err
	}
}

// render renders c to bytes. A page writes its phone numbers itself; in a file they are filled in here, which is safe
// because text from readers contains no braces (see [words.Printable]). Rendering goes on when the client leaves,
// because other requests may be waiting for the same bytes.
func render(snap *snapshot, c templ.Component) ([]byte, error) {
	if asFile(c).contentType == htmlType {
		return site.RenderPage(context.Background(), c)
	}
	var buf bytes.Buffer
	err := c.Render(context.Background(), &buf)
	return []byte(snap.site.Plain.Replace(buf.String())), err
}

// describePage adds to a page that all readers share where its other formats are, and which links browsers may load
// ahead.
func describePage(snap *snapshot, r *http.Request, rec *recording) {
	if rec.header.Get("Content-Type") == htmlType {
		rec.header["Link"] = linksOf(snap.site, r)
		rec.header[cache.Speculation] = snap.speculation
	}
}

// hasQuery reports whether the query of r chooses anything other than large print.
func hasQuery(r *http.Request) bool {
	return r.URL.RawQuery != "" && r.URL.RawQuery != templates.LargePrint
}

// withoutLargePrint returns r without the parameter for large print, and reports whether r had it.
func withoutLargePrint(r *http.Request) (*http.Request, bool) {
	query, large := strings.CutSuffix("&"+r.URL.RawQuery, "&"+templates.LargePrint)
	if large {
		r = r.Clone(r.Context())
		r.URL.RawQuery = strings.TrimPrefix(query, "&")
	}
	return r, large
}

// requestPath returns the path of r as the router matches it: escaped the way the client sent it.
func requestPath(r *http.Request) string {
	return cmp.Or(r.URL.RawPath, r.URL.Path, "/")
}

// queryOf returns the query of r with its question mark, or "" if r has none.
func queryOf(r *http.Request) string {
	if r.URL.RawQuery == "" {
		return ""
	}
	return "?" + r.URL.RawQuery
}
