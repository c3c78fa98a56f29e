package web

import (
	"net/http"

	"github.com/a-h/templ"

	"unknot/internal/library"
	"unknot/templates"
)

func treatmentsCSV(site templates.Site, _ *http.Request) (templ.Component, error) {
	text, err := libraryOf(site).TreatmentsCSV()
	return textFile(string(text), library.CSVType), err
}
