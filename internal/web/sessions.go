package web

import (
	"errors"
	"net/http"
	"net/url"

	"github.com/a-h/templ"
	"github.com/go-chi/chi/v5"

	"unknot/internal/catalog"
	"unknot/internal/handout"
	"unknot/internal/view"
	"unknot/templates"
)

// playerPath follows the address of a session to lead through it.
const playerPath = "/play"

// sessionReader returns the session that a request is for.
type sessionReader func(templates.Site, *http.Request) (catalog.Session, error)

var (
	routineSession = swapped(sessionByID((*catalog.Catalog).Routine))
	moveSession    = sessionByID((*catalog.Catalog).Move)
	planSessions   = sessionByID((*catalog.Catalog).Plan)
	planSession    = swapped(readPlanSession)
)

// swapped returns the reader of a session with the moves that a query puts in place of others. If it asks for one that
// is not offered, the error suggests the session without it.
func swapped(of sessionReader) sessionReader {
	return func(site templates.Site, r *http.Request) (catalog.Session, error) {
		p, err := of(site, r)
		if err != nil {
			return p, err
		}
		query, _ := url.ParseQuery(r.URL.RawQuery) // invalid parameters choose nothing
		p, err = view.ParseSwaps(&site.Content, p, query)
		var value *view.UnknownValue
		if errors.As(err, &value) {
			err = notFoundError{message: unknownText("Nothing here can be swapped by", value), suggestion: &catalog.PageEntry{Path: p.Path, Title: p.Title}}
		}
		return p, err
	}
}

// sessionPage returns the page of a session. It redirects to its canonical query.
func sessionPage(of sessionReader, component func(templates.Site, catalog.Session) templ.Component) page {
	return func(site templates.Site, r *http.Request) (templ.Component, error) {
		p, err := of(site, r)
		if err != nil {
			return nil, err
		}
		if r.URL.RequestURI() != p.Path {
			return nil, redirect(p.Path)
		}
		return component(site, p), nil
	}
}

// sessionByID returns the reader of the session of the item that lookup finds by the id in the route.
func sessionByID[T interface {
	comparable
	Session() catalog.Session
}](lookup func(*catalog.Catalog, string) T) sessionReader {
	return func(site templates.Site, r *http.Request) (catalog.Session, error) {
		var none T
		v := lookup(site.Catalog, chi.URLParam(r, "id"))
		if v == none {
			return catalog.Session{}, errNotFound
		}
		return v.Session(), nil
	}
}

// sheetSession returns the session of the sheet in the query. A sheet with faults, or without moves, redirects to its
// page.
func sheetSession(site templates.Site, r *http.Request) (catalog.Session, error) {
	text := r.URL.Query().Get(handout.Key)
	v, faults := handout.Parse(site.Catalog, text)
	if len(faults) > 0 {
		return catalog.Session{}, redirect(invalidSheetAddress(text))
	}
	if len(v.Items) == 0 {
		return catalog.Session{}, redirect(v.Address())
	}
	return v.Session(), nil
}

// player leads through a session.
func player(of sessionReader) page {
	return func(site templates.Site, r *http.Request) (templ.Component, error) {
		session, err := of(site, r)
		if err != nil {
			return nil, err
		}
		if to := session.Address("play"); r.URL.RequestURI() != to {
			return nil, redirect(to)
		}
		return templates.Play(site, session), nil
	}
}
