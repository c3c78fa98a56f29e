package web_test

import (
	"math"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strconv"
	"strings"
	"testing"

	"unknot/internal/handout"
)

// FuzzRouter requests any address. None of them fails, and every redirect leads to a page of the site.
func FuzzRouter(f *testing.F) {
	for _, target := range []string{
		"/", "/about", "/about?x=1", "/stretches/", "/stretches//x", "//evil.example", "//evil.example/..", `/\evil.example`,
		"/%2f%2fevil.example", "/s/1", "/s/007", "/s/7", "/s/99999999999999999999", "/stretches/old-breath", "/stretches/head-circle/",
		"/stretches?position=chair&region=upper-back", "/stretches?position=chiar", "/stretches?position=%zz", "/guides?section=cause&tag=;",
		"/stretches/neck%2Dturn", "/%73afety", "/safety%2f", "/static/", "/static/screen.css", "/healthz?x", "/sitemap.xml?x", "/feed.atom?x",
		"http://evil.example", "http://evil.example?x=1", "http://evil.example/about?x=1", "/stretches?tag={emergency}", "/\x00", "/é?é=é", "*",
		"/handout/change?add=2&sheet=1.7.1", "/handout/change?sheet=1.1&do=up1", "/stretches?sheet=1.1&add=2", "/stretches?sheet=%7f&position=chair",
	} {
		f.Add(target)
	}
	site := newSite(f, nil)
	known := map[string]bool{handout.Path: true, handout.Path + "/change": true}
	for _, path := range []string{"/sitemap.xml", "/robots.txt", "/opensearch.xml", "/feed.atom", "/library.json"} {
		known[path] = true
	}
	for _, a := range loadFiles(f, nil).PageEntries() {
		known[a.Path] = true
	}
	f.Fuzz(func(t *testing.T, target string) {
		u, err := url.ParseRequestURI(target) // as net/http parses it
		if err != nil {
			return
		}
		r := httptest.NewRequest(http.MethodGet, "/", nil)
		r.URL, r.RequestURI = u, target
		w := httptest.NewRecorder()
		site.ServeHTTP(w, r)
		switch w.Code {
		case http.StatusOK, http.StatusNotFound, http.StatusGone:
			if to := w.Header().Get("Location"); to != "" {
				t.Errorf("%d with Location %q", w.Code, to)
			}
		case http.StatusMovedPermanently, http.StatusFound:
			to, _, _ := strings.Cut(w.Header().Get("Location"), "#") // browsers do not send the fragment
			path, _, _ := strings.Cut(to, "?")
			a := get(t, site, to)
			if a.code == http.StatusGone {
				return // the page says why
			}
			if !known[path] {
				t.Fatalf("redirects to %q", to)
			}
			if a.code != http.StatusOK {
				t.Errorf("redirects to %q, which answers %d", to, a.code)
			}
		default:
			t.Errorf("answers %d", w.Code)
		}
	})
}

// FuzzAcceptEncoding compares the negotiated encoding with a simple implementation of RFC 9110, 12.5.3.
func FuzzAcceptEncoding(f *testing.F) {
	for _, accept := range []string{
		"", "br", "gzip, br", "x-gzip;q=0.5, *;q=0", "br;q=0, *", "identity;q=0.5, gzip;q=0.2", "br;q=NaN,*", "*;q=0", "br;q=0.5;q=1", ";q=1,=,br;Q=1e-1", "br;q=0,br",
		"gzip, deflate, br, zstd", "  br  ,gzip", "brx, gzipped", "identity;q=0", "identity;q=0, *", "x-gzip;q=0, *", "br;q=, gzip", "br;q=Inf, gzip",
	} {
		f.Add(accept)
	}
	site := newSite(f, nil)
	f.Fuzz(func(t *testing.T, accept string) {
		got := get(t, site, "/about", "Accept-Encoding", accept).header.Get("Content-Encoding")
		weights := weightsOf(accept)
		if got != "" && weights[got] == 0 {
			t.Errorf("%q is sent despite weight 0: %v", got, weights)
		}
		// The smallest body comes first: among equal weights it wins.
		best := ""
		for _, encoding := range []string{"br", "gzip"} {
			accepted := weights[encoding] > 0 && weights[encoding] >= weights["identity"]
			if accepted && (best == "" || weights[encoding] > weights[best]) {
				best = encoding
			}
		}
		if got != best {
			t.Errorf("%q is sent, want %q: %v", got, best, weights)
		}
	})
}

// weightsOf returns the weight of each encoding in thousandths. It is 0 if the encoding is excluded or not named. If an
// encoding has two weights, the last one counts.
func weightsOf(accept string) map[string]float64 {
	named := map[string]float64{}
	for item := range strings.SplitSeq(accept, ",") {
		parts := strings.Split(item, ";")
		coding := strings.ToLower(strings.TrimSpace(parts[0]))
		if coding == "x-gzip" {
			coding = "gzip"
		}
		weight := 1000.0
		for _, parameter := range parts[1:] {
			name, value, _ := strings.Cut(parameter, "=")
			if !strings.EqualFold(strings.TrimSpace(name), "q") {
				continue
			}
			q, err := strconv.ParseFloat(strings.TrimSpace(value), 64)
			if err != nil || math.IsNaN(q) || q < 0 || q > 1 {
				q = 0
			}
			weight = math.Floor(q * 1000)
			break
		}
		named[coding] = weight
	}
	for _, encoding := range []string{"br", "gzip"} {
		if _, ok := named[encoding]; !ok {
			named[encoding] = named["*"]
		}
	}
	return named
}
