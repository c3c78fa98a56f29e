package web

import (
	"context"
	"errors"
	"math"
	"net/http"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"

	"unknot/internal/catalog"
	"unknot/internal/web/limit"
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
	case errors.Is(err, limit.ErrBusy):
		s.writeBusy(w, r, snap, metrics.QueueFull)
	case errors.Is(err, context.Canceled): // most of these clients have left, but one that has closed only its sending side still reads
		s.writeBusy(w, r, snap, metrics.ClientLeft)
	default:
		s.cfg.Log.Error("page failed", "id", recorderOf(r).id, "path", truncate(r.URL.Path, maxLogPath), "error", err)
		s.writeServerError(w, r, snap)
	}
}

// writeRedirect redirects to an address of the site, never to one that the client sent. Caches must ask each time, since
// a page that has moved may come back. Pages stay in large print; files, whose paths have an extension, do not have it.
func (s *Server) writeRedirect(w http.ResponseWriter, r *http.Request, to string, status int) {
	target, _, _ := strings.Cut(to, "?")
	if slices.Contains(strings.Split(r.URL.RawQuery, "&"), templates.LargePrint) && path.Ext(target) == "" {
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

// writeServerError answers with status 500.
func (s *Server) writeServerError(w http.ResponseWriter, r *http.Request, snap *snapshot) {
	limitCaching(r, mustAsk)
	s.writePrepared(w, r, http.StatusInternalServerError, snap.serverError)
}

// writePrepared answers with an error page that was rendered in advance. It removes the headers of the response that could
// not be finished.
func (s *Server) writePrepared(w http.ResponseWriter, r *http.Request, status int, page []byte) {
	for _, name := range contentHeaders {
		w.Header().Del(name)
	}
	w.Header().Set("Content-Type", htmlType)
	w.Header()["Cache-Control"] = s.cacheControl(recorderOf(r).caching)
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		_, _ = w.Write(page) // fails only if the client has left
	}
}

// retryBusy is the value of Retry-After, in seconds, of a request that could not wait any longer.
const retryBusy = "5"

// writeBusy answers a request that cannot be rendered because too many others wait. The log says why.
func (s *Server) writeBusy(w http.ResponseWriter, r *http.Request, snap *snapshot, why metrics.Reason) {
	s.refuse(r, why)
	limitCaching(r, noStore)
	w.Header().Set("Retry-After", retryBusy)
	s.writePrepared(w, r, http.StatusServiceUnavailable, snap.busy)
}

// writeTooMany answers a request of a client that has to wait before it may ask for more.
func (s *Server) writeTooMany(w http.ResponseWriter, r *http.Request, snap *snapshot, wait time.Duration) {
	s.refuse(r, metrics.ClientLimit)
	limitCaching(r, noStore)
	w.Header().Set("Retry-After", strconv.Itoa(int(math.Ceil(wait.Seconds()))))
	s.writePrepared(w, r, http.StatusTooManyRequests, snap.tooMany)
}

// refuse records for the log and the metrics why a request is not answered.
func (s *Server) refuse(r *http.Request, why metrics.Reason) {
	recorderOf(r).refused = why
	s.metrics.Unavailable(why)
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
