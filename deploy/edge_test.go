package deploy_test

import (
	"net/http"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

const (
	edgeLimit   = 1_000 // requests that may reach the replicas
	edgeReaders = 16
)

// edgeLoad is what readers of public pages ask for, and what comes of it.
type edgeLoad struct {
	requests, failed, hits int64
	pages, reached         int // reached: requests at the replicas
	rate                   float64
}

// loadEdge sends requests for all pages, or for one of some of them, to a stack of three replicas.
func loadEdge(t testing.TB, requests int64, oneOf int) edgeLoad {
	replicas := startReplicas(t, program(t), 3, "-drain", "0")
	s := startStack(t, replicas, changes{})
	pages := s.client.pages(t)
	pages = pages[:len(pages)/oneOf]
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
	load := edgeLoad{requests, failed.Load(), hits.Load(), len(pages), s.counters(t).origin - before, float64(requests) / took.Seconds()}
	stopReplicas(t, replicas)
	return load
}

// Requests for public pages hardly reach the replicas: Varnish answers them for s-maxage.
func TestVarnishAnswersForReplicas(t *testing.T) {
	load := loadEdge(t, 10_000, 4)
	t.Logf("%+v", load)
	if load.reached > edgeLimit {
		t.Errorf("%d requests reached the replicas, want at most %d", load.reached, edgeLimit)
	}
}

// All public pages, 50,000 times: what make bench prints.
func BenchmarkEdgeCache(b *testing.B) {
	for range b.N {
		load := loadEdge(b, 50_000, 1)
		b.ReportMetric(float64(load.pages), "pages")
		b.ReportMetric(float64(load.failed), "failed")
		b.ReportMetric(float64(load.reached), "origin-requests")
		b.ReportMetric(100*float64(load.hits)/float64(load.requests), "%hits")
		b.ReportMetric(load.rate, "requests/s")
	}
}
