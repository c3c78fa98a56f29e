package web_test

import (
	"compress/gzip"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
)

// plain decompresses a body.
func plain(t *testing.T, encoding, body string) string {
	t.Helper()
	var r io.Reader = strings.NewReader(body)
	switch encoding {
	case "gzip":
		z, err := gzip.NewReader(r)
		if err != nil {
			t.Fatal(err)
		}
		r = z
	case "br":
		r = brotli.NewReader(r)
	}
	out, err := io.ReadAll(r)
	if err != nil {
		t.Fatalf("%q: %v", encoding, err)
	}
	return string(out)
}

// Several lines of one header count as one list (RFC 9110, 5.3).
func TestETagsMayBeInSeveralLines(t *testing.T) {
	t.Parallel()
	site := newSite(t, nil)
	tag := get(t, site, "/about").header.Get("ETag")
	if a := get(t, site, "/about", "If-None-Match", `"x"`, "If-None-Match", tag); a.code != http.StatusNotModified {
		t.Errorf("%d, want 304", a.code)
	}
}

// ETags survive a restart, so that clients need not fetch pages again.
func TestETagsSurviveRestart(t *testing.T) {
	t.Parallel()
	first, second := get(t, newSite(t, nil), "/about"), get(t, newSite(t, nil), "/about")
	if a, b := first.header.Get("ETag"), second.header.Get("ETag"); a != b {
		t.Errorf("%s, then %s", a, b)
	}
}

// staticTypes has static files of each kind, with their content types.
var staticTypes = map[string]string{
	"screen.css":       "text/css; charset=utf-8",
	"print.css":        "text/css; charset=utf-8",
	"page.js":          "text/javascript; charset=utf-8",
	"icons.svg":        "image/svg+xml",
	"favicon.svg":      "image/svg+xml",
	"favicon.ico":      "image/x-icon",
	"icon-180.png":     "image/png",
	"speculation.json": "application/speculationrules+json",
}

// A static file is sent with its content type, in the encoding that a client prefers. A PNG is compressed already. It
// belongs to no version, and clients need not ask for it again.
func TestStaticFilesAreCompressed(t *testing.T) {
	t.Parallel()
	site, files := newSite(t, nil), newFiles(t)
	for name, contentType := range staticTypes {
		path := files.URL(name)
		for _, encoding := range []string{"", "gzip", "br"} {
			want := encoding
			if contentType == "image/png" {
				want = ""
			}
			a := get(t, site, path, "Accept-Encoding", encoding)
			if got := a.header.Get("Content-Type"); a.code != http.StatusOK || got != contentType {
				t.Errorf("%s: %d %q, want %q", path, a.code, got, contentType)
			}
			if got := a.header.Get("Content-Encoding"); got != want {
				t.Errorf("%s: requested in %q, sent in %q, want %q", path, encoding, got, want)
			}
			if h := a.header; h.Get("Cache-Control") != "public, max-age=31536000, immutable" || h.Get("Site-Version") != "" {
				t.Errorf("%s: %v", path, h)
			}
			if again := get(t, site, path, "Accept-Encoding", encoding, "If-None-Match", a.header.Get("ETag")); again.code != http.StatusNotModified {
				t.Errorf("%s %q: %d for a matching ETag", path, encoding, again.code)
			}
			if data, err := files.At(path).Data(); err != nil || plain(t, want, a.body) != string(data) {
				t.Errorf("%s %q: not the bytes of the file", path, encoding)
			}
		}
	}
}

// Each static file has one address. Other ways to write it, and addresses of an earlier file with that name, redirect
// there. Otherwise clients could make the server compress a file, and shared caches keep it, any number of times.
func TestStaticFileHasOneAddress(t *testing.T) {
	t.Parallel()
	site, files := newSite(t, nil), newFiles(t)
	for name := range staticTypes {
		path := files.URL(name)
		base, ext, _ := strings.Cut(name, ".")
		for other, code := range map[string]int{
			path + "?v=2": http.StatusMovedPermanently,
			"/static/%" + fmt.Sprintf("%x", path[8]) + path[9:]: http.StatusMovedPermanently, // the first letter is escaped
			"/static/" + base + ".000000000000." + ext:          http.StatusFound,
		} {
			a := get(t, site, other)
			to, cache := a.header.Get("Location"), a.header.Get("Cache-Control")
			if a.code != code || to != path || cache != "no-cache" {
				t.Errorf("%s: %d to %q, Cache-Control %q, want %d to %q", other, a.code, to, cache, code, path)
			}
		}
		for _, unknown := range []string{"/static/" + name, "/static/" + base + ".00000000000." + ext, path + "/", strings.ToUpper(path)} {
			a := get(t, site, unknown)
			if cache := a.header.Get("Cache-Control"); a.code != http.StatusNotFound || strings.Contains(cache, "immutable") {
				t.Errorf("%s: %d, Cache-Control %q, want 404", unknown, a.code, cache)
			}
		}
	}
}
