package web

import (
	"fmt"
	"net/http"

	"github.com/a-h/templ"

	"unknot/internal/catalog"
	"unknot/internal/session"
	"unknot/internal/site"
	"unknot/templates"
)

// siteInfo returns what a calendar file needs to know about the site.
func siteInfo(site site.Site) session.SiteInfo {
	return session.SiteInfo{URL: site.URL, Today: site.Today, Numbers: site.Plain, Catalog: site.Catalog}
}

// reminderPage offers the usual times if its query has none. Times in the query have one canonical form, without
// invalid parameters.
func reminderPage(readSession sessionReader) page {
	return func(site site.Site, r *http.Request) (templ.Component, error) {
		sess, times, err := timedSession(site, r, readSession)
		if err != nil {
			return nil, err
		}
		if sess.Plan == nil {
			times.From = catalog.Day{} // the form is for days of the week
		}
		if uri := r.URL.RequestURI(); uri != times.Address(sess, "remind") && uri != sess.Address("remind") {
			return nil, redirect(times.Address(sess, "remind"))
		}
		return templates.Remind(site, sess, times), nil
	}
}

// calendar returns a session as a calendar file with a weekly event. Without a day or a time it redirects to the form,
// which says what is missing.
func (s *Server) calendar(readSession sessionReader) page {
	return func(site site.Site, r *http.Request) (templ.Component, error) {
		sess, times, err := timedSession(site, r, readSession)
		if err != nil {
			return nil, err
		}
		if !times.Complete() {
			return nil, redirect(times.Address(sess, "remind"))
		}
		if to := times.Address(sess, "calendar.ics"); r.URL.RequestURI() != to {
			return nil, redirect(to)
		}
		f := textFile(session.Calendar(sess, times, s.cfg.Now(), siteInfo(site)), session.CalendarType)
		f.disposition = fmt.Sprintf("inline; filename=%q", session.FileName(sess)) // phones open it, and browsers save it
		return f, nil
	}
}

// timedSession returns the session that r asks for, and its times.
func timedSession(site site.Site, r *http.Request, readSession sessionReader) (catalog.Session, session.Times, error) {
	sess, err := readSession(site, r)
	if err != nil {
		return catalog.Session{}, session.Times{}, err
	}
	return sess, session.ParseTimes(r.URL.Query(), session.DefaultTimes(sess).Beginning(site.Today)), nil
}
