package web

import (
	"cmp"
	"context"
	"net/http"
	"strings"

	"github.com/a-h/templ"

	"unknot/internal/catalog"
	"unknot/internal/handout"
	"unknot/internal/search"
	"unknot/internal/web/cache"
	"unknot/static"
	"unknot/templates"
)

// page answers one kind of request. It sees one snapshot of the site from start to end and never touches the response.
// Its error is a redirectError, a notFoundError, or our fault.
type page func(templates.Site, *http.Request) (templ.Component, error)

// cached returns the handler of p, which reads the query itself. Rendered responses are cached until the snapshot is replaced.
// Every page can be had in large print; p does not see that part of the query.
func (s *Server) cached(p page) handler {
	return func(q request) answer {
		return s.shared(q, keyOf(q.snap, q.Request), func() (*cache.Response, error) { return s.renderResponse(q, p) })
	}
}

// cachedNoQuery is like cached for pages without a query: a request with one is redirected to the address without it.
func (s *Server) cachedNoQuery(p page) handler {
	return s.cached(func(site templates.Site, r *http.Request) (templ.Component, error) {
		c, err := p(site, r)
		if err == nil && r.URL.RawQuery != "" {
			return nil, redirect(requestPath(r))
		}
		return c, err
	})
}

// uncached returns the handler of p whose responses are cached nowhere: searches and handout sheets are private.
func (s *Server) uncached(p page) handler {
	return func(q request) answer {
		q.caching = noStore
		a, err := s.renderUncached(q, p)
		if err != nil {
			return s.failure(q, err)
		}
		return a
	}
}

// switchOn handles requests for which condition holds with then, all others with otherwise.
func switchOn(condition func(*http.Request) bool, then, otherwise handler) handler {
	return func(q request) answer {
		if condition(q.Request) {
			return then(q)
		}
		return otherwise(q)
	}
}

// hasQuery reports whether a request chooses something in its address.
func hasQuery(r *http.Request) bool { return r.URL.RawQuery != "" }

// keyOf returns the cache key for the response to r.
func keyOf(snap *snapshot, r *http.Request) cache.Key {
	k := cache.Key{Snapshot: snap.number, Path: requestPath(r)}
	if !strings.HasPrefix(k.Path, static.Prefix) && !strings.HasPrefix(k.Path, previewPrefix) { // files have no query
		k.Query = r.URL.RawQuery
	}
	return k
}

// shared answers with the cached response for k. On a miss it calls render and caches the result. Of the requests for one
// key only the first takes a place among those that render; if it is refused, so are those that wait for it.
func (s *Server) shared(q request, k cache.Key, render func() (*cache.Response, error)) answer {
	s.metrics.CacheMiss()
	response, err := s.cache.Get(k, q.snap.day(), func() (*cache.Response, error) {
		leave, err := s.enter(context.Background(), neverRefused(q.snap, q.Request)) // others may wait for the response when this client has left
		if err != nil {
			return nil, err
		}
		defer leave()
		return render()
	})
	if err != nil {
		a := s.failure(q, err)
		a.cache = "miss"
		return a
	}
	return q.snap.cached(response, "miss")
}

// enter waits until a response may be rendered, or as long as it takes if that is never refused. The caller calls leave once it is.
func (s *Server) enter(ctx context.Context, always bool) (leave func(), err error) {
	if always {
		s.renders.EnterAlways()
	} else if err := s.renders.Enter(ctx); err != nil {
		return nil, err
	}
	ended := s.metrics.BeginRender()
	return func() { ended(); s.renders.Leave() }, nil
}

// neverRefused reports whether r asks for what all readers get alike: a page, its player, a week of a plan or a file that browsers fetch by themselves. There
// is a limited number of these, so all of them are soon in the cache.
func neverRefused(snap *snapshot, r *http.Request) bool {
	path := requestPath(r)
	page, player := strings.CutSuffix(path, playerPath)
	switch {
	case !isRead(r):
		return false
	case snap.site.Static.At(r.URL.Path) != nil: // as staticFile looks it up; any query leads to the same bytes
		return true
	case r.URL.RawQuery != "" && r.URL.RawQuery != templates.LargePrint: // rendered for one reader
		return false
	case path == search.Path, strings.HasPrefix(path, handout.Path), path == catalog.StartPath && r.URL.RawQuery != "": // the same
		return false
	case player:
		return (strings.HasPrefix(page, "/stretches/") || strings.HasPrefix(page, "/routines/")) && snap.site.PageEntry(page) != nil
	case path == workerPath, path == offlinePath && snap.site.Offline, path == "/manifest.webmanifest", path == "/favicon.ico", path == "/robots.txt":
		return true
	}
	return snap.site.PageEntry(path) != nil || isWeekOfPlan(snap.site, path)
}

// isWeekOfPlan reports whether path is the address of a week that a plan has.
func isWeekOfPlan(site templates.Site, path string) bool {
	id, week, _ := strings.Cut(strings.TrimPrefix(path, "/plans/"), "/")
	p := site.Plan(id)
	return strings.HasPrefix(path, "/plans/") && p != nil && p.Week(catalog.ParseWeek(week)) != nil
}

// requestPath returns the path that the router matched: with its escapes if some of them are unnecessary.
func requestPath(r *http.Request) string {
	return cmp.Or(r.URL.RawPath, r.URL.Path, "/")
}

// queryOf returns the query of r with its question mark, "" if it has none.
func queryOf(r *http.Request) string {
	if r.URL.RawQuery == "" {
		return ""
	}
	return "?" + r.URL.RawQuery
}

// withoutLargePrint returns r without the parameter for large print, and whether it had it.
func withoutLargePrint(r *http.Request) (*http.Request, bool) {
	query, large := strings.CutSuffix("&"+r.URL.RawQuery, "&"+templates.LargePrint)
	if large {
		r = r.Clone(r.Context())
		r.URL.RawQuery = strings.TrimPrefix(query, "&")
	}
	return r, large
}
