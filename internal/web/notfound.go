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
// end, if there is anything.
func (s *Server) trimSlash(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		to, trouble := s.withoutSlash(r)
		switch {
		case trouble != nil:
			s.send(w, r, trouble)
			return
		case to == "":
			next.ServeHTTP(w, r)
			return
		}
		w.Header()["Cache-Control"] = noCache
		keepPrivate(w, r)
		normal, _ := withoutLargePrint(r)
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

// withoutSlash returns the path of r without the slashes at its end, or "" if it has none or if there is nothing at
// that path either. If the server is too busy to know, it returns what to answer.
func (s *Server) withoutSlash(r *http.Request) (path string, trouble *recording) {
	asked := requestPath(r)
	trimmed := strings.TrimRight(asked, "/")
	if trimmed == "" || trimmed == asked {
		return "", nil
	}
	without := r.Clone(r.Context())
	without.URL.Path = trimmed
	if r.URL.RawPath != "" { // then the path is escaped
		unescaped, err := url.PathUnescape(trimmed)
		if err != nil {
			return "", nil
		}
		without.URL.Path, without.URL.RawPath = unescaped, trimmed
	}
	x := exchangeOf(r)
	if x.snap.site.PageEntry(without.URL.Path) != nil {
		return trimmed, nil
	}
	rec := &recording{header: http.Header{}} // only its handler knows whether anything is there
	inner := &exchange{snap: x.snap, id: x.id}
	s.routes.ServeHTTP(rec, inner.in(without))
	switch {
	case rec.status >= http.StatusInternalServerError:
		x.refused = inner.refused
		return "", rec
	case rec.status == http.StatusNotFound, rec.status == http.StatusMethodNotAllowed:
		return "", nil
	}
	return trimmed, nil
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
