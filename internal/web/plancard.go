package web

import (
	"net/http"
	"net/url"

	"github.com/a-h/templ"

	"unknot/internal/catalog"
	"unknot/internal/handout"
	"unknot/internal/view"
	"unknot/templates"
)

// planCard is the form for an if-then plan, and the card itself once the query has all choices. Its address is
// canonical. Choices that are not allowed are answered with status 400, and the form keeps them.
func planCard(site templates.Site, r *http.Request) (templ.Component, error) {
	page := site.Page(catalog.PlanCardID)
	if site.PlanCard == nil {
		return nil, errNotFound
	}
	query, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil {
		return nil, redirect(catalog.PlanCardPath)
	}
	v := view.ParsePlanCard(site.Catalog, query)
	if len(v.Faults) > 0 {
		return badRequest(templates.PlanCardForm(site, page, v)), nil
	}
	if err := redirectToCanonical(r, v); err != nil {
		return nil, err
	}
	if !v.Complete() {
		return templates.PlanCardForm(site, page, v), nil
	}
	code, err := handout.EncodeQR(site.URL + v.Link())
	if err != nil {
		return nil, err
	}
	return templates.PlanCard(site, page, v, code), nil
}
