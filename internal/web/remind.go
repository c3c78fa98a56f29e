package web

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"

	"github.com/a-h/templ"

	"unknot/internal/catalog"
	"unknot/internal/remind"
	"unknot/templates"
)

// place is the site to a file that is kept elsewhere.
func place(site templates.Site) remind.SiteInfo {
	return remind.SiteInfo{URL: site.URL, Today: site.Today, Numbers: numbers(site), Catalog: site.Catalog}
}

// reminders is the page to have a session as files of programs that remind. Without times in its address it offers the usual ones; any others have one way
// to be written, without what cannot be read of them.
func reminders(of sessionReader) page {
	return func(site templates.Site, r *http.Request) (templ.Component, error) {
		p, t, err := timed(site, r, of)
		if err != nil {
			return nil, err
		}
		if asked := r.URL.RequestURI(); asked != t.Address(p, "remind") && asked != p.Address("remind") {
			return nil, moved{t.Address(p, "remind"), http.StatusFound}
		}
		return templates.Remind(site, p, t), nil
	}
}

// weekly is a session in a calendar. Without a day or a time there is none: the form says so.
func (s *Server) weekly(of sessionReader) page {
	return func(site templates.Site, r *http.Request) (templ.Component, error) {
		p, t, err := timed(site, r, of)
		if err != nil {
			return nil, err
		}
		if !t.Complete() {
			return nil, moved{t.Address(p, "remind"), http.StatusFound}
		}
		if to := t.Address(p, "calendar.ics"); r.URL.RequestURI() != to {
			return nil, moved{to, http.StatusFound}
		}
		f := textFile(remind.Calendar(p, t, s.cfg.Now(), place(site)), remind.CalendarType)
		f.disposition = fmt.Sprintf("inline; filename=%q", remind.FileName(p, ".ics")) // a telephone opens it, a browser without a calendar keeps it
		return f, nil
	}
}

// reminders answers with the page to have a session as files, which adapt answers as long as nobody chose anything. What somebody chooses is kept nowhere.
func (s *Server) reminders(of sessionReader, adapt func(page) http.HandlerFunc) http.HandlerFunc {
	chosen := func(r *http.Request) bool { return r.URL.RawQuery != "" }
	return either(chosen, s.unkept(reminders(of)), adapt(reminders(of)))
}

// timed is the session that r asks for, and when.
func timed(site templates.Site, r *http.Request, of sessionReader) (catalog.Session, remind.Times, error) {
	p, err := of(site, r)
	if err != nil {
		return catalog.Session{}, remind.Times{}, err
	}
	query, _ := url.ParseQuery(r.URL.RawQuery) // what cannot be read of it chooses nothing
	return p, remind.ParseTimes(query, remind.DefaultTimes(p)), nil
}

// forBreaks is the form of a session for a program that reminds of breaks, which write makes, if any of its moves fits one.
func forBreaks(of sessionReader, form, contentType string, write func(catalog.Session, remind.SiteInfo) ([]byte, error)) page {
	return func(site templates.Site, r *http.Request) (templ.Component, error) {
		p, err := of(site, r)
		if err != nil {
			return nil, err
		}
		if to := p.Address(form); r.URL.RequestURI() != to {
			return nil, moved{to, http.StatusFound}
		}
		text, err := write(p, place(site))
		if err != nil {
			return nil, err
		}
		if text == nil {
			return nil, errNotFound
		}
		f := textFile(string(text), contentType)
		f.disposition = fmt.Sprintf("attachment; filename=%q", remind.FileName(p, "-"+form))
		return f, nil
	}
}

// reviewDays is when pages are to be checked again, as a calendar.
func reviewDays(site templates.Site, _ *http.Request) (templ.Component, error) {
	a := site.Agenda(site.Today)
	return textFile(remind.ReviewCalendar(slices.Concat(a.Due, a.Soon, a.Later), place(site)), remind.CalendarType), nil
}
