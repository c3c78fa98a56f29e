package web_test

import (
	"compress/gzip"
	"fmt"
	"io"
	"net/http"
	"strconv"
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

// The response is in the encoding that the client prefers.
func TestClientChoosesEncoding(t *testing.T) {
	t.Parallel()
	site := newSite(t, nil)
	want := page(t, site, "/about")
	for _, test := range []struct {
		accept   []string // one header line each
		encoding string
	}{
		{nil, ""},
		{[]string{""}, ""},
		{[]string{"gzip"}, "gzip"},
		{[]string{"br"}, "br"},
		{[]string{"gzip, deflate, br, zstd"}, "br"},
		{[]string{"gzip", "br"}, "br"},
		{[]string{"  br  ,gzip"}, "br"},
		{[]string{"GZip"}, "gzip"},
		{[]string{"BR"}, "br"},
		{[]string{"x-gzip"}, "gzip"},
		{[]string{"deflate"}, ""},
		{[]string{"zstd, compress"}, ""},
		{[]string{"brx, gzipped"}, ""},
		{[]string{"identity"}, ""},
		{[]string{"*"}, "br"},

		// The highest weight wins, and among equal weights the smallest encoding.
		{[]string{"br;q=0.5, gzip"}, "gzip"},
		{[]string{"gzip;q=0.5, br;q=0.5"}, "br"},
		{[]string{"br;q=0.599, gzip;q=0.6"}, "gzip"},
		{[]string{"identity, gzip;q=0.5, br;q=0.5"}, ""},
		{[]string{"identity;q=0.5, gzip;q=0.6, br;q=0.1"}, "gzip"},
		{[]string{"identity;q=0.5, *;q=0.1"}, ""},
		{[]string{"br;q=0.5, *"}, "gzip"},
		{[]string{"gzip;q=0.001"}, "gzip"},
		{[]string{"br;q=1.000"}, "br"},
		{[]string{"br ; Q=0.3 , gzip ; q=0.2"}, "br"},
		{[]string{"br;level=5;q=0.1, gzip;q=0.2"}, "gzip"},

		// Weight 0 excludes an encoding.
		{[]string{"br;q=0, gzip"}, "gzip"},
		{[]string{"br;q=0.000, gzip;q=0"}, ""},
		{[]string{"br;q=0, *"}, "gzip"},
		{[]string{"gzip;q=0, *"}, "br"},
		{[]string{"br;q=0, gzip;q=0, *"}, ""},
		{[]string{"*;q=0"}, ""},
		{[]string{"gzip, *;q=0"}, "gzip"},
		{[]string{"x-gzip;q=0, *"}, "br"},
		{[]string{"identity;q=0, gzip"}, "gzip"},
		{[]string{"identity;q=0, *"}, "br"},
		{[]string{"identity;q=0"}, ""}, // the client accepts nothing else

		// An invalid weight counts as 0.
		{[]string{"br;q=2, gzip"}, "gzip"},
		{[]string{"br;q=-1, gzip"}, "gzip"},
		{[]string{"br;q=much, gzip"}, "gzip"},
		{[]string{"br;q=, gzip"}, "gzip"},
		{[]string{"br;q=NaN, *"}, "gzip"},
		{[]string{"br;q=Inf, gzip"}, "gzip"},
		{[]string{";;;,,,==,q=1"}, ""},
	} {
		var header []string
		for _, line := range test.accept {
			header = append(header, "Accept-Encoding", line)
		}
		a := get(t, site, "/about", header...)
		if got := a.header.Get("Content-Encoding"); got != test.encoding {
			t.Errorf("%q: encoding %q, want %q", test.accept, got, test.encoding)
			continue
		}
		if got := plain(t, test.encoding, a.body); a.code != http.StatusOK || got != want {
			t.Errorf("%q: %d with another page", test.accept, a.code)
		}
		if got := a.header.Get("Vary"); got != "Accept-Encoding" {
			t.Errorf("%q: Vary %q", test.accept, got)
		}
		if got := a.header.Get("Content-Length"); got != strconv.Itoa(len(a.body)) {
			t.Errorf("%q: length %s, want %d", test.accept, got, len(a.body))
		}
	}
}

// A client that has the response in the encoding that it asks for gets 304.
func TestMatchingETagGets304(t *testing.T) {
	t.Parallel()
	site, files := newServer(t, nil), newFiles(t)
	if err := site.Publish(loadFiles(t, nil), files); err != nil {
		t.Fatal(err)
	}
	for target, cacheControl := range map[string]string{
		"/about":                    "no-cache",
		"/stretches?position=chair": "no-cache",
		"/sitemap.xml":              "no-cache",
		files.URL("screen.css"):     "public, max-age=31536000, immutable",
		files.URL("icons.svg"):      "public, max-age=31536000, immutable",
	} {
		tags := map[string]string{}
		for _, encoding := range []string{"identity", "gzip", "br"} {
			a := get(t, site, target, "Accept-Encoding", encoding)
			tag := a.header.Get("ETag")
			if strong, weak := strings.CutPrefix(tag, "W/"); !weak || len(strong) < 10 || strong[0] != '"' || strong[len(strong)-1] != '"' {
				t.Errorf("%s %s: %s is not a weak tag", target, encoding, tag)
			}
			for other, used := range tags {
				if used == tag {
					t.Errorf("%s: %s and %s have one tag, %s", target, encoding, other, tag)
				}
			}
			tags[encoding] = tag
			if got := a.header.Get("Cache-Control"); got != cacheControl {
				t.Errorf("%s: Cache-Control %q, want %q", target, got, cacheControl)
			}
		}
		for encoding, tag := range tags {
			strong := strings.TrimPrefix(tag, "W/")
			for match, code := range map[string]int{
				tag:                       http.StatusNotModified,
				strong:                    http.StatusNotModified,
				`"x", ` + strong:          http.StatusNotModified,
				`"x",` + tag + `, "y"`:    http.StatusNotModified,
				"*":                       http.StatusNotModified,
				"":                        http.StatusOK,
				`"x"`:                     http.StatusOK,
				`"x", W/"y"`:              http.StatusOK,
				strings.Trim(strong, `"`): http.StatusOK,
				tag[:len(tag)-2] + `"`:    http.StatusOK,
				tags[another[encoding]]:   http.StatusOK,
			} {
				checkIfNoneMatch(t, site, target, encoding, match, tag, cacheControl, code)
			}
		}
	}
}

// checkIfNoneMatch requests target with If-None-Match and checks the status code. The headers must be the same as
// without it, and a 304 must have no body.
func checkIfNoneMatch(t *testing.T, site http.Handler, target, encoding, match, tag, cacheControl string, code int) {
	t.Helper()
	a := get(t, site, target, "Accept-Encoding", encoding, "If-None-Match", match)
	if a.code != code {
		t.Errorf("%s %s If-None-Match %s: %d, want %d", target, encoding, match, a.code, code)
	}
	for name, want := range map[string]string{"ETag": tag, "Vary": "Accept-Encoding", "Cache-Control": cacheControl} {
		if got := a.header.Get(name); got != want {
			t.Errorf("%s %s If-None-Match %s: %s %q, want %q", target, encoding, match, name, got, want)
		}
	}
	if code != http.StatusNotModified {
		return
	}
	for _, name := range []string{"Content-Type", "Content-Length", "Content-Encoding"} {
		if got := a.header.Get(name); got != "" {
			t.Errorf("%s %s: 304 with %s %q", target, encoding, name, got)
		}
	}
	if a.body != "" {
		t.Errorf("%s %s: 304 with %d bytes", target, encoding, len(a.body))
	}
	if head := ask(t, site, http.MethodHead, target, "Accept-Encoding", encoding, "If-None-Match", match); head.code != code {
		t.Errorf("HEAD %s %s If-None-Match %s: %d, want %d", target, encoding, match, head.code, code)
	}
}

// another maps each encoding to one whose ETag is different.
var another = map[string]string{"identity": "br", "gzip": "identity", "br": "gzip"}

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

// A static file is sent with its content type, in the encoding that a client prefers. A PNG is compressed already.
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
