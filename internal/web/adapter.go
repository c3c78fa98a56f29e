package web

import (
	"bytes"
	"cmp"
	"context"
	"net/http"
	"strings"

	"github.com/a-h/templ"

	"unknot/internal/site"
	"unknot/internal/web/cache"
	"unknot/templates"
)

// A page answers one kind of request: it returns the component to show. It sees the same snapshot of the site from
// start to end, and it never writes to the response. Its error is a redirectError, a notFoundError, or a fault of ours.
type page func(site.Site, *http.Request) (templ.Component, error)

// cached returns the handler of a page that reads its own query. What the page renders is cached until the snapshot is
// replaced. Every page is also available in large print: p does not see that part of the query.
func (s *Server) cached(p page) handler {
	return func(q request) answer {
		return s.shared(q, keyOf(q.snap, q.Request), func() (*cache.Response, error) { return s.renderResponse(q, p) })
	}
}

// cachedNoQuery is like cached, for pages that take no query: a request with a query is redirected to the address
// without it.
func (s *Server) cachedNoQuery(p page) handler {
	return s.cached(func(site site.Site, r *http.Request) (templ.Component, error) {
		c, err := p(site, r)
		if err == nil && r.URL.RawQuery != "" {
			return nil, redirect(requestPath(r))
		}
		return c, err
	})
}

// uncached returns the handler of a page that neither the server nor an HTTP cache may store, because it tells
// something about one reader: a search or a handout sheet, for instance.
func (s *Server) uncached(p page) handler {
	return func(q request) answer {
		q.private = true
		a, err := s.renderUncached(q, p)
		if err != nil {
			return s.failure(q, err)
		}
		return a
	}
}

// switchOn sends the requests for which condition is true to the handler then, and all others to otherwise.
func switchOn(condition func(*http.Request) bool, then, otherwise handler) handler {
	return func(q request) answer {
		if condition(q.Request) {
			return then(q)
		}
		return otherwise(q)
	}
}

// hasQuery reports whether the query of r chooses anything other than large print.
func hasQuery(r *http.Request) bool {
	return r.URL.RawQuery != "" && r.URL.RawQuery != templates.LargePrint
}

// private returns the handler of a page with a form. The page is cached only without a query, because the query says
// what one reader has chosen.
func (s *Server) private(p page) handler {
	return switchOn(hasQuery, s.uncached(p), s.cachedNoQuery(p))
}

// keyOf returns the key under which the response to r is cached.
func keyOf(snap *snapshot, r *http.Request) cache.Key {
	return cache.Key{Snapshot: snap.number, Path: requestPath(r), Query: r.URL.RawQuery}
}

