package web

import (
	"context"
	"log/slog"
	"net/http"
	"net/url"
	"regexp"
	"runtime/debug"
	"strings"
	"time"

	"github.com/go-chi/chi/v5"

	"unknot/internal/web/metrics"
	"unknot/templates"
)

// exchange is one request and its response: what handlers need to know about it, and what the log and the metrics
// record. The context of the request holds it.
type exchange struct {
	http.ResponseWriter      // counts what is written
	isHead              bool // nothing is written but the header
	start               time.Time
	id                  string // request ID
	snap                *snapshot
	match               chi.Context // the route, once chi has found it

	status, bytes int
	route         string         // pattern of the route, "" if there is none
	cache         string         // "hit" or "miss", or "" for responses that are never cached
	refused       metrics.Reason // why the server refused the request, "" if it did not
}

// exchangeKey is the context key of the exchange.
type exchangeKey struct{}

// exchangeOf returns the exchange that r belongs to.
func exchangeOf(r *http.Request) *exchange { return r.Context().Value(exchangeKey{}).(*exchange) }

// snapshotOf returns the snapshot from which r is answered.
func snapshotOf(r *http.Request) *snapshot { return exchangeOf(r).snap }

// inQuery matches escapes, and what somebody may write by hand without one.
var inQuery = regexp.MustCompile(`%[0-9A-Fa-f]{2}|[%;]`)

// escaped escapes each % that begins no escape in a query, and each semicolon. Package url would silently drop the
// parameter that has one, such as a search for "chest pain 50%".
func escaped(query string) string {
	return inQuery.ReplaceAllStringFunc(query, func(found string) string {
		if found == "%" || found == ";" {
			return url.QueryEscape(found)
		}
		return found
	})
}

// in returns r as the request of x, with its query escaped. The router finds its route anew.
func (x *exchange) in(r *http.Request) *http.Request {
	x.match.Reset()
	if r.Method == http.MethodHead {
		x.match.RouteMethod = http.MethodGet
	}
	ctx := context.WithValue(r.Context(), exchangeKey{}, x)
	r = r.WithContext(context.WithValue(ctx, chi.RouteCtxKey, &x.match))
	if strings.ContainsAny(r.URL.RawQuery, "%;") {
		address := *r.URL
		address.RawQuery = escaped(address.RawQuery)
		r.URL = &address
	}
	return r
}

// WriteHeader records the status and passes it on.
func (x *exchange) WriteHeader(status int) {
	if x.status == 0 {
		x.status = status
	}
	x.ResponseWriter.WriteHeader(status)
}

// Write counts the bytes and passes them on.
func (x *exchange) Write(p []byte) (int, error) {
	if x.status == 0 {
		x.status = http.StatusOK
	}
	if x.isHead {
		return len(p), nil
	}
	n, err := x.ResponseWriter.Write(p)
	x.bytes += n
	return n, err
}

// Unwrap lets http.ResponseController reach the connection.
func (x *exchange) Unwrap() http.ResponseWriter { return x.ResponseWriter }

// observe is the middleware that begins an exchange, from the current snapshot. It counts and logs it at the end.
func (s *Server) observe(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		x := &exchange{ResponseWriter: w, isHead: r.Method == http.MethodHead, start: s.cfg.Now(), id: s.requestID(r)}
		x.snap = s.snapshotAt(x.start)
		s.metrics.RequestBegan()
		defer s.conclude(x, r)
		next.ServeHTTP(x, x.in(r))
	})
}

// conclude counts and logs a request that has been answered.
func (s *Server) conclude(x *exchange, r *http.Request) {
	end := s.cfg.Now()
	if x.refused != "" {
		s.metrics.Unavailable(x.refused)
	}
	switch x.cache {
	case "hit":
		s.metrics.CacheHit()
	case "miss":
		s.metrics.CacheMiss()
	}
	if x.route == "" {
		x.route = x.match.RoutePattern()
	}
	s.metrics.RequestEnded(x.route, x.status, end.Sub(x.start))
	if !isHealthCheck(r) || x.status != http.StatusOK { // which come several times a second
		s.logRequest(x, r, end)
	}
}

// logRequest writes the log line of a request. It leaves out the query, because the filters that people choose and the
// words they search for are private, and the address of the client. It calls the log handler directly: slog.Logger
// would call runtime.Callers for every line.
func (s *Server) logRequest(x *exchange, r *http.Request, end time.Time) {
	out := s.cfg.Log.Handler()
	if !out.Enabled(r.Context(), slog.LevelInfo) {
		return
	}
	line := slog.NewRecord(end, slog.LevelInfo, "request", 0)
	line.AddAttrs(
		logPath(r),
		slog.String("route", x.route),
		slog.String("cache", x.cache),
		slog.String("id", x.id),
		slog.String("method", truncate(r.Method, maxLogMethod)),
		slog.Int("status", x.status),
		slog.Int("bytes", x.bytes),
		slog.Duration("took", end.Sub(x.start)),
	)
	if x.refused != "" {
		line.AddAttrs(slog.String("refused", string(x.refused)))
	}
	_ = out.Handle(r.Context(), line) // there is nowhere to report an error of the log
}

// recoverPanic is the middleware that logs a panic with its stack and answers with status 500.
func (s *Server) recoverPanic(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			v := recover()
			if v == nil {
				return
			}
			if v == http.ErrAbortHandler {
				panic(v) // net/http closes the connection and logs nothing
			}
			x := exchangeOf(r)
			s.cfg.Log.Error("panic", "id", x.id, logPath(r), "value", v, "stack", string(debug.Stack()))
			if x.status != 0 {
				panic(http.ErrAbortHandler) // part of a response has been sent
			}
			writePrepared(w, http.StatusInternalServerError, x.snap.errorPages[templates.ServerError])
		}()
		next.ServeHTTP(w, r)
	})
}
