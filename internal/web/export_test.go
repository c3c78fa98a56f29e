package web

import (
	"net/http"

	"github.com/a-h/templ"
	"github.com/go-chi/chi/v5"

	"unknot/templates"
)

// Add adds a page at pattern: pages that fail are not in the site.
func (s *Server) Add(pattern string, p func(templates.Site, *http.Request) (templ.Component, error)) {
	s.AddHandler(pattern, s.page(p))
}

// AddUncached adds a page at pattern of which nothing is kept.
func (s *Server) AddUncached(pattern string, p func(templates.Site, *http.Request) (templ.Component, error)) {
	s.AddHandler(pattern, s.unkept(p))
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
	s.AddHandler(pattern, wrap(s.page(p)).ServeHTTP)
}

// FillCompressor takes all that may be compressed at once for answers that are not kept, until release is called.
func (s *Server) FillCompressor() (release func()) {
	n := cap(s.fast.running)
	for range n {
		s.fast.running <- struct{}{}
	}
	return func() {
		for range n {
			s.fast.running.release()
		}
	}
}

// AddHandler adds a handler that is no page at pattern.
func (s *Server) AddHandler(pattern string, h http.HandlerFunc) {
	routes := s.routes().(chi.Router)
	routes.Get(pattern, h)
	s.handler = s.around(routes)
}

// CacheWeight is how many bytes the cache believes to take, and how many entries it has.
func (s *Server) CacheWeight() (bytes uint64, entries int) {
	s.kept.CleanUp()
	return s.kept.WeightedSize(), s.kept.EstimatedSize()
}
