package web

import (
	"fmt"
	"net/http"
	"net/url"

	"github.com/a-h/templ"

	"unknot/internal/catalog"
	"unknot/internal/handout"
	"unknot/internal/session"
	"unknot/internal/view"
	"unknot/templates"
)

// walk is a walking plan from the numbers in the query. It redirects to the canonical query. Numbers that are not
// allowed have status 400, and stay in the address.
func walk(site templates.Site, r *http.Request) (templ.Component, error) {
	v, _, err := readWalk(site, r)
	if err != nil {
		return nil, err
	}
	if len(v.Faults) == 0 {
		if err := redirectToCanonical(r, v); err != nil {
			return nil, err
		}
	}
	return walkPage(site, v, session.WalkTimes(nil, 0, site.Today))
}

// readWalk returns the walking plan that r asks for, and the query of r.
func readWalk(site templates.Site, r *http.Request) (view.Walk, url.Values, error) {
	if site.Walking == nil {
		return view.Walk{}, nil, errNotFound
	}
	query, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil {
		return view.Walk{}, nil, redirect(catalog.WalkPath)
	}
	return view.ParseWalk(site.Walking, query), query, nil
}

// walkPage is the page of a walking plan. It says what is wrong with the numbers or times, if anything is.
func walkPage(site templates.Site, v view.Walk, t session.Times) (templ.Component, error) {
	code, err := handout.EncodeQR(site.URL + v.Link())
	if err != nil {
		return nil, err
	}
	c := templates.Walk(site, site.Page(catalog.WalkID), v, t, code)
	if !isValidWalk(v, t) {
		return badRequest(c), nil
	}
	return c, nil
}

// isValidWalk reports whether nothing is wrong with the numbers of a walking plan, and its times are valid.
func isValidWalk(v view.Walk, t session.Times) bool {
	return len(v.Faults) == 0 && t.Minute >= 0 && !t.From.IsZero()
}

// walkCalendar is a walking plan as a calendar file. It redirects to the page if the query has no times, or if the
// reader has reached the aim already.
func (s *Server) walkCalendar(site templates.Site, r *http.Request) (templ.Component, error) {
	v, query, err := readWalk(site, r)
	if err != nil {
		return nil, err
	}
	weeks := v.Plan()
	choosesTimes := query.Has("time") || query.Has("from")
	if len(v.Faults) == 0 && (len(weeks) == 0 || !choosesTimes) {
		return nil, redirect(v.Link())
	}
	t := session.WalkTimes(query, min(v.Days, catalog.MaxWalkDays), site.Today)
	if !isValidWalk(v, t) {
		return walkPage(site, v, t)
	}
	if to := catalog.WithQuery(catalog.WalkPath+"/calendar.ics", v.Query()+"&"+t.WalkQuery()); r.URL.RequestURI() != to {
		return nil, redirect(to)
	}
	f := textFile(session.WalkCalendar(weeks, v.Link(), t, s.cfg.Now(), siteInfo(site)), session.CalendarType)
	f.disposition = fmt.Sprintf("inline; filename=%q", "unknot-walk.ics")
	return f, nil
}