// shared answers with the cached response for k. On a miss it calls render and caches the result. If several requests
// for the same key arrive together, only the first one queues to render, and the others wait for its result. If it is
// refused, they are refused too.
func (s *Server) shared(q request, k cache.Key, render func() (*cache.Response, error)) answer {
	response, err := s.cache.Get(k, func() (*cache.Response, error) {
		leave, err := s.enter(neverRefused(q.snap, q.Request))
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

// enter waits for a place to render. It returns an error if the server is too busy, unless mustWait is set. The caller
// must call leave.
func (s *Server) enter(mustWait bool) (leave func(), err error) {
	if mustWait {
		s.renders.EnterAlways()
	} else if err := s.renders.Enter(); err != nil {
		return nil, err
	}
	endRender := s.metrics.BeginRender()
	return func() { endRender(); s.renders.Leave() }, nil
}

// renderPage renders what p answers to q. It also returns the content type, status and file name to send, as a file.
func (s *Server) renderPage(q request, site site.Site, p page) (f file, plain []byte, err error) {
	r, large := withoutLargePrint(q.Request)
	site.Large = large
	c, err := p(site, r)
	if err != nil {
		return file{}, nil, err
	}
	f = asFile(c)
	isCachedFile := f.contentType != htmlType && !q.private
	if large && isCachedFile { // so that the cache holds each file only once
		return file{}, nil, redirect(requestPath(r) + queryOf(r))
	}
	plain, err = s.render(q.snap, c)
	return f, plain, err
}

// withoutLargePrint returns r without the parameter for large print, and reports whether r had it.
func withoutLargePrint(r *http.Request) (*http.Request, bool) {
	query, large := strings.CutSuffix("&"+r.URL.RawQuery, "&"+templates.LargePrint)
	if large {
		r = r.Clone(r.Context())
		r.URL.RawQuery = strings.TrimPrefix(query, "&")
	}
	return r, large
}

// render renders c to bytes. A page writes its phone numbers itself; in a file they are filled in here, which is safe
// because text from readers contains no braces (see [words.Printable]). Rendering goes on when the client leaves,
// because other requests may be waiting for the same bytes.
func (s *Server) render(snap *snapshot, c templ.Component) ([]byte, error) {
	if asFile(c).contentType == htmlType {
		return site.RenderPage(context.Background(), c)
	}
	var buf bytes.Buffer
	err := c.Render(context.Background(), &buf)
	return []byte(snap.site.Plain.Replace(buf.String())), err
}

// renderUncached renders the answer of p to a request whose answer is not cached.
func (s *Server) renderUncached(q request, p page) (answer, error) {
	leave, err := s.enter(false)
	if err != nil {
		return answer{}, err
	}
	defer leave()
	f, plain, err := s.renderPage(q, q.snap.site, p)
	if err != nil {
		return answer{}, err
	}
	a, _, err := s.encoded(q, cmp.Or(f.status, http.StatusOK), f.contentType, plain)
	if f.contentType == htmlType {
		a.header = append(a.header, q.snap.version...)
	}
	if f.disposition != "" {
		a.header = append(a.header, header{"Content-Disposition", []string{f.disposition}})
	}
	return a, err
}

// encoded returns an answer whose body is plain, compressed as the client prefers.
func (s *Server) encoded(q request, status int, contentType string, plain []byte) (a answer, encoding string, err error) {
	encoding = cache.PreferredEncoding(q.Header["Accept-Encoding"])
	body, err := s.compressor.Encode(encoding, plain)
	a = answer{status: status, body: body, header: []header{
		{"Content-Type", []string{contentType}}, cacheControl(q.private), {"Vary", cache.VaryEncoding},
	}}
	if encoding != "" {
		a.header = append(a.header, header{"Content-Encoding", []string{encoding}})
	}
	return a, encoding, err
}

// renderResponse renders the answer of p to q as a response for the cache.
func (s *Server) renderResponse(q request, p page) (*cache.Response, error) {
	f, plain, err := s.renderPage(q, q.snap.site, p)
	if err != nil {
		return nil, err
	}
	isSitePage := f.contentType == htmlType
	var speculation []string
	if isSitePage {
		speculation = q.snap.speculation
	}
	response, err := s.newResponse(q.Request, f.contentType, plain, cacheControl(q.private), speculation)
	if err != nil {
		return nil, err
	}
	if isSitePage {
		response.Link = linksOf(q.snap.site, q.Request)
	}
	response.Versioned = isSitePage
	return response, nil
}

// newResponse returns the response to r that the cache will store, with plain as its body.
func (s *Server) newResponse(r *http.Request, contentType string, plain []byte, cacheControl header,
	speculation []string) (*cache.Response, error) {
	response, err := s.compressor.Response(contentType, plain, speculation)
	if err != nil {
		return nil, err
	}
	response.CacheControl = cacheControl.value
	response.Route = patternOf(r)
	response.Log = s.cfg.Log.Handler().WithAttrs(pageAttrs(r, response.Route, "hit"))
	return response, nil
}

// requestPath returns the path of r as the router matches it: escaped the way the client sent it.
func requestPath(r *http.Request) string {
	return cmp.Or(r.URL.RawPath, r.URL.Path, "/")
}

// queryOf returns the query of r with its question mark, or "" if r has none.
func queryOf(r *http.Request) string {
	if r.URL.RawQuery == "" {
		return ""
	}
	return "?" + r.URL.RawQuery
}
