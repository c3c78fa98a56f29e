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

// AddHandler adds a handler that is no page at pattern.
func (s *Server) AddHandler(pattern string, h http.HandlerFunc) {
	routes := s.routes().(chi.Router)
	routes.Get(pattern, h)
	s.handler = s.around(routes)
}
