package web

import (
	"net/http"
	"slices"

	"github.com/a-h/templ"
	"github.com/go-chi/chi/v5"

	"unknot/templates"
)

// devFigures is the contact sheet. Whatever is not a sheet's one address leads there.
func devFigures(site templates.Site, r *http.Request) (templ.Component, error) {
	sheet := templates.ReadSheet(r.URL.Query())
	if sheet.Link() != r.URL.RequestURI() {
		return nil, moved{sheet.Link(), http.StatusFound}
	}
	return templates.DevFigures(site, sheet), nil
}

func devFigure(site templates.Site, r *http.Request) (templ.Component, error) {
	id := chi.URLParam(r, "id")
	i := slices.IndexFunc(site.Draft.Figures, func(f templates.DraftFigure) bool { return f.ID == id })
	if i < 0 {
		return nil, errNotFound
	}
	return templates.DevFigure(site, site.Draft.Figures[i]), nil
}
