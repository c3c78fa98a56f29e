package web

import (
	"net/http"

	"github.com/a-h/templ"
	"github.com/go-chi/chi/v5"

	"unknot/internal/catalog"
	"unknot/internal/handout"
	"unknot/templates"
)

// playerPath follows the address of a session to lead through it.
const playerPath = "/play"

// sessionReader returns the session that a request is for.
type sessionReader func(templates.Site, *http.Request) (catalog.Session, error)

var (
	routineSession = sessionByID((*catalog.Catalog).Routine)
	stretchSession = sessionByID((*catalog.Catalog).Stretch)
	planSessions   = sessionByID((*catalog.Catalog).Plan)
)

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

// sheetSession returns the session of the sheet in the query. A sheet with faults, or without moves, redirects to its page.
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
