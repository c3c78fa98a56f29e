package main

import (
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/http/pprof"
	"net/netip"
	"strings"
	"time"

	"unknot/internal/guard"
)

// listenForMetrics returns a listener for metrics, nil if addr is empty.
func (e env) listenForMetrics(addr string) (net.Listener, error) {
	if addr == "" {
		return nil, nil
	}
	l, err := e.Listen("tcp", addr)
	if err != nil {
		return nil, fmt.Errorf("cannot listen on %s for metrics: %w (another -metrics or UNKNOT_METRICS, or stop what listens there)", addr, err)
	}
	return l, nil
}

// isMetricsHost reports whether the listener at addr answers requests for host. It answers those for an IP address,
// which scrapers in a cluster use, for localhost and for the name in addr. A page of another site whose name was made
// to point to this machine (DNS rebinding) must not read anything; browsers send the name of that site as host.
func isMetricsHost(host, addr string) bool {
	name := func(host string) string {
		if name, _, err := net.SplitHostPort(host); err == nil {
			host = name
		}
		return strings.ToLower(strings.TrimSuffix(strings.Trim(host, "[]"), "."))
	}
	requested := name(host)
	_, err := netip.ParseAddr(requested)
	return err == nil || requested == "localhost" || requested == name(addr)
}

// serveMetrics answers scrapes and requests of the profiler on l, which listens at addr, in the background. The caller
// closes the server that it returns. There is no write timeout, as a profile takes as long as its request says.
func serveMetrics(l net.Listener, addr string, scrapes http.Handler, logger *slog.Logger) *http.Server {
	routes := http.NewServeMux()
	routes.Handle("GET /metrics", scrapes)
	routes.HandleFunc("GET /debug/pprof/", pprof.Index)
	routes.HandleFunc("GET /debug/pprof/cmdline", pprof.Cmdline)
	routes.HandleFunc("GET /debug/pprof/profile", pprof.Profile)
	routes.HandleFunc("GET /debug/pprof/trace", pprof.Trace)
	s := &http.Server{
		Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if r.Host != "" && !isMetricsHost(r.Host, addr) { // only HTTP/1.0 may lack it, and no browser sends that
				http.Error(w, "There is nothing for this host: ask for an IP address, localhost or the name in -metrics.", http.StatusMisdirectedRequest)
				return
			}
			routes.ServeHTTP(w, r)
		}),
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       10 * time.Second,
		IdleTimeout:       2 * time.Minute,
		ErrorLog:          slog.NewLogLogger(logger.Handler(), slog.LevelWarn),
	}
	guard.Go(func() error { return s.Serve(l) }, func(err error) {
		if !errors.Is(err, http.ErrServerClosed) {
			logger.Error("metrics are no longer served", "error", err)
		}
	})
	return s
}
