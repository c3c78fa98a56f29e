package web

import (
	"net/http"

	"unknot/internal/web/cache"
)

// staticFile answers requests for the files that pages need.
func (s *Server) staticFile(w http.ResponseWriter, r *http.Request, snap *snapshot) {
	f := snap.site.Static.At(r.URL.Path)
	if f == nil {
		if current := snap.site.Static.Current(r.URL.Path); current != nil { // a page that was opened before the last change requests it
			s.writeRedirect(w, r, current.Path, http.StatusFound)
			return
		}
		limitCaching(r, mustAsk) // during a deployment another server may have it already
		s.notFound(w, r, snap)
		return
	}
	// The key has no query: any query leads to the same bytes.
	s.serveCached(w, r, snap, cache.Key{Snapshot: snap.number, Path: r.URL.Path}, func() (*cache.Response, error) {
		return s.newResponse(r, s.slow, f.Type, f.Data, immutable, nil)
	})
}
