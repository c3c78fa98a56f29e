package web

import (
	"cmp"
	"context"
	"net/http"
	"strings"

	"github.com/a-h/templ"

	"unknot/internal/catalog"
	"unknot/internal/handout"
	"unknot/internal/search"
	"unknot/internal/web/cache"
	"unknot/static"
	"unknot/templates"
)

// page answers one kind of request. It sees one snapshot of the site from start to end and never touches the response.
// Its error is a redirectError, a notFoundError, or our fault.
type page func(templates.Site, *http.Request) (templ.Component, error)

// snapshotHandler is an http.HandlerFunc that also gets the current snapshot.
type snapshotHandler func(http.ResponseWriter, *http.Request, *snapshot)

// withSnapshot adapts h to HTTP. Before the first catalog is published it answers 503.
func (s *Server) withSnapshot(h snapshotHandler) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		snap := s.snapshot()
		if snap == nil {
			s.writeNotReady(w)
			return
		}
		h(w, r, snap)
	}
}

// cached adapts p, which reads the query itself, to HTTP. Rendered responses are cached until the snapshot is replaced.
// Every page can be had in large print; p does not see that part of the query.
func (s *Server) cached(p page) http.HandlerFunc {
	return s.withSnapshot(func(w http.ResponseWriter, r *http.Request, snap *snapshot) {
		s.serveCached(w, r, snap, keyOf(snap, r), func() (*cache.Response, error) { return s.renderResponse(snap, p, r) })
	})
}

// cachedNoQuery is like cached for pages without a query: a request with one is redirected to the address without it.
func (s *Server) cachedNoQuery(p page) http.HandlerFunc {
	return s.cached(func(site templates.Site, r *http.Request) (templ.Component, error) {
		c, err := p(site, r)
		if err == nil && r.URL.RawQuery != "" {
			return nil, redirect(requestPath(r))
		}
		return c, err
	})
}

// uncached adapts p to HTTP without caching its responses anywhere: searches and handout sheets are private.
func (s *Server) uncached(p page) http.HandlerFunc {
	return s.withSnapshot(func(w http.ResponseWriter, r *http.Request, snap *snapshot) {
		limitCaching(r, noStore)
		if err := s.serveUncached(w, r, snap, p); err != nil {
			s.writeError(w, r, snap, err)
		}
	})
}

// switchOn handles requests for which condition holds with then, all others with otherwise.
func switchOn(condition func(*http.Request) bool, then, otherwise http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if condition(r) {
			then(w, r)
			return
		}
		otherwise(w, r)
	}
}

// hasQuery reports whether a request chooses something in its address.
func hasQuery(r *http.Request) bool { return r.URL.RawQuery != "" }

// keyOf returns the cache key for the response to r.
func keyOf(snap *snapshot, r *http.Request) cache.Key {
	k := cache.Key{Snapshot: snap.number, Path: requestPath(r)}
	if !strings.HasPrefix(k.Path, static.Prefix) && !strings.HasPrefix(k.Path, previewPrefix) { // files have no query
		k.Query = r.URL.RawQuery
	}
	return k
}

// serveCached answers with the cached response for k. On a miss it calls render and caches the result. Of the requests for one
// key only the first takes a place among those that render; if it is refused, so are those that wait for it. What all readers
// share is never refused.
func (s *Server) serveCached(w http.ResponseWriter, r *http.Request, snap *snapshot, k cache.Key, render func() (*cache.Response, error)) {
	recorderOf(r).cache = "miss"
	s.metrics.CacheMiss()
	response, err := s.cache.Get(k, snap.day(), func() (*cache.Response, error) {
		if isShared(snap, r) {
			s.renders.Wait()
		} else if err := s.renders.Enter(context.Background()); err != nil { // others may wait for the response when this client has left
			return nil, err
		}
		defer s.renders.Leave()
		defer s.metrics.BeginRender()()
		return render()
	})
	if err != nil {
		s.writeError(w, r, snap, err)
		return
	}
	serve(w, r, snap, response)
}

// isShared reports whether r asks for what all readers get alike: a page, its player or a file that browsers fetch by themselves. There
// is a limited number of these, so all of them are soon in the cache.
func isShared(snap *snapshot, r *http.Request) bool {
	path := requestPath(r)
	page, player := strings.CutSuffix(path, playerPath)
	switch {
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		return false
	case snap.site.Static.At(r.URL.Path) != nil: // as staticFile looks it up; any query leads to the same bytes
		return true
	case r.URL.RawQuery != "" && r.URL.RawQuery != templates.LargePrint: // rendered for one reader
		return false
	case path == search.Path, strings.HasPrefix(path, handout.Path), path == catalog.FinderPath && r.URL.RawQuery != "": // the same
		return false
	case player:
		return (strings.HasPrefix(page, "/stretches/") || strings.HasPrefix(page, "/routines/")) && snap.site.PageEntry(page) != nil
	case path == workerPath, path == offlinePath && snap.site.Offline, path == "/manifest.webmanifest", path == "/favicon.ico", path == "/robots.txt":
		return true
	}
	return snap.site.PageEntry(path) != nil
}

// serve answers with a cached response. Its headers have the version of today, even if it was rendered on another day.
func serve(w http.ResponseWriter, r *http.Request, snap *snapshot, response *cache.Response) {
	if response.Versioned && snap.version != nil { // with 304 too: a page of the previous version may have the same bytes and now belongs to this one
		w.Header()["Site-Version"] = snap.version
	}
	response.ServeHTTP(w, r)
}

// serveUncached renders p for r. It has written nothing, not even headers, if it returns an error.
func (s *Server) serveUncached(w http.ResponseWriter, r *http.Request, snap *snapshot, p page) error {
	if err := s.enterRenders(r); err != nil {
		return err
	}
	site := snap.site
	normal, large := withoutLargePrint(r)
	site.Large = large
	c, err := p(site, normal)
	if err != nil {
		return err
	}
	plain, err := s.render(snap, c)
	if err != nil {
		return err
	}
	encoding := cache.PreferredEncoding(r.Header["Accept-Encoding"])
	encoded, err := s.fast.Encode(encoding, plain)
	if err != nil {
		return err
	}
	h := w.Header()
	h["Cache-Control"] = privateNoStore
	setContentHeaders(h, snap, c)
	writeEncoded(w, r, statusOf(c), encoding, encoded)
	return nil
}

// enterRenders waits until r may be rendered. Its place goes to another request when its response begins, so that a client that
// reads slowly takes none.
func (s *Server) enterRenders(r *http.Request) error {
	rec := recorderOf(r)
	if rec.rendered != nil {
		return nil
	}
	if err := s.renders.Enter(r.Context()); err != nil {
		return err
	}
	ended := s.metrics.BeginRender()
	rec.rendered = func() {
		ended()
		s.renders.Leave()
	}
	return nil
}

// requestPath returns the path that the router matched: with its escapes if some of them are unnecessary.
func requestPath(r *http.Request) string {
	return cmp.Or(r.URL.RawPath, r.URL.Path, "/")
}

// queryOf returns the query of r with its question mark, "" if it has none.
func queryOf(r *http.Request) string {
	if r.URL.RawQuery == "" {
		return ""
	}
	return "?" + r.URL.RawQuery
}

// withoutLargePrint returns r without the parameter for large print, and whether it had it.
func withoutLargePrint(r *http.Request) (*http.Request, bool) {
	query, large := strings.CutSuffix("&"+r.URL.RawQuery, "&"+templates.LargePrint)
	if large {
		r = r.Clone(r.Context())
		r.URL.RawQuery = strings.TrimPrefix(query, "&")
	}
	return r, large
}
