package web

import (
	"net/http"
	"time"

	"unknot/internal/web/metrics"
)

// healthPath and readyPath are the addresses for load balancers and supervisors.
const healthPath, readyPath = "/healthz", "/readyz"

// isHealthCheck reports whether r is a request of a load balancer or supervisor.
func isHealthCheck(r *http.Request) bool { return r.URL.Path == healthPath || r.URL.Path == readyPath }

// Drain makes /readyz answer 503 from now on, so that load balancers send requests elsewhere. Everything else keeps
// working.
func (s *Server) Drain() { s.draining.Store(true) }

// healthy answers that the process is running.
func healthy(w http.ResponseWriter, _ *http.Request) { writeState(w, http.StatusOK, "ok\n") }

// writeState answers a load balancer.
func writeState(w http.ResponseWriter, status int, text string) {
	w.Header()["Cache-Control"] = []string{"no-store"}
	plainText(w, status, text)
}

// maxReadyWait is how long ready waits for the search index: load balancers give up after a few seconds.
const maxReadyWait = time.Second

// ready answers whether load balancers should send requests here. They should once the search index is built, until the
// server is about to stop.
func (s *Server) ready(w http.ResponseWriter, r *http.Request) {
	x := exchangeOf(r)
	if s.draining.Load() {
		x.refused = metrics.Stopping
		writeState(w, http.StatusServiceUnavailable, "This server is about to stop.\n")
		return
	}
	if !s.cfg.Dev && !s.indexed.Load() {
		if !s.awaitIndex(x.snap, min(s.indexWait, maxReadyWait)) {
			x.refused = metrics.Starting
			writeState(w, http.StatusServiceUnavailable, "The search index is being made.\n")
			return
		}
		x.snap.site.Search() // panics if the index could not be made, so that the answer is 500
		s.indexed.Store(true)
	}
	healthy(w, r)
}

// shownSum is how many characters of the checksum of the content the metrics show.
const shownSum = 16

// Metrics returns the handler that Prometheus scrapes, or nil without Config.Metrics. It is not one of the routes of
// the site: it belongs on a listener that readers cannot reach.
func (s *Server) Metrics() http.Handler {
	if s.metrics == nil {
		return nil
	}
	return s.metrics.Handler()
}

// state returns the current state of the server, for its metrics.
func (s *Server) state() metrics.State {
	state := metrics.State{Waiting: s.renders.Waiting()}
	state.CacheBytes, state.CacheEntries = s.cache.Weight()
	site := s.snapshotAt(s.cfg.Now()).site
	state.Content, state.Version, state.Ready = site.Sum[:min(len(site.Sum), shownSum)], site.Version, !s.draining.Load()
	state.ReviewsDue = len(site.Agenda(site.Today).Due)
	return state
}
