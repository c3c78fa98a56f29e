package web

import (
	"io"
	"net/http"
)

// Drain makes /readyz answer 503 from now on, so that load balancers send requests elsewhere. All else is answered as before.
func (s *Server) Drain() { s.draining.Store(true) }

// healthy answers that the process runs.
func (s *Server) healthy(w http.ResponseWriter, _ *http.Request) { plainOK(w) }

// ready answers whether requests may be sent here: there is content to show, and the server is not about to stop.
func (s *Server) ready(w http.ResponseWriter, _ *http.Request) {
	switch {
	case s.now.Load() == nil:
		s.unready(w)
	case s.draining.Load():
		w.Header().Set("Cache-Control", "no-store")
		http.Error(w, "This server is about to stop.", http.StatusServiceUnavailable)
	default:
		plainOK(w)
	}
}

func plainOK(w http.ResponseWriter) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	_, _ = io.WriteString(w, "ok\n") // who asked may have left
}
