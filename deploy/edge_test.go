package deploy_test

import (
	"net/http"
	"os"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

const (
	edgeLimit   = 1_000 // requests that may reach the replicas
	edgeReaders = 16
)

// edgeLoad returns how many requests the test sends, and which of the pages they ask for: by day fewer, as a replica needs longest for the first request
// of a page.
func edgeLoad(pages []string) (int64, []string) {
	if os.Getenv("NIGHTLY") != "" {
		return 50_000, pages
	}
	return 10_000, pages[:len(pages)/4]
}

// Readers of public pages hardly reach the replicas: Varnish answers for s-maxage.
func TestEdgeCache(t *testing.T) {
	replicas := startReplicas(t, program(t), 3, "-drain", "0")
	s := startStack(t, replicas, changes{})
	requests, pages := edgeLoad(s.client.pages(t))
	before, start := s.counters(t).origin, time.Now()
	var next, failed, hits atomic.Int64
	var running sync.WaitGroup
	for range edgeReaders {
		running.Go(func() {
			for i := next.Add(1); i <= requests; i = next.Add(1) {
				path := pages[int(i)%len(pages)]
				r, err := s.client.get(path, "br")
				if err != nil || r.status != http.StatusOK || r.header.Get("Content-Encoding") != "br" {
					failed.Add(1)
					t.Errorf("%s: status %d, %v", path, r.status, err)
				}
				if r.header.Get("X-Cache") == "hit" {
					hits.Add(1)
				}
			}
		})
	}
	running.Wait()
	took := time.Since(start)
	reached := s.counters(t).origin - before
	stopReplicas(t, replicas)
	t.Logf("%d requests over %d pages: %d failed, %.2f %% hits, %d reached the replicas, %.0f requests/s in %.1f s", requests, len(pages), failed.Load(),
		100*float64(hits.Load())/float64(requests), reached, float64(requests)/took.Seconds(), took.Seconds())
	if reached > edgeLimit {
		t.Errorf("%d requests reached the replicas, want at most %d", reached, edgeLimit)
	}
}
