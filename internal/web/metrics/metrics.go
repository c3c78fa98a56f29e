// Package metrics counts what a server does and writes the counts in the text formats of Prometheus.
//
// No label has a value that a client chooses: a route is a pattern such as /stretches/{id}, never a path. So the number
// of time series is limited by the number of routes, whatever is requested.
package metrics

import (
	"net/http"
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

// durationBuckets are upper bounds in seconds. A cached page takes less than the first, the whole library at its first
// request about the last.
var durationBuckets = []float64{.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5}

// noRoute is the label of requests that match no route.
const noRoute = "none"

// Reason says why a request was answered with status 503 or 429.
type Reason string

// The reasons for status 503, and for 429 that of one client.
const (
	Starting    Reason = "starting"     // no content is published yet
	Stopping    Reason = "stopping"     // only /readyz: the server is about to stop
	QueueFull   Reason = "queue_full"   // too many requests waited to be rendered, or this one for too long
	ClientLimit Reason = "client_limit" // 429: one client has asked for too much
)

var reasons = []Reason{Starting, Stopping, QueueFull, ClientLimit}

// Metrics are the counts of one server. They are safe for concurrent use. The methods of a nil pointer count nothing,
// except for Handler, which it does not have.
type Metrics struct {
	registry    *prometheus.Registry
	inFlight    prometheus.Gauge
	durations   *prometheus.HistogramVec
	hit, miss   prometheus.Counter
	renders     prometheus.Counter
	rendering   prometheus.Gauge
	unavailable *prometheus.CounterVec
}

// New returns metrics of a server, with those of the Go runtime and the process. state is called for each scrape.
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

// Handler returns the handler of scrapes.
func (m *Metrics) Handler() http.Handler {
	return promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{Registry: m.registry})
}

// RequestBegan counts a request in flight.
func (m *Metrics) RequestBegan() {
	if m != nil {
		m.inFlight.Inc()
	}
}

// RequestEnded counts the answer to a request that RequestBegan has counted. route is a route pattern, "" if none
// matched; status is 0 if the connection was closed without an answer.
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

// CacheMiss counts a request whose answer could have been in the cache.
func (m *Metrics) CacheMiss() {
	if m != nil {
		m.miss.Inc()
	}
}

// BeginRender counts a rendering. The caller calls ended once when it has ended.
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
