package web

import (
	"net/http"
	"time"

	"unknot/internal/web/metrics"
)

// healthPath and readyPath are the addresses for load balancers and supervisors.
const healthPath, readyPath = "/healthz", "/readyz"

// Drain makes /readyz answer 503 from now on, so that load balancers send requests elsewhere. Everything else keeps
// working.
func (s *Server) Drain() { s.draining.Store(true) }

// healthy answers that the process is running.
func (s *Server) healthy(request) answer { return plainText(http.StatusOK, "ok\n", neverStore) }

// maxReadyWait is how long ready waits for the search index: load balancers give up after a few seconds.
const maxReadyWait = time.Second

// ready answers whether load balancers should send requests here. They should once a catalog is published and its
// search index is built, until the server is about to stop.
func (s *Server) ready(q request) answer {
	switch {
	case q.snap == nil:
		return s.notReady(q)
	case s.draining.Load():
		a := plainText(http.StatusServiceUnavailable, "This server is about to stop.\n", neverStore)
		a.refused = metrics.Stopping
		return a
	}
	if !s.cfg.Dev && !s.indexed.Load() {
		if !s.awaitIndex(q.snap, min(s.indexWait, maxReadyWait)) {
			a := plainText(http.StatusServiceUnavailable, "The search index is being made.\n", neverStore)
			a.refused = metrics.Starting
			return a
		}
		s.indexed.Store(true)
	}
	return s.healthy(q)
}

var neverStore = header{"Cache-Control", []string{"no-store"}}

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
	if snap := s.snapshot(); snap != nil {
		state.Content, state.Version, state.Ready = snap.site.Sum, snap.site.Version, !s.draining.Load()
		state.Content = state.Content[:min(len(state.Content), shownSum)]
		state.ReviewsDue = len(snap.site.Agenda(snap.site.Today).Due)
	}
	return state
}
