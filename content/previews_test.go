package content_test

import (
	"bytes"
	"image/png"
	"net/http"
	"net/http/httptest"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"unknot/internal/catalog"
)

var ogImage = regexp.MustCompile(`<meta property="og:image" content="https://unknot\.example(/previews/[^"]*)">`)

// preview returns the address of the link preview of the page at path.
func (s *testSite) preview(t testing.TB, path string) string {
	t.Helper()
	w := httptest.NewRecorder()
	s.ServeHTTP(w, httptest.NewRequest(http.MethodGet, path, nil))
	m := ogImage.FindStringSubmatch(w.Body.String())
	if m == nil {
		t.Fatalf("%s has no link preview", path)
	}
	return m[1]
}

// All pages have different link previews. A sample of them, with that of the longest title, is fetched and decoded.
func TestPreviewsDiffer(t *testing.T) {
	t.Parallel()
	s := site(t)
	var docs []*catalog.Doc
	for _, m := range s.Moves {
		docs = append(docs, &m.Doc)
	}
	for _, r := range s.Routines {
		docs = append(docs, &r.Doc)
	}
	for _, g := range s.Guides {
		docs = append(docs, &g.Doc)
	}
	longest := slices.MaxFunc(docs, func(a, b *catalog.Doc) int {
		return utf8.RuneCountInString(a.Title) - utf8.RuneCountInString(b.Title)
	})
	pages := map[string]string{} // by the address of the preview
	const samples = 5
	for i, d := range docs {
		address := s.preview(t, d.Path)
		if other := pages[address]; other != "" {
			t.Errorf("%s and %s have the same preview", d.Path, other)
		}
		pages[address] = d.Path
		if i%(len(docs)/samples) != 0 && d != longest {
			continue
		}
		data := []byte(s.get(t, address, ""))
		img, err := png.DecodeConfig(bytes.NewReader(data))
		if err != nil || img.Width != 1200 || img.Height != 630 {
			t.Errorf("%s: %d by %d, %v", d.Path, img.Width, img.Height, err)
		}
		const maxBytes = 80_000
		if len(data) > maxBytes {
			t.Errorf("%s: %d bytes, limit %d", d.Path, len(data), maxBytes)
		}
	}
}

var (
	sitemapLoc = regexp.MustCompile(`<loc>https://unknot\.example(/[^<]*)</loc>`)
	ogImageAlt = regexp.MustCompile(`<meta property="og:image:alt" content="[^"]+">`)
)

// Every page of the sitemap has a link preview with alternative text, and all previews exist.
func TestPagesHavePreviews(t *testing.T) {
	t.Parallel()
	s := site(t)
	pages := sitemapLoc.FindAllStringSubmatch(s.get(t, "/sitemap.xml", ""), -1)
	pictures := map[string]bool{}
	for _, page := range pages {
		pictures[s.preview(t, page[1])] = true
		if html := s.get(t, page[1], ""); !ogImageAlt.MatchString(html) {
			t.Errorf("the preview of %s has no alternative text", page[1])
		}
	}
	for address := range pictures {
		img, err := png.DecodeConfig(strings.NewReader(s.get(t, address, "")))
		if err != nil || img.Width != 1200 || img.Height != 630 {
			t.Errorf("%s: %d by %d, %v", address, img.Width, img.Height, err)
		}
	}
	t.Logf("%d previews for %d pages", len(pictures), len(pages))
}

// BenchmarkPreview draws the link preview of every move without a cache. It takes the median of each move, so that
// other load on the machine does not count.
func BenchmarkPreview(b *testing.B) {
	s, err := loadSite()
	if err != nil {
		b.Fatal(err)
	}
	var requests []*http.Request
	for _, m := range s.Moves {
		requests = append(requests, httptest.NewRequest(http.MethodGet, s.preview(b, m.Path), nil))
	}
	durations := make([][]time.Duration, len(requests))
	maxBytes := 0
	for b.Loop() {
		b.StopTimer()
		if err := s.publish(); err != nil { // it empties the cache
			b.Fatal(err)
		}
		b.StartTimer()
		for i, r := range requests {
			w := httptest.NewRecorder()
			start := time.Now()
			s.ServeHTTP(w, r)
			durations[i] = append(durations[i], time.Since(start))
			if w.Code != http.StatusOK {
				b.Fatalf("%s: status %d", r.URL, w.Code)
			}
			maxBytes = max(maxBytes, w.Body.Len())
		}
	}
	medians := make([]time.Duration, len(durations))
	for i, times := range durations {
		slices.Sort(times)
		medians[i] = times[len(times)/2]
	}
	slices.Sort(medians)
	b.ReportMetric(medians[len(medians)/2].Seconds()*1000, "median-ms")
	b.ReportMetric(medians[len(medians)-1].Seconds()*1000, "worst-ms")
	b.ReportMetric(float64(maxBytes), "max-B")
}
