// Package metrics counts what a server does, and writes the counts in the text format of Prometheus.
//
// No label has a value that a client chooses. The label for a route is a pattern such as /stretches/{id}, never a path.
// So there are only as many time series as there are routes, whatever clients request.
package metrics

import (
	"fmt"
	"io"
	"net/http"
	"time"

	"github.com/VictoriaMetrics/metrics"
)

// durationBuckets are the upper bounds of durations in seconds. A cached page takes less than the first. The whole
// library takes about as long as the last, when it is first requested.
var durationBuckets = []float64{.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5}

// noRoute is the label for requests that match no route.
const noRoute = "none"

// Reason says why a request was answered with status 503 or 429.
type Reason string

// ClientLimit is the reason for status 429. The others are reasons for status 503.
const (
	Starting    Reason = "starting"     // no content is published yet
	Stopping    Reason = "stopping"     // only /readyz: the server is about to stop
	QueueFull   Reason = "queue_full"   // too many requests were waiting to be rendered, or this one had waited too long
	ClientLimit Reason = "client_limit" // one client has asked for too much
)

// Metrics are the counts of one server. They are safe for concurrent use. All methods but Handler may be called on a
// nil pointer, and then count nothing.
type Metrics struct {
	set       *metrics.Set
	inFlight  *metrics.Gauge
	hit, miss *metrics.Counter
	renders   *metrics.Counter
	rendering *metrics.Gauge
	state     func() State
}

// New returns the metrics of a server. Each scrape calls state.
func New(state func() State) *Metrics {
	metrics.ExposeMetadata(true) // the types of all metrics; docs/operating.md says what they mean
	set := metrics.NewSet()
	m := &Metrics{
		set:       set,
		inFlight:  set.NewGauge("unknot_http_requests_in_flight", nil),
		hit:       set.NewCounter(`unknot_cache_requests_total{result="hit"}`),
		miss:      set.NewCounter(`unknot_cache_requests_total{result="miss"}`),
		renders:   set.NewCounter("unknot_renders_total"),
		rendering: set.NewGauge("unknot_renders_in_flight", nil),
		state:     state,
	}
	for _, reason := range []Reason{Starting, Stopping, QueueFull, ClientLimit} {
		m.unavailable(reason) // exposes it with the value 0
	}
	return m
}

// Handler returns the handler that Prometheus scrapes. It also answers with the metrics of the Go runtime and the
// process.
func (m *Metrics) Handler() http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		state := m.state() // before the first byte, so that a panic sends none
		w.Header().Set("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
		m.set.WritePrometheus(w)
		state.write(w)
		metrics.WriteProcessMetrics(w)
		metrics.WriteFDMetrics(w)
	})
}

// RequestBegan counts a request that is now being answered.
func (m *Metrics) RequestBegan() {
	if m != nil {
		m.inFlight.Inc()
	}
}

// RequestEnded counts a request that has been answered. RequestBegan must have counted it before. route is a route
// pattern, or "" if none matched; status is 0 if the connection was closed without an answer.
func (m *Metrics) RequestEnded(route string, status int, took time.Duration) {
	if m == nil {
		return
	}
	if route == "" {
		route = noRoute
	}
	m.inFlight.Dec()
	name := fmt.Sprintf("unknot_http_request_duration_seconds{route=%q,status=\"%d\"}", route, status)
	m.set.GetOrCreatePrometheusHistogramExt(name, durationBuckets).Update(took.Seconds())
}

// CacheHit counts a request that is answered from the cache.
func (m *Metrics) CacheHit() {
	if m != nil {
		m.hit.Inc()
	}
}

// CacheMiss counts a request that is not answered from the cache, although its answer could have been there.
func (m *Metrics) CacheMiss() {
	if m != nil {
		m.miss.Inc()
	}
}

// BeginRender counts a rendering that begins. The caller must call ended once, when the rendering ends.
func (m *Metrics) BeginRender() (ended func()) {
	if m == nil {
		return func() {}
	}
	m.renders.Inc()
	m.rendering.Inc()
	return m.rendering.Dec
}

// Unavailable counts an answer with status 503 or 429.
func (m *Metrics) Unavailable(reason Reason) {
	if m != nil {
		m.unavailable(reason).Inc()
	}
}

func (m *Metrics) unavailable(reason Reason) *metrics.Counter {
	return m.set.GetOrCreateCounter(fmt.Sprintf("unknot_unavailable_total{reason=%q}", reason))
}

// State is what a server knows about itself at one moment.
type State struct {
	Content string // checksum of the published content, "" if there is none yet
	Version string // value of the header Site-Version, "" if pages do not have it
	Ready   bool   // /readyz answers 200

	ReviewsDue int // number of documents whose check is due today or earlier

	CacheBytes   uint64 // estimated memory of the cache
	CacheEntries int

	Waiting int // number of requests that wait to be rendered
}

// write writes the state as metrics.
func (s State) write(w io.Writer) {
	if s.Content != "" {
		metrics.WriteGaugeUint64(w, fmt.Sprintf("unknot_content_info{content=%q,version=%q}", s.Content, s.Version), 1)
	}
	ready := uint64(0)
	if s.Ready {
		ready = 1
	}
	for _, gauge := range []struct {
		name  string
		value uint64
	}{
		{"unknot_ready", ready},
		{"unknot_reviews_due", uint64(s.ReviewsDue)},
		{"unknot_cache_bytes", s.CacheBytes},
		{"unknot_cache_entries", uint64(s.CacheEntries)},
		{"unknot_renders_waiting", uint64(s.Waiting)},
	} {
		metrics.WriteGaugeUint64(w, gauge.name, gauge.value)
	}
}
