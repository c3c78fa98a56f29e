package web

import (
	"net/http"

	"github.com/a-h/templ"
	"github.com/go-chi/chi/v5"

	"unknot/internal/catalog"
	"unknot/templates"
)

// planSessionPath is the address of a session of a plan: its plan, its week and its routine.
const planSessionPath = "/plans/{id}/{week}/{routine}"

var (
	plans = fixed(templates.Plans)
	plan  = byID("id", (*catalog.Catalog).Plan, templates.Plan)
)

// weekOf returns the week of a plan that a request is for. A plan may have been longer once: a week that it no longer has leads to the plan.
func weekOf(site templates.Site, r *http.Request) (*catalog.Week, error) {
	p, n := site.Plan(chi.URLParam(r, "id")), catalog.ParseWeek(chi.URLParam(r, "week"))
	if p == nil || n == 0 {
		return nil, errNotFound
	}
	w := p.Week(n)
	if w == nil {
		return nil, redirect(p.Path)
	}
	return w, nil
}

// planWeek shows a week of a plan.
func planWeek(site templates.Site, r *http.Request) (templ.Component, error) {
	w, err := weekOf(site, r)
	if err != nil {
		return nil, err
	}
	return templates.PlanWeek(site, w), nil
}

// readPlanSession returns the session of a plan that a request is for. A routine that the week does not have leads to the week.
func readPlanSession(site templates.Site, r *http.Request) (catalog.Session, error) {
	w, err := weekOf(site, r)
	if err != nil {
		return catalog.Session{}, err
	}
	id := chi.URLParam(r, "routine")
	if v := w.StageSession(id); v != nil {
		return w.Session(v), nil
	}
	if site.Routine(id) != nil {
		return catalog.Session{}, redirect(w.Path())
	}
	return catalog.Session{}, errNotFound
}

// planSession shows a session of a plan.
func planSession(site templates.Site, r *http.Request) (templ.Component, error) {
	session, err := readPlanSession(site, r)
	if err != nil {
		return nil, err
	}
	return templates.PlanSession(site, session), nil
}
