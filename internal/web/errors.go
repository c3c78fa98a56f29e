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

// failure returns the answer to a request whose page returned err.
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

// redirected redirects to an address of the site, never to one that the client sent. Caches must ask each time, since
// a page that has moved may come back. Pages stay in large print; files, whose paths have an extension, do not have it.
func (s *Server) redirected(q request, to string, status int) answer {
	target, _, _ := strings.Cut(to, "?")
	if slices.Contains(strings.Split(q.URL.RawQuery, "&"), templates.LargePrint) && path.Ext(target) == "" {
		if inLarge := templates.InLargePrint(to); inLarge != q.URL.RequestURI() { // else it would redirect to itself
			to = inLarge
		}
	}
	return answer{status: status, header: []header{{"Location", []string{escapeAddress(to)}}, s.cacheControl(max(q.caching, mustAsk))}}
}

// escapeAddress escapes the bytes of an address that none may have (RFC 3986, 2): the query of a client may have them,
// and part of it is kept.
func escapeAddress(address string) string {
	var out strings.Builder
	for _, b := range []byte(address) {
		if b > ' ' && b < 0x7f && !strings.ContainsRune("\"<>\\^`{|}", rune(b)) {
			out.WriteByte(b)
		} else {
			fmt.Fprintf(&out, "%%%02X", b)
		}
	}
	return out.String()
}

// The answers with pages that were rendered in advance say nothing about a request, and nothing keeps them.

// serverError answers with status 500.
func (s *snapshot) serverError(fault error) answer {
	a := prepared(http.StatusInternalServerError, s.errorPages.failed)
	a.fault = fault
	return a
}

// busy answers a request that cannot be rendered because too many others wait.
func (s *snapshot) busy() answer {
	a := prepared(http.StatusServiceUnavailable, s.errorPages.busy, retryAfter(5*time.Second))
	a.refused = metrics.QueueFull
	return a
}

// starting answers a search while the index for it is being made.
func (s *snapshot) starting() answer {
	a := prepared(http.StatusServiceUnavailable, s.errorPages.starting, retryAfter(5*time.Second))
	a.refused = metrics.Starting
	return a
}

// tooMany answers a request of a client that has to wait before it may ask for more.
func (s *snapshot) tooMany(wait time.Duration) answer {
	a := prepared(http.StatusTooManyRequests, s.errorPages.tooMany, retryAfter(wait))
	a.refused = metrics.ClientLimit
	return a
}

func prepared(status int, page []byte, more ...header) answer {
	return answer{status: status, body: page, header: append(more, header{"Content-Type", []string{htmlType}}, privateNoStore)}
}

// retryAfter says when to ask again.
func retryAfter(wait time.Duration) header {
	return header{"Retry-After", []string{strconv.Itoa(int(math.Ceil(wait.Seconds())))}}
}

// notReady answers before the first catalog is published. If the content has problems, it lists them. The browser of a
// writer reloads.
func (s *Server) notReady(request) answer {
	a := plainText(http.StatusServiceUnavailable, "The content is not up yet.\n\n", retryAfter(5*time.Second))
	a.refused = metrics.Starting
	if s.cfg.Dev {
		a.header = append(a.header, header{"Refresh", []string{"1"}})
	}
	if problems := s.problems.Load(); problems != nil {
		a.body = append(a.body, frontmatter.Problems(*problems).Error()+"\n"...)
	}
	return a
}

// plainText returns an answer without markup.
func plainText(status int, text string, more ...header) answer {
	return answer{status: status, body: []byte(text), header: append(more, header{"Content-Type", []string{textType}})}
}

// methodNotAllowed answers a request with another method than GET and HEAD.
func (s *Server) methodNotAllowed(q request) answer {
	a := s.wrongMethod(q)
	a.header = append(a.header, header{"Allow", []string{"GET, HEAD"}})
	return a
}

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
	return s.errorPage(q, http.StatusMethodNotAllowed, templates.MethodNotAllowed(q.snap.site))
}

// errorPage renders c for this request only, which has a place among those that render.
func (s *Server) errorPage(q request, status int, c templ.Component) answer {
	plain, err := s.render(q.snap, c)
	if err != nil {
		return q.snap.serverError(err)
	}
	return s.errorBody(q, status, htmlType, plain)
}

// errorBody answers with an error status. For 404 and 410 an ETag lets caches compare responses; none of them is 304,
// since conditions apply to successful responses only (RFC 9110, 13.2.1).
func (s *Server) errorBody(q request, status int, contentType string, plain []byte) answer {
	tagged := (status == http.StatusNotFound || status == http.StatusGone) && q.caching < noStore
	if !tagged {
		q.caching = max(q.caching, mustAsk)
	}
	a, encoding, err := s.encoded(q, status, contentType, plain)
	if err != nil {
		return q.snap.serverError(err)
	}
	if tagged {
		a.header = append(a.header, header{"Etag", []string{cache.ETag(plain, encoding)}})
	}
	return a
}
