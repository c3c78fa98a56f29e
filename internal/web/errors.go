package web

import (
	"context"
	"errors"
	"net/http"
	"path"
	"strings"

	"unknot/internal/catalog"
	"unknot/internal/web/metrics"
	"unknot/templates"
)

// redirectError is the error of a page that is at another address of the site.
type redirectError struct {
	to     string
	status int
}

func (e redirectError) Error() string { return "redirect to " + e.to }

// redirect returns the error of a page that is at another address for now.
func redirect(to string) error { return redirectError{to, http.StatusFound} }

// notFoundError is the error of a request for a page that does not exist.
type notFoundError struct {
	message    string             // "" for the usual one
	suggestion *catalog.PageEntry // nil for the page with the most similar address
}

func (notFoundError) Error() string { return "page not found" }

// errNotFound is the usual notFoundError.
var errNotFound error = notFoundError{}

// writeError answers a request whose page returned err.
func (s *Server) writeError(w http.ResponseWriter, r *http.Request, snap *snapshot, err error) {
	var moved redirectError
	var missing notFoundError
	switch {
	case errors.As(err, &moved):
		s.writeRedirect(w, r, moved.to, moved.status)
	case errors.As(err, &missing):
		s.writeNotFound(w, r, snap, missing)
	case errors.Is(err, context.Canceled):
		s.writeOverloaded(w)
	default:
		s.cfg.Log.Error("page failed", "id", recorderOf(r).id, "path", truncate(r.URL.Path, maxLogPath), "error", err)
		s.writeServerError(w, r, snap)
	}
}

// writeRedirect redirects to an address of the site, never to one that the client sent. Caches must ask each time, since
// a page that has moved may come back. Pages stay in large print; files, whose paths have an extension, do not have it.
func (s *Server) writeRedirect(w http.ResponseWriter, r *http.Request, to string, status int) {
	target, _, _ := strings.Cut(to, "?")
	if _, large := withoutLargePrint(r); large && path.Ext(target) == "" {
		if inLarge := templates.InLargePrint(to); inLarge != r.URL.RequestURI() { // else it would redirect to itself
			to = inLarge
		}
	}
	limitCaching(r, mustAsk)
	w.Header().Set("Location", to)
	w.Header()["Cache-Control"] = s.cacheControl(recorderOf(r).caching)
	w.WriteHeader(status)
}

// contentHeaders are the headers that describe one body.
var contentHeaders = []string{"Content-Disposition", "Content-Encoding", "Content-Length", "Etag", "Site-Version", "Speculation-Rules", "Vary"}

// writeServerError answers with status 500. It removes the headers of the response that could not be finished.
func (s *Server) writeServerError(w http.ResponseWriter, r *http.Request, snap *snapshot) {
	for _, name := range contentHeaders {
		w.Header().Del(name)
	}
	limitCaching(r, mustAsk)
	w.Header().Set("Content-Type", htmlType)
	w.Header()["Cache-Control"] = s.cacheControl(recorderOf(r).caching)
	w.WriteHeader(http.StatusInternalServerError)
	if r.Method != http.MethodHead {
		_, _ = w.Write(snap.serverError) // fails only if the client has left
	}
}

// writeOverloaded answers a request that was cancelled while it waited for a processor. Most of these clients have left, but
// one that has closed only its sending side still reads: without a response net/http would send it an empty page with
// status 200.
func (s *Server) writeOverloaded(w http.ResponseWriter) {
	s.metrics.Unavailable(metrics.Overloaded)
	w.Header().Set("Retry-After", "5")
	http.Error(w, "The site has too much to do just now. Please ask again in a few seconds.", http.StatusServiceUnavailable)
}

// writeNotReady answers before the first catalog is published. If the content has problems, it lists them, and the
// browser reloads.
func (s *Server) writeNotReady(w http.ResponseWriter) {
	s.metrics.Unavailable(metrics.Starting)
	text := "The content is not up yet.\n"
	w.Header().Set("Retry-After", "5")
	if problems := s.problems.Load(); problems != nil {
		w.Header().Set("Refresh", "1")
		text += "\n" + catalog.Problems(*problems).Error()
	}
	http.Error(w, text, http.StatusServiceUnavailable)
}

// methodNotAllowed answers a request with another method than GET and HEAD.
func (s *Server) methodNotAllowed(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Allow", "GET, HEAD")
	if r.Method == http.MethodOptions && isCrossOrigin(r.URL.Path) {
		writePreflight(w)
		return
	}
	snap := s.snapshot()
	if snap == nil {
		s.writeNotReady(w)
		return
	}
	s.writePage(w, r, snap, http.StatusMethodNotAllowed, templates.MethodNotAllowed(snap.site))
}
