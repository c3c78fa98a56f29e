package cache_test

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"

	"unknot/internal/web/cache"
)

const (
	page = "<h1>A page.</h1>"
	rule = `"/rules.json"`
)

// tagOf returns the weak ETag of page in an encoding, with the rule for speculation.
func tagOf(encoding string) string {
	sum := sha256.Sum256([]byte(rule + page))
	tag := hex.EncodeToString(sum[:8])
	if encoding != "" {
		tag += "-" + encoding
	}
	return `W/"` + tag + `"`
}

// newResponse returns a response of a type.
func newResponse(t *testing.T, contentType, body string) *cache.Response {
	t.Helper()
	header := http.Header{"Content-Type": {contentType}, "Cache-Control": {"no-cache"}, "Link": {"</a>; rel=x"}, cache.Speculation: {rule}}
	r, err := cache.NewCompressor(1, 1).Response("/", header, []byte(body))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// serve asks for a response with headers, which are pairs of a name and a value.
func serve(r http.Handler, method string, headers ...string) *httptest.ResponseRecorder {
	request := httptest.NewRequest(method, "/", nil)
	for i := 0; i < len(headers); i += 2 {
		request.Header.Add(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	r.ServeHTTP(w, request)
	return w
}

// decoded returns the body of an answer as the client reads it.
func decoded(t *testing.T, w *httptest.ResponseRecorder) string {
	t.Helper()
	var reader io.Reader = w.Body
	switch w.Header().Get("Content-Encoding") {
	case "br":
		reader = brotli.NewReader(w.Body)
	case "gzip":
		var err error
		if reader, err = gzip.NewReader(w.Body); err != nil {
			t.Fatal(err)
		}
	}
	text, err := io.ReadAll(reader)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// The client's preference decides, and of what it likes equally, what compresses best.
func TestClientChoosesEncoding(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ accept, want string }{
		{"", ""}, {"br", "br"}, {"gzip", "gzip"}, {"X-GZip", "gzip"}, {"gzip, br", "br"}, {"GZIP;q=1, BR ; Q = 0.9", "gzip"},
		{"br;q=0.9,gzip;q=0.8", "br"}, {"*", "br"}, {"br;q=0, *", "gzip"}, {"*;q=0.5, gzip", "gzip"}, {"*;q=0", ""},
		{"br;q=0", ""}, {"gzip;q=0", ""}, {"gzip;q=0, *", "br"},
		{"identity, br;q=0.5", ""}, {"identity, gzip;q=0.5", ""}, {"identity;q=0.5, gzip;q=0.5", "gzip"}, {"identity;q=0.5, br;q=0.5", "br"},
		{"br;q=2", ""}, {"br;q=1.001", ""}, {"br;q=-1", ""}, {"br;q=x", ""}, {"br;q=NaN", ""}, {"br;level=1;q=0.001", "br"}, {"deflate", ""},
		{"br;q=0.5;x=y,gzip;q=0.4", "br"}, {"IDENTITY, br;q=0.9", ""}, {"*;q=0, br", "br"}, {"*;q=0,gzip", "gzip"},
		{"br;q=0.001", "br"}, {"gzip;q=0.001", "gzip"}, {"gzip;q=0, br;q=0, *", ""},
	} {
		if got := cache.PreferredEncoding([]string{tt.accept}); got != tt.want {
			t.Errorf("%q: %q, want %q", tt.accept, got, tt.want)
		}
	}
	if got := cache.PreferredEncoding([]string{"gzip;q=0.5", "br;q=0.4"}); got != "gzip" {
		t.Errorf("two headers: %q, want gzip", got)
	}
}

// Every encoding has the same text and its own ETag and length.
func TestResponsesAreServedInEachEncoding(t *testing.T) {
	t.Parallel()
	r := newResponse(t, "text/html", page)
	for _, encoding := range []string{"", "gzip", "br"} {
		for _, method := range []string{http.MethodGet, http.MethodHead} {
			w := serve(r, method, "Accept-Encoding", encoding)
			h := w.Header()
			want := http.Header{
				"Vary": {"Accept-Encoding"}, "Etag": {tagOf(encoding)}, "Cache-Control": {"no-cache"}, "Content-Type": {"text/html"},
				"Link": {"</a>; rel=x"}, "Speculation-Rules": {rule}, "Content-Length": h["Content-Length"],
			}
			if encoding != "" {
				want["Content-Encoding"] = []string{encoding}
			}
			if fmt.Sprint(h) != fmt.Sprint(want) || w.Code != 200 {
				t.Errorf("%s %q: %d %v, want %v", method, encoding, w.Code, h, want)
			}
			length := h.Get("Content-Length")
			if method == http.MethodHead {
				if w.Body.Len() != 0 || length == "0" {
					t.Errorf("HEAD %q: %d bytes, and the length %s", encoding, w.Body.Len(), length)
				}
			} else if n := fmt.Sprint(w.Body.Len()); n != length || decoded(t, w) != page {
				t.Errorf("%q: %s bytes with the length %s", encoding, n, length)
			}
		}
	}
}

// Headers that a response does not have are left out, and images are not compressed.
func TestPlainResponsesHaveFewHeaders(t *testing.T) {
	t.Parallel()
	r, err := cache.NewCompressor(1, 1).Response("/", http.Header{"Content-Type": {"image/png"}}, []byte(page))
	if err != nil {
		t.Fatal(err)
	}
	w := serve(r, http.MethodGet, "Accept-Encoding", "br")
	sum := sha256.Sum256([]byte(page))
	tag := `W/"` + hex.EncodeToString(sum[:8]) + `"`
	want := http.Header{"Etag": {tag}, "Content-Type": {"image/png"}, "Content-Length": {"16"}}
	if fmt.Sprint(w.Header()) != fmt.Sprint(want) || w.Body.String() != page {
		t.Errorf("%v %q, want %v", w.Header(), w.Body, want)
	}
}

// Conditions are about the variant that the client would get.
func TestConditionsAreKept(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name   string
		header string
		value  string
		want   int
	}{
		{"the same", "If-None-Match", tagOf("br"), 304},
		{"among others", "If-None-Match", `"a" , ` + tagOf("br"), 304},
		{"between others", "If-None-Match", `"a",` + tagOf("br") + `, "b"`, 304},
		{"strong form", "If-None-Match", strings.TrimPrefix(tagOf("br"), "W/"), 304},
		{"any", "If-None-Match", "*", 304},
		{"another encoding", "If-None-Match", tagOf("gzip"), 200},
		{"another", "If-None-Match", `"a"`, 200},
		{"others", "If-None-Match", `"a", W/"b"`, 200},
		{"none", "If-None-Match", "", 200},
		{"without quotes", "If-None-Match", strings.Trim(tagOf("br"), `W/"`), 200},
		{"cut short", "If-None-Match", strings.TrimSuffix(tagOf("br"), `r"`) + `"`, 200},
		{"must be any", "If-Match", "*", 200},
		{"must be one that is weak", "If-Match", tagOf("br"), 412},
		{"must be its strong form", "If-Match", strings.TrimPrefix(tagOf("br"), "W/"), 412},
		{"must be another", "If-Match", `"a"`, 412},
	} {
		r := newResponse(t, "text/html", page)
		w := serve(r, http.MethodGet, "Accept-Encoding", "br", tt.header, tt.value)
		if hasBody := w.Body.Len() > 0; w.Code != tt.want || hasBody != (tt.want == 200) {
			t.Errorf("%s: %d with %d bytes, want %d", tt.name, w.Code, w.Body.Len(), tt.want)
		}
		wantTag, wantControl := tagOf("br"), "no-cache"
		if tt.want == 412 {
			wantTag, wantControl = "", "no-store"
		}
		if h := w.Header(); h.Get("Etag") != wantTag || h.Get("Cache-Control") != wantControl {
			t.Errorf("%s: %v", tt.name, h)
		}
		for _, name := range []string{"Content-Type", "Content-Length", "Content-Encoding", "Link"} {
			if isSent := w.Header().Get(name) != ""; isSent != (tt.want == 200) {
				t.Errorf("%s: %s is sent: %t", tt.name, name, isSent)
			}
		}
	}
}

func TestCompressorEncodes(t *testing.T) {
	t.Parallel()
	for _, encoding := range []string{"", "gzip", "br"} {
		data, err := cache.NewCompressor(1, 1).Encode(encoding, []byte(page))
		w := httptest.NewRecorder()
		w.Header().Set("Content-Encoding", encoding)
		w.Body = bytes.NewBuffer(data)
		if isPlain := string(data) == page; err != nil || isPlain != (encoding == "") || decoded(t, w) != page {
			t.Errorf("%q: %q, %v", encoding, data, err)
		}
	}
}
