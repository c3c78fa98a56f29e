package web

import (
	"net/http"

	"github.com/a-h/templ"
	"github.com/go-chi/chi/v5"

	"unknot/internal/catalog"
	"unknot/internal/handout"
	"unknot/internal/site"
	"unknot/templates"
)

// playerPath is added to the address of a session for the page that leads through it.
const playerPath = "/play"

// A sessionReader returns the session that a request asks for.
type sessionReader func(site.Site, *http.Request) (catalog.Session, error)

// The sessions of the routes, by the kind of their address.
var (
	routineSession   = withoutSwaps(sessionByID((*catalog.Catalog).Routine))
	moveSession      = sessionByID((*catalog.Catalog).Move)
	planSessions     = sessionByID((*catalog.Catalog).Plan)
	planSession      = withoutSwaps(readPlanSession)
	conditionSession = sessionByID(func(c *catalog.Catalog, id string) *catalog.Condition { return c.Condition(id) })
)

// conditionPath is the route of the page of a condition.
const conditionPath = "/stretches/for/{id}"

// sessionPage returns the page that shows a session. It redirects to the canonical query.
func sessionPage(readSession sessionReader, component func(site.Site, catalog.Session) templ.Component) page {
	return func(site site.Site, r *http.Request) (templ.Component, error) {
		sess, err := readSession(site, r)
		if err != nil {
			return nil, err
		}
		if r.URL.RequestURI() != sess.Path {
			return nil, redirect(sess.Path)
		}
		return component(site, sess), nil
	}
}

// sessionByID returns a sessionReader. It finds an item by the id in the route, and returns the session of that item.
func sessionByID[T interface {
	comparable
	Session() catalog.Session
}](lookup func(*catalog.Catalog, string) T) sessionReader {
	return func(site site.Site, r *http.Request) (catalog.Session, error) {
		var none T
		v := lookup(site.Catalog, chi.URLParam(r, "id"))
		if v == none {
			return catalog.Session{}, errNotFound
		}
		return v.Session(), nil
	}
}

// sheetSession returns the session of the sheet in the query. If the sheet has faults or no moves, the error redirects
// to its page.
func sheetSession(site site.Site, r *http.Request) (catalog.Session, error) {
	text := r.URL.Query().Get(handout.Key)
	v, faults := handout.Parse(site.Catalog, text)
	if len(faults) > 0 {
		return catalog.Session{}, redirect(invalidSheetAddress(text))
	}
	if len(v.Items) == 0 {
		return catalog.Session{}, redirect(v.Address())
	}
	sess := v.Session()
	if len(sess.Items) == 0 { // its conditions leave out all of them
		return sess, redirect(v.Address())
	}
	return sess, nil
}

// player returns the page that leads a reader through a session.
func player(readSession sessionReader) page {
	return func(site site.Site, r *http.Request) (templ.Component, error) {
		sess, err := readSession(site, r)
		if err != nil {
			return nil, err
		}
		if to := sess.Address("play"); r.URL.RequestURI() != to {
			return nil, redirect(to)
		}
		return templates.Play(site, sess), nil
	}
}
