package web

import (
	"net/http"

	"unknot/internal/web/metrics"
)

// shownSum is how many characters of the checksum of the content identify it in metrics.
const shownSum = 16

// Metrics returns the handler of scrapes by Prometheus, nil without Config.Metrics. It is not among the routes of the site: it
// belongs on a listener that readers cannot reach.
func (s *Server) Metrics() http.Handler {
	if s.metrics == nil {
		return nil
	}
	return s.metrics.Handler()
}

// state returns the state of the server for its metrics.
func (s *Server) state() metrics.State {
	state := metrics.State{Problems: int(s.unpublished.Load()), Waiting: s.renders.Waiting()}
	state.CacheBytes, state.CacheEntries = s.cache.Weight()
	if snap := s.snapshot(); snap != nil {
		state.Content, state.Version, state.Ready = snap.site.Sum, snap.site.Version, !s.draining.Load()
		state.Content = state.Content[:min(len(state.Content), shownSum)]
		state.ReviewsDue = len(snap.site.Agenda(snap.site.Today).Due)
	}
	return state
}
