package web

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"strconv"
	"time"
	"unicode/utf8"

	"github.com/go-chi/chi/v5"

	"unknot/internal/web/metrics"
)

// recorder records a response for the log. Every response is written through it. The context of the request holds it too,
// so it is found even when other middleware wraps the writer.
type recorder struct {
	http.ResponseWriter
	start  time.Time
	id     string // of the request
	status int
	bytes  int

	caching  caching        // the strictest that was asked for so far
	rendered func()         // gives back the place of the request among those that render; nil if it has none
	refused  metrics.Reason // why the request was not answered, "" if it was

	// Attributes that are the same for every request of a page. log has them already if the page was cached.
	route, cache string
	log          slog.Handler
}

func (w *recorder) WriteHeader(status int) {
	w.leaveRenders()
	if w.status == 0 {
		w.status = status
	}
	w.ResponseWriter.WriteHeader(status)
}

func (w *recorder) Write(p []byte) (int, error) {
	w.leaveRenders()
	if w.status == 0 {
		w.status = http.StatusOK
	}
	n, err := w.ResponseWriter.Write(p)
	w.bytes += n
	return n, err
}

// leaveRenders gives back the place of a request that has been rendered.
func (w *recorder) leaveRenders() {
	if w.rendered != nil {
		w.rendered()
		w.rendered = nil
	}
}

// Unwrap lets http.ResponseController reach the connection.
func (w *recorder) Unwrap() http.ResponseWriter { return w.ResponseWriter }

// recorderKey is the key of the recorder in the context of a request.
type recorderKey struct{}

// recorderOf returns the recorder of r, or a new one if r did not pass Server.logRequests.
func recorderOf(r *http.Request) *recorder {
	if rec, ok := r.Context().Value(recorderKey{}).(*recorder); ok {
		return rec
	}
	return &recorder{}
}

// requestMessage is the message of the log records of requests.
const requestMessage = "request"

// logRequests writes one line for each request. It never logs the query: the filters that people choose and what they search for are
// private. Nor does it log the address of the client.
func (s *Server) logRequests(next http.Handler) http.Handler {
	handler := s.cfg.Log.Handler()
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		rec := &recorder{ResponseWriter: w, start: s.cfg.Now(), id: s.requestID(r)}
		ctx := context.WithValue(r.Context(), recorderKey{}, rec)
		defer func() {
			rec.leaveRenders() // if a panic has ended the request before its response
			if !handler.Enabled(ctx, slog.LevelInfo) {
				return
			}
			// Use the handler directly: slog.Logger calls runtime.Callers for every line.
			end := s.cfg.Now()
			line := slog.NewRecord(end, slog.LevelInfo, requestMessage, 0)
			out := rec.log
			if out == nil {
				out = handler
				line.AddAttrs(pageAttrs(r, rec.route, rec.cache)...)
			}
			line.AddAttrs(
				slog.String("id", rec.id),
				slog.String("method", truncate(r.Method, maxLogMethod)),
				slog.Int("status", rec.status),
				slog.Int("bytes", rec.bytes),
				slog.Duration("took", end.Sub(rec.start)),
			)
			if rec.refused != "" {
				line.AddAttrs(slog.String("refused", string(rec.refused)))
			}
			_ = out.Handle(ctx, line) // there is nowhere to report an error of the log
		}()
		next.ServeHTTP(rec, r.WithContext(ctx))
	})
}

// pageAttrs returns the log attributes that are the same for every request of a page.
func pageAttrs(r *http.Request, route, cache string) []slog.Attr {
	return []slog.Attr{slog.String("path", truncate(r.URL.Path, maxLogPath)), slog.String("route", route), slog.String("cache", cache)}
}

// Limits in bytes for the parts of a log line that clients choose.
const maxLogPath, maxLogMethod = 256, 32

// truncate returns text, or its first n bytes and its length if it is longer. It cuts no character in two.
func truncate(text string, n int) string {
	if len(text) <= n {
		return text
	}
	cut := n
	for cut > n-utf8.UTFMax && !utf8.RuneStart(text[cut]) {
		cut--
	}
	return fmt.Sprintf("%s… (%d bytes)", text[:cut], len(text))
}

// requestID returns the X-Request-Id that a proxy has set, or a new ID.
func (s *Server) requestID(r *http.Request) string {
	if id := r.Header.Get("X-Request-Id"); isRequestID(id) {
		return id
	}
	return s.runID + strconv.FormatUint(s.requests.Add(1), 10)
}

// isRequestID reports whether id is short and plain enough for the log: any client can send the header.
func isRequestID(id string) bool {
	for _, c := range id {
		letter := c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
		if !letter && c != '-' && c != '_' {
			return false
		}
	}
	return id != "" && len(id) <= 64
}

// patternOf returns the route pattern that has matched r so far.
func patternOf(r *http.Request) string { return chi.RouteContext(r.Context()).RoutePattern() }

// recordRoute records for the log which route matched a request.
func recordRoute(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() { recorderOf(r).route = patternOf(r) }()
		next.ServeHTTP(w, r)
	})
}
