package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os"
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	"unknot/internal/command"
	"unknot/internal/guard"
	"unknot/internal/web"
)

// Limits for one connection.
const (
	readTimeout  = 10 * time.Second // for a client to send a request
	writeTimeout = 30 * time.Second // from the end of the request until the client has read the response
	idleTimeout  = 2 * time.Minute  // between two requests
)

// Limits that tests change.
var (
	headerTimeout = 5 * time.Second  // for a client to send the header of a request
	finishTime    = 15 * time.Second // for requests in progress once the listener is closed
	exitTime      = time.Second      // for the program to exit then
)

// Limits for all connections: how many may be open, while further ones wait, and how many open files the program needs,
// one for each connection and some for itself.
const mostConnections, leastFiles, ownFiles = 4096, 1024, 64

// maxConnections returns how many connections may be open, which depends on how many open files the system allows.
func maxConnections() (int, error) {
	var files syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_NOFILE, &files); err != nil {
		return 0, fmt.Errorf("how many files may be open: %w", err)
	}
	if files.Cur < leastFiles {
		return 0, fmt.Errorf("only %d files may be open, and each connection is one: allow %d or more, with ulimit -n, or LimitNOFILE= in a unit of systemd",
			files.Cur, leastFiles)
	}
	return int(min(mostConnections, files.Cur-ownFiles)), nil
}

// server answers requests for a site until its context is cancelled, then shuts down gracefully.
type server struct {
	http    http.Server
	site    *web.Server
	logger  *slog.Logger
	drain   time.Duration // how long it still listens after SIGTERM
	ending  atomic.Bool   // responses close their connections
	prepare func()        // renders pages for later requests
	once    sync.Once     // calls prepare
}

// newServer returns a server for a site.
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
	s.once.Do(s.prepare) // after the first answer, as preparing takes longer than one page
}

// run answers requests from l until ctx is cancelled, then shuts down.
func (s *server) run(ctx context.Context, l net.Listener) error {
	s.prepare = func() {
		guard.Go(func() error { s.site.Prepare(ctx); return nil }, func(err error) {
			s.logger.Error("pages are no longer prepared", "error", err)
		})
	}
	failed := make(chan error, 1)
	guard.Go(func() error { return s.http.Serve(l) }, func(err error) { failed <- err })
	select {
	case err := <-failed: // clients that are connected already may still wait for answers
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

// terminated reports whether SIGTERM cancelled ctx. Service managers send it, and a load balancer may need time to
// notice.
func terminated(ctx context.Context) bool {
	var by command.Signal
	return errors.As(context.Cause(ctx), &by) && by.Signal == syscall.SIGTERM
}

// shutDown stops the server without failing a request:
//   - For the time of drain, /readyz answers 503 and everything else still works, so that load balancers notice.
//   - In the second half of drain, responses close their connections, since a client gets an error if it reuses a
//     connection that the server has closed.
//   - Then the listener is closed, and requests in progress get finishTime to end.
//
// After that the program exits, even if a client does not read its response, or nothing reads the log.
func (s *server) shutDown(drain time.Duration) {
	time.AfterFunc(drain+finishTime+exitTime, func() { os.Exit(1) })
	s.logger.Info("stopping", "drain", drain.Seconds(), "finish", finishTime.Seconds())
	s.site.Drain()
	time.Sleep(drain / 2)
	s.ending.Store(true)
	time.Sleep(drain - drain/2)
	s.logger.Info("no longer listening")
	timeout, cancel := context.WithTimeout(context.Background(), finishTime)
	defer cancel()
	switch err := s.http.Shutdown(timeout); {
	case errors.Is(err, context.DeadlineExceeded): // not an error of the server: a client may read slowly
		s.logger.Warn("some requests did not finish", "finish", finishTime.Seconds(), "error", err)
		_ = s.http.Close() // the program exits anyway
	case err != nil:
		s.logger.Error("the listener was not closed in order", "error", err)
	}
}
