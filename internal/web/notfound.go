package web

import (
	"net/http"
	"net/url"
	"strings"

	"unknot/internal/catalog"
	"unknot/internal/web/cache"
	"unknot/templates"
)

// unknown answers a request for an address that matches no route.
func (s *Server) unknown(q request) answer {
	if a, ok := s.withoutSlash(q); ok {
		return a
	}
	return s.notFound(q, notFoundError{})
}

// notFound answers a request for an address without a page. The page may have moved, it may have been withdrawn, or the
// address may be mistyped.
func (s *Server) notFound(q request, missing notFoundError) answer {
	leave, err := s.enter(false) // finding a page with a similar address takes as long as rendering one
	if err != nil {
		return s.failure(q, err)
	}
	defer leave()
	site, path := q.snap.site, q.URL.Path
	page, suffix := splitSuffix(q.Request)
	normal, _ := withoutLargePrint(q.Request)
	if to := site.Moved(page); to != "" {
		if suffix != "" {
			to += (&url.URL{Path: suffix}).EscapedPath() + queryOf(normal) // escaped, because the client may have typed anything
		}
		return s.redirected(q, to, http.StatusMovedPermanently)
	}
	if ext := dataExt(path); ext != "" {
		return s.dataNotFound(q, ext, missing)
	}
	if gone := site.Gone(page); gone != nil {
		return s.errorPage(q, http.StatusGone, templates.Gone(site, gone, site.PageEntry(gone.Instead)))
	}
	if path != requestPath(q.Request) && site.PageEntry(path) != nil {
		return s.redirected(q, path+queryOf(normal), http.StatusMovedPermanently) // the query keeps a search, a filter or a sheet
	}
	suggestion := missing.suggestion
	if suggestion == nil {
		suggestion = site.NearestPage(page)
	}
	if missing.message != "" {
		status := http.StatusNotFound
		if missing.gone {
			status = http.StatusGone
		}
		return s.errorPage(q, status, templates.NotFound(site, missing.message, suggestion))
	}
	return s.usualNotFound(q, suggestion)
}

// withoutSlash answers a request for an address that ends in slashes with a redirect to the address without them. It
// reports false if there is nothing at that address either.
func (s *Server) withoutSlash(q request) (a answer, ok bool) {
	asked := requestPath(q.Request)
	trimmed := strings.TrimRight(asked, "/")
	if trimmed == "" || trimmed == asked {
		return answer{}, false
	}
	r := q.Request.Clone(q.Context())
	r.URL.Path = trimmed
	if r.URL.RawPath != "" { // then the path is escaped
		path, err := url.PathUnescape(trimmed)
		if err != nil {
			return answer{}, false
		}
		r.URL.Path, r.URL.RawPath = path, trimmed
	}
	if q.snap.site.PageEntry(r.URL.Path) == nil { // only its handler knows whether anything is there
		h, r := s.route(q.snap, r)
		a = h(request{Request: r, snap: q.snap})
		switch status := a.statusCode(); {
		case status >= http.StatusInternalServerError:
			return a, true // busy: it may be there
		case status == http.StatusNotFound, status == http.StatusMethodNotAllowed:
			return answer{}, false
		}
	}
	if q.URL.RawQuery != "" {
		q.private = true // it may be a sheet or a search
	}
	normal, _ := withoutLargePrint(q.Request)
	return s.redirected(q, trimmed+queryOf(normal), http.StatusMovedPermanently), true
}

// usualNotFound answers with a page that does nothing but suggest another, or none if suggestion is nil. There are no
// more of these pages than pages on the site, so they are cached: robots request them more than any others, and
// compressing one costs more than rendering it. On a route that is about one reader nothing is cached.
func (s *Server) usualNotFound(q request, suggestion *catalog.PageEntry) answer {
	page := templates.NotFound(q.snap.site, "There is no page at this address. It may have a typing mistake.", suggestion)
	if q.private {
		return s.errorPage(q, http.StatusNotFound, page)
	}
	k := cache.Key{Snapshot: q.snap.number, Path: "404 "} // no request path begins like this
	if suggestion != nil {
		k.Path += suggestion.Path
	}
	response, err := s.cache.Get(k, func() (*cache.Response, error) {
		plain, err := s.render(q.snap, page)
		if err != nil {
			return nil, err
		}
		response, err := s.compressor.Response(htmlType, plain, nil)
		if err != nil {
			return nil, err
		}
		response.Status, response.CacheControl = http.StatusNotFound, noCache.value
		return response, nil
	})
	if err != nil {
		return q.snap.serverError(err)
	}
	return answer{response: response}
}

// splitSuffix splits the path of r into the path of a document and the suffix of its route, such as /play or .json,
// which asks for another page or format of the same document.
func splitSuffix(r *http.Request) (page, suffix string) {
	_, suffix, _ = strings.Cut(patternOf(r), "{id}")
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
