package web

import (
	"cmp"
	"context"
	"log/slog"
	"net/http"
	"runtime/debug"
	"slices"
	"strconv"
	"time"

	"github.com/go-chi/chi/v5"

	"unknot/internal/web/cache"
	"unknot/internal/web/metrics"
)

// request is a request together with what its handler needs to know about it.
type request struct {
	*http.Request
	snap    *snapshot // nil until the first catalog is published
	private bool      // the answers of this route, error pages included, tell something about one reader: no cache may keep them
}

// A handler answers the requests for one route. It never writes to the response.
type handler func(request) answer

// answer is what the server sends in reply to a request. Its header is added to the headers that every response has.
type answer struct {
	status   int
	header   []header
	body     []byte
	response *cache.Response // if not nil, sent in place of status and body

	// For the log and the metrics.
	cache   string         // "hit" or "miss", or "" for answers that are never cached
	refused metrics.Reason // why the server refused the request, "" if it did not
	fault   error          // the error of ours that made the answer a 500, nil if there was none
}

// statusCode returns the status of an answer. If the client turns out to have the response already, it is sent 304
// instead.
func (a answer) statusCode() int {
	if a.response != nil {
		return cmp.Or(a.response.Status, http.StatusOK)
	}
	return a.status
}

// write sends a as the response to r.
func (a answer) write(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	for _, line := range a.header {
		h[line.name] = line.value
	}
	if a.response != nil {
		a.response.ServeHTTP(w, r)
		return
	}
	if len(a.body) > 0 {
		h["Content-Length"] = []string{strconv.Itoa(len(a.body))}
	}
	w.WriteHeader(a.status)
	if r.Method != http.MethodHead {
		_, _ = w.Write(a.body) // fails only if the client has left
	}
}

// exchange is the ResponseWriter of one request. It counts what is written, and keeps what the log and the metrics
// record about the request.
type exchange struct {
	http.ResponseWriter
	start         time.Time
	id            string // request ID
	status, bytes int
	route         string
	answer        answer
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
	n, err := x.ResponseWriter.Write(p)
	x.bytes += n
	return n, err
}

// Unwrap lets http.ResponseController reach the connection.
func (x *exchange) Unwrap() http.ResponseWriter { return x.ResponseWriter }

// ServeHTTP answers one request: from the cache, or else by calling the handler of its route. By the time it writes the
// response, a handler that rendered has already given its place to the next request.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	x := &exchange{ResponseWriter: w, start: s.cfg.Now(), id: s.requestID(r)}
	s.metrics.RequestBegan()
	defer s.conclude(x, r)
	defer s.recoverPanic(x, r)
	s.setHeaders(x.Header(), r)
	snap := s.snapshotAt(x.start)
	if response := s.fromCache(snap, r); response != nil {
		x.route, x.answer = response.Route, snap.cached(response, "hit")
	} else if wait := s.clientWait(snap, r, x.start); wait > 0 {
		x.answer = snap.tooMany(wait)
	} else {
		h, routed := s.route(snap, r)
		x.route, r = patternOf(routed), routed
		x.answer = h(request{Request: r, snap: snap})
	}
	switch x.answer.cache {
	case "hit":
		s.metrics.CacheHit()
	case "miss":
		s.metrics.CacheMiss()
	}
	if x.answer.fault != nil {
		s.cfg.Log.Error("page failed", "id", x.id, logPath(r), "error", x.answer.fault)
	}
	if x.answer.statusCode() == http.StatusOK {
		setContentHeaders(x.Header(), r.URL.Path)
	}
	x.answer.write(x, r)
}

// fromCache returns the cached response to r, or nil if there is none.
func (s *Server) fromCache(snap *snapshot, r *http.Request) *cache.Response {
	if snap == nil || !isRead(r) {
		return nil
	}
	response, _ := s.cache.GetIfPresent(keyOf(snap, r)) // nil if it is not cached
	return response
}

// isRead reports whether the method of r is GET or HEAD. The site answers no others.
func isRead(r *http.Request) bool { return r.Method == http.MethodGet || r.Method == http.MethodHead }

// beforeContent lists the routes that are answered even before the first catalog is published.
var beforeContent = []string{healthPath, readyPath}

// route returns the handler for r, and a copy of r that carries the parameters of its route.
func (s *Server) route(snap *snapshot, r *http.Request) (handler, *http.Request) {
	match := chi.NewRouteContext()
	pattern := s.routes.Find(match, http.MethodGet, requestPath(r))
	if pattern != "" && !isRead(r) {
		return s.methodNotAllowed, r
	}
	r = r.WithContext(context.WithValue(r.Context(), chi.RouteCtxKey, match))
	switch {
	case snap == nil && !slices.Contains(beforeContent, pattern):
		return s.notReady, r
	case pattern == "":
		return s.unknown, r
	}
	return s.handlers[pattern], r
}

// patternOf returns the pattern of the route that r matched, or "" if it matched none.
func patternOf(r *http.Request) string { return chi.RouteContext(r.Context()).RoutePattern() }

// recoverPanic logs a panic with its stack and answers with status 500. It must be deferred.
func (s *Server) recoverPanic(x *exchange, r *http.Request) {
	v := recover()
	switch {
	case v == nil:
		return
	case v == http.ErrAbortHandler:
		panic(v) // net/http closes the connection and logs nothing
	}
	s.cfg.Log.Error("panic", "id", x.id, logPath(r), "value", v, "stack", string(debug.Stack()))
	if x.status != 0 {
		panic(http.ErrAbortHandler) // part of a response has been sent
	}
	if snap := s.current.Load(); snap != nil {
		snap.serverError(nil).write(x, r)
	} else {
		s.notReady(request{}).write(x, r)
	}
}

// conclude counts and logs a request that has been answered.
func (s *Server) conclude(x *exchange, r *http.Request) {
	end := s.cfg.Now()
	if x.answer.refused != "" {
		s.metrics.Unavailable(x.answer.refused)
	}
	s.metrics.RequestEnded(x.route, x.status, end.Sub(x.start))
	s.logRequest(x, r, end)
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
	if x.answer.cache == "hit" { // the log handler of the response has these attributes already
		out = x.answer.response.Log
	} else {
		line.AddAttrs(pageAttrs(r, x.route, x.answer.cache)...)
	}
	line.AddAttrs(
		slog.String("id", x.id),
		slog.String("method", truncate(r.Method, maxLogMethod)),
		slog.Int("status", x.status),
		slog.Int("bytes", x.bytes),
		slog.Duration("took", end.Sub(x.start)),
	)
	if x.answer.refused != "" {
		line.AddAttrs(slog.String("refused", string(x.answer.refused)))
	}
	_ = out.Handle(r.Context(), line) // there is nowhere to report an error of the log
}
