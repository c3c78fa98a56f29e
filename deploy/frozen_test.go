package deploy_test

import (
	"net/http"
	"net/http/httptest"
	"slices"
	"sync"
	"testing"
	"time"
)

// slowLimit is how long an answer may take before the test assumes that it waited for the frozen replica. It is far
// more than the time limit of pages.
const slowLimit = 20 * time.Second

// frozenPages are pages that no cache has: each reaches a replica.
var frozenPages = []string{
	"/search?q=neck", "/stretches?position=chair", "/search?q=desk", "/about", "/search?q=sleep", "/plans", "/guides?region=upper-back", "/search?q=bed", "/stretches?region=lower-back",
	"/routines", "/search?q=ball", "/evidence",
}

// readAll requests pages at once. It fails the test for any status but 200, and for one that takes too long.
func readAll(t testing.TB, c *client, pages []string) {
	t.Helper()
	var reading sync.WaitGroup
	for _, page := range pages {
		reading.Go(func() {
			start := time.Now()
			if r, err := c.get(page, "br"); err != nil || r.status != http.StatusOK {
				t.Errorf("%s: status %d, %v", page, r.status, err)
			}
			if took := time.Since(start); took > slowLimit {
				t.Errorf("%s takes %v: readers wait for a frozen replica", page, took)
			}
		})
	}
	reading.Wait()
}

// No request fails or waits for long while the process of a replica is suspended.
func TestFrozenReplicaFailsNoRequest(t *testing.T) {
	t.Parallel()
	replicas := startReplicas(t, program(t), 2, "-drain", "0")
	c, _ := startCaddy(t, replicas, asConfigured)
	readAll(t, c, []string{"/healthz", "/healthz", "/healthz"}) // connections to both replicas
	replicas[1].freeze(t)
	readAll(t, c, frozenPages)
}

// held is a replica that answers no request until it is released.
type held struct {
	*replica
	server  *httptest.Server
	mu      sync.Mutex
	got     []string // the paths of all requests
	arrived chan string
	release chan struct{}
}

// startHeld starts it. Its requests are in arrived.
func startHeld(t *testing.T) *held {
	t.Helper()
	h := &held{arrived: make(chan string, 100), release: make(chan struct{})}
	h.server = httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/readyz" {
			return
		}
		h.mu.Lock()
		h.got = append(h.got, r.URL.Path)
		h.mu.Unlock()
		h.arrived <- r.URL.Path
		select {
		case <-h.release:
		case <-r.Context().Done():
		}
	}))
	t.Cleanup(h.server.Close)
	h.replica = &replica{addr: h.server.Listener.Addr().String()}
	return h
}

// await waits until all paths have reached the replica.
func (h *held) await(t *testing.T, paths ...string) {
	t.Helper()
	late := time.After(waitLimit)
	for paths = slices.Clone(paths); len(paths) > 0; {
		select {
		case path := <-h.arrived:
			paths = slices.DeleteFunc(paths, func(p string) bool { return p == path })
		case <-late:
			t.Fatalf("%q did not reach a replica", paths)
		}
	}
}

// A request that may take long is sent once, while a page that takes as long is requested again.
func TestSlowAnswersAreRequestedOnce(t *testing.T) {
	t.Parallel()
	h := startHeld(t)
	c, _ := startCaddy(t, []*replica{h.replica}, patient)
	slow := []string{"/library.json", "/handout/change", "/routines/desk-break/calendar.ics"}
	var reading sync.WaitGroup
	for _, path := range slow {
		reading.Go(func() {
			if r, err := c.get(path, "br"); err != nil || r.status != http.StatusOK {
				t.Errorf("%s: status %d, %v", path, r.status, err)
			}
		})
	}
	h.await(t, slow...)
	reading.Go(func() { _, _ = c.get("/about", "br") }) // any answer: each time it takes too long
	h.await(t, "/about")
	h.await(t, "/about") // the time limit of pages is over, which began after that of the others
	close(h.release)
	reading.Wait()
	h.mu.Lock()
	defer h.mu.Unlock()
	h.got = slices.DeleteFunc(h.got, func(path string) bool { return path == "/about" })
	slices.Sort(h.got)
	if slices.Sort(slow); !slices.Equal(h.got, slow) {
		t.Errorf("asked for %q, want each of %q once", h.got, slow)
	}
}
