package web_test

import (
	"io"
	"log/slog"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"unknot/internal/fixture"
	"unknot/internal/web"
)

// BenchmarkWarm requests a cached page, with the log of a real server, which is discarded. The allocations must not
// grow with the page. page-B is the size of the body, or for a 304 the size of the body that the client has.
func BenchmarkWarm(b *testing.B) {
	for _, size := range []struct {
		name    string
		letters int // to add to the page, so that it has about this size in brotli; content files may have 64 KiB
	}{{"5KB", 3_500}, {"40KB", 55_000}} {
		site := newSite(b, func(c *web.Config) { c.Log = slog.New(slog.NewJSONHandler(io.Discard, nil)) })
		publish(b, site, map[string]string{longFile: longGuide(size.letters)})
		for _, reader := range []struct {
			name, encoding string
			has            bool
		}{{"gzip", "gzip", false}, {"br", "br", false}, {"304", "br", true}} {
			b.Run(size.name+"/"+reader.name, func(b *testing.B) {
				first := get(b, site, longPath, "Accept-Encoding", reader.encoding)
				r, want := httptest.NewRequest(http.MethodGet, longPath, nil), http.StatusOK
				r.Header.Set("Accept-Encoding", reader.encoding)
				if reader.has {
					r.Header.Set("If-None-Match", first.header.Get("Etag"))
					want = http.StatusNotModified
				}
				w := &discard{header: http.Header{}}
				b.ReportAllocs()
				for b.Loop() {
					clear(w.header)
					site.ServeHTTP(w, r)
				}
				if w.status != want || first.header.Get("Content-Encoding") != reader.encoding {
					b.Errorf("status %d, want %d in %s", w.status, want, reader.encoding)
				}
				b.ReportMetric(float64(len(first.body)), "page-B")
			})
		}
	}
}

// discard is a response writer that does nothing.
type discard struct {
	header http.Header
	status int
}

func (w *discard) Header() http.Header         { return w.header }
func (w *discard) WriteHeader(status int)      { w.status = status }
func (w *discard) Write(p []byte) (int, error) { return len(p), nil }

const longFile, longPath = "guides/causes/stiff-neck.md", "/guides/causes/stiff-neck"

// longGuide returns a guide of the fixture with random letters added before its text. They hardly compress.
func longGuide(letters int) string {
	random := rand.New(rand.NewPCG(1, 2))
	var words []byte
	for i := range letters {
		words = append(words, byte('a'+random.IntN(26)))
		switch {
		case i%1000 == 999: // content must not have very long lines
			words = append(words, "\n\n"...)
		case i%7 == 6:
			words = append(words, ' ')
		}
	}
	front, text, _ := strings.Cut(string(fixture.FS()[longFile].Data), "\n---\n")
	return front + "\n---\n" + string(words) + "\n\n" + text
}
