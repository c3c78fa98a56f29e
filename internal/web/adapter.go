package web

import (
	"bytes"
	"cmp"
	"context"
	"net/http"
	"strings"

	"github.com/a-h/templ"

	"unknot/static"
	"unknot/templates"
)

// page answers one kind of request. It sees one catalog from start to end and never touches the response.
type page func(templates.Site, *http.Request) (templ.Component, error)

// maxSlow is how many bytes are compressed slowly: all of the library would take seconds, for the first reader.
const maxSlow = 1 << 18

const html = "text/html; charset=utf-8"

// file is a component that is not HTML.
type file struct {
	templ.Component
	contentType string
	disposition string // how a browser is to keep it, "" for as it likes (RFC 6266)
}

// key is what a rendered page is kept under.
type key struct {
	snapshot uint64
	path     string // as it was asked for
	query    string // of a list, and for large print
}

// page adapts p to HTTP. A query leads to the address without it.
func (s *Server) page(p page) http.HandlerFunc {
	return s.list(func(site templates.Site, r *http.Request) (templ.Component, error) {
		c, err := p(site, r)
		if err == nil && r.URL.RawQuery != "" {
			return nil, moved{asked(r), http.StatusFound}
		}
		return c, err
	})
}

// list adapts p, which reads the query itself. Any page can be had in large print: of that query p sees nothing.
func (s *Server) list(p page) http.HandlerFunc {
	return s.up(func(w http.ResponseWriter, r *http.Request, snap *snapshot) {
		s.serveKept(w, r, snap, keyOf(snap, r), func() (*body, error) { return s.make(snap, p, r) })
	})
}

// up lets answer see the site as it is now, once there is one.
func (s *Server) up(answer func(http.ResponseWriter, *http.Request, *snapshot)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		snap := s.snapshot()
		if snap == nil {
			s.unready(w)
			return
		}
		answer(w, r, snap)
	}
}

// keyOf is what the answer to r is kept under.
func keyOf(snap *snapshot, r *http.Request) key {
	k := key{snapshot: snap.number, path: asked(r)}
	if !strings.HasPrefix(k.path, static.Prefix) && !strings.HasPrefix(k.path, previews) { // a query names no other file
		k.query = r.URL.RawQuery
	}
	return k
}

// serveKept answers with what is kept under k, or else with what load makes, which it keeps.
func (s *Server) serveKept(w http.ResponseWriter, r *http.Request, snap *snapshot, k key, load makeBody) {
	recorderOf(r).cache = "miss"
	// Not with the context of r: others may wait for the same body, and a client that has shut only its own side still reads.
	b, err := s.kept.Get(context.WithoutCancel(r.Context()), k, load)
	if err != nil {
		s.fail(w, r, snap, err)
		return
	}
	b.serve(w, r)
}

// asked is the path that the router chose a page by: with its escapes if it has any that nobody needs.
func asked(r *http.Request) string {
	return cmp.Or(r.URL.RawPath, r.URL.Path, "/")
}

// makeBody makes what is not kept yet, once however many ask for it.
type makeBody func() (*body, error)

func (m makeBody) Load(context.Context, key) (*body, error)          { return m() }
func (m makeBody) Reload(context.Context, key, *body) (*body, error) { return m() }

// make renders what p answers to r.
func (s *Server) make(snap *snapshot, p page, r *http.Request) (*body, error) {
	site := snap.site
	r, site.Large = largePrint(r)
	c, err := p(site, r)
	if err != nil {
		return nil, err
	}
	contentType, disposition := kindOf(c)
	if site.Large && contentType != html {
		return nil, moved{asked(r), http.StatusFound}
	}
	plain, err := s.render(snap, c)
	if err != nil {
		return nil, err
	}
	compressor := s.slow
	if r.URL.RawQuery != "" || site.Large || len(plain) > maxSlow {
		compressor = s.fast // anyone can ask for as many filters as they like, and few for large print
	}
	if contentType != html {
		b, err := s.body(r, compressor, contentType, plain, s.cacheControl(recorderOf(r).caching), nil)
		if err == nil && disposition != "" {
			b.disposition = []string{disposition}
		}
		return b, err
	}
	b, err := s.body(r, compressor, contentType, plain, s.cacheControl(recorderOf(r).caching), snap.speculation)
	if err != nil {
		return nil, err
	}
	b.version = snap.version
	return b, nil
}

// kindOf is the media type of what c renders, and how to keep it: a page, unless it says otherwise.
func kindOf(c templ.Component) (contentType, disposition string) {
	if f, ok := c.(file); ok {
		return f.contentType, f.disposition
	}
	return html, ""
}

// withStatus is a page that comes with another status than 200. Nothing keeps it.
type withStatus struct {
	templ.Component
	status int
}

// statusOf is the status of an answer that c is the body of.
func statusOf(c templ.Component) int {
	if c, ok := c.(withStatus); ok {
		return c.status
	}
	return http.StatusOK
}

// largePrint is r without its wish for large print, and whether it has it.
func largePrint(r *http.Request) (*http.Request, bool) {
	query, large := strings.CutSuffix("&"+r.URL.RawQuery, "&"+templates.LargePrint)
	if large {
		r = r.Clone(r.Context())
		r.URL.RawQuery = strings.TrimPrefix(query, "&")
	}
	return r, large
}

// body makes what is kept for the address of r.
func (s *Server) body(r *http.Request, c *compressor, contentType string, plain []byte, cacheControl, speculation []string) (*body, error) {
	b, err := c.body(contentType, plain, speculation)
	if err != nil {
		return nil, err
	}
	b.cacheControl = cacheControl
	b.log = s.cfg.Log.Handler().WithAttrs(about(r, patternOf(r), "hit"))
	return b, nil
}

// render writes c and puts the phone numbers of the place into it: as links in a page, as plain text in any other file. The reader who asked
// first may leave; others wait for the same bytes, so it does not stop with the request.
func (s *Server) render(snap *snapshot, c templ.Component) ([]byte, error) {
	var buf bytes.Buffer
	if err := c.Render(context.Background(), &buf); err != nil {
		return nil, err
	}
	if contentType, _ := kindOf(c); contentType != html {
		return []byte(numbers(snap.site).Replace(buf.String())), nil
	}
	return withNumbers(snap.site, buf.Bytes()), nil
}
