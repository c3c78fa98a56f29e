package web

import (
	"net/http"
	"strconv"

	"github.com/a-h/templ"

	"unknot/internal/catalog"
	"unknot/templates"
)

// left lists what left the site: the pattern of its addresses, what took its place, and what to tell readers.
var left = []struct{ pattern, successor, why string }{
	{"/walk/calendar.ics", "/plans/walking", "It was the calendar of a walking plan from a form. Each of the three walking plans has a calendar of its own."},
}

// handleLeft sets the handlers of addresses that left the site. Addresses are permanent: they lead on, or say that they
// are gone.
func (s *Server) handleLeft() {
	s.handle("/walk", s.uncached(walkingPlan))
	for _, l := range left {
		s.handle(l.pattern, s.gone(l.successor, l.why))
	}
}

// gone returns a handler that says that a page was taken down, and where to go instead.
func (s *Server) gone(instead, why string) handler {
	return func(q request) answer {
		entry := q.snap.site.PageEntry(instead)
		if entry == nil {
			return s.notFound(q, notFoundError{})
		}
		leave, err := s.enter(false)
		if err != nil {
			return s.failure(q, err)
		}
		defer leave()
		return s.errorPage(q, http.StatusGone, templates.Gone(q.snap.site, &catalog.Withdrawn{Why: why, Instead: instead}, entry))
	}
}

// walkingPlan leads from the form that made a walking plan to the plan that begins with as many minutes as the reader
// chose, or fewer.
func walkingPlan(site templates.Site, r *http.Request) (templ.Component, error) {
	id, text := "walking", r.URL.Query().Get("minutes")
	switch minutes, _ := strconv.Atoi(text); {
	case minutes >= 10 || text == "more":
		id = "walking-10"
	case minutes >= 5:
		id = "walking-5"
	}
	plan := site.Plan(id)
	if plan == nil {
		return nil, errNotFound
	}
	return nil, redirectError{plan.Path, http.StatusMovedPermanently}
}
