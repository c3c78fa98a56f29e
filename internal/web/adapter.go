package web

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"net/http"
	"strings"

	"github.com/a-h/templ"

	"unknot/internal/catalog"
	"unknot/static"
	"unknot/templates"
)

// page answers one kind of request. It sees one catalog from start to end and never touches the response.
type page func(templates.Site, *http.Request) (templ.Component, error)

var errNotFound = errors.New("no such page")

// moved is the error of a request whose page stands at another address of the site.
type moved struct {
	to     string
	status int
}

func (m moved) Error() string { return "moved to " + m.to }

// missing is the error of a request for a page that is not there, with what to say of it.
type missing struct {
	lead  string
	meant *catalog.Address // where to go instead, nil for the page with the nearest address
}

func (missing) Error() string { return "no such page" }

// maxSlow is how many bytes are compressed slowly: all of the library would take seconds, for the first reader.
const maxSlow = 1 << 18

const html = "text/html; charset=utf-8"

// file is a component that is not HTML.
type file struct {
	templ.Component
	contentType string
	disposition string // how a browser is to keep it, "" for as it likes (RFC 6266)
}

// key is what a rendered page is kept under.
type key struct {
	snapshot uint64
	path     string // as it was asked for
	query    string // of a list, and for large print
}

// page adapts p to HTTP. A query leads to the address without it.
func (s *Server) page(p page) http.HandlerFunc {
	return s.list(func(site templates.Site, r *http.Request) (templ.Component, error) {
		c, err := p(site, r)
		if err == nil && r.URL.RawQuery != "" {
			return nil, moved{asked(r), http.StatusFound}
		}
		return c, err
	})
}

// list adapts p, which reads the query itself. Any page can be had in large print: of that query p sees nothing.
func (s *Server) list(p page) http.HandlerFunc {
	return s.up(func(w http.ResponseWriter, r *http.Request, snap *snapshot) {
		s.serveKept(w, r, snap, keyOf(snap, r), func() (*body, error) { return s.make(snap, p, r) })
	})
}

// up lets answer see the site as it is now, once there is one.
func (s *Server) up(answer func(http.ResponseWriter, *http.Request, *snapshot)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		snap := s.snapshot()
		if snap == nil {
			s.unready(w)
			return
		}
		answer(w, r, snap)
	}
}

// keyOf is what the answer to r is kept under.
func keyOf(snap *snapshot, r *http.Request) key {
	k := key{snapshot: snap.number, path: asked(r)}
	if !strings.HasPrefix(k.path, static.Prefix) && !strings.HasPrefix(k.path, previews) { // a query names no other file
		k.query = r.URL.RawQuery
	}
	return k
}

// serveKept answers with what is kept under k, or else with what load makes, which it keeps.
func (s *Server) serveKept(w http.ResponseWriter, r *http.Request, snap *snapshot, k key, load makeBody) {
	recorderOf(r).cache = "miss"
	// Not with the context of r: others may wait for the same body, and a client that has shut only its own side still reads.
	b, err := s.kept.Get(context.WithoutCancel(r.Context()), k, load)
	if err != nil {
		s.fail(w, r, snap, err)
		return
	}
	b.serve(w, r)
}

// asked is the path that the router chose a page by: with its escapes if it has any that nobody needs.
func asked(r *http.Request) string {
	return cmp.Or(r.URL.RawPath, r.URL.Path, "/")
}

// makeBody makes what is not kept yet, once however many ask for it.
type makeBody func() (*body, error)

func (m makeBody) Load(context.Context, key) (*body, error)          { return m() }
func (m makeBody) Reload(context.Context, key, *body) (*body, error) { return m() }

