package metrics_test

import (
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"unknot/internal/web/metrics"
)

// scrape returns the lines of a scrape that are about this program.
func scrape(t *testing.T, m *metrics.Metrics) string {
	t.Helper()
	w := httptest.NewRecorder()
	m.Handler().ServeHTTP(w, httptest.NewRequest("GET", "/metrics", nil))
	var out []string
	for line := range strings.Lines(w.Body.String()) {
		if strings.HasPrefix(line, "unknot_") {
			out = append(out, line)
		}
	}
	return strings.Join(out, "")
}

// wantLines fails if a scrape lacks a line.
func wantLines(t *testing.T, got string, lines ...string) {
	t.Helper()
	for _, line := range lines {
		if !strings.Contains("\n"+got, "\n"+line+"\n") {
			t.Errorf("the scrape lacks %q:\n%s", line, got)
		}
	}
}

// Requests are counted by route and status, and so are cache hits, renderings and refusals.
func TestRequestsAreCounted(t *testing.T) {
	t.Parallel()
	m := metrics.New(func() metrics.State { return metrics.State{} })
	for range 3 {
		m.RequestBegan()
	}
	m.RequestEnded("/stretches/{id}", 200, 3*time.Millisecond)
	m.RequestEnded("", 404, 2*time.Second)
	m.CacheHit()
	m.CacheHit()
	m.CacheMiss()
	ended := m.BeginRender()
	m.BeginRender()
	ended()
	m.Unavailable(metrics.QueueFull)
	wantLines(t, scrape(t, m),
		"unknot_http_requests_in_flight 1",
		`unknot_http_request_duration_seconds_bucket{route="/stretches/{id}",status="200",le="0.0025"} 0`,
		`unknot_http_request_duration_seconds_bucket{route="/stretches/{id}",status="200",le="0.005"} 1`,
		`unknot_http_request_duration_seconds_sum{route="/stretches/{id}",status="200"} 0.003`,
		`unknot_http_request_duration_seconds_bucket{route="none",status="404",le="1"} 0`,
		`unknot_http_request_duration_seconds_count{route="none",status="404"} 1`,
		`unknot_cache_requests_total{result="hit"} 2`,
		`unknot_cache_requests_total{result="miss"} 1`,
		"unknot_renders_total 2",
		"unknot_renders_in_flight 1",
		`unknot_unavailable_total{reason="queue_full"} 1`,
		`unknot_unavailable_total{reason="starting"} 0`, `unknot_unavailable_total{reason="stopping"} 0`, `unknot_unavailable_total{reason="client_limit"} 0`,
	)
}

// Each scrape shows the state at that moment.
func TestScrapeShowsCurrentState(t *testing.T) {
	t.Parallel()
	var s metrics.State
	m := metrics.New(func() metrics.State { return s })
	if got := scrape(t, m); strings.Contains(got, "unknot_content_info") {
		t.Errorf("nothing is published, but the scrape says:\n%s", got)
	}
	wantLines(t, scrape(t, m), "unknot_ready 0")
	s = metrics.State{Content: "ab12", Version: "v3", Ready: true, ReviewsDue: 5, CacheBytes: 6, CacheEntries: 7, Waiting: 8}
	wantLines(t, scrape(t, m), `unknot_content_info{content="ab12",version="v3"} 1`, "unknot_ready 1",
		"unknot_reviews_due 5", "unknot_cache_bytes 6", "unknot_cache_entries 7", "unknot_renders_waiting 8")
}

// The methods of a nil pointer can be called.
func TestNilMetricsCanBeCalled(t *testing.T) {
	t.Parallel()
	var m *metrics.Metrics
	m.RequestBegan()
	m.RequestEnded("/", 200, time.Second)
	m.CacheHit()
	m.CacheMiss()
	m.BeginRender()()
	m.Unavailable(metrics.Starting)
}
