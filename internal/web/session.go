package web

import (
	"net/http"

	"github.com/a-h/templ"
	"github.com/go-chi/chi/v5"

	"unknot/internal/catalog"
	"unknot/internal/handout"
	"unknot/templates"
)

// playerPath stands after the address of a session to be led through it.
const playerPath = "/play"

// sessionReader reads what session a request is for.
type sessionReader func(templates.Site, *http.Request) (catalog.Session, error)

// routineSession is that of a routine.
func routineSession(site templates.Site, r *http.Request) (catalog.Session, error) {
	v := site.Routine(chi.URLParam(r, "id"))
	if v == nil {
		return catalog.Session{}, errNotFound
	}
	return v.Session(), nil
}

// stretchSession is that of a move on its own.
func stretchSession(site templates.Site, r *http.Request) (catalog.Session, error) {
	m := site.Stretch(chi.URLParam(r, "id"))
	if m == nil {
		return catalog.Session{}, errNotFound
	}
	return m.Session(), nil
}

// sheetSession is that of a sheet. What cannot be read of one is said where the sheet itself stands.
func sheetSession(site templates.Site, r *http.Request) (catalog.Session, error) {
	text := r.URL.Query().Get(handout.Key)
	v, faults := handout.Parse(site.Catalog, text)
	if len(faults) > 0 {
		return catalog.Session{}, moved{sheetAt(text), http.StatusFound}
	}
	if len(v.Items) == 0 {
		return catalog.Session{}, moved{v.Address(), http.StatusFound}
	}
	return v.Session(), nil
}

// play leads through a session.
func play(of sessionReader) page {
	return func(site templates.Site, r *http.Request) (templ.Component, error) {
		p, err := of(site, r)
		if err != nil {
			return nil, err
		}
		if to := p.Address("play"); r.URL.RequestURI() != to {
			return nil, moved{to, http.StatusFound}
		}
		return templates.Play(site, p), nil
	}
}
