package web

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"

	"github.com/a-h/templ"

	"unknot/internal/catalog"
	"unknot/internal/session"
	"unknot/templates"
)

// siteInfo describes the site to a file that is saved elsewhere.
func siteInfo(site templates.Site) session.SiteInfo {
	return session.SiteInfo{URL: site.URL, Today: site.Today, Numbers: site.Plain, Catalog: site.Catalog}
}

// reminders answers the page that offers a session as files for programs that remind. adapt is the adapter for requests
// without chosen times; those with times are private.
func (s *Server) reminders(of sessionReader, adapt func(page) handler) handler {
	return switchOn(hasQuery, s.uncached(reminderPage(of)), adapt(reminderPage(of)))
}

// reminderPage offers the usual times if its query has none. Chosen times have one canonical query, without invalid
// parameters.
func reminderPage(of sessionReader) page {
	return func(site templates.Site, r *http.Request) (templ.Component, error) {
		p, times, err := timedSession(site, r, of)
		if err != nil {
			return nil, err
		}
		if uri := r.URL.RequestURI(); uri != times.Address(p, "remind") && uri != p.Address("remind") {
			return nil, redirect(times.Address(p, "remind"))
		}
		return templates.Remind(site, p, times), nil
	}
}

// calendar is a session as a weekly event. Without a day or a time it redirects to the form, which says what is
// missing.
func (s *Server) calendar(of sessionReader) page {
	return func(site templates.Site, r *http.Request) (templ.Component, error) {
		p, times, err := timedSession(site, r, of)
		if err != nil {
			return nil, err
		}
		if !times.Complete() {
			return nil, redirect(times.Address(p, "remind"))
		}
		if to := times.Address(p, "calendar.ics"); r.URL.RequestURI() != to {
			return nil, redirect(to)
		}
		f := textFile(session.Calendar(p, times, s.cfg.Now(), siteInfo(site)), session.CalendarType)
		f.disposition = fmt.Sprintf("inline; filename=%q", session.FileName(p, ".ics")) // phones open it, browsers without a calendar save it
		return f, nil
	}
}

// timedSession returns the session that r asks for, and its times.
func timedSession(site templates.Site, r *http.Request, of sessionReader) (catalog.Session, session.Times, error) {
	p, err := of(site, r)
	if err != nil {
		return catalog.Session{}, session.Times{}, err
	}
	query, _ := url.ParseQuery(r.URL.RawQuery) // invalid parameters choose nothing
	times := session.ParseTimes(query, session.DefaultTimes(p).Beginning(site.Today))
	if p.Plan != nil && times.Week > p.Plan.Weeks() {
		times.Week = -1
	}
	return p, times, nil
}

// breakFile is a session in the format of a program that reminds of breaks. write returns nil if no move fits into a
// break.
func breakFile(of sessionReader, format, contentType string, write func(catalog.Session, session.SiteInfo) ([]byte, error)) page {
	return func(site templates.Site, r *http.Request) (templ.Component, error) {
		p, err := of(site, r)
		if err != nil {
			return nil, err
		}
		if to := p.Address(format); r.URL.RequestURI() != to {
			return nil, redirect(to)
		}
		text, err := write(p, siteInfo(site))
		if err != nil {
			return nil, err
		}
		if text == nil {
			return nil, errNotFound
		}
		f := textFile(string(text), contentType)
		f.disposition = fmt.Sprintf("attachment; filename=%q", session.FileName(p, "-"+format))
		return f, nil
	}
}

// reviewCalendar is the days on which the next pages are due for a check, as a calendar.
func reviewCalendar(site templates.Site, _ *http.Request) (templ.Component, error) {
	a := site.Agenda(site.Today)
	docs := slices.Concat(a.Due, a.Soon, a.Later)
	return textFile(session.ReviewCalendar(docs[:min(catalog.MaxWhole, len(docs))], siteInfo(site)), session.CalendarType), nil
}
