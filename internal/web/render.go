package web

import (
	"bytes"
	"context"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"net/http"
	"strconv"

	"github.com/a-h/templ"

	"unknot/internal/web/cache"
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

// setContentHeaders sets the headers that describe the output of c.
func setContentHeaders(h http.Header, snap *snapshot, c templ.Component) {
	contentType, disposition := contentOf(c)
	h.Set("Content-Type", contentType)
	if contentType == htmlType && snap.version != nil {
		h["Site-Version"] = snap.version
	}
	if disposition != "" {
		h.Set("Content-Disposition", disposition)
	}
}

// render renders c and fills in the phone numbers: as links in a page, as plain text in any other file. It does not stop
// when the client leaves, since others may wait for the same bytes.
func (s *Server) render(snap *snapshot, c templ.Component) ([]byte, error) {
	var buf bytes.Buffer
	if err := c.Render(context.Background(), &buf); err != nil {
		return nil, err
	}
	if contentType, _ := contentOf(c); contentType != htmlType {
		return []byte(plainPlaceholders(snap.site).Replace(buf.String())), nil
	}
	return fillPlaceholders(snap.site, buf.Bytes()), nil
}

// maxSlowCompress is the size in bytes of the largest page that is compressed at the slow level: at that level the whole
// library takes seconds.
const maxSlowCompress = 1 << 18

// renderResponse renders the answer of p to r for the cache.
func (s *Server) renderResponse(snap *snapshot, p page, r *http.Request) (*cache.Response, error) {
	site, days := snap.site.RecordDays()
	r, site.Large = withoutLargePrint(r)
	c, err := p(site, r)
	if err != nil {
		return nil, err
	}
	contentType, disposition := contentOf(c)
	if site.Large && contentType != htmlType {
		return nil, redirect(requestPath(r))
	}
	plain, err := s.render(snap, c)
	if err != nil {
		return nil, err
	}
	html := contentType == htmlType
	var speculation []string
	if html {
		speculation = snap.speculation
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
	response, err := s.newResponse(r, compressor, contentType, plain, s.cacheControl(recorderOf(r).caching), speculation)
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
	s.renders.Wait()
	defer s.renders.Leave()
	defer s.metrics.BeginRender()()
	if err := s.slow.Recompress(response); err != nil {
		s.cfg.Log.Error("cannot compress a response again", "route", response.Route, "error", err)
	}
}

// newResponse returns the response to cache for the path of r.
func (s *Server) newResponse(r *http.Request, c *cache.Compressor, contentType string, plain []byte, cacheControl, speculation []string) (*cache.Response, error) {
	response, err := c.Response(contentType, plain, speculation)
	if err != nil {
		return nil, err
	}
	response.CacheControl = cacheControl
	response.Route = patternOf(r)
	response.Log = s.cfg.Log.Handler().WithAttrs(pageAttrs(r, response.Route, "hit"))
	return response, nil
}

// writeEncoded writes body, which is in that encoding, "" for plain bytes.
func writeEncoded(w http.ResponseWriter, r *http.Request, status int, encoding string, body []byte) {
	h := w.Header()
	h["Vary"] = cache.VaryEncoding
	h.Set("Content-Length", strconv.Itoa(len(body)))
	if encoding != "" {
		h.Set("Content-Encoding", encoding)
	}
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		_, _ = w.Write(body) // fails only if the client has left
	}
}
