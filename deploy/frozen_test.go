package deploy_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"sync"
	"sync/atomic"
	"syscall"
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

// readAll requests pages at once, and returns how long the slowest took. It fails the test for any status but 200.
func readAll(t testing.TB, c *client, pages []string) time.Duration {
	t.Helper()
	var slowest atomic.Int64
	var reading sync.WaitGroup
	for _, page := range pages {
		reading.Go(func() {
			start := time.Now()
			if r, err := c.get(page, "br"); err != nil || r.status != http.StatusOK {
				t.Errorf("%s: status %d, %v", page, r.status, err)
			}
			for took := int64(time.Since(start)); ; {
				if was := slowest.Load(); took <= was || slowest.CompareAndSwap(was, took) {
					return
				}
			}
		})
	}
	reading.Wait()
	return time.Duration(slowest.Load())
}

// With each proxy, no request fails or waits for long while the process of a replica is suspended.
func TestFrozenReplicaFailsNoRequest(t *testing.T) {
	t.Parallel()
	stack := func(t *testing.T, replicas []*replica) *client { return startStack(t, replicas, changes{}).client }
	nginx := func(t *testing.T, replicas []*replica) *client { return startNginx(t, replicas).client }
	caddy := func(t *testing.T, replicas []*replica) *client { c, _ := startCaddy(t, replicas); return c }
	for name, start := range map[string]func(*testing.T, []*replica) *client{"HAProxy and Varnish": stack, "nginx": nginx, "Caddy": caddy} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			replicas := startReplicas(t, program(t), 3, "-drain", "0")
			c := start(t, replicas)
			readAll(t, c, []string{"/healthz", "/healthz", "/healthz"}) // connections to all replicas
			if err := replicas[1].cmd.Process.Signal(syscall.SIGSTOP); err != nil {
				t.Fatal(err)
			}
			slowest := readAll(t, c, frozenPages)
			t.Logf("a replica is stopped: the slowest of %d took %v", len(frozenPages), slowest)
			if slowest > slowLimit {
				t.Error("readers wait for a frozen replica")
			}
		})
	}
}

// held is a replica that answers no request until it is released.
type held struct {
	*replica
	server  *httptest.Server
	mu      sync.Mutex
	got     []string // the paths of all requests
	arrived chan string
	release chan struct{}
	ready   atomic.Bool
}

// startHeld starts it. Its requests are in arrived.
func startHeld(t *testing.T) *held {
	t.Helper()
	h := &held{arrived: make(chan string, 100), release: make(chan struct{})}
	h.ready.Store(true)
	h.server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch {
		case r.URL.Path == "/readyz" && !h.ready.Load():
			w.WriteHeader(http.StatusServiceUnavailable)
			return
		case r.URL.Path == "/readyz":
			return
		case r.URL.Path == "/": // the page of awaitCache
			w.Header().Set("Cache-Control", "s-maxage=60")
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
	c := startStack(t, []*replica{h.replica, h.replica, h.replica}, changes{}).origin
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
	reading.Go(func() { _, _ = c.get("/about", "br") }) // any answer: both times it takes too long
	h.await(t, "/about")
	h.await(t, "/about") // the time limit of pages is over, which began after that of the others
	close(h.release)
	reading.Wait()
	h.mu.Lock()
	defer h.mu.Unlock()
	slices.Sort(h.got)
	if want := slices.Sorted(slices.Values(append(slow, "/about", "/about"))); !slices.Equal(h.got, want) {
		t.Errorf("asked for %q, want %q", h.got, want)
	}
}

// A request to a replica that is down is sent to another one, however long its time limit is.
func TestRequestLeavesReplicaThatIsDown(t *testing.T) {
	t.Parallel()
	h, others := startHeld(t), startReplicas(t, program(t), 2, "-drain", "0")
	s := startStack(t, append(others, h.replica), changes{haproxy: []string{"timeout server 35s if slow", "timeout server 10m if slow"}})
	var reading sync.WaitGroup
	for sets := range 3 { // one of them reaches it
		reading.Go(func() {
			if r, err := s.client.get(fmt.Sprintf("/handout/change?sheet=1.1c-%dh15e", 2+sets), "br"); err != nil || r.status != http.StatusOK {
				t.Errorf("status %d, %v", r.status, err)
			}
		})
	}
	h.await(t, "/handout/change")
	h.ready.Store(false)
	reading.Wait()
}
