package web

import (
	"net/http"

	"github.com/a-h/templ"
	"github.com/go-chi/chi/v5"

	"unknot/internal/web/cache"
	"unknot/templates"
)

// Add adds a page at pattern: pages that fail are not in the site.
func (s *Server) Add(pattern string, p func(templates.Site, *http.Request) (templ.Component, error)) {
	s.AddHandler(pattern, s.cachedNoQuery(p))
}

// AddUncached adds a page at pattern of which nothing is kept.
func (s *Server) AddUncached(pattern string, p func(templates.Site, *http.Request) (templ.Component, error)) {
	s.AddHandler(pattern, s.uncached(p))
}

// AddDownload adds a file at pattern that browsers save, kept or not.
func (s *Server) AddDownload(pattern, name string, c templ.Component, kept bool) {
	p := func(templates.Site, *http.Request) (templ.Component, error) {
		return file{Component: c, contentType: jsonType, disposition: "attachment; filename=" + name}, nil
	}
	if kept {
		s.Add(pattern, p)
	} else {
		s.AddUncached(pattern, p)
	}
}

// AddWrapped adds a page at pattern whose answers pass middleware.
func (s *Server) AddWrapped(pattern string, p func(templates.Site, *http.Request) (templ.Component, error), wrap func(http.Handler) http.Handler) {
	s.AddHandler(pattern, wrap(s.cachedNoQuery(p)).ServeHTTP)
}

// FillCompressor makes all responses that are not cached wait for a processor, until release is called.
func (s *Server) FillCompressor() (release func()) {
	fast := s.fast
	s.fast = cache.NewCompressor(6, 5, 0)
	return func() { s.fast = fast }
}

// AddHandler adds a handler that is no page at pattern.
func (s *Server) AddHandler(pattern string, h http.HandlerFunc) {
	routes := s.routes().(chi.Router)
	routes.Get(pattern, h)
	s.handler = s.withMiddleware(routes)
}

// CacheWeight returns the estimated bytes of memory that the cache takes, and its number of entries.
func (s *Server) CacheWeight() (bytes uint64, entries int) { return s.cache.Weight() }
