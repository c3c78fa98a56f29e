package web

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"path"
	"slices"
	"strings"

	"github.com/a-h/templ"

	"unknot/internal/catalog"
	"unknot/internal/library"
	"unknot/internal/markdown"
	"unknot/internal/site"
	"unknot/templates"
)

// The extensions that turn the address of a page into the address of its data.
const (
	jsonExt     = ".json"
	markdownExt = ".md"
	csvExt      = ".csv"
	atomExt     = ".atom"
)

// dataExts are all of these extensions.
var dataExts = []string{jsonExt, markdownExt, csvExt, atomExt}

// dataExt returns the extension of address if it asks for data, or "" if it asks for a page.
func dataExt(address string) string {
	if ext := extension(address); slices.Contains(dataExts, ext) {
		return ext
	}
	return ""
}

// extension returns the file extension of an address, which may have slashes at its end.
func extension(address string) string { return path.Ext(strings.TrimRight(address, "/")) }

// hasDocument reports whether the page a, which may be nil, is also available as a document with the extension.
func hasDocument(a *catalog.PageEntry, ext string) bool {
	return a != nil && a.Data && (ext == jsonExt || ext == markdownExt)
}

// libraryOf returns the exporter of the content of a site as data.
func libraryOf(site site.Site) library.Library {
	return library.Library{Catalog: site.Catalog, URL: site.URL, About: templates.About,
		Picture: func(id string) *library.Pictures {
			f := site.Static.Figure(id)
			if f == nil {
				return nil
			}
			p := &library.Pictures{Image: site.URL + f.Image.Path}
			if f.Motion != "" {
				p.Motion = new(site.URL + f.Motion)
			}
			for _, frame := range f.Frames {
				p.Frames = append(p.Frames, frame.Alt)
			}
			return p
		}}
}

// document answers with the page at an address as data, in the format of the extension.
func document(site site.Site, r *http.Request) (templ.Component, error) {
	lib, ext := libraryOf(site), dataExt(requestPath(r))
	d := lib.Lookup(strings.TrimSuffix(requestPath(r), ext))
	switch {
	case d == nil:
		return nil, errNotFound
	case ext == markdownExt:
		return textFile(lib.Markdown(d), markdownType), nil
	}
	return indentedJSON(d), nil
}

// treatmentsCSV answers with the table of treatments as CSV.
func treatmentsCSV(site site.Site, _ *http.Request) (templ.Component, error) {
	text, err := libraryOf(site).TreatmentsCSV()
	return textFile(string(text), library.CSVType), err
}

// guidelinesCSV answers with the recommendations of guidelines as CSV, if the site has any.
func guidelinesCSV(site site.Site, _ *http.Request) (templ.Component, error) {
	if site.Page(catalog.GuidelinesID) == nil {
		return nil, errNotFound
	}
	text, err := libraryOf(site).GuidelinesCSV()
	return textFile(string(text), library.CSVType), err
}

// wholeLibrary lists all documents in one JSON file.
func wholeLibrary(site site.Site, _ *http.Request) (templ.Component, error) {
	return indentedJSON(libraryOf(site).All()), nil
}

// libraryIndex lists the addresses of all documents, for language models.
func libraryIndex(site site.Site, _ *http.Request) (templ.Component, error) {
	return textFile(libraryOf(site).Index(), textType), nil
}

// librarySchema answers with the JSON Schema of all documents.
func librarySchema(site site.Site, _ *http.Request) (templ.Component, error) {
	text, err := libraryOf(site).Schema()
	return textFile(string(text), "application/schema+json"), err
}

// oldSchema answers with the schema of the version before.
func oldSchema(site site.Site, _ *http.Request) (templ.Component, error) {
	return textFile(string(libraryOf(site).Schema2()), "application/schema+json"), nil
}

// dataFields is the page that explains each field of the data.
func dataFields(site site.Site, _ *http.Request) (templ.Component, error) {
	p := site.Page("data")
	if p == nil {
		return nil, errNotFound
	}
	return templates.DataFields(site, p, library.SchemaTypes()), nil
}

// indentedJSON returns v as a JSON file that people can read too.
func indentedJSON(v any) templ.Component {
	return lazyFile(jsonType, func() ([]byte, error) { return library.JSON(v) })
}

// dataNotFound is like notFound, for a request for data. It answers in the format that was requested, because a program
// reads it.
func (s *Server) dataNotFound(w http.ResponseWriter, r *http.Request, ext string, missing notFoundError) {
	site := snapshotOf(r).site
	address := strings.TrimRight(r.URL.Path, "/")
	page := strings.TrimSuffix(address, ext)
	if hasDocument(site.PageEntry(page), ext) && address != requestPath(r) {
		s.redirect(w, r, address, http.StatusMovedPermanently)
		return
	}
	status, message, suggestion := http.StatusNotFound, "There is nothing at this address.", site.NearestPage(page)
	if missing.message != "" {
		message, suggestion = missing.message, missing.suggestion
	}
	if gone := site.Gone(page); gone != nil {
		status, message, suggestion = http.StatusGone, "Taken down: "+gone.Why, site.PageEntry(gone.Instead)
	}
	text, contentType, err := dataError(message, dataURL(site, suggestion, ext), ext)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	w.Header()["Content-Type"] = []string{contentType}
	w.WriteHeader(status)
	_, _ = io.WriteString(w, site.Plain.Replace(text)) // a recording does not fail
}

// dataURL returns the absolute URL of a page as data, or of the page itself if it has no data. It returns "" if a is
// nil.
func dataURL(site site.Site, a *catalog.PageEntry, ext string) string {
	switch {
	case a == nil:
		return ""
	case hasDocument(a, ext):
		return site.URL + a.Path + ext
	}
	return site.URL + a.Path
}

// dataError returns an error message in the format of ext. The message suggests a URL, unless suggestion is "".
func dataError(message, suggestion, ext string) (text, contentType string, err error) {
	if ext == markdownExt {
		text = markdown.Escape(message) + "\n"
		if suggestion != "" {
			text += fmt.Sprintf("\nDid you mean <%s>?\n", suggestion)
		}
		return text, markdownType, nil
	}
	if ext != jsonExt { // a program that reads these shows the text as it is
		return strings.TrimSpace(message+" "+suggestion) + "\n", textType, nil
	}
	body := struct {
		Error string  `json:"error"`
		Meant *string `json:"meant"`
	}{Error: message}
	if suggestion != "" {
		body.Meant = &suggestion
	}
	out, err := json.MarshalIndent(body, "", " ") // unlike library.JSON, it escapes what a browser could take for markup
	return string(out) + "\n", jsonType, err
}
