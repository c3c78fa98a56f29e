package web_test

import (
	"log/slog"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"unknot/internal/web"
)

// A page that is read again is compressed better. Meanwhile its readers get one or the other, whole, with the ETag of its bytes.
func TestRecompress(t *testing.T) {
	t.Parallel()
	site := newSite(t, func(c *web.Config) { c.Compression = web.BestIfRead })
	want := page(t, site, "/about")
	ask := func(header ...string) answer {
		return get(t, site, "/about", append(header, "Accept-Encoding", "br")...)
	}
	first := ask()
	deadline := time.Now().Add(time.Minute) // only a failing test waits for it
	var readers sync.WaitGroup
	for range 4 {
		readers.Go(func() {
			for a := ask(); a.header.Get("ETag") == first.header.Get("ETag"); a = ask() {
				if a.body != first.body {
					t.Error("other bytes have the same ETag")
				}
				if time.Now().After(deadline) {
					t.Error("it is never compressed again")
					return
				}
			}
		})
	}
	readers.Wait()
	better := ask()
	if plain(t, "br", better.body) != want || len(better.body) >= len(first.body) {
		t.Errorf("%d bytes, before %d, or another page", len(better.body), len(first.body))
	}
	for tag, code := range map[string]int{better.header.Get("ETag"): http.StatusNotModified, first.header.Get("ETag"): http.StatusNotModified, `"another"`: http.StatusOK} {
		if a := ask("If-None-Match", tag); a.code != code || code == http.StatusNotModified && a.header.Get("ETag") != tag {
			t.Errorf("If-None-Match %s: %d with %s, want %d", tag, a.code, a.header.Get("ETag"), code)
		}
	}
}

// A fault while a page is compressed better is logged, and its readers get what there is.
func TestRecompressFails(t *testing.T) {
	t.Parallel()
	log := make(lines, 1)
	site := newSite(t, func(c *web.Config) {
		c.Compression = web.BestIfRead
		c.Log = slog.New(slog.NewTextHandler(log, &slog.HandlerOptions{Level: slog.LevelError}))
	})
	site.BreakBestCompression()
	want := get(t, site, "/about", "Accept-Encoding", "br")
	for range 100 {
		if a := get(t, site, "/about", "Accept-Encoding", "br"); a.body != want.body {
			t.Fatal("another page")
		}
	}
	select {
	case line := <-log:
		if !strings.Contains(line, "cannot compress a response again") {
			t.Errorf("the log has %s", line)
		}
	case <-time.After(time.Minute):
		t.Error("nothing is logged")
	}
}

// lines are the first lines of a log.
type lines chan string

func (l lines) Write(line []byte) (int, error) {
	select {
	case l <- string(line):
	default:
	}
	return len(line), nil
}

// What clients can ask for without end has no better level.
func TestNoBetterLevel(t *testing.T) {
	t.Parallel()
	site := newSite(t, func(c *web.Config) { c.Compression = web.BestIfRead })
	slow := newSite(t, func(c *web.Config) { c.Compression = web.AlwaysBest })
	for _, target := range []string{"/stretches?position=chair", "/about?print=large"} {
		if a, b := get(t, site, target, "Accept-Encoding", "br"), get(t, slow, target, "Accept-Encoding", "br"); a.body != b.body {
			t.Errorf("%s is compressed at another level", target)
		}
	}
}
