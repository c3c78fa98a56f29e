package web

import (
	"cmp"
	"net/http"
	"net/url"
	"strings"

	"github.com/go-chi/chi/v5"

	"unknot/templates"
)

// unknown answers a request for an address that matches no route.
func (s *Server) unknown(w http.ResponseWriter, r *http.Request) { s.notFound(w, r, notFoundError{}) }

// trimSlash is the middleware of addresses that match no route. It redirects to the same address without slashes at its
// end, whether anything is there or not.
func (s *Server) trimSlash(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked := r.URL.EscapedPath()
		if !strings.HasSuffix(asked, "/") {
			next.ServeHTTP(w, r)
			return
		}
		w.Header()["Cache-Control"] = noCache
		keepPrivate(w, r)
		normal, _ := withoutLargePrint(r)
		to := "/" + strings.Trim(asked, "/") // two slashes at its beginning would lead to another site
		s.redirect(w, r, to+queryOf(normal), http.StatusMovedPermanently)
	})
}

// notFound answers a request for an address without a page. The page may have moved, it may have been withdrawn, or the
// address may be mistyped.
func (s *Server) notFound(w http.ResponseWriter, r *http.Request, missing notFoundError) {
	site, path := snapshotOf(r).site, r.URL.Path
	page, suffix := splitSuffix(r)
	normal, _ := withoutLargePrint(r)
	if to := site.Moved(page); to != "" {
		if suffix != "" {
			escaped := (&url.URL{Path: suffix}).EscapedPath() // the client may have typed anything
			to = site.MovedPage(page) + escaped + queryOf(normal)
		}
		s.redirect(w, r, to, http.StatusMovedPermanently)
		return
	}
	if ext := dataExt(path); ext != "" {
		s.dataNotFound(w, r, ext, missing)
		return
	}
	if gone := site.Gone(page); gone != nil {
		s.errorPage(w, r, http.StatusGone, templates.Gone(site, gone, site.PageEntry(gone.Instead)))
		return
	}
	if path != requestPath(r) && site.PageEntry(path) != nil {
		s.redirect(w, r, path+queryOf(normal), http.StatusMovedPermanently) // the query keeps a search, a filter or a sheet
		return
	}
	status := http.StatusNotFound
	if missing.gone {
		status = http.StatusGone
	}
	message := cmp.Or(missing.message, "There is no page at this address. It may have a typing mistake.")
	suggestion := missing.suggestion
	if suggestion == nil {
		suggestion = site.NearestPage(page)
	}
	s.errorPage(w, r, status, templates.NotFound(site, message, suggestion))
}

// splitSuffix splits the path of r into the path of a document and the suffix of its route, such as /play or .json,
// which asks for another page or format of the same document.
func splitSuffix(r *http.Request) (page, suffix string) {
	_, suffix, _ = strings.Cut(chi.RouteContext(r.Context()).RoutePattern(), "{id}")
	if strings.Contains(suffix, "{") { // the suffix has parameters, as for the week of a plan: cut off as many parts
		page = r.URL.Path
		for range strings.Count(suffix, "/") {
			page = page[:strings.LastIndexByte(page, '/')]
		}
		return page, r.URL.Path[len(page):]
	}
	page, ok := strings.CutSuffix(r.URL.Path, suffix)
	if !ok {
		return r.URL.Path, ""
	}
	return page, suffix
}