// make renders what p answers to r.
func (s *Server) make(snap *snapshot, p page, r *http.Request) (*body, error) {
	site := snap.site
	r, site.Large = largePrint(r)
	c, err := p(site, r)
	if err != nil {
		return nil, err
	}
	contentType, disposition := kindOf(c)
	if site.Large && contentType != html {
		return nil, moved{asked(r), http.StatusFound}
	}
	plain, err := s.render(snap, c)
	if err != nil {
		return nil, err
	}
	compressor := s.slow
	if r.URL.RawQuery != "" || site.Large || len(plain) > maxSlow {
		compressor = s.fast // anyone can ask for as many filters as they like, and few for large print
	}
	if contentType != html {
		b, err := s.body(r, compressor, contentType, plain, fresh, nil)
		if err == nil && disposition != "" {
			b.disposition = []string{disposition}
		}
		return b, err
	}
	b, err := s.body(r, compressor, contentType, plain, fresh, snap.speculation)
	if err != nil {
		return nil, err
	}
	b.version = snap.version
	return b, nil
}

// kindOf is the media type of what c renders, and how to keep it: a page, unless it says otherwise.
func kindOf(c templ.Component) (contentType, disposition string) {
	if f, ok := c.(file); ok {
		return f.contentType, f.disposition
	}
	return html, ""
}

// largePrint is r without its wish for large print, and whether it has it.
func largePrint(r *http.Request) (*http.Request, bool) {
	query, large := strings.CutSuffix("&"+r.URL.RawQuery, "&"+templates.LargePrint)
	if large {
		r = r.Clone(r.Context())
		r.URL.RawQuery = strings.TrimPrefix(query, "&")
	}
	return r, large
}

// body makes what is kept for the address of r.
func (s *Server) body(r *http.Request, c *compressor, contentType string, plain []byte, cacheControl, speculation []string) (*body, error) {
	b, err := c.body(contentType, plain, speculation)
	if err != nil {
		return nil, err
	}
	b.cacheControl = cacheControl
	b.log = s.cfg.Log.Handler().WithAttrs(about(r, patternOf(r), "hit"))
	return b, nil
}

// render writes c and puts the phone numbers of the place into it: as links in a page, as plain text in any other file. The reader who asked
// first may leave; others wait for the same bytes, so it does not stop with the request.
func (s *Server) render(snap *snapshot, c templ.Component) ([]byte, error) {
	var buf bytes.Buffer
	if err := c.Render(context.Background(), &buf); err != nil {
		return nil, err
	}
	if contentType, _ := kindOf(c); contentType != html {
		return []byte(numbers(snap.site).Replace(buf.String())), nil
	}
	return withNumbers(snap.site, buf.Bytes()), nil
}

// fail answers a request that ended in err.
func (s *Server) fail(w http.ResponseWriter, r *http.Request, snap *snapshot, err error) {
	var to moved
	var no missing
	switch {
	case errors.As(err, &to):
		// The target is an address of ours, never what the reader sent.
		redirect(w, r, to.to, to.status)
	case errors.As(err, &no):
		s.absent(w, r, snap, no)
	case errors.Is(err, errNotFound):
		s.absent(w, r, snap, missing{})
	case errors.Is(err, context.Canceled):
		overloaded(w)
	default:
		s.cfg.Log.Error("page failed", "id", recorderOf(r).id, "path", r.URL.Path, "error", err)
		s.broken(w, snap)
	}
}

// redirect leads to an address of the site. Browsers ask again each time: what has moved may come back.
// Who asked for large print has it there too.
func redirect(w http.ResponseWriter, r *http.Request, to string, status int) {
	if _, large := largePrint(r); large && r.URL.Path != to && !strings.HasPrefix(to, static.Prefix) {
		to = templates.InLargePrint(to)
	}
	w.Header().Set("Location", to)
	askAgain(w)
	w.WriteHeader(status)
}

// askAgain lets no one keep an answer unasked, unless it says how to keep it already, as those of a search do.
func askAgain(w http.ResponseWriter) {
	if w.Header().Get("Cache-Control") == "" {
		w.Header()["Cache-Control"] = fresh
	}
}

// broken answers with the page for what went wrong, whatever was said of the answer that it stands for.
func (s *Server) broken(w http.ResponseWriter, snap *snapshot) {
	for _, name := range ofBody {
		w.Header().Del(name)
	}
	write(w, http.StatusInternalServerError, html, snap.broken)
}

