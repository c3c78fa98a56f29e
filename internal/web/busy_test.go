package web_test

import (
	"bytes"
	"context"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/a-h/templ"

	"unknot/internal/site"
	"unknot/internal/web"
)

// blockedSite is a site that renders one page at a time. It is rendering a page that does not end until release is
// called.
type blockedSite struct {
	*web.Server
	release func()
	clients sync.WaitGroup
}

// newBlockedSite returns a blocked site on which up to queue requests may wait.
func newBlockedSite(t *testing.T, queue int, change func(*web.Config)) *blockedSite {
	t.Helper()
	s := &blockedSite{Server: newSite(t, change)}
	s.LimitRenders(1, queue)
	s.WaitFor(time.Hour) // a test on a busy machine takes its time
	begun, goOn := make(chan struct{}), make(chan struct{})
	s.release = sync.OnceFunc(func() { close(goOn); s.clients.Wait() })
	t.Cleanup(s.release)
	s.Add("/test/blocked", func(site.Site, *http.Request) (templ.Component, error) {
		close(begun)
		<-goOn
		return templ.Raw("whole"), nil
	})
	// Until the index is built, searches would be refused for another reason.
	s.BuildIndex()
	for _, path := range []string{"/about", "/stretches?position=chair"} { // put these pages into the cache
		page(t, s, path)
	}
	s.ask(t, "/test/blocked", http.StatusOK)
	<-begun
	return s
}

// ask requests target in the background, and expects the status when the answer comes.
func (s *blockedSite) ask(t *testing.T, target string, status int) {
	s.clients.Go(func() {
		if a := get(t, s, target); a.code != status {
			t.Errorf("%s: %d, want %d", target, a.code, status)
		}
	})
}

// fill requests the targets in the background, and returns when all of them are waiting.
func (s *blockedSite) fill(t *testing.T, targets ...string) {
	want := s.Waiting() + len(targets)
	for _, target := range targets {
		s.ask(t, target, http.StatusOK)
	}
	awaitWaiting(t, s.Server, want)
}

// awaitWaiting returns when a number of requests are waiting to be rendered.
func awaitWaiting(t *testing.T, s *web.Server, want int) {
	t.Helper()
	for deadline := time.Now().Add(time.Minute); s.Waiting() < want; {
		if time.Now().After(deadline) {
			t.Fatalf("%d requests wait, want %d", s.Waiting(), want)
		}
		runtime.Gosched()
	}
}

// While the queue is full, everything that has to be rendered gets status 503, and everything in the cache is answered.
func TestFullQueueRefusesOnlyRendering(t *testing.T) {
	t.Parallel()
	var log bytes.Buffer
	s := newBlockedSite(t, 2, func(c *web.Config) { c.Log = logTo(&log) })
	s.fill(t, "/search?q=neck", "/search?q=chair")
	log.Reset()
	cold := []string{
		"/routines?x=1", "/stretches?region=upper-back", "/search", "/search?q=back", "/search/suggest?q=ne", "/handout?sheet=1.2c-2h15e",
		"/library.json", "/no-such-page", "/no-such-page.json", "/stretches?position=chiar", "/safety?x=1", "/static/none.css",
	}
	for _, target := range cold {
		a := get(t, s, target, "Accept-Encoding", "br")
		for name, want := range map[string]string{
			"Retry-After": "5", "Cache-Control": "private, no-store", "Content-Type": "text/html; charset=utf-8", "Content-Encoding": "", "ETag": "",
			"X-Content-Type-Options": "nosniff",
		} {
			if got := a.header.Get(name); got != want {
				t.Errorf("%s: %s is %q, want %q", target, name, got, want)
			}
		}
		if words := text(a.body); a.code != http.StatusServiceUnavailable || !strings.Contains(words, "Try again in a few seconds") || !strings.Contains(words, "Get help if one is new") {
			t.Errorf("%s: %d %q", target, a.code, words)
		}
	}
	if a := ask(t, s, http.MethodHead, "/library.json"); a.code != http.StatusServiceUnavailable || a.body != "" {
		t.Errorf("HEAD: %d with %d bytes", a.code, len(a.body))
	}
	var together sync.WaitGroup
	for range 2 {
		together.Go(func() { get(t, s, "/guides?section=causes") })
	}
	together.Wait()
	lines := records(t, &log)
	if len(lines) != len(cold)+3 {
		t.Errorf("%d lines in the log, want one for each request", len(lines))
	}
	for _, line := range lines {
		if line["refused"] != "queue_full" {
			t.Errorf("the log does not say why: %v", line)
		}
	}
	for _, target := range []string{"/about", "/stretches?position=chair", "/healthz", "/readyz"} {
		if a := get(t, s, target); a.code != http.StatusOK {
			t.Errorf("%s: %d while the queue is full", target, a.code)
		}
	}
	if a := ask(t, s, http.MethodPost, "/about"); a.code != http.StatusMethodNotAllowed {
		t.Errorf("POST: %d while the queue is full", a.code)
	}
	s.release() // those in the queue are answered
	for _, target := range []string{"/routines", "/search?q=back"} {
		if a := get(t, s, target); a.code != http.StatusOK {
			t.Errorf("%s: %d when the queue is empty", target, a.code)
		}
	}
}

