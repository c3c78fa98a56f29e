package web

import (
	"bytes"
	"cmp"
	"context"
	"net/http"
	"strings"

	"github.com/a-h/templ"

	"unknot/internal/guard"
	"unknot/internal/web/cache"
	"unknot/templates"
)

// page answers one kind of request. It sees one snapshot of the site from start to end and never touches the response.
// Its error is a redirectError, a notFoundError, or our fault.
type page func(templates.Site, *http.Request) (templ.Component, error)

// cached returns the handler of p, which reads the query itself. Rendered responses are cached until the snapshot is
// replaced. Every page can be had in large print; p does not see that part of the query.
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

// hasQuery reports whether a request chooses something in its address, other than large print.
func hasQuery(r *http.Request) bool {
	return r.URL.RawQuery != "" && r.URL.RawQuery != templates.LargePrint
}

// private is the adapter for pages with a form: what readers choose in its address is theirs alone.
func (s *Server) private(p page) handler {
	return switchOn(hasQuery, s.uncached(p), s.cachedNoQuery(p))
}

// keyOf returns the cache key for the response to r.
func keyOf(snap *snapshot, r *http.Request) cache.Key {
	return cache.Key{Snapshot: snap.number, Path: requestPath(r), Query: r.URL.RawQuery}
}

// shared answers with the cached response for k. On a miss it calls render and caches the result. Of the requests for
// one key only the first takes a place among those that render; if it is refused, so are those that wait for it.
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

// enter waits until a response may be rendered, or as long as it takes if that is never refused. The caller calls leave
// once it is.
func (s *Server) enter(always bool) (leave func(), err error) {
	if always {
		s.renders.EnterAlways()
	} else if err := s.renders.Enter(); err != nil {
		return nil, err
	}
	ended := s.metrics.BeginRender()
	return func() { ended(); s.renders.Leave() }, nil
}

// renderPage renders the answer of p to q on site.
func (s *Server) renderPage(q request, site templates.Site, p page) (f file, plain []byte, err error) {
	r, large := withoutLargePrint(q.Request)
	site.Large = large
	c, err := p(site, r)
	if err != nil {
		return file{}, nil, err
	}
	if f = asFile(c); large && f.contentType != htmlType && q.caching != noStore { // the cache has a file once
		return file{}, nil, redirect(requestPath(r) + queryOf(r))
	}
	plain, err = s.render(q.snap, c)
	return f, plain, err
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

// render renders c. A file gets the phone numbers as plain text here, as words of readers have no braces
// ([words.Printable]); pages write theirs themselves. It does not stop when the client leaves, since others may wait
// for the same bytes.
func (s *Server) render(snap *snapshot, c templ.Component) ([]byte, error) {
	if asFile(c).contentType == htmlType {
		return templates.RenderPage(context.Background(), c)
	}
	var buf bytes.Buffer
	err := c.Render(context.Background(), &buf)
	return []byte(snap.site.Plain.Replace(buf.String())), err
}

// renderUncached renders the answer of p to a private request.
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

// encoded returns the answer with plain in the encoding that the client prefers.
func (s *Server) encoded(q request, status int, contentType string, plain []byte) (a answer, encoding string, err error) {
	encoding = cache.PreferredEncoding(q.Header["Accept-Encoding"])
	body, err := s.fast.Encode(encoding, plain)
	a = answer{status: status, body: body, header: []header{
		{"Content-Type", []string{contentType}}, s.cacheControl(q.caching), {"Vary", cache.VaryEncoding},
	}}
	if encoding != "" {
		a.header = append(a.header, header{"Content-Encoding", []string{encoding}})
	}
	return a, encoding, err
}

// maxSlowCompress is the size in bytes of the largest page that is compressed at the slow level: at that level the
// whole library takes seconds.
const maxSlowCompress = 1 << 18

// renderResponse renders the answer of p for the cache.
func (s *Server) renderResponse(q request, p page) (*cache.Response, error) {
	f, plain, err := s.renderPage(q, q.snap.site, p)
	if err != nil {
		return nil, err
	}
	ownPage := f.contentType == htmlType && !isEmbed(requestPath(q.Request))
	var speculation []string
	if ownPage {
		speculation = q.snap.speculation
	}
	compressor := s.fast
	best := q.URL.RawQuery == "" && len(plain) <= maxSlowCompress // clients can request any number of filters, and large print is rare
	if best && s.cfg.Compression == CompressAtOnce {
		compressor = s.slow
	}
	response, err := s.newResponse(q.Request, compressor, f.contentType, plain, s.cacheControl(q.caching), speculation)
	if err != nil {
		return nil, err
	}
	if f.disposition != "" {
		response.Disposition = []string{f.disposition}
	}
	if ownPage {
		response.Link = linksOf(q.snap.site, q.Request)
	}
	response.Versioned, response.Hasty = ownPage, best && compressor == s.fast
	return response, nil
}

// newResponse returns the response to cache for the path of r.
func (s *Server) newResponse(r *http.Request, c *cache.Compressor, contentType string, plain []byte, cacheControl header,
	speculation []string) (*cache.Response, error) {
	response, err := c.Response(contentType, plain, speculation)
	if err != nil {
		return nil, err
	}
	response.CacheControl = cacheControl.value
	response.Route = patternOf(r)
	response.Log = s.cfg.Log.Handler().WithAttrs(pageAttrs(r, response.Route, "hit"))
	return response, nil
}

// compressAgain compresses the cached response for k at the best level, which takes tens of milliseconds, unless
// something waits for its turn: then a later read does. The fast level takes two, and makes pages an eighth larger.
// Config.Dev leaves the time to loading and proofreading.
func (s *Server) compressAgain(k cache.Key, response *cache.Response) {
	if s.cfg.Dev || s.renders.Waiting() > 0 || !s.compressing.TryLock() {
		return
	}
	guard.Go(func() error {
		defer s.compressing.Unlock()
		s.compressBest(k, response)
		return nil
	}, func(err error) {
		s.cfg.Log.Error("cannot compress a response again", "route", response.Route, "error", err)
	})
}

// compressBest puts the response for k, compressed at the best level, into the cache, when it is its turn among what is
// rendered.
func (s *Server) compressBest(k cache.Key, response *cache.Response) {
	err := guard.Try(func() error {
		s.renders.EnterAlways()
		defer s.renders.Leave()
		better, err := s.slow.Again(response)
		if err == nil {
			s.cache.Replace(k, better)
		}
		return err
	})
	if err != nil {
		s.cfg.Log.Error("cannot compress a response again", "route", response.Route, "error", err)
		same := *response
		same.Hasty = false
		s.cache.Replace(k, &same)
	}
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
