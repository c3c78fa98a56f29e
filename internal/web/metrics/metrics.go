// Package metrics counts what a server does, and writes the counts in the text formats of Prometheus.
//
// No label has a value that a client chooses. The label for a route is a pattern such as /stretches/{id}, never a path.
// So there are only as many time series as there are routes, whatever clients request.
package metrics

import (
	"net/http"
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"
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

var reasons = []Reason{Starting, Stopping, QueueFull, ClientLimit}

// Metrics are the counts of one server. They are safe for concurrent use. All methods but Handler may be called on a
// nil pointer, and then count nothing.
type Metrics struct {
	registry    *prometheus.Registry
	inFlight    prometheus.Gauge
	durations   *prometheus.HistogramVec
	hit, miss   prometheus.Counter
	renders     prometheus.Counter
	rendering   prometheus.Gauge
	unavailable *prometheus.CounterVec
}

// New returns the metrics of a server, together with those of the Go runtime and the process. Each scrape calls state.
func New(state func() State) *Metrics {
	cached := prometheus.NewCounterVec(prometheus.CounterOpts{
		Name: "unknot_cache_requests_total", Help: "Requests answered from the cache (hit), or for what could have been there (miss).",
	}, []string{"result"})
	m := &Metrics{
		registry: prometheus.NewRegistry(),
		inFlight: prometheus.NewGauge(prometheus.GaugeOpts{
			Name: "unknot_http_requests_in_flight", Help: "Requests that are being answered.",
		}),
		durations: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "unknot_http_request_duration_seconds", Help: "Requests by route and status, and how long their answers took.", Buckets: durationBuckets,
		}, []string{"route", "status"}),
		hit: cached.WithLabelValues("hit"), miss: cached.WithLabelValues("miss"),
		renders: prometheus.NewCounter(prometheus.CounterOpts{
			Name: "unknot_renders_total", Help: "Renderings: of responses that the cache did not have, and searches for the page that a wrong address meant.",
		}),
		rendering: prometheus.NewGauge(prometheus.GaugeOpts{
			Name: "unknot_renders_in_flight", Help: "Renderings at the moment.",
		}),
		unavailable: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "unknot_unavailable_total", Help: "Requests answered with status 503 or 429, by the reason.",
		}, []string{"reason"}),
	}
	for _, reason := range reasons {
		m.unavailable.WithLabelValues(string(reason)) // exposes it with the value 0
	}
	m.registry.MustRegister(
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}),
		m.inFlight, m.durations, cached, m.renders, m.rendering, m.unavailable, stateCollector(state),
	)
	return m
}

// Handler returns the handler that Prometheus scrapes.
func (m *Metrics) Handler() http.Handler {
	return promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{Registry: m.registry})
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
	m.durations.WithLabelValues(route, strconv.Itoa(status)).Observe(took.Seconds())
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
		m.unavailable.WithLabelValues(string(reason)).Inc()
	}
}
