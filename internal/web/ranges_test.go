package web_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/a-h/templ"

	"unknot/internal/web"
)

// withDownload returns a site with a file of numbers that is larger than 1 MB, and the text of the file.
func withDownload(t *testing.T) (*web.Server, string) {
	t.Helper()
	var text strings.Builder
	for n := 0; text.Len() <= 1<<20; n++ {
		fmt.Fprintln(&text, n*n)
	}
	site := newSite(t, nil)
	site.AddDownload("/test/file.json", "file.json", templ.Raw(text.String()), true)
	return site, text.String()
}

// A client can continue a download where it stopped, in every encoding, unless the file has changed.
func TestDownloadCanContinue(t *testing.T) {
	t.Parallel()
	site, plain := withDownload(t)
	for _, encoding := range []string{"identity", "gzip", "br"} {
		whole := get(t, site, "/test/file.json", "Accept-Encoding", encoding)
		if encoding == "identity" && whole.body != plain {
			t.Errorf("the plain file has %d bytes, want %d", len(whole.body), len(plain))
		}
		tag, size := whole.header.Get("ETag"), len(whole.body)
		if whole.code != http.StatusOK || whole.header.Get("Accept-Ranges") != "bytes" || whole.header.Get("Content-Length") != fmt.Sprint(size) {
			t.Errorf("%s: %d with %d bytes, %v", encoding, whole.code, size, whole.header)
		}
		for _, test := range []struct {
			header      []string
			code        int
			first, last int // range of the bytes that are sent; none if last is smaller
		}{
			{[]string{"Range", "bytes=0-9"}, 206, 0, 9},
			{[]string{"Range", "bytes=1000-"}, 206, 1000, size - 1},
			{[]string{"Range", "bytes=-10"}, 206, size - 10, size - 1},
			{[]string{"Range", "bytes=1000-", "If-Range", tag}, 206, 1000, size - 1},
			{[]string{"Range", "bytes=1000-", "If-Range", `"another"`}, 200, 0, size - 1},
			{[]string{"Range", "bytes=1000-", "If-Match", tag}, 206, 1000, size - 1},
			{[]string{"Range", "bytes=1000-", "If-Match", `"another"`}, 412, 0, -1},
			{[]string{"If-Match", `"another", ` + tag}, 200, 0, size - 1},
			{[]string{"If-Match", "*"}, 200, 0, size - 1},
			{[]string{"If-Match", "W/" + tag}, 412, 0, -1},
			{[]string{"If-None-Match", tag}, 304, 0, -1},
			{[]string{"If-None-Match", "W/" + tag}, 304, 0, -1},
			{[]string{"If-None-Match", tag, "If-Match", `"another"`}, 412, 0, -1},
			{[]string{"Range", "bytes=0-9,20-29"}, 200, 0, size - 1},
			{[]string{"Range", "lines=1-2"}, 200, 0, size - 1}, // ignored: RFC 9110, 14.2
			{[]string{"Range", "bytes=-"}, 200, 0, size - 1},
			{[]string{"Range", "bytes=0-x"}, 200, 0, size - 1},
			{[]string{"Range", "Bytes=0-9"}, 206, 0, 9},
			{[]string{"Range", "bytes=10-99999999999999999999"}, 206, 10, size - 1},
			{[]string{"Range", "bytes=-99999999999999999999"}, 206, 0, size - 1},
			{[]string{"Range", "bytes=-0"}, 416, 0, -1},
			{[]string{"Range", "bytes=00000000000000000000000000010-19"}, 206, 10, 19},
			{[]string{"Range", "bytes=99999999999999999999-"}, 416, 0, -1},
			{[]string{"Range", fmt.Sprintf("bytes=%d-", size)}, 416, 0, -1},
		} {
			a := get(t, site, "/test/file.json", append(test.header, "Accept-Encoding", encoding)...)
			if a.code != test.code {
				t.Errorf("%s %q: %d, want %d", encoding, test.header, a.code, test.code)
			}
			if a.code == http.StatusRequestedRangeNotSatisfiable { // the body is a sentence
				continue
			}
			if want := whole.body[test.first : test.last+1]; a.body != want {
				t.Errorf("%s %q: %d bytes, want %d", encoding, test.header, len(a.body), len(want))
			}
			if got := a.header.Get("Content-Range"); a.code == 206 && got != fmt.Sprintf("bytes %d-%d/%d", test.first, test.last, size) {
				t.Errorf("%s %q: the range %s", encoding, test.header, got)
			}
			if got := a.header.Get("Content-Encoding"); a.code >= 300 && got != "" || a.code < 300 && got != whole.header.Get("Content-Encoding") {
				t.Errorf("%s %q: status %d in encoding %q", encoding, test.header, a.code, got)
			}
		}
		if a := get(t, site, "/test/file.json", "If-Match", `"another"`, "Accept-Encoding", encoding); a.header.Get("Cache-Control") != "no-store" || a.header.Get("ETag") != "" {
			t.Errorf("%s: 412 with %v", encoding, a.header)
		}
		head := ask(t, site, http.MethodHead, "/test/file.json", "Accept-Encoding", encoding, "Range", "bytes=0-9")
		if head.code != http.StatusOK || head.body != "" || head.header.Get("Content-Length") != fmt.Sprint(size) {
			t.Errorf("%s: HEAD answers %d, %v", encoding, head.code, head.header)
		}
	}
}

// Pages and small files have no ranges, because a page that begins in the middle is useless.
func TestPagesHaveNoRanges(t *testing.T) {
	t.Parallel()
	for _, path := range []string{"/about", "/library.json", "/feed.atom"} {
		a := get(t, sharedSite(t), path, "Range", "bytes=0-9")
		if a.code != http.StatusOK || a.header.Get("Accept-Ranges") != "" {
			t.Errorf("%s: %d, Accept-Ranges %q", path, a.code, a.header.Get("Accept-Ranges"))
		}
	}
}
