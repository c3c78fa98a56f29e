package outside_test

import (
	"context"
	"errors"
	"maps"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"

	"unknot/internal/outside"
)

// host is a server that answers as real hosts do, and records its requests.
type host struct {
	*httptest.Server
	mu    sync.Mutex
	asked []string
	agent string
}

// newHost starts a host. Its paths say how it answers: /gone with 410, /busy only when it is asked again, and so on.
func newHost(t *testing.T) *host {
	h := &host{}
	h.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h.mu.Lock()
		h.asked, h.agent = append(h.asked, r.Method+" "+r.URL.Path), r.UserAgent()
		count := 0 // how many requests were like this one
		for _, other := range h.asked {
			if other == r.Method+" "+r.URL.Path {
				count++
			}
		}
		h.mu.Unlock()
		switch {
		case r.URL.Path == "/gone":
			w.WriteHeader(http.StatusGone)
		case r.URL.Path == "/lost" || r.URL.Path == "/no-head" && r.Method == http.MethodHead:
			w.WriteHeader(http.StatusNotFound)
		case r.URL.Path == "/forbidden":
			w.WriteHeader(http.StatusForbidden)
		case r.URL.Path == "/busy" && (r.Method == http.MethodHead || count == 1):
			w.Header().Set("Retry-After", "7200")
			w.WriteHeader(http.StatusTooManyRequests)
		case r.URL.Path == "/moved":
			http.Redirect(w, r, "/here", http.StatusMovedPermanently)
		case r.URL.Path == "/for-now":
			http.Redirect(w, r, "/here", http.StatusFound)
		}
	}))
	t.Cleanup(h.Close)
	return h
}

// asker returns an asker that records how long it would have waited.
func asker(waited *[]time.Duration) *outside.Asker {
	return &outside.Asker{Answers: map[string]outside.Answer{}, Since: day.AddDate(0, 0, -7), Now: func() time.Time { return day },
		Wait: func(ctx context.Context, d time.Duration) error { *waited = append(*waited, d); return ctx.Err() }}
}

var day = time.Date(2026, 11, 25, 12, 0, 0, 0, time.UTC)

// An address is dead if it answers 404 or 410. A host that refuses programs says nothing about its addresses.
func TestAskFindsDeadAddresses(t *testing.T) {
	t.Parallel()
	h := newHost(t)
	var waited []time.Duration
	a := asker(&waited)
	want := map[string]outside.Answer{
		h.URL + "/here":      {At: day},
		h.URL + "/no-head":   {At: day},
		h.URL + "/busy":      {At: day},
		h.URL + "/for-now":   {At: day},
		h.URL + "/moved":     {At: day, What: "moved permanently to " + h.URL + "/here"},
		h.URL + "/gone":      {At: day, Dead: true, What: "dead: it answers 410"},
		h.URL + "/lost":      {At: day, Dead: true, What: "dead: it answers 404"},
		h.URL + "/forbidden": {What: "could not be checked: it answers 403"},
	}
	if err := a.Ask(t.Context(), slices.Collect(maps.Keys(want))); err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(want, a.Answers); d != "" {
		t.Errorf("answers (-want +got):\n%s", d)
	}
	if !strings.HasPrefix(h.agent, "unknot-links/") {
		t.Errorf("it says that it is %q", h.agent)
	}
}

// Each request to a host but the first waits for a second, or as long as the host asks, but not longer than a minute.
func TestAskWaitsBetweenRequests(t *testing.T) {
	t.Parallel()
	h := newHost(t)
	var waited []time.Duration
	if err := asker(&waited).Ask(t.Context(), []string{h.URL + "/here", h.URL + "/gone", h.URL + "/busy"}); err != nil {
		t.Fatal(err)
	}
	want := []time.Duration{0, time.Second, time.Second, time.Second, time.Minute, time.Minute} // HEAD and GET of /gone, three of /busy
	if d := cmp.Diff(want, waited); d != "" {
		t.Errorf("pauses (-want +got):\n%s", d)
	}
}

// What was answered since a day is not asked again; what could not be checked is.
func TestAskSkipsKnownAnswers(t *testing.T) {
	t.Parallel()
	h := newHost(t)
	var waited []time.Duration
	a := asker(&waited)
	addresses := []string{h.URL + "/here", h.URL + "/gone", h.URL + "/forbidden"}
	ask := func(since time.Time) []string {
		h.asked, a.Since = nil, since
		if err := a.Ask(t.Context(), addresses); err != nil {
			t.Fatal(err)
		}
		return h.asked
	}
	first := ask(day)
	if got := ask(day); !slices.Equal(got, []string{"HEAD /forbidden", "GET /forbidden"}) {
		t.Errorf("on the same day it asked %v", got)
	}
	if got := ask(day.AddDate(0, 0, 1)); !slices.Equal(got, first) {
		t.Errorf("later it asked %v, at first %v", got, first)
	}
}

// Ask stops once its context is cancelled, and keeps what it has learnt.
func TestAskStopsWhenCancelled(t *testing.T) {
	t.Parallel()
	h := newHost(t)
	ctx, cancel := context.WithCancel(t.Context())
	a := asker(new([]time.Duration))
	a.Wait = func(ctx context.Context, pause time.Duration) error {
		if pause > 0 { // before the second address
			cancel()
		}
		return ctx.Err()
	}
	if err := a.Ask(ctx, []string{h.URL + "/here", h.URL + "/gone"}); !errors.Is(err, context.Canceled) || len(a.Answers) != 1 {
		t.Errorf("%v: %v", err, a.Answers)
	}
}

// Without a network, Ask returns ErrOffline.
func TestAskReportsOffline(t *testing.T) {
	t.Parallel()
	h := newHost(t)
	h.Close()
	var waited []time.Duration
	if err := asker(&waited).Ask(t.Context(), []string{h.URL + "/here"}); !errors.Is(err, outside.ErrOffline) {
		t.Errorf("the error is %v", err)
	}
}

// Find lists each address of Markdown and YAML files with its places, and skips README.md.
func TestFindListsAddresses(t *testing.T) {
	t.Parallel()
	found, err := outside.Find(fstest.MapFS{
		"a.md":         {Data: []byte("See [it](https://a.example/x_(y)), https://a.example/z.\n[again](https://a.example/z#part)\n")},
		"sources.yaml": {Data: []byte("- address: \"https://b.example/?q=1\"\n")},
		"README.md":    {Data: []byte("https://c.example/")},
		"a.txt":        {Data: []byte("https://d.example/")},
	})
	want := map[string][]string{"https://a.example/x_(y)": {"a.md:1"}, "https://a.example/z": {"a.md:1", "a.md:2"}, "https://b.example/?q=1": {"sources.yaml:1"}}
	if d := cmp.Diff(want, found); d != "" || err != nil {
		t.Error(d, err)
	}
}
