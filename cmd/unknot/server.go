package main

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"os"
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	"unknot/internal/guard"
	"unknot/internal/web"
)

// How long a client may take to send a request, and then until it has read the response, which includes the time until
// that is rendered; and how long a connection stays open between two requests.
const readTimeout, writeTimeout, idleTimeout = 10 * time.Second, 30 * time.Second, 2 * time.Minute

// Tests shorten these two: how long a client may take for the header of a request, and how long requests in progress
// may take once the listener is closed.
var headerTimeout, finishTime = 5 * time.Second, 15 * time.Second

// server answers requests for a site until its context is cancelled, then shuts down gracefully.
type server struct {
	http    http.Server
	site    *web.Server
	logger  *slog.Logger
	drain   time.Duration // how long it still listens after SIGTERM
	ending  atomic.Bool   // responses ask clients to close their connections
	first   sync.Once     // the first answer
	prepare func()
}

func newServer(site *web.Server, logger *slog.Logger, drain time.Duration) *server {
	s := &server{site: site, logger: logger, drain: drain}
	s.http = http.Server{
		Handler:           s,
		ReadHeaderTimeout: headerTimeout,
		ReadTimeout:       readTimeout,
		WriteTimeout:      writeTimeout,
		IdleTimeout:       idleTimeout,
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
	if r.ContentLength != 0 { // no page needs a body: the server must not wait for the rest of one before it answers
		_ = http.NewResponseController(w).SetReadDeadline(time.Now()) // fails only if the connection is gone
	}
	s.site.ServeHTTP(w, r)
	s.first.Do(s.prepare) // after it: preparing takes longer than a page
}

// run answers requests from l until ctx is cancelled, then shuts down.
func (s *server) run(ctx context.Context, l *boundedListener) error {
	s.http.ConnState = l.track
	s.prepare = func() {
		guard.Go(func() error { s.site.Prepare(ctx); return nil }, func(err error) { s.logger.Error("pages are no longer prepared", "error", err) })
	}
	failed := make(chan error, 1)
	guard.Go(func() error { return s.http.Serve(l) }, func(err error) { failed <- err })
	select {
	case err := <-failed: // no new connection arrives, but those that have may wait for answers
		s.shutDown(0)
		return err
	case <-ctx.Done():
	}
	if terminated(ctx) {
		s.shutDown(s.drain)
		return nil
	}
	s.shutDown(0) // SIGINT: a person at a terminal waits
	return nil
}

// terminated reports whether SIGTERM cancelled ctx. Service managers send it, and there may be a load balancer to
// inform.
func terminated(ctx context.Context) bool {
	var by stopSignal
	return errors.As(context.Cause(ctx), &by) && by.Signal == syscall.SIGTERM
}

// shutDown stops the server without failing a request. At first /readyz answers 503 and everything else works, for the
// time of drain, so that load balancers notice. In its second half responses close their connections: a client that
// reuses a closed connection gets an error. Then the listener is closed, and requests in progress have a limited time
// to end. Neither a client that does not read, nor a log or a standard error that is not read, can delay the exit
// further.
func (s *server) shutDown(drain time.Duration) {
	time.AfterFunc(drain+finishTime+logCloseTime+time.Second, func() { os.Exit(1) })
	s.logger.Info("stopping", "drain", drain.Seconds(), "finish", finishTime.Seconds())
	s.site.Drain()
	time.Sleep(drain / 2)
	s.ending.Store(true)
	time.Sleep(drain - drain/2)
	s.logger.Info("no longer listening")
	timeout, cancel := context.WithTimeout(context.Background(), finishTime)
	defer cancel()
	switch err := s.http.Shutdown(timeout); {
	case errors.Is(err, context.DeadlineExceeded): // no failure of the server: a client may read slowly
		s.logger.Warn("some requests did not finish", "finish", finishTime.Seconds(), "error", err)
		_ = s.http.Close() // the program exits anyway
	case err != nil:
		s.logger.Error("the listener was not closed in order", "error", err)
	}
}
