package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"os"
	"sync/atomic"
	"syscall"
	"time"

	"unknot/internal/web"
)

// server answers requests for a site until it is told to stop, and then stops in order.
type server struct {
	http   http.Server
	site   *web.Server
	logger *slog.Logger
	drain  time.Duration // how long SIGTERM lets it go on
	finish time.Duration // how long requests under way may take when it stops listening
	ending atomic.Bool   // answers ask clients to close their connections
}

func newServer(site *web.Server, logger *slog.Logger, set settings) *server {
	s := &server{site: site, logger: logger, drain: set.drain, finish: set.finish}
	s.http = http.Server{
		Handler:           s,
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       10 * time.Second,
		WriteTimeout:      30 * time.Second,
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    16 << 10,
		ErrorLog:          slog.NewLogLogger(logger.Handler(), slog.LevelWarn),
	}
	s.http.RegisterOnShutdown(site.Close)
	return s
}

// ServeHTTP answers one request.
func (s *server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if s.ending.Load() {
		w.Header().Set("Connection", "close")
	}
	s.site.ServeHTTP(w, r)
}

// run answers requests that come in by l until ctx ends, then shuts down.
func (s *server) run(ctx context.Context, l *boundedListener) error {
	s.http.ConnState = l.track
	failed := make(chan error, 1)
	go func() { failed <- s.http.Serve(l) }()
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	if terminated(ctx) {
		return s.shutDown(s.drain)
	}
	return s.shutDown(0) // someone at a terminal waits for the end
}

// terminated reports whether it was SIGTERM that ended ctx: what stops programs for a machine sends it, and may have a load balancer to
// tell.
func terminated(ctx context.Context) bool {
	var by stopSignal
	return errors.As(context.Cause(ctx), &by) && by.Signal == syscall.SIGTERM
}

// shutDown ends the server without failing a request: /readyz answers 503 at once, and for the time of drain requests are answered as before,
// so that load balancers notice. In the second half of it answers close their connections, as clients that find theirs closed when they ask
// again have to cope with an error. Then the listener closes, and requests under way have a bounded time to end. No reader who is stuck, no
// unread log and no unread standard error can hold up the end of the program.
func (s *server) shutDown(drain time.Duration) error {
	time.AfterFunc(drain+s.finish+logCloseTime+time.Second, func() { os.Exit(1) })
	s.logger.Info("stopping", "drain", drain.Seconds(), "finish", s.finish.Seconds())
	s.site.Drain()
	time.Sleep(drain / 2)
	s.ending.Store(true)
	time.Sleep(drain - drain/2)
	s.logger.Info("no longer listening")
	limit, cancel := context.WithTimeout(context.Background(), s.finish)
	defer cancel()
	if err := s.http.Shutdown(limit); err != nil {
		_ = s.http.Close() // whatever it says: the program ends
		return fmt.Errorf("some requests did not finish in %v: %w", s.finish, err)
	}
	return nil
}
