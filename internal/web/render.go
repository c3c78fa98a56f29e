package web

import (
	"bytes"
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

// file is a component that is not HTML.
type file struct {
	templ.Component
	contentType string
	disposition string // Content-Disposition, "" for none (RFC 6266)
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

// withStatus is a page with another status than 200. Only uncached pages may return it.
type withStatus struct {
	templ.Component
	status int
}

// statusOf returns the status of a response with body c.
func statusOf(c templ.Component) int {
	if c, ok := c.(withStatus); ok {
		return c.status
	}
	return http.StatusOK
}

// contentOf returns the content type and the disposition of the output of c. A component that is not a file is HTML.
func contentOf(c templ.Component) (contentType, disposition string) {
	if f, ok := c.(file); ok {
		return f.contentType, f.disposition
	}
	return htmlType, ""
}

// render renders c. A file gets the phone numbers as plain text here; pages write theirs themselves. It does not stop when the client
// leaves, since others may wait for the same bytes.
func (s *Server) render(snap *snapshot, c templ.Component) ([]byte, error) {
	if contentType, _ := contentOf(c); contentType == htmlType {
		return templates.RenderPage(context.Background(), c)
	}
	var buf bytes.Buffer
	err := c.Render(context.Background(), &buf)
	return []byte(snap.site.Plain.Replace(buf.String())), err
}

// maxSlowCompress is the size in bytes of the largest page that is compressed at the slow level: at that level the whole
// library takes seconds.
const maxSlowCompress = 1 << 18

// renderUncached renders the answer of p to a private request.
func (s *Server) renderUncached(q request, p page) (answer, error) {
	leave, err := s.enter(q.Context(), false)
	if err != nil {
		return answer{}, err
	}
	defer leave()
	site := q.snap.site
	r, large := withoutLargePrint(q.Request)
	site.Large = large
	c, err := p(site, r)
	if err != nil {
		return answer{}, err
	}
	plain, err := s.render(q.snap, c)
	if err != nil {
		return answer{}, err
	}
	contentType, disposition := contentOf(c)
	a, _, err := s.encoded(q, statusOf(c), contentType, plain)
	if contentType == htmlType {
		a.header = append(a.header, q.snap.version...)
	}
	if disposition != "" {
		a.header = append(a.header, header{"Content-Disposition", []string{disposition}})
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

// renderResponse renders the answer of p for the cache.
func (s *Server) renderResponse(q request, p page) (*cache.Response, error) {
	site, days := q.snap.site.RecordDays()
	r, large := withoutLargePrint(q.Request)
	site.Large = large
	c, err := p(site, r)
	if err != nil {
		return nil, err
	}
	contentType, disposition := contentOf(c)
	if site.Large && contentType != htmlType {
		return nil, redirect(requestPath(r))
	}
	plain, err := s.render(q.snap, c)
	if err != nil {
		return nil, err
	}
	html := contentType == htmlType
	var speculation []string
	if html {
		speculation = q.snap.speculation
	}
	compressor, recompressAt := s.fast, uint32(0)
	if r.URL.RawQuery == "" && !site.Large && len(plain) <= maxSlowCompress { // clients can request any number of filters, and large print is rare
		switch s.cfg.Compression {
		case BestIfRead:
			recompressAt = readsToBest
		case AlwaysBest:
			compressor = s.slow
		}
	}
	response, err := s.newResponse(r, compressor, contentType, plain, s.cacheControl(q.caching), speculation)
	if err != nil {
		return nil, err
	}
	if disposition != "" {
		response.Disposition = []string{disposition}
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