// ofBody are headers that describe one body and no other.
var ofBody = []string{"Content-Disposition", "Content-Encoding", "Content-Length", "Etag", "Site-Version", "Speculation-Rules", "Vary"}

// overloaded answers a request that was cancelled while it waited for a processor. Most such clients have left, but one that has shut only
// its own side of the connection still reads: without an answer net/http would send it an empty page with the status 200.
func overloaded(w http.ResponseWriter) {
	w.Header().Set("Retry-After", "5")
	http.Error(w, "The site has too much to do just now. Please ask again in a few seconds.", http.StatusServiceUnavailable)
}

// lost answers an address that no route knows.
func (s *Server) lost(w http.ResponseWriter, r *http.Request, snap *snapshot) {
	s.absent(w, r, snap, missing{})
}

// absent answers an address where nothing is: moved, taken down, mistyped or unknown.
func (s *Server) absent(w http.ResponseWriter, r *http.Request, snap *snapshot, no missing) {
	site, path := snap.site, r.URL.Path
	page, form := formAsked(r)
	if to := site.Moved(page); to != "" {
		if plainly, _ := largePrint(r); form != "" && plainly.URL.RawQuery != "" {
			form += "?" + plainly.URL.RawQuery
		}
		redirect(w, r, to+form, http.StatusMovedPermanently)
		return
	}
	if data := formOf(path); data != "" {
		s.absentData(w, r, snap, data)
		return
	}
	if gone := site.Gone(page); gone != nil {
		s.answer(w, r, snap, http.StatusGone, templates.Gone(site, gone, site.Address(gone.Instead)))
		return
	}
	if bare := strings.TrimRight(path, "/"); bare != asked(r) && site.Address(bare) != nil {
		redirect(w, r, bare, http.StatusMovedPermanently)
		return
	}
	meant := no.meant
	if meant == nil {
		meant = site.NearestAddress(path)
	}
	lead := "There is no page at this address. It may have a typing mistake."
	if no.lead != "" {
		lead = no.lead
	}
	s.answer(w, r, snap, http.StatusNotFound, templates.Lost(site, lead, meant))
}

// formAsked parts the path of r into that of a document and another form of it that its route is for: /play, .json.
func formAsked(r *http.Request) (page, form string) {
	_, form, _ = strings.Cut(patternOf(r), "{id}")
	page, has := strings.CutSuffix(r.URL.Path, form)
	if !has {
		return r.URL.Path, ""
	}
	return page, form
}

// refused answers a request that would send something.
func (s *Server) refused(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Allow", "GET, HEAD")
	if r.Method == http.MethodOptions && isOpen(r.URL.Path) {
		preflight(w)
		return
	}
	snap := s.snapshot()
	if snap == nil {
		s.unready(w)
		return
	}
	s.answer(w, r, snap, http.StatusMethodNotAllowed, templates.Refused(snap.site))
}

// answer renders c for this one request.
func (s *Server) answer(w http.ResponseWriter, r *http.Request, snap *snapshot, status int, c templ.Component) {
	data, err := s.render(snap, c)
	if err != nil {
		s.fail(w, r, snap, err)
		return
	}
	write(w, status, html, data)
}

func write(w http.ResponseWriter, status int, contentType string, page []byte) {
	w.Header().Set("Content-Type", contentType)
	askAgain(w)
	w.WriteHeader(status)
	_, _ = w.Write(page) // a reader who has left is no error
}

// unready answers while there is no content; while writing it says why, and the browser asks again.
func (s *Server) unready(w http.ResponseWriter) {
	text := "The content is not up yet.\n"
	w.Header().Set("Retry-After", "5")
	if problems := s.before.Load(); problems != nil {
		w.Header().Set("Refresh", "1")
		text += "\n" + catalog.Problems(*problems).Error()
	}
	http.Error(w, text, http.StatusServiceUnavailable)
}
