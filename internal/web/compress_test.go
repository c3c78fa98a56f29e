package web_test

import (
	"log/slog"
	"net/http"
	"strings"
	"testing"
	"time"

	"unknot/internal/web"
)

// until calls ask until done reports true for its answer. It fails after a minute.
func until(t *testing.T, ask func() answer, done func(answer) bool) answer {
	t.Helper()
	for deadline := time.Now().Add(time.Minute); time.Now().Before(deadline); {
		if a := ask(); done(a) {
			return a
		}
	}
	t.Fatal("it never happens")
	return answer{}
}

// A page that is read again is compressed better, and keeps its weak ETag.
func TestSecondReadCompressesBetter(t *testing.T) {
	t.Parallel()
	site := newSite(t, nil)
	want := page(t, site, "/about")
	ask := func() answer { return get(t, site, "/about", "Accept-Encoding", "br") }
	first := ask()
	better := until(t, ask, func(a answer) bool { return a.body != first.body })
	if plain(t, "br", better.body) != want || len(better.body) >= len(first.body) {
		t.Errorf("%d bytes, before %d, or another page", len(better.body), len(first.body))
	}
	tag := first.header.Get("ETag")
	if got := better.header.Get("ETag"); got != tag || !strings.HasPrefix(tag, "W/") {
		t.Errorf("the ETag %s, before %s", got, tag)
	}
	if a := get(t, site, "/about", "Accept-Encoding", "br", "If-None-Match", tag); a.code != http.StatusNotModified {
		t.Errorf("If-None-Match: %d", a.code)
	}
}

// If compressing a page better fails, that is logged once, and readers keep getting the page as it is.
func TestFailureToCompressBetterIsHarmless(t *testing.T) {
	t.Parallel()
	log := make(lines, 2)
	site := newSite(t, func(c *web.Config) {
		c.Log = slog.New(slog.NewTextHandler(log, &slog.HandlerOptions{Level: slog.LevelError}))
	})
	site.BreakBestCompression()
	ask := func() answer { return get(t, site, "/about", "Accept-Encoding", "br") }
	want := ask()
	until(t, ask, func(a answer) bool {
		if a.body != want.body {
			t.Fatal("another page")
		}
		return len(log) > 0
	})
	for range 100 {
		if a := ask(); a.body != want.body {
			t.Fatal("another page")
		}
	}
	if line := <-log; !strings.Contains(line, "cannot compress a response again") || !strings.Contains(line, "(*Compressor).Again(") || len(log) > 0 {
		t.Errorf("the log has %s, and %d lines more", line, len(log))
	}
}

// lines holds the first lines of a log.
type lines chan string

func (l lines) Write(line []byte) (int, error) {
	select {
	case l <- string(line):
	default:
	}
	return len(line), nil
}

// Responses of which clients can request any number are never compressed better.
func TestFiltersAreNotCompressedBetter(t *testing.T) {
	t.Parallel()
	site, best := newSite(t, nil), newSite(t, func(c *web.Config) { c.Compression = web.CompressBest })
	for _, target := range []string{"/stretches?position=chair", "/about?print=large"} {
		if a, b := get(t, site, target, "Accept-Encoding", "br"), get(t, best, target, "Accept-Encoding", "br"); a.body != b.body {
			t.Errorf("%s is compressed at another level", target)
		}
	}
}
