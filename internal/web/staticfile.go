package web

import (
	"net/http"

	"unknot/internal/web/cache"
)

// staticFile answers requests for the files that pages need.
func (s *Server) staticFile(q request) answer {
	f := q.snap.site.Static.At(q.URL.Path)
	if f == nil {
		if current := q.snap.site.Static.Current(q.URL.Path); current != nil { // a page that was opened before the last change requests it
			return s.redirected(q, current.Path, http.StatusFound)
		}
		q.caching = mustAsk // during a deployment another server may have it already
		return s.notFound(q, notFoundError{})
	}
	// The key has no query: any query leads to the same bytes.
	return s.shared(q, cache.Key{Snapshot: q.snap.number, Path: q.URL.Path}, func() (*cache.Response, error) {
		data, err := f.Data()
		if err != nil {
			return nil, err
		}
		return s.newResponse(q.Request, s.slow, f.Type, data, immutable, nil)
	})
}
