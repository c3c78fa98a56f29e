package web

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strings"

	"github.com/a-h/templ"

	"unknot/internal/catalog"
	"unknot/internal/library"
	"unknot/internal/markdown"
	"unknot/templates"
)

// The extensions that turn the address of a page into the address of its data.
const (
	jsonExt     = ".json"
	markdownExt = ".md"
	csvExt      = ".csv"
	bibExt      = ".bib"
	risExt      = ".ris"
)

// dataExt returns the extension of a request for data, "" for a page.
func dataExt(path string) string {
	path = strings.TrimRight(path, "/")
	for _, ext := range []string{jsonExt, markdownExt, csvExt, bibExt, risExt, ".atom"} {
		if strings.HasSuffix(path, ext) {
			return ext
		}
	}
	return ""
}

// libraryOf returns the content of a site as data.
func libraryOf(site templates.Site) library.Library {
	return library.Library{Catalog: site.Catalog, URL: site.URL, About: templates.About, Portion: site.Portion,
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
				p.All = append(p.All, library.Frame{Frame: strings.ToUpper(frame.ID), Image: site.URL + framePath(id, frame), Words: frame.Alt})
			}
			return p
		}}
}

// document returns a page as data, in the format of its extension.
func document(site templates.Site, r *http.Request) (templ.Component, error) {
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

func treatmentsCSV(site templates.Site, _ *http.Request) (templ.Component, error) {
	text, err := libraryOf(site).TreatmentsCSV()
	return textFile(string(text), library.CSVType), err
}

func guidelinesCSV(site templates.Site, _ *http.Request) (templ.Component, error) {
	if site.Page(catalog.GuidelinesID) == nil {
		return nil, errNotFound
	}
	text, err := libraryOf(site).GuidelinesCSV()
	return textFile(string(text), library.CSVType), err
}

func wholeLibrary(site templates.Site, _ *http.Request) (list, error) {
	return list{libraryOf(site).Longest(), func(site templates.Site) templ.Component { return indentedJSON(libraryOf(site).All()) }}, nil
}

func libraryIndex(site templates.Site, _ *http.Request) (list, error) {
	return list{libraryOf(site).Longest(), func(site templates.Site) templ.Component {
		return textFile(libraryOf(site).Index(),
			textType)
	}}, nil
}

func librarySchema(site templates.Site, _ *http.Request) (templ.Component, error) {
	return textFile(string(libraryOf(site).Schema()), "application/schema+json"), nil
}

// data is the page that documents the data.
func data(site templates.Site, _ *http.Request) (templ.Component, error) {
	if p := site.Page("data"); p != nil {
		return templates.Data(site, p), nil
	}
	return nil, errNotFound
}

// dataFields says what each field of the data means.
func dataFields(site templates.Site, _ *http.Request) (templ.Component, error) {
	p := site.Page("data")
	if p == nil {
		return nil, errNotFound
	}
	shapes, err := library.SchemaTypes()
	return templates.DataFields(site, p, shapes), err
}

// indentedJSON returns v as JSON for programs and people.
func indentedJSON(v any) templ.Component {
	return lazyFile(jsonType, func() ([]byte, error) { return library.JSON(v) })
}

// dataNotFound is like notFound for requests for data. It answers in the requested format, since a program reads it.
func (s *Server) dataNotFound(q request, ext string, missing notFoundError) answer {
	site := q.snap.site
	path := strings.TrimRight(q.URL.Path, "/")
	page := strings.TrimSuffix(path, ext)
	if a := site.PageEntry(page); a != nil && a.Data && path != requestPath(q.Request) {
		return s.redirected(q, path, http.StatusMovedPermanently)
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
		return q.snap.serverError(err)
	}
	return s.errorBody(q, status, contentType, []byte(site.Plain.Replace(text)))
}

// dataURL returns the absolute URL of the data of a page, or of the page itself if it has none; "" for nil.
func dataURL(site templates.Site, a *catalog.PageEntry, ext string) string {
	switch {
	case a == nil:
		return ""
	case a.Data && (ext == jsonExt || ext == markdownExt):
		return site.URL + a.Path + ext
	}
	return site.URL + a.Path
}

// dataError returns an error message with a suggested URL, "" for none, in the format of ext.
func dataError(message, suggestion, ext string) (text, contentType string, err error) {
	if ext == markdownExt {
		text = markdown.Escape(message) + "\n"
		if suggestion != "" {
			text += fmt.Sprintf("\nDid you mean <%s>?\n", suggestion)
		}
		return text, markdownType, nil
	}
	if ext != jsonExt { // a program shows it as it is
		return strings.TrimSpace(message+" "+suggestion) + "\n", textType, nil
	}
	body := struct {
		Error string  `json:"error"`
		Meant *string `json:"meant"`
	}{Error: message}
	if suggestion != "" {
		body.Meant = &suggestion
	}
	out, err := json.MarshalIndent(body, "", " ") // which escapes what is markup elsewhere
	return string(out) + "\n", jsonType, err
}
