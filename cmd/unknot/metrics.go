package main

import (
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/http/pprof"
	"time"
)

// listenForMetrics returns a listener for metrics, nil if addr is empty.
func listenForMetrics(addr string) (net.Listener, error) {
	if addr == "" {
		return nil, nil
	}
	l, err := net.Listen("tcp", addr)
	if err != nil {
		return nil, fmt.Errorf("cannot listen on %s for metrics: %w (another -metrics or UNKNOT_METRICS, or stop what listens there)", addr, err)
	}
	return l, nil
}

// serveMetrics answers scrapes and requests of the profiler on l, in the background. The caller closes the server that it returns. There is
// no write timeout, as a profile takes as long as its request says.
func serveMetrics(l net.Listener, scrapes http.Handler, logger *slog.Logger) *http.Server {
	routes := http.NewServeMux()
	routes.Handle("GET /metrics", scrapes)
	routes.HandleFunc("GET /debug/pprof/", pprof.Index)
	routes.HandleFunc("GET /debug/pprof/cmdline", pprof.Cmdline)
	routes.HandleFunc("GET /debug/pprof/profile", pprof.Profile)
	routes.HandleFunc("GET /debug/pprof/trace", pprof.Trace)
	s := &http.Server{
		Handler:           routes,
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       10 * time.Second,
		IdleTimeout:       2 * time.Minute,
		ErrorLog:          slog.NewLogLogger(logger.Handler(), slog.LevelWarn),
	}
	go func() {
		if err := s.Serve(l); !errors.Is(err, http.ErrServerClosed) {
			logger.Error("metrics are no longer served", "error", err)
		}
	}()
	return s
}
