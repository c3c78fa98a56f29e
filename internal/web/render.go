package web

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"net/http"

	"github.com/a-h/templ"

	"unknot/internal/web/cache"
	"unknot/templates"
)

// Content types.
const (
	htmlType     = "text/html; charset=utf-8"
	textType     = "text/plain; charset=utf-8"
	markdownType = "text/markdown; charset=utf-8"
	scriptType   = "text/javascript; charset=utf-8"
	xmlType      = "application/xml; charset=utf-8"
	jsonType     = "application/json"
)

// file is a component that is not HTML, or has another status than 200.
type file struct {
	templ.Component
	contentType string
	disposition string // Content-Disposition, "" for none (RFC 6266)
	status      int    // 0 for 200. Only uncached pages may have another
}

// asFile returns c with its content type: HTML if it is no file.
func asFile(c templ.Component) file {
	if f, ok := c.(file); ok {
		return f
	}
	return file{Component: c, contentType: htmlType}
}

// textFile returns text as a file.
func textFile(text, contentType string) file {
	return file{Component: templ.ComponentFunc(func(_ context.Context, w io.Writer) error {
		_, err := io.WriteString(w, text)
		return err
	}), contentType: contentType}
}

// xmlFile returns v encoded as XML.
func xmlFile(contentType string, v any) file {
	return file{Component: templ.ComponentFunc(func(_ context.Context, w io.Writer) error {
		if _, err := io.WriteString(w, xml.Header); err != nil {
			return err
		}
		return xml.NewEncoder(w).Encode(v)
	}), contentType: contentType}
}

// jsonFile returns v encoded as JSON.
func jsonFile(contentType string, v any) file {
	return file{Component: templ.ComponentFunc(func(_ context.Context, w io.Writer) error {
		return json.NewEncoder(w).Encode(v)
	}), contentType: contentType}
}

// render renders c. A file gets the phone numbers as plain text here; pages write theirs themselves. It does not stop when the client
// leaves, since others may wait for the same bytes.
func (s *Server) render(snap *snapshot, c templ.Component) ([]byte, error) {
	if asFile(c).contentType == htmlType {
		return templates.RenderPage(context.Background(), c)
	}
	var buf bytes.Buffer
	err := c.Render(context.Background(), &buf)
	return []byte(snap.site.Plain.Replace(buf.String())), err
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
		return file{}, nil, redirect(requestPath(r))
	}
	plain, err = s.render(q.snap, c)
	return f, plain, err
}

// renderUncached renders the answer of p to a private request.
func (s *Server) renderUncached(q request, p page) (answer, error) {
	leave, err := s.enter(q.Context(), false)
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

// maxSlowCompress is the size in bytes of the largest page that is compressed at the slow level: at that level the whole
// library takes seconds.
const maxSlowCompress = 1 << 18

// renderResponse renders the answer of p for the cache.
func (s *Server) renderResponse(q request, p page) (*cache.Response, error) {
	site, days := q.snap.site.RecordDays()
	f, plain, err := s.renderPage(q, site, p)
	if err != nil {
		return nil, err
	}
	html := f.contentType == htmlType
	var speculation []string
	if html {
		speculation = q.snap.speculation
	}
	compressor, recompressAt := s.fast, uint32(0)
	if q.URL.RawQuery == "" && len(plain) <= maxSlowCompress { // clients can request any number of filters, and large print is rare
		switch s.cfg.Compression {
		case BestIfRead:
			recompressAt = readsToBest
		case AlwaysBest:
			compressor = s.slow
		}
	}
	response, err := s.newResponse(q.Request, compressor, f.contentType, plain, s.cacheControl(q.caching), speculation)
	if err != nil {
		return nil, err
	}
	if f.disposition != "" {
		response.Disposition = []string{f.disposition}
	}
	response.Versioned, response.RecompressAt, response.From, response.Until = html, recompressAt, days.First.Time, days.End.Time
	return response, nil
}

// recompress compresses a cached response at the best level, if nothing is waiting: else after further reads.
func (s *Server) recompress(response *cache.Response) {
	if s.renders.Waiting() > 0 || !s.recompressing.TryLock() {
		response.ResetReads()
		return
	}
	defer s.recompressing.Unlock()
	defer func() { // nothing else would end a panic in this goroutine
		if v := recover(); v != nil {
			s.cfg.Log.Error("cannot compress a response again", "route", response.Route, "panic", fmt.Sprint(v))
		}
	}()
	leave, _ := s.enter(context.Background(), true)
	defer leave()
	if err := s.slow.Recompress(response); err != nil {
		s.cfg.Log.Error("cannot compress a response again", "route", response.Route, "error", err)
	}
}

// newResponse returns the response to cache for the path of r.
func (s *Server) newResponse(r *http.Request, c *cache.Compressor, contentType string, plain []byte, cacheControl header, speculation []string) (*cache.Response, error) {
	response, err := c.Response(contentType, plain, speculation)
	if err != nil {
		return nil, err
	}
	response.CacheControl = cacheControl.value
	response.Route = patternOf(r)
	response.Log = s.cfg.Log.Handler().WithAttrs(pageAttrs(r, response.Route, "hit"))
	return response, nil
}
