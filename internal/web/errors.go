package web

import (
	"errors"
	"fmt"
	"io"
	"math"
	"net/http"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/a-h/templ"

	"unknot/internal/catalog"
	"unknot/internal/web/limit"
	"unknot/internal/web/metrics"
	"unknot/templates"
)

// redirectError says that the page is at another address of the site.
type redirectError struct {
	to     string
	status int
}

func (e redirectError) Error() string { return "redirect to " + e.to }

// redirect returns the error that redirects to another address, temporarily.
func redirect(to string) error { return redirectError{to, http.StatusFound} }

// notFoundError says that there is no such page.
type notFoundError struct {
	message    string             // what to tell the reader; "" for the usual message
	suggestion *catalog.PageEntry // page to suggest; nil for the one with the most similar address
	gone       bool               // whether it was there once
}

func (notFoundError) Error() string { return "page not found" }

// errNotFound is the notFoundError with the usual message.
var errNotFound error = notFoundError{}

// fail answers a request whose page returned the error err, or that waited in vain for a place to render.
func (s *Server) fail(w http.ResponseWriter, r *http.Request, err error) {
	var moved redirectError
	var missing notFoundError
	switch {
	case errors.As(err, &moved):
		s.redirect(w, r, moved.to, moved.status)
	case errors.As(err, &missing):
		s.notFound(w, r, missing)
	case errors.Is(err, limit.ErrBusy):
		s.busy(w, r)
	default:
		x := exchangeOf(r)
		s.cfg.Log.Error("page failed", "id", x.id, logPath(r), "error", err)
		writePrepared(w, http.StatusInternalServerError, x.snap.errorPages[templates.ServerError])
	}
}

// redirect redirects to an address of the site, never to one that the client sent. A reader of large print stays in
// large print, except for files, which do not have it.
func (s *Server) redirect(w http.ResponseWriter, r *http.Request, to string, status int) {
	target, _, _ := strings.Cut(to, "?")
	isFile := path.Ext(target) != ""
	isLarge := slices.Contains(strings.Split(r.URL.RawQuery, "&"), templates.LargePrint)
	inLarge := templates.InLargePrint(to)
	if isLarge && !isFile && inLarge != r.URL.RequestURI() { // or else it would redirect to itself
		to = inLarge
	}
	w.Header()["Location"] = []string{escapeAddress(to)}
	w.WriteHeader(status)
}

// escapeAddress escapes the bytes that no address may contain (RFC 3986, 2). Part of the client's query may be in
// address, and it may contain any bytes.
func escapeAddress(address string) string {
	var out strings.Builder
	for _, b := range []byte(address) {
		isPrintable := b > ' ' && b <= '~'
		if isPrintable && !strings.ContainsRune("\"<>\\^`{|}", rune(b)) {
			out.WriteByte(b)
		} else {
			fmt.Fprintf(&out, "%%%02X", b)
		}
	}
	return out.String()
}

// busy answers a request that cannot be rendered because too many others are waiting.
func (s *Server) busy(w http.ResponseWriter, r *http.Request) {
	x := exchangeOf(r)
	x.refused = metrics.QueueFull
	retryAfter(w, usualRetry)
	writePrepared(w, http.StatusServiceUnavailable, x.snap.errorPages[templates.Busy])
}

// writePrepared answers with a page that was rendered in advance. The page is the same for every request, and nothing
// may cache it.
func writePrepared(w http.ResponseWriter, status int, page []byte) {
	h := w.Header()
	h["Content-Type"], h["Cache-Control"] = []string{htmlType}, privateNoStore
	h["Content-Length"] = []string{strconv.Itoa(len(page))}
	w.WriteHeader(status)
	_, _ = w.Write(page) // fails only if the client has left
}

// usualRetry is how long a client is told to wait when the server cannot answer yet.
const usualRetry = 5 * time.Second

// retryAfter says when to ask again.
func retryAfter(w http.ResponseWriter, wait time.Duration) {
	w.Header()["Retry-After"] = []string{strconv.Itoa(int(math.Ceil(wait.Seconds())))}
}

// plainText answers with a line of plain text.
func plainText(w http.ResponseWriter, status int, text string) {
	w.Header()["Content-Type"], w.Header()["Content-Length"] = []string{textType}, []string{strconv.Itoa(len(text))}
	w.WriteHeader(status)
	_, _ = io.WriteString(w, text) // fails only if the client has left
}

// methodNotAllowed answers a request whose method is neither GET nor HEAD: OPTIONS for data that other sites may read,
// which browsers ask first, and everything else with an error page.
func methodNotAllowed(w http.ResponseWriter, r *http.Request) {
	w.Header()["Allow"] = []string{"GET, HEAD"}
	if r.Method == http.MethodOptions && isCrossOrigin(r.URL.Path) {
		for _, line := range preflightHeaders {
			w.Header()[line.name] = line.value
		}
		w.WriteHeader(http.StatusNoContent)
		return
	}
	writePrepared(w, http.StatusMethodNotAllowed, snapshotOf(r).errorPages[templates.MethodNotAllowed])
}

// errorPage answers with c as an error page.
func (s *Server) errorPage(w http.ResponseWriter, r *http.Request, status int, c templ.Component) {
	plain, err := render(snapshotOf(r), c)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	w.Header()["Content-Type"] = []string{htmlType}
	w.WriteHeader(status)
	_, _ = w.Write(plain) // a recording does not fail
}
