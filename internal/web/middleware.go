package web

import (
	"log/slog"
	"net/http"
	"runtime/debug"
	"strings"
	"time"

	"github.com/go-chi/chi/v5"
	"github.com/go-chi/chi/v5/middleware"
)

// recorder remembers what was answered, for the log.
type recorder struct {
	http.ResponseWriter
	status int
	bytes  int
	cache  string
}

func (w *recorder) WriteHeader(status int) {
	if w.status == 0 {
		w.status = status
	}
	w.ResponseWriter.WriteHeader(status)
}

func (w *recorder) Write(p []byte) (int, error) {
	if w.status == 0 {
		w.status = http.StatusOK
	}
	n, err := w.ResponseWriter.Write(p)
	w.bytes += n
	return n, err
}

// Unwrap lets http.ResponseController reach the connection.
func (w *recorder) Unwrap() http.ResponseWriter { return w.ResponseWriter }

// note remembers for the log whether a page was kept.
func note(w http.ResponseWriter, cache string) {
	if rec, ok := w.(*recorder); ok {
		rec.cache = cache
	}
}

// log writes one line for each request. It keeps no query and no address of a reader: what someone filters
// by is their own business.
func (s *Server) log(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		start := time.Now()
		rec := &recorder{ResponseWriter: w}
		defer func() {
			s.Log.LogAttrs(r.Context(), slog.LevelInfo, "request",
				slog.String("id", middleware.GetReqID(r.Context())),
				slog.String("method", r.Method),
				slog.String("path", r.URL.Path),
				slog.String("route", chi.RouteContext(r.Context()).RoutePattern()),
				slog.Int("status", rec.status),
				slog.Int("bytes", rec.bytes),
				slog.Duration("took", time.Since(start)),
				slog.String("cache", rec.cache),
			)
		}()
		next.ServeHTTP(rec, r)
	})
}

// recover turns a panic into the page for what went wrong, and a line in the log that says where.
func (s *Server) recover(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			v := recover()
			if v == nil {
				return
			}
			if v == http.ErrAbortHandler {
				panic(v) // net/http ends the connection without a word
			}
			s.Log.Error("panic", "id", middleware.GetReqID(r.Context()), "path", r.URL.Path, "value", v, "stack", string(debug.Stack()))
			if rec, ok := w.(*recorder); ok && rec.status != 0 {
				panic(http.ErrAbortHandler) // part of an answer is out
			}
			if snap := s.now.Load(); snap != nil {
				s.broken(w, snap)
			} else {
				s.unready(w)
			}
		}()
		next.ServeHTTP(w, r)
	})
}

// security are the headers of every answer.
var security = http.Header{
	"Content-Security-Policy": {"default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self'; " +
		"manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"},
	"X-Content-Type-Options":     {"nosniff"},
	"Referrer-Policy":            {"strict-origin-when-cross-origin"},
	"Permissions-Policy":         {"camera=(), geolocation=(), microphone=(), payment=(), usb=()"},
	"Cross-Origin-Opener-Policy": {"same-origin"},
}

// year is how long browsers remember to come by https, in seconds.
var year = []string{"max-age=31536000; includeSubDomains"}

func (s *Server) headers(next http.Handler) http.Handler {
	https := strings.HasPrefix(s.URL, "https://")
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		for name, value := range security {
			h[name] = value
		}
		if https {
			h["Strict-Transport-Security"] = year
		}
		next.ServeHTTP(w, r)
	})
}
