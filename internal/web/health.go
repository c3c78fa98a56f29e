package web

import (
	"io"
	"net/http"

	"unknot/internal/web/metrics"
)

// The addresses for load balancers and supervisors.
const healthPath, readyPath = "/healthz", "/readyz"

// Drain makes /readyz answer 503 from now on, so that load balancers send requests elsewhere. Everything else still works.
func (s *Server) Drain() { s.draining.Store(true) }

// healthy answers that the process runs.
func (s *Server) healthy(w http.ResponseWriter, _ *http.Request) { writeOK(w) }

// ready answers whether to send requests here: a catalog is published and the server is not about to stop.
func (s *Server) ready(w http.ResponseWriter, _ *http.Request) {
	switch {
	case s.current.Load() == nil:
		s.writeNotReady(w)
	case s.draining.Load():
		s.metrics.Unavailable(metrics.Stopping)
		w.Header().Set("Cache-Control", "no-store")
		http.Error(w, "This server is about to stop.", http.StatusServiceUnavailable)
	default:
		writeOK(w)
	}
}

func writeOK(w http.ResponseWriter) {
	w.Header().Set("Content-Type", textType)
	w.Header().Set("Cache-Control", "no-store")
	_, _ = io.WriteString(w, "ok\n") // fails only if the client has left
}