// Pages, players and files wait for their turn, however many other requests are waiting, and however much their client
// has asked for.
func TestPagesAreNeverRefused(t *testing.T) {
	t.Parallel()
	// newBlockedSite and fill send three requests that count.
	s := newBlockedSite(t, 1, func(c *web.Config) { c.ClientRate, c.ClientBurst = 1, 6 })
	s.fill(t, "/search?q=neck")
	for n, want := range []int{http.StatusServiceUnavailable, http.StatusServiceUnavailable, http.StatusServiceUnavailable,
		http.StatusTooManyRequests} {
		if a := get(t, s, "/library.json"); a.code != want {
			t.Errorf("request %d: %d, want %d", n, a.code, want)
		}
	}
	s.fill(t, "/safety", "/safety?print=large", "/", "/lower-back", "/stretches/neck-turn", "/stretches/neck-turn/play", "/plans/longer-mornings/2", "/sw.js", "/offline", "/manifest.webmanifest", newFiles(t).URL("screen.css"))
	s.release()
	for target, want := range map[string]int{"/safety": http.StatusOK, "/safety?x=1": http.StatusTooManyRequests, "/static/none.css": http.StatusTooManyRequests,
		"/about/play": http.StatusTooManyRequests, "/stretches/none/play": http.StatusTooManyRequests,
		"/plans/longer-mornings/12": http.StatusTooManyRequests, "/plans/none/2": http.StatusTooManyRequests, "/start?how=new": http.StatusTooManyRequests, "/start?print=large": http.StatusOK} {
		if a := get(t, s, target); a.code != want {
			t.Errorf("%s: %d, want %d", target, a.code, want)
		}
	}
	if a := ask(t, s, http.MethodPost, "/safety"); a.code != http.StatusTooManyRequests {
		t.Errorf("POST: %d", a.code)
	}
}

// Readers who wait for the same page take only one place.
func TestReadersOfOnePageShareAPlace(t *testing.T) {
	t.Parallel()
	s := newBlockedSite(t, 1, nil)
	for range 20 {
		s.ask(t, "/test/blocked", http.StatusOK)
	}
	s.fill(t, "/search?q=neck")
	s.release()
}

// A client that closes its sending side while it waits is still reading, and gets its page. net/http cannot tell it
// from one that has left.
func TestHalfClosedClientIsAnsweredWhenBusy(t *testing.T) {
	t.Parallel()
	s := newBlockedSite(t, 1, nil)
	ctx, closeSide := context.WithCancel(t.Context())
	s.clients.Go(func() {
		r := httptest.NewRequestWithContext(ctx, http.MethodGet, "/search?q=neck", nil)
		w := httptest.NewRecorder()
		s.ServeHTTP(w, r)
		if w.Code != http.StatusOK {
			t.Errorf("status %d", w.Code)
		}
	})
	awaitWaiting(t, s.Server, 1)
	closeSide()
	s.release()
}

// A request gives back its place to render, however it ends.
func TestEveryRequestGivesBackItsPlace(t *testing.T) {
	t.Parallel()
	s := newSite(t, nil)
	s.LimitRenders(1, 1)
	for _, p := range []func(site.Site, *http.Request) (templ.Component, error){panics, panicsLate, fails, failsLate} {
		s.Add("/test/cached", p)
		get(t, s, "/test/cached")
		s.AddPrivate("/test/uncached", p)
		get(t, s, "/test/uncached")
	}
	s.AddPrivate("/test/aborts", func(site.Site, *http.Request) (templ.Component, error) { panic(http.ErrAbortHandler) })
	func() {
		defer func() { _ = recover() }()
		get(t, s, "/test/aborts")
	}()
	for _, target := range []string{"/no-such-page", "/stretches?position=chiar", "/stretches/", "/no-such-page.json", "/handout/change?sheet=1&add=1"} {
		get(t, s, target)
	}
	page(t, s, "/search?q=neck")
}
