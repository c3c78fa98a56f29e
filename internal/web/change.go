package web

import (
	"errors"
	"fmt"
	"net/http"
	"net/url"

	"github.com/a-h/templ"

	"unknot/internal/catalog"
	"unknot/internal/handout"
	"unknot/templates"
)

// change is the page that makes sheets. Whatever asks for a change leads to the address of the sheet as it is then; what could not be done is
// said where it was asked for.
func change(site templates.Site, r *http.Request) (templ.Component, error) {
	c := handout.ReadChange(site.Catalog, r.URL.Query()) // what cannot be read of it asks for nothing
	to := templates.ChangeAddress(c.Sheet)
	switch {
	case len(c.Faults) > 0 || r.URL.RequestURI() == to:
		return templates.Change(site, c), nil
	case c.Next == "sheet":
		to = c.Sheet.Address()
	case c.Next == "list":
		to = templates.ForSheet(site.StretchList.Path, c.Sheet)
	case c.MoveNumber > 0:
		to += fmt.Sprintf("#move-%d", c.MoveNumber)
	}
	return nil, moved{to, http.StatusFound}
}

// stretchList answers the list of moves. Where moves are chosen for a sheet the answer is kept nowhere.
func (s *Server) stretchList() http.HandlerFunc {
	return either(holdsSheet, s.unkept(choosing), s.list(stretches))
}

// maxAdded is how many bytes of the number of a plate are read: none has nearly as many digits.
const maxAdded = 20

// choosing is the list of moves to choose from for a sheet. What cannot be put on it is said where sheets are made.
func choosing(site templates.Site, r *http.Request) (templ.Component, error) {
	query := r.URL.Query()
	text := handout.Truncate(query.Get(handout.Key))
	sheet, faults := handout.Parse(site.Catalog, text)
	if len(faults) > 0 {
		return nil, moved{handout.Path + "/change?" + url.Values{handout.Key: {text}}.Encode(), http.StatusFound}
	}
	shelf := site.StretchList
	f, err := known(shelf, query)
	var no missing
	if errors.As(err, &no) {
		no.meant = &catalog.Address{Path: templates.ForSheet(no.meant.Path, sheet), Title: no.meant.Title}
		return nil, no
	}
	if err != nil {
		return nil, err
	}
	if added := query.Get("add"); added != "" {
		added = added[:min(len(added), maxAdded)]
		c := handout.ReadChange(site.Catalog, url.Values{handout.Key: {sheet.String()}, "add": {added}})
		if len(c.Faults) > 0 {
			return nil, moved{handout.Path + "/change?" + url.Values{handout.Key: {sheet.String()}, "add": {added}}.Encode(), http.StatusFound}
		}
		last := c.Sheet.Items[len(c.Sheet.Items)-1]
		return nil, moved{templates.ForSheet(shelf.Link(f), c.Sheet) + fmt.Sprintf("#plate-%d", last.Move.Number), http.StatusFound}
	}
	if to := templates.ForSheet(shelf.Link(f), sheet); r.URL.RequestURI() != to {
		return nil, moved{to, http.StatusFound}
	}
	return templates.Stretches(site, templates.Listing[*catalog.Stretch]{Shelf: shelf, Filter: f, Results: shelf.Select(f), For: &sheet}), nil
}
