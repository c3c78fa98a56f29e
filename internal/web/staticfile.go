package web

import (
	"net/http"

	"unknot/internal/web/cache"
)

// staticFile answers requests for the files that pages need. A file has one address, to which others with escapes or a
// query lead: shared caches keep each for a year.
func (s *Server) staticFile(q request) answer {
	path := q.URL.Path
	f := q.snap.site.Static.At(path)
	if f == nil {
		if current := q.snap.site.Static.Current(path); current != nil { // a page that was opened before the last change requests it
			return s.redirected(q, current.Path, http.StatusFound)
		}
		q.caching = mustAsk // during a deployment another server may have it already
		return s.notFound(q, notFoundError{})
	}
	if q.URL.RequestURI() != path {
		return s.redirected(q, path, http.StatusMovedPermanently)
	}
	return s.shared(q, keyOf(q.snap, q.Request), func() (*cache.Response, error) {
		data, err := f.Data()
		if err != nil {
			return nil, err
		}
		return s.newResponse(q.Request, s.slow, f.Type, data, immutable, nil)
	})
}
