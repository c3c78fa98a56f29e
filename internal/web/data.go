package web

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"strings"

	"github.com/a-h/templ"

	"unknot/internal/catalog"
	"unknot/internal/library"
	"unknot/internal/markdown"
	"unknot/templates"
)

// What stands after the address of a page to have it as data, and what comes.
const (
	asJSON     = ".json"
	asMarkdown = ".md"

	jsonType     = "application/json"
	markdownType = "text/markdown; charset=utf-8"
)

// formOf is the form of data that path asks for, "" if it asks for a page.
func formOf(path string) string {
	path = strings.TrimRight(path, "/")
	for _, form := range []string{asJSON, asMarkdown} {
		if strings.HasSuffix(path, form) {
			return form
		}
	}
	return ""
}

// documents is the content of a site as data.
func documents(site templates.Site) library.Library {
	return library.Library{Catalog: site.Catalog, URL: site.URL, About: templates.About, Picture: func(id string) *library.Pictures {
		f := site.Static.Figure(id)
		if f == nil {
			return nil
		}
		p := &library.Pictures{Image: site.URL + f.Image.Path}
		if f.Motion != "" {
			motion := site.URL + f.Motion
			p.Motion = &motion
		}
		for _, frame := range f.Frames {
			p.Frames = append(p.Frames, frame.Alt)
		}
		return p
	}}
}

func documentJSON(site templates.Site, r *http.Request) (templ.Component, error) {
	d := documents(site).Lookup(strings.TrimSuffix(asked(r), asJSON))
	if d == nil {
		return nil, errNotFound
	}
	return dataFile(d)
}

func documentMarkdown(site templates.Site, r *http.Request) (templ.Component, error) {
	lib := documents(site)
	d := lib.Lookup(strings.TrimSuffix(asked(r), asMarkdown))
	if d == nil {
		return nil, errNotFound
	}
	return textFile(lib.Markdown(d), markdownType), nil
}

func wholeLibrary(site templates.Site, _ *http.Request) (templ.Component, error) {
	return dataFile(documents(site).All())
}

func index(site templates.Site, _ *http.Request) (templ.Component, error) {
	return textFile(documents(site).Index(), "text/plain; charset=utf-8"), nil
}

func schema(site templates.Site, _ *http.Request) (templ.Component, error) {
	return textFile(string(documents(site).Schema()), "application/schema+json"), nil
}

// data is the page that says how to use all of this.
func data(site templates.Site, _ *http.Request) (templ.Component, error) {
	p := site.Page("data")
	if p == nil {
		return nil, errNotFound
	}
	shapes, err := library.SchemaTypes()
	if err != nil {
		return nil, err
	}
	return templates.Data(site, p, shapes), nil
}

// dataFile is v as JSON that people can read too.
func dataFile(v any) (templ.Component, error) {
	text, err := library.JSON(v)
	return textFile(string(text), jsonType), err
}

func textFile(text, contentType string) file {
	return file{Component: templ.ComponentFunc(func(_ context.Context, w io.Writer) error {
		_, err := io.WriteString(w, text)
		return err
	}), contentType: contentType}
}

// absentData answers a request for data that is not there, in the form that was asked for: a machine reads it.
func (s *Server) absentData(w http.ResponseWriter, r *http.Request, snap *snapshot, form string) {
	site := snap.site
	path := strings.TrimRight(r.URL.Path, "/")
	page := strings.TrimSuffix(path, form)
	if a := site.Address(page); a != nil && a.Data && path != asked(r) {
		s.redirect(w, r, path, http.StatusMovedPermanently)
		return
	}
	status, said, meant := http.StatusNotFound, "There is nothing at this address.", site.NearestAddress(page)
	if gone := site.Gone(page); gone != nil {
		status, said, meant = http.StatusGone, "Taken down: "+gone.Why, site.Address(gone.Instead)
	}
	text, contentType, err := excuse(said, whereTo(site, meant, form), form)
	if err != nil {
		s.fail(w, r, snap, err)
		return
	}
	s.answerWith(w, r, snap, status, contentType, []byte(numbers(site).Replace(text)))
}

// whereTo is the whole address of a page, as data if it can be had so; "" for none.
func whereTo(site templates.Site, a *catalog.Address, form string) string {
	switch {
	case a == nil:
		return ""
	case a.Data:
		return site.URL + a.Path + form
	}
	return site.URL + a.Path
}

// excuse says why there is nothing, and what was probably meant.
func excuse(said, meant, form string) (text, contentType string, err error) {
	if form == asMarkdown {
		text = markdown.Escape(said) + "\n"
		if meant != "" {
			text += fmt.Sprintf("\nDid you mean <%s>?\n", meant)
		}
		return text, markdownType, nil
	}
	answer := struct {
		Error string  `json:"error"`
		Meant *string `json:"meant"`
	}{Error: said}
	if meant != "" {
		answer.Meant = &meant
	}
	out, err := library.JSON(answer)
	return string(out), jsonType, err
}
