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
