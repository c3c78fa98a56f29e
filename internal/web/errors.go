package web

import (
	"context"
	"errors"
	"net/http"
	"strings"

	"github.com/a-h/templ"

	"unknot/internal/catalog"
	"unknot/static"
	"unknot/templates"
)

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

// fail answers a request that ended in err.
func (s *Server) fail(w http.ResponseWriter, r *http.Request, snap *snapshot, err error) {
	var to moved
	var no missing
	switch {
	case errors.As(err, &to):
		// The target is an address of ours, never what the reader sent.
		s.redirect(w, r, to.to, to.status)
	case errors.As(err, &no):
		s.absent(w, r, snap, no)
	case errors.Is(err, errNotFound):
		s.absent(w, r, snap, missing{})
	case errors.Is(err, context.Canceled):
		overloaded(w)
	default:
		s.cfg.Log.Error("page failed", "id", recorderOf(r).id, "path", bounded(r.URL.Path, maxLogPath), "error", err)
		s.broken(w, r, snap)
	}
}

// redirect leads to an address of the site. Caches ask again each time: what has moved may come back.
// Who asked for large print has it there too.
func (s *Server) redirect(w http.ResponseWriter, r *http.Request, to string, status int) {
	if _, large := largePrint(r); large && r.URL.Path != to && !strings.HasPrefix(to, static.Prefix) {
		to = templates.InLargePrint(to)
	}
	atMost(r, revalidated)
	w.Header().Set("Location", to)
	w.Header()["Cache-Control"] = s.cacheControl(recorderOf(r).caching)
	w.WriteHeader(status)
}

// broken answers with the page for what went wrong, whatever was said of the answer that it stands for.
func (s *Server) broken(w http.ResponseWriter, r *http.Request, snap *snapshot) {
	for _, name := range ofBody {
		w.Header().Del(name)
	}
	atMost(r, revalidated)
	w.Header().Set("Content-Type", html)
	w.Header()["Cache-Control"] = s.cacheControl(recorderOf(r).caching)
	w.WriteHeader(http.StatusInternalServerError)
	if r.Method != http.MethodHead {
		_, _ = w.Write(snap.broken) // a reader who has left is no error
	}
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
		s.redirect(w, r, to+form, http.StatusMovedPermanently)
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
		s.redirect(w, r, bare, http.StatusMovedPermanently)
		return
	}
	meant := no.meant
	if meant == nil {
		meant = site.NearestAddress(path)
	}
	if no.lead != "" {
		s.answer(w, r, snap, http.StatusNotFound, templates.Lost(site, no.lead, meant))
		return
	}
	s.serveLost(w, r, snap, meant)
}

// serveLost answers with the page that only says what was probably meant, nil for nothing. There are no more of these than pages of the site,
// so they are kept: it is what strangers ask for most, and compressing it costs more than making it. Those of a route that says more of one
// reader are not.
func (s *Server) serveLost(w http.ResponseWriter, r *http.Request, snap *snapshot, meant *catalog.Address) {
	page := templates.Lost(snap.site, "There is no page at this address. It may have a typing mistake.", meant)
	if recorderOf(r).caching != shareable {
		s.answer(w, r, snap, http.StatusNotFound, page)
		return
	}
	k := key{snapshot: snap.number, path: "404 "} // no address begins so
	if meant != nil {
		k.path += meant.Path
	}
	b, err := s.kept.Get(context.WithoutCancel(r.Context()), k, makeBody(func() (*body, error) {
		plain, err := s.render(snap, page)
		if err != nil {
			return nil, err
		}
		b, err := s.fast.body(html, plain, nil)
		if err != nil {
			return nil, err
		}
		b.status, b.cacheControl = http.StatusNotFound, s.cacheControl(shareable)
		return b, nil
	}))
	if err != nil {
		s.fail(w, r, snap, err)
		return
	}
	b.serve(w, r)
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
	plain, err := s.render(snap, c)
	if err != nil {
		s.fail(w, r, snap, err)
		return
	}
	s.answerWith(w, r, snap, status, html, plain)
}

// answerWith answers that what was asked for is not to be had, with plain in the encoding that r likes best. An ETag lets caches tell such
// answers apart; 304 is never one of them, as conditions count for successful answers alone (RFC 9110, 13.2.1).
func (s *Server) answerWith(w http.ResponseWriter, r *http.Request, snap *snapshot, status int, contentType string, plain []byte) {
	encoding := preferred(r.Header["Accept-Encoding"])
	out, err := s.fast.encode(r.Context(), encoding, plain)
	if err != nil {
		s.fail(w, r, snap, err)
		return
	}
	h := w.Header()
	h.Set("Content-Type", contentType)
	if status != http.StatusNotFound && status != http.StatusGone {
		atMost(r, revalidated)
	} else if recorderOf(r).caching < unstored {
		h["Etag"] = tagOf(hashOf(plain), encoding)
	}
	h["Cache-Control"] = s.cacheControl(recorderOf(r).caching)
	writeEncoded(w, r, status, encoding, out)
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
