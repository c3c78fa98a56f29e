package web

import (
	"net/http"

	"unknot/internal/web/cache"
)

// staticFile answers with a file that pages need. The file has one address. Addresses with unnecessary escapes or a
// query redirect to it, because shared caches keep each address for a year.
func (s *Server) staticFile(q request) answer {
	path := q.URL.Path
	f := q.snap.site.Static.At(path)
	if f == nil {
		if current := q.snap.site.Static.Current(path); current != nil { // the page is older than the file
			return s.redirected(q, current.Path, http.StatusFound)
		}
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
		return s.newResponse(q.Request, f.Type, data, immutable, nil)
	})
}
