package web

import (
	"errors"
	"fmt"
	"net/http"
	"net/url"

	"github.com/a-h/templ"

	"unknot/internal/catalog"
	"unknot/internal/library"
	"unknot/templates"
)

// treatments is the table of treatments. It redirects to the canonical query; a complaint or an order that there is not is not found.
func treatments(site templates.Site, r *http.Request) (templ.Component, error) {
	query, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil {
		return nil, redirect(catalog.TreatmentsPath)
	}
	v, err := catalog.ParseTreatmentView(query)
	var unknown *catalog.UnknownValue
	if errors.As(err, &unknown) {
		return nil, notFoundError{
			message:    fmt.Sprintf("The table of treatments does not know %s (%s).", quoteExcerpt(unknown.Value), unknown.Facet),
			suggestion: site.PageEntry(catalog.TreatmentsPath),
		}
	}
	if err != nil {
		return nil, err
	}
	if v.Query() != r.URL.RawQuery {
		return nil, redirect(v.Link())
	}
	return templates.Treatments(site, site.Page(catalog.TreatmentsID), v), nil
}

func treatmentsCSV(site templates.Site, _ *http.Request) (templ.Component, error) {
	text, err := libraryOf(site).TreatmentsCSV()
	return textFile(string(text), library.CSVType), err
}
