package web

import (
	"net/http"
	"strings"

	"github.com/a-h/templ"
	"github.com/go-chi/chi/v5"

	"unknot/internal/catalog"
	"unknot/internal/site"
	"unknot/templates"
)

// planSessionPath is the address of a session of a plan. It consists of the plan, the week and the routine.
const planSessionPath = "/plans/{id}/{week}/{routine}"

var (
	plans = fixed(templates.Plans)
	plan  = byID("id", (*catalog.Catalog).Plan, templates.Plan)
)

// weekOf returns the week of a plan that r asks for. A plan may once have been longer, so a week that it does not have
// redirects to the plan.
func weekOf(site site.Site, r *http.Request) (*catalog.Week, error) {
	p, n := site.Plan(chi.URLParam(r, "id")), catalog.ParseWeek(chi.URLParam(r, "week"))
	if p == nil {
		return nil, errNotFound
	}
	if n == 0 {
		return nil, notFoundIn(site, p)
	}
	w := p.Week(n)
	if w == nil {
		return nil, redirect(p.Path)
	}
	return w, nil
}

// notFoundIn is the error for an unknown address below the address of a plan. It suggests the plan.
func notFoundIn(site site.Site, p *catalog.Plan) error {
	return notFoundError{suggestion: site.PageEntry(p.Path)}
}

// planWeek is the page of a week of a plan.
func planWeek(site site.Site, r *http.Request) (templ.Component, error) {
	w, err := weekOf(site, r)
	if err != nil {
		return nil, err
	}
	return templates.PlanWeek(site, w), nil
}

// readPlanSession returns the session of a plan that r asks for. Its address may be in a calendar or on paper, so it
// outlasts its routine: if the week does not have that routine, it redirects to the week, and from the former name of a
// routine to the new one.
func readPlanSession(site site.Site, r *http.Request) (catalog.Session, error) {
	w, err := weekOf(site, r)
	if err != nil {
		return catalog.Session{}, err
	}
	id := chi.URLParam(r, "routine")
	if v := w.StageSession(id); v != nil {
		return w.Session(v), nil
	}
	old := "/routines/" + id
	to := site.MovedPage(old)
	if v := w.StageSession(strings.TrimPrefix(to, "/routines/")); v != nil {
		_, suffix, _ := strings.Cut(chi.RouteContext(r.Context()).RoutePattern(), "{routine}") // such as /play
		return catalog.Session{}, redirect(w.Session(v).Path + suffix + queryOf(r))
	}
	if site.Routine(id) != nil || to != "" || site.Gone(old) != nil {
		return catalog.Session{}, redirect(w.Path())
	}
	return catalog.Session{}, notFoundIn(site, w.Plan)
}
