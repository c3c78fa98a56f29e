package web

import (
	"cmp"
	"net/http"
	"strings"

	"github.com/go-chi/chi/v5"

	"unknot/internal/catalog"
	"unknot/internal/library"
	"unknot/internal/site"
	"unknot/templates"
)

// left lists what has left the site: the pattern of its addresses, and what takes its place there. If nothing does, a
// sentence says what to use instead. No address is ever given to something else.
var left = []struct{ pattern, to, instead string }{
	{conditionPath + "/stretchly.json", "", noBreakFiles},
	{conditionPath + "/workrave.xml", "", noBreakFiles},
	{"/routines/{id}/stretchly.json", "", noBreakFiles},
	{"/routines/{id}/workrave.xml", "", noBreakFiles},
	{planSessionPath + "/stretchly.json", "", noBreakFiles},
	{planSessionPath + "/workrave.xml", "", noBreakFiles},
	{"/handout/stretchly.json", "", noBreakFiles},
	{"/handout/workrave.xml", "", noBreakFiles},
	{"/feed.json", "/feed.atom", ""},
	{"/review.atom", "/feed.atom", ""},
	{"/review.json", "/feed.atom", ""},
	{"/tags/{id}.atom", "/feed.atom", ""},
	{"/stretches.json", library.AllPath, ""},
	{"/guides.json", library.AllPath, ""},
	{"/evidence.json", library.AllPath, ""},
	{"/routines.json", library.AllPath, ""},
	{"/plans.json", library.AllPath, ""},
	{"/questions.json", library.AllPath, ""},
	{"/sources.json", library.AllPath, ""},
	{"/stretches.csv", "", noTables},
	{"/moves.csv", "", noTables},
	{"/evidence.csv", "", noTables},
	{"/claims.csv", "", noTables},
	{"/sources.csv", "", noTables},
	{"/data.csv", "", noTables},
	{"/sources.bib", "", noReferences},
	{"/sources.ris", "", noReferences},
	{"/pictures/*", "", "Single pictures have gone: each move in " + library.AllPath + " has the addresses of its drawing."},
	{"/previews/*", "", "These pictures of pages have gone: each page names its own, as og:image."},
	{"/oembed", "", "Pages no longer show inside other pages: link to the page itself."},
	{"/walk/calendar.ics", "", "The calendar of the walking form has gone: each walking plan on /plans has its own."},
	{"/walk", "/plans/walking", ""},
	{"/card", "/plans", ""},
	{"/plans/{id}/check-in", "/plans/{id}", ""},
	{"/review.ics", "", "The calendar of reviews has gone: /review lists what is due, and when."},
}

const (
	noBreakFiles = "Files for Stretchly and Workrave have gone: a calendar reminds you too, with /remind behind the address of the page."
	noTables     = "This table has gone: " + library.AllPath + " holds the same."
	noReferences = "This list of references has gone: " + library.AllPath + " holds the sources."
)

// routeLeft routes the addresses of what has left.
func (s *Server) routeLeft(r chi.Router) {
	for _, l := range left {
		if l.to != "" {
			r.Get(l.pattern, s.replaced(l.to))
		} else {
			r.Get(l.pattern, gone(l.instead))
		}
	}
	r.Get(embedPrefix+"*", s.goneEmbed)
}

// replaced redirects to what took the place of something. It drops the query, which nothing there reads, and which may
// say something about a reader.
func (s *Server) replaced(to string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		keepPrivate(w, r)
		page := strings.Replace(to, "{id}", chi.URLParam(r, "id"), 1)
		if page != to && snapshotOf(r).site.PageEntry(page) == nil {
			s.notFound(w, r, notFoundError{})
			return
		}
		s.redirect(w, r, page, http.StatusMovedPermanently)
	}
}

// keepPrivate keeps caches from storing the response to r if r has a query, which may be a sheet or a search.
func keepPrivate(w http.ResponseWriter, r *http.Request) {
	if r.URL.RawQuery != "" {
		w.Header()["Cache-Control"] = privateNoStore
	}
}

// withoutSwaps returns readSession for sessions in which readers could once do a move in place of another. The address
// of such a session says that it is gone, and links to the session as written. It does not redirect there: its reader
// may be one who does not do the move that was replaced.
func withoutSwaps(readSession sessionReader) sessionReader {
	return func(site site.Site, r *http.Request) (catalog.Session, error) {
		sess, err := readSession(site, r)
		if err == nil && r.URL.Query().Has("swap") {
			err = notFoundError{
				message:    "Moves can no longer be swapped here. The session below has the move that was left out before. Leave it out, or see on its page what to do instead.",
				suggestion: &catalog.PageEntry{Path: sess.Path, Title: sess.Title},
				gone:       true,
			}
		}
		return sess, err
	}
}

// gone says what to use instead of something that has left.
func gone(instead string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		keepPrivate(w, r)
		plainText(w, http.StatusGone, instead+"\n")
	}
}

// embedPrefix begins the addresses at which other sites showed moves and routines in a frame.
const embedPrefix = "/embed/"

// framedHeaders replace some of the securityHeaders, so that the frame can say why it no longer shows what it did.
var framedHeaders = []header{
	{"Content-Security-Policy", []string{contentPolicy}},
	{"Cross-Origin-Resource-Policy", []string{"cross-origin"}},
	{"X-Frame-Options", nil},
}

// goneEmbed links to the page that was shown in the frame of another site.
func (s *Server) goneEmbed(w http.ResponseWriter, r *http.Request) {
	site := snapshotOf(r).site
	path := "/" + strings.TrimRight(strings.TrimPrefix(r.URL.Path, embedPrefix), "/")
	page := cmp.Or(site.PageEntry(cmp.Or(site.MovedPage(path), path)), site.PageEntry("/"))
	for _, line := range framedHeaders {
		w.Header()[line.name] = line.value
	}
	s.errorPage(w, r, http.StatusGone, templates.GoneEmbed(page))
}
