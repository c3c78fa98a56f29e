package web_test

import (
	"net/http"
	"strings"
	"testing"
)

// While the index is being built, a search waits, and after some time it says so. Pages do not wait, and /readyz
// answers 503.
func TestOnlySearchWaitsForIndex(t *testing.T) {
	t.Parallel()
	site := newSite(t, nil)
	release := site.HoldIndex()
	for path, want := range map[string]int{"/readyz": 503, "/search?q=neck": 503, "/search/suggest?q=neck": 503, "/search": 200, "/about": 200, "/healthz": 200} {
		a := get(t, site, path)
		if a.code != want {
			t.Errorf("%s answers %d, want %d", path, a.code, want)
		}
		if search := strings.Contains(path, "?"); search && (a.header.Get("Retry-After") == "" || !strings.Contains(text(a.body), "Search is getting ready")) {
			t.Errorf("%s does not say when to ask again: %s", path, text(a.body))
		}
	}
	release()
	for _, path := range []string{"/readyz", "/search?q=neck"} {
		if a := get(t, site, path); a.code != http.StatusOK {
			t.Errorf("with the index %s answers %d", path, a.code)
		}
	}
}

// Without an index, a server is not ready, as it cannot answer searches.
func TestServerWithoutIndexIsNotReady(t *testing.T) {
	t.Parallel()
	site := newSite(t, nil)
	site.BreakIndex()
	for path, want := range map[string]int{"/readyz": 500, "/search?q=neck": 500, "/about": 200, "/healthz": 200} {
		if a := get(t, site, path); a.code != want {
			t.Errorf("%s answers %d, want %d", path, a.code, want)
		}
	}
}

// A server that is about to stop is not ready, but still answers everything else.
func TestDrainingServerStillAnswers(t *testing.T) {
	t.Parallel()
	site := newSite(t, nil)
	site.Drain()
	for path, want := range map[string]int{"/readyz": 503, "/healthz": 200, "/": 200, "/no-such-page": 404} {
		a := get(t, site, path)
		if a.code != want {
			t.Errorf("%s answers %d, want %d", path, a.code, want)
		}
		if path == "/readyz" && (a.header.Get("Cache-Control") != "no-store" || !strings.Contains(a.body, "about to stop")) {
			t.Errorf("%s: %q %s", path, a.body, a.header)
		}
	}
}
