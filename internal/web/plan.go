package web

import (
	"net/http"

	"github.com/a-h/templ"
	"github.com/go-chi/chi/v5"

	"unknot/internal/catalog"
	"unknot/internal/handout"
	"unknot/templates"
)

// asPlayer stands after the address of a plan to be led through it.
const asPlayer = "/play"

// planned reads what plan a request is for.
type planned func(templates.Site, *http.Request) (catalog.Plan, error)

// routinePlan is that of a routine.
func routinePlan(site templates.Site, r *http.Request) (catalog.Plan, error) {
	v := site.Routine(chi.URLParam(r, "id"))
	if v == nil {
		return catalog.Plan{}, errNotFound
	}
	return v.Plan(), nil
}

// stretchPlan is that of a move on its own.
func stretchPlan(site templates.Site, r *http.Request) (catalog.Plan, error) {
	m := site.Stretch(chi.URLParam(r, "id"))
	if m == nil {
		return catalog.Plan{}, errNotFound
	}
	return m.Plan(), nil
}

// sheetPlan is that of a sheet. What cannot be read of one is said where the sheet itself stands.
func sheetPlan(site templates.Site, r *http.Request) (catalog.Plan, error) {
	text := r.URL.Query().Get(handout.Key)
	v, faults := handout.Parse(site.Catalog, text)
	if len(faults) > 0 {
		return catalog.Plan{}, moved{sheetAt(text), http.StatusFound}
	}
	if len(v.Items) == 0 {
		return catalog.Plan{}, moved{v.Address(), http.StatusFound}
	}
	return v.Plan(), nil
}

// play leads through a plan.
func play(of planned) page {
	return func(site templates.Site, r *http.Request) (templ.Component, error) {
		p, err := of(site, r)
		if err != nil {
			return nil, err
		}
		if to := p.At("play"); r.URL.RequestURI() != to {
			return nil, moved{to, http.StatusFound}
		}
		return templates.Play(site, p), nil
	}
}
