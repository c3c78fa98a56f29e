package metrics

import "github.com/prometheus/client_golang/prometheus"

// State is what a server knows about itself at one moment.
type State struct {
	Content string // checksum of the published content, "" if there is none yet
	Version string // value of the header Site-Version, "" if pages do not have it
	Ready   bool   // /readyz answers 200

	Problems   int // number of problems in content that could not be published since the last that could
	ReviewsDue int // number of documents whose check is due today or earlier

	CacheBytes   uint64 // estimated memory of the cache
	CacheEntries int

	Waiting int // number of requests that wait to be rendered
}

// The descriptions of the metrics that Collect makes from a State.
var (
	infoDesc     = prometheus.NewDesc("unknot_content_info", "Always 1. The labels identify the content that is published.", []string{"content", "version"}, nil)
	readyDesc    = prometheus.NewDesc("unknot_ready", "1 if /readyz answers 200, else 0.", nil, nil)
	problemsDesc = prometheus.NewDesc("unknot_content_problems", "Problems of content that could not be published since the last that was.", nil, nil)
	dueDesc      = prometheus.NewDesc("unknot_reviews_due", "Documents whose check is due today, as /review lists them.", nil, nil)
	bytesDesc    = prometheus.NewDesc("unknot_cache_bytes", "Estimated memory of the cache.", nil, nil)
	entriesDesc  = prometheus.NewDesc("unknot_cache_entries", "Responses in the cache.", nil, nil)
	waitingDesc  = prometheus.NewDesc("unknot_renders_waiting", "Requests that wait to be rendered.", nil, nil)
)

// stateCollector is a prometheus.Collector. It calls the function once for each scrape, so that all its metrics are
// from the same moment.
type stateCollector func() State

// Describe makes stateCollector a prometheus.Collector.
func (stateCollector) Describe(descs chan<- *prometheus.Desc) {
	for _, d := range []*prometheus.Desc{infoDesc, readyDesc, problemsDesc, dueDesc, bytesDesc, entriesDesc, waitingDesc} {
		descs <- d
	}
}

// Collect makes stateCollector a prometheus.Collector.
func (state stateCollector) Collect(out chan<- prometheus.Metric) {
	s := state()
	gauge := func(d *prometheus.Desc, value float64, labels ...string) {
		out <- prometheus.MustNewConstMetric(d, prometheus.GaugeValue, value, labels...)
	}
	if s.Content != "" {
		gauge(infoDesc, 1, s.Content, s.Version)
	}
	ready := 0.0
	if s.Ready {
		ready = 1
	}
	gauge(readyDesc, ready)
	gauge(problemsDesc, float64(s.Problems))
	gauge(dueDesc, float64(s.ReviewsDue))
	gauge(bytesDesc, float64(s.CacheBytes))
	gauge(entriesDesc, float64(s.CacheEntries))
	gauge(waitingDesc, float64(s.Waiting))
}
