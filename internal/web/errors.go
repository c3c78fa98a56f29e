package web

import (
	"errors"
	"fmt"
	"math"
	"net/http"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/a-h/templ"

	"unknot/internal/catalog"
	"unknot/internal/frontmatter"
	"unknot/internal/web/cache"
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

// failure returns the answer to a request whose page returned the error err.
func (s *Server) failure(q request, err error) answer {
	var moved redirectError
	var missing notFoundError
	switch {
	case errors.As(err, &moved):
		return s.redirected(q, moved.to, moved.status)
	case errors.As(err, &missing):
		return s.notFound(q, missing)
	case errors.Is(err, limit.ErrBusy):
		return q.snap.busy()
	}
	return q.snap.serverError(err)
}

// redirected answers with a redirect to an address of the site, never to one that the client sent. A reader of large
// print stays in large print, except for files, which do not have it.
func (s *Server) redirected(q request, to string, status int) answer {
	target, _, _ := strings.Cut(to, "?")
	isFile := path.Ext(target) != ""
	isLarge := slices.Contains(strings.Split(q.URL.RawQuery, "&"), templates.LargePrint)
	inLarge := templates.InLargePrint(to)
	if isLarge && !isFile && inLarge != q.URL.RequestURI() { // or else it would redirect to itself
		to = inLarge
	}
	return answer{status: status, header: []header{{"Location", []string{escapeAddress(to)}}, cacheControl(q.private)}}
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

// serverError answers with status 500. fault is the error to log.
func (s *snapshot) serverError(fault error) answer {
	a := prepared(http.StatusInternalServerError, s.errorPages.failed)
	a.fault = fault
	return a
}

// busy answers a request that cannot be rendered because too many others are waiting.
func (s *snapshot) busy() answer {
	a := prepared(http.StatusServiceUnavailable, s.errorPages.busy, retryAfter(usualRetry))
	a.refused = metrics.QueueFull
	return a
}

// starting answers a search while its index is still being built.
func (s *snapshot) starting() answer {
	a := prepared(http.StatusServiceUnavailable, s.errorPages.starting, retryAfter(usualRetry))
	a.refused = metrics.Starting
	return a
}

// tooMany answers a client that has to wait before it may ask for more.
func (s *snapshot) tooMany(wait time.Duration) answer {
	a := prepared(http.StatusTooManyRequests, s.errorPages.tooMany, retryAfter(wait))
	a.refused = metrics.ClientLimit
	return a
}

// prepared answers with a page that was rendered in advance. The page is the same for every request, and nothing may
// cache it.
func prepared(status int, page []byte, more ...header) answer {
	return answer{status: status, body: page, header: append(more, header{"Content-Type", []string{htmlType}}, privateNoStore)}
}

// usualRetry is how long a client is told to wait when the server cannot answer yet.
const usualRetry = 5 * time.Second

// retryAfter returns the header that says when to ask again.
func retryAfter(wait time.Duration) header {
	return header{"Retry-After", []string{strconv.Itoa(int(math.Ceil(wait.Seconds())))}}
}

// notReady answers every request until the first catalog is published. If the content has problems, it lists them. With
// Config.Dev the browser of a writer keeps reloading.
func (s *Server) notReady(request) answer {
	a := plainText(http.StatusServiceUnavailable, "The content is not up yet.\n\n", retryAfter(usualRetry))
	a.refused = metrics.Starting
	if s.cfg.Dev {
		a.header = append(a.header, header{"Refresh", []string{"1"}})
	}
	if problems := s.problems.Load(); problems != nil {
		a.body = append(a.body, frontmatter.Problems(*problems).Error()+"\n"...)
	}
	return a
}

// plainText returns an answer with a line of plain text.
func plainText(status int, text string, more ...header) answer {
	return answer{status: status, body: []byte(text), header: append(more, header{"Content-Type", []string{textType}})}
}

// methodNotAllowed answers a request whose method is neither GET nor HEAD.
func (s *Server) methodNotAllowed(q request) answer {
	a := s.wrongMethod(q)
	a.header = append(a.header, header{"Allow", []string{"GET, HEAD"}})
	return a
}

// wrongMethod answers OPTIONS for data that other sites may read, which browsers ask first, and everything else with an
// error page.
func (s *Server) wrongMethod(q request) answer {
	switch {
	case q.Method == http.MethodOptions && isCrossOrigin(q.URL.Path):
		return answer{status: http.StatusNoContent, header: slices.Clone(preflightHeaders)}
	case q.snap == nil:
		return s.notReady(q)
	}
	leave, err := s.enter(false)
	if err != nil {
		return s.failure(q, err)
	}
	defer leave()
	return s.errorPage(q, http.StatusMethodNotAllowed, templates.TroubleWith(q.snap.site, templates.MethodNotAllowed))
}

// errorPage renders c as an error page for this request only. The caller must have a place to render.
func (s *Server) errorPage(q request, status int, c templ.Component) answer {
	plain, err := s.render(q.snap, c)
	if err != nil {
		return q.snap.serverError(err)
	}
	return s.errorBody(q, status, htmlType, plain)
}

// errorBody answers with an error status and a body. For 404 and 410 it adds an ETag, by which caches can compare
// responses. It never answers 304, because conditions apply to successful responses only (RFC 9110, 13.2.1).
func (s *Server) errorBody(q request, status int, contentType string, plain []byte) answer {
	hasTag := (status == http.StatusNotFound || status == http.StatusGone) && !q.private
	a, encoding, err := s.encoded(q, status, contentType, plain)
	if err != nil {
		return q.snap.serverError(err)
	}
	if hasTag {
		a.header = append(a.header, header{"Etag", []string{cache.ETag(plain, encoding)}})
	}
	return a
}
