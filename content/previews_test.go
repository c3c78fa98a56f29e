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

// preview is the address of the picture that a page names.
func (s *whole) preview(t testing.TB, path string) string {
	t.Helper()
	w := httptest.NewRecorder()
	s.ServeHTTP(w, httptest.NewRequest(http.MethodGet, path, nil))
	m := ogImage.FindStringSubmatch(w.Body.String())
	if m == nil {
		t.Fatalf("%s names no picture", path)
	}
	return m[1]
}

// Every address of a picture is another one, and some of them answer: those of moves, routines and guides here and there, and that of the longest title.
func TestPreviews(t *testing.T) {
	t.Parallel()
	s := site(t)
	var docs []*catalog.Doc
	for _, m := range s.Stretches {
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
	met := map[string]string{}
	const asked = 5
	for i, d := range docs {
		address := s.preview(t, d.Path)
		if other := met[address]; other != "" {
			t.Errorf("%s and %s have one picture", d.Path, other)
		}
		met[address] = d.Path
		if i%(len(docs)/asked) != 0 && d != longest {
			continue
		}
		data := []byte(s.get(t, address, ""))
		img, err := png.DecodeConfig(bytes.NewReader(data))
		if err != nil || img.Width != 1200 || img.Height != 630 {
			t.Errorf("%s: %d by %d, %v", d.Path, img.Width, img.Height, err)
		}
		const most = 80_000
		if len(data) > most {
			t.Errorf("%s: %d bytes, at most %d", d.Path, len(data), most)
		}
	}
}

var (
	located    = regexp.MustCompile(`<loc>https://unknot\.example(/[^<]*)</loc>`)
	ogImageAlt = regexp.MustCompile(`<meta property="og:image:alt" content="[^"]+">`)
)

// Every page that the sitemap lists has a picture, its own or that of its kind, and each picture answers.
func TestEveryPageHasAPreview(t *testing.T) {
	t.Parallel()
	s := site(t)
	pages := located.FindAllStringSubmatch(s.get(t, "/sitemap.xml", ""), -1)
	pictures := map[string]bool{}
	for _, page := range pages {
		pictures[s.preview(t, page[1])] = true
		if html := s.get(t, page[1], ""); !ogImageAlt.MatchString(html) {
			t.Errorf("%s does not say in words what its picture shows", page[1])
		}
	}
	for address := range pictures {
		img, err := png.DecodeConfig(strings.NewReader(s.get(t, address, "")))
		if err != nil || img.Width != 1200 || img.Height != 630 {
			t.Errorf("%s: %d by %d, %v", address, img.Width, img.Height, err)
		}
	}
	t.Logf("%d pictures for %d pages", len(pictures), len(pages))
}

// Guides that show no move are told by the back, the others by the move.
func TestEveryPreviewHasAFigure(t *testing.T) {
	t.Parallel()
	s := site(t)
	for _, m := range s.Stretches {
		if s.Movement(m.ID) == nil {
			t.Errorf("poses/%s.yaml cannot be read by itself", m.ID)
		}
	}
	if s.Movement("map-back") == nil {
		t.Error("poses/map-back.yaml cannot be read by itself")
	}
}

// BenchmarkPreview asks for the picture of every move for the first time, one after the other. Each move counts with its median: what else the machine does is
// no matter of a picture.
func BenchmarkPreview(b *testing.B) {
	s, err := loadSite()
	if err != nil {
		b.Fatal(err)
	}
	var requests []*http.Request
	for _, m := range s.Stretches {
		requests = append(requests, httptest.NewRequest(http.MethodGet, s.preview(b, m.Path), nil))
	}
	took := make([][]time.Duration, len(requests))
	most := 0
	for b.Loop() {
		b.StopTimer()
		if err := s.publish(); err != nil { // nothing is kept after it
			b.Fatal(err)
		}
		b.StartTimer()
		for i, r := range requests {
			w := httptest.NewRecorder()
			start := time.Now()
			s.ServeHTTP(w, r)
			took[i] = append(took[i], time.Since(start))
			if w.Code != http.StatusOK {
				b.Fatalf("%s answers %d", r.URL, w.Code)
			}
			most = max(most, w.Body.Len())
		}
	}
	medians := make([]time.Duration, len(took))
	for i, times := range took {
		slices.Sort(times)
		medians[i] = times[len(times)/2]
	}
	slices.Sort(medians)
	b.ReportMetric(medians[len(medians)/2].Seconds()*1000, "median-ms")
	b.ReportMetric(medians[len(medians)-1].Seconds()*1000, "worst-ms")
	b.ReportMetric(float64(most), "most-B")
}
