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

// request is a request with what its handler needs to know of it.
type request struct {
	*http.Request
	snap    *snapshot // nil before the first catalog
	caching caching   // of its route, which holds for errors too
}

// handler answers requests of one route. It never touches the response.
type handler func(request) answer

// answer is what a request is answered with. The header lines come on top of those that every answer has.
type answer struct {
	status   int
	header   []header
	body     []byte
	response *cache.Response  // instead of status and body
	stream   http.HandlerFunc // instead of status and body: writes while the page is open

	// For the log and the metrics.
	cache   string         // hit, miss, or "" for what is never kept
	refused metrics.Reason // why the request was not answered, "" if it was
	fault   error          // our fault because of which it was not answered
}

// statusCode returns the status of a that is not streamed. Of what the client already has, it is that of the whole.
func (a answer) statusCode() int {
	if a.response != nil {
		return cmp.Or(a.response.Status, http.StatusOK)
	}
	return a.status
}

// write answers r.
func (a answer) write(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	for _, line := range a.header {
		h[line.name] = line.value
	}
	switch {
	case a.response != nil:
		a.response.ServeHTTP(w, r)
		return
	case a.stream != nil:
		a.stream(w, r)
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

// exchange is a response writer that counts for the log and the metrics what is written, and knows what to say of the
// request.
type exchange struct {
	http.ResponseWriter
	start         time.Time
	id            string // of the request
	status, bytes int
	route         string
	answer        answer
}

// WriteHeader makes exchange an http.ResponseWriter.
func (x *exchange) WriteHeader(status int) {
	if x.status == 0 {
		x.status = status
	}
	x.ResponseWriter.WriteHeader(status)
}

// Write makes exchange an http.ResponseWriter.
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

// ServeHTTP answers one request: from the cache, or else with the handler of its route. A request that a handler was
// rendering for has given back its place among those when its response is written.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	x := &exchange{ResponseWriter: w, start: s.cfg.Now(), id: s.requestID(r)}
	s.metrics.RequestBegan()
	defer s.conclude(x, r)
	defer s.recoverPanic(x, r)
	s.setHeaders(x.Header(), r)
	snap := s.snapshotAt(x.start)
	if response := s.fromCache(snap, r); response != nil {
		x.route, x.answer = response.Route, snap.cached(response, "hit")
	} else if wait := s.mustWait(snap, r, x.start); wait > 0 {
		x.answer = snap.tooMany(wait)
	} else {
		h, found := s.route(snap, r)
		x.route, r = patternOf(found), found
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
	s.expiring(snap, x.answer).write(x, r)
}

// fromCache returns the cached response to r, nil if there is none.
func (s *Server) fromCache(snap *snapshot, r *http.Request) *cache.Response {
	if snap == nil || !isRead(r) {
		return nil
	}
	k := keyOf(snap, r)
	response, ok := s.cache.GetIfPresent(k)
	if !ok {
		return nil
	}
	if response.Hasty {
		s.compressAgain(k, response)
	}
	return response
}

// isRead reports whether r asks for a page or for its headers: there are no other methods.
func isRead(r *http.Request) bool { return r.Method == http.MethodGet || r.Method == http.MethodHead }

// beforeContent are the routes that are answered before a catalog is published.
var beforeContent = []string{healthPath, readyPath, changesPath}

// route returns the handler of r, and r with the parameters of its route.
func (s *Server) route(snap *snapshot, r *http.Request) (handler, *http.Request) {
	found := chi.NewRouteContext()
	pattern := s.routes.Find(found, http.MethodGet, requestPath(r))
	if pattern != "" && !isRead(r) {
		return s.methodNotAllowed, r
	}
	r = r.WithContext(context.WithValue(r.Context(), chi.RouteCtxKey, found))
	switch {
	case snap == nil && !slices.Contains(beforeContent, pattern):
		return s.notReady, r
	case pattern == "":
		return s.unknown, r
	}
	return s.handlers[pattern], r
}

// patternOf returns the route pattern of r, "" if none matched.
func patternOf(r *http.Request) string { return chi.RouteContext(r.Context()).RoutePattern() }

// recoverPanic turns a panic into the page for status 500, and logs its stack.
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

// conclude counts and logs a request that has ended.
func (s *Server) conclude(x *exchange, r *http.Request) {
	end := s.cfg.Now()
	if x.answer.refused != "" {
		s.metrics.Unavailable(x.answer.refused)
	}
	s.metrics.RequestEnded(x.route, x.status, end.Sub(x.start))
	s.logRequest(x, r, end)
}

// logRequest writes the line of a request. It has neither the query, since the filters that people choose and what they
// search for are private, nor the address of the client. It uses the handler directly: slog.Logger calls
// runtime.Callers for every line.
func (s *Server) logRequest(x *exchange, r *http.Request, end time.Time) {
	out := s.cfg.Log.Handler()
	if !out.Enabled(r.Context(), slog.LevelInfo) {
		return
	}
	line := slog.NewRecord(end, slog.LevelInfo, "request", 0)
	if x.answer.cache == "hit" { // its handler has these attributes
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
