package web

import (
	"net/http"

	"unknot/internal/web/metrics"
)

// The addresses for load balancers and supervisors.
const healthPath, readyPath = "/healthz", "/readyz"

// Drain makes /readyz answer 503 from now on, so that load balancers send requests elsewhere. Everything else still works.
func (s *Server) Drain() { s.draining.Store(true) }

// healthy answers that the process runs.
func (s *Server) healthy(request) answer { return plainText(http.StatusOK, "ok\n", neverStore) }

// ready answers whether to send requests here: a catalog is published and the server is not about to stop.
func (s *Server) ready(q request) answer {
	switch {
	case q.snap == nil:
		return s.notReady(q)
	case s.draining.Load():
		a := plainText(http.StatusServiceUnavailable, "This server is about to stop.\n", neverStore)
		a.refused = metrics.Stopping
		return a
	}
	return s.healthy(q)
}

var neverStore = header{"Cache-Control", []string{"no-store"}}
