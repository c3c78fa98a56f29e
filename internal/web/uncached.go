package web

import (
	"net/http"
	"strconv"

	"github.com/a-h/templ"
)

// unkept adapts p to HTTP and forgets what it answered: what somebody searches for, or is given to do, is their own business, here it stays
// nowhere.
func (s *Server) unkept(p page) http.HandlerFunc {
	return s.up(func(w http.ResponseWriter, r *http.Request, snap *snapshot) {
		atMost(r, unstored)
		if err := s.serveUncached(w, r, snap, p); err != nil {
			s.fail(w, r, snap, err)
		}
	})
}

// serveUncached answers r with what p renders. It has written nothing, headers neither, if it returns an error.
func (s *Server) serveUncached(w http.ResponseWriter, r *http.Request, snap *snapshot, p page) error {
	site := snap.site
	plainly, large := largePrint(r)
	site.Large = large
	c, err := p(site, plainly)
	if err != nil {
		return err
	}
	plain, err := s.render(snap, c)
	if err != nil {
		return err
	}
	encoding := preferred(r.Header["Accept-Encoding"])
	out, err := s.fast.encode(r.Context(), encoding, plain)
	if err != nil {
		return err
	}
	h := w.Header()
	h["Cache-Control"] = private
	setKind(h, snap, c)
	writeEncoded(w, r, statusOf(c), encoding, out)
	return nil
}

// setKind sets the headers that say what c is and how to keep it.
func setKind(h http.Header, snap *snapshot, c templ.Component) {
	contentType, disposition := kindOf(c)
	h.Set("Content-Type", contentType)
	if contentType == html && snap.version != nil {
		h["Site-Version"] = snap.version
	}
	if disposition != "" {
		h.Set("Content-Disposition", disposition)
	}
}

// writeEncoded writes out, which is in that encoding, "" for none.
func writeEncoded(w http.ResponseWriter, r *http.Request, status int, encoding string, out []byte) {
	h := w.Header()
	h["Vary"] = varyEncoding
	h.Set("Content-Length", strconv.Itoa(len(out)))
	if encoding != "" {
		h.Set("Content-Encoding", encoding)
	}
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		_, _ = w.Write(out) // a reader who has left is no error
	}
}
