package web

import (
	"net/http"
	"strings"

	"github.com/go-chi/chi/v5"
)

// left lists what has left the site: the pattern of its addresses, and what takes its place there. No address is ever
// given to something else.
var left = []struct{ pattern, to, instead string }{
	{"/card", "/plans", "The paper of a plan has lines for when, where and what if."},
	{"/plans/{id}/check-in", "/plans/{id}", "The page of each week ends with what somebody looks back at."},
}

// handleLeft sets the handlers of the addresses of what has left.
func (s *Server) handleLeft() {
	for _, l := range left {
		s.handle(l.pattern, s.replaced(l.to))
	}
}

// replaced redirects to what took the place of something. It drops the query, which nothing there reads, and which may
// say something about a reader.
func (s *Server) replaced(to string) handler {
	return func(q request) answer {
		if q.URL.RawQuery != "" {
			q.caching = noStore
		}
		page := strings.Replace(to, "{id}", chi.URLParam(q.Request, "id"), 1)
		if page != to && q.snap.site.PageEntry(page) == nil {
			return s.notFound(q, notFoundError{})
		}
		return s.redirected(q, page, http.StatusMovedPermanently)
	}
}
