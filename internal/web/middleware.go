package web

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/go-chi/chi/v5"
)

// recorder remembers what was asked and answered, for the log. Every answer is written through it, and the context of its request holds it:
// so it is found whatever other middleware wraps the writer in.
type recorder struct {
	http.ResponseWriter
	start  time.Time
	id     string // of the request
	status int
	bytes  int

	caching caching // at most, of what is answered

	// What of the line is the same for every reader of a page: written out before if the page is kept.
	route, cache string
	kept         slog.Handler
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

// recorderKey is the key of the recorder in the context of a request.
type recorderKey struct{}

// recorderOf returns the recorder of r, or one that nobody reads if r did not pass Server.log.
func recorderOf(r *http.Request) *recorder {
	if rec, ok := r.Context().Value(recorderKey{}).(*recorder); ok {
		return rec
	}
	return &recorder{}
}

// log writes one line for each request. It keeps no query and no address of a reader: what someone filters
// by is their own business.
func (s *Server) log(next http.Handler) http.Handler {
	handler := s.cfg.Log.Handler()
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		rec := &recorder{ResponseWriter: w, start: s.cfg.Now(), id: s.requestID(r)}
		defer func() {
			if !handler.Enabled(r.Context(), slog.LevelInfo) {
				return
			}
			// A Logger would look up its caller for each line, which nobody asks for.
			end := s.cfg.Now()
			line := slog.NewRecord(end, slog.LevelInfo, "request", 0)
			out := rec.kept
			if out == nil {
				out = handler
				line.AddAttrs(about(r, rec.route, rec.cache)...)
			}
			line.AddAttrs(
				slog.String("id", rec.id),
				slog.String("method", bounded(r.Method, maxLogMethod)),
				slog.Int("status", rec.status),
				slog.Int("bytes", rec.bytes),
				slog.Duration("took", end.Sub(rec.start)),
			)
			_ = out.Handle(r.Context(), line) // there is nowhere to report it
		}()
		next.ServeHTTP(rec, r.WithContext(context.WithValue(r.Context(), recorderKey{}, rec)))
	})
}

// about is what a line of the log says of the page that r asks for.
func about(r *http.Request, route, cache string) []slog.Attr {
	return []slog.Attr{slog.String("path", bounded(r.URL.Path, maxLogPath)), slog.String("route", route), slog.String("cache", cache)}
}

// How many bytes a line of the log holds of what anyone can make as long as the header of a request.
const maxLogPath, maxLogMethod = 256, 32

// bounded is text, or the first n bytes of it and how many there were.
func bounded(text string, n int) string {
	if len(text) <= n {
		return text
	}
	cut := n
	for cut > n-utf8.UTFMax && !utf8.RuneStart(text[cut]) {
		cut--
	}
	return fmt.Sprintf("%s… (%d bytes)", text[:cut], len(text))
}

// requestID is what a proxy before us calls the request, or a name that no other request has.
func (s *Server) requestID(r *http.Request) string {
	if id := r.Header.Get("X-Request-Id"); isRequestID(id) {
		return id
	}
	return s.run + strconv.FormatUint(s.requests.Add(1), 10)
}

// isRequestID refuses what would fill the log: anyone can send the header.
func isRequestID(id string) bool {
	for _, c := range id {
		letter := c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
		if !letter && c != '-' && c != '_' {
			return false
		}
	}
	return id != "" && len(id) <= 64
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
			s.cfg.Log.Error("panic", "id", recorderOf(r).id, "path", bounded(r.URL.Path, maxLogPath), "value", v, "stack", string(debug.Stack()))
			if recorderOf(r).status != 0 {
				panic(http.ErrAbortHandler) // part of an answer is out
			}
			if snap := s.now.Load(); snap != nil {
				s.broken(w, r, snap)
			} else {
				s.unready(w)
			}
		}()
		next.ServeHTTP(w, r)
	})
}

// security are the headers of every answer.
var security = []header{
	{"Content-Security-Policy", []string{"default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self'; " +
		"manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"}},
	{"X-Content-Type-Options", []string{"nosniff"}},
	{"Referrer-Policy", []string{"strict-origin-when-cross-origin"}},
	{"Permissions-Policy", []string{"camera=(), geolocation=(), microphone=(), payment=(), usb=()"}},
	{"Cross-Origin-Opener-Policy", []string{"same-origin"}},
	{"X-Frame-Options", []string{"DENY"}}, // for browsers that do not know frame-ancestors
}

// overHTTPS comes with them if readers find the site by https: browsers are to insist on it for a year. Whether that holds for hosts below
// this one is for whoever runs those to say.
func overHTTPS(subdomains bool) header {
	value := "max-age=31536000"
	if subdomains {
		value += "; includeSubDomains"
	}
	return header{"Strict-Transport-Security", []string{value}}
}

// header is one header line. Its value stands in a slice, as http.Header wants it.
type header struct {
	name  string
	value []string
}

var closeConnection = []string{"close"}

// headers sets those that every answer has, and those that depend on its address alone.
func (s *Server) headers(next http.Handler) http.Handler {
	all := security
	if strings.HasPrefix(s.cfg.URL, "https://") {
		all = append(slices.Clone(security), overHTTPS(s.cfg.HSTSSubdomains))
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		for _, line := range all {
			h[line.name] = line.value
		}
		// net/http forgets a Content-Length beside it, after which the connection must end (RFC 9112, 6.3). Nobody needs to send chunks here.
		if len(r.TransferEncoding) > 0 {
			h["Connection"] = closeConnection
		}
		origins := closedHeaders
		if isOpen(r.URL.Path) {
			origins = openHeaders
		}
		for _, line := range origins {
			h[line.name] = line.value
		}
		next.ServeHTTP(w, r)
	})
}

// keep answers at once what is kept: a page that was made needs no route.
func (s *Server) keep(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodGet || r.Method == http.MethodHead {
			rec := recorderOf(r)
			if snap := s.snapshotAt(rec.start); snap != nil {
				if b, ok := s.kept.GetIfPresent(keyOf(snap, r)); ok {
					rec.kept = b.log
					b.serve(w, r)
					return
				}
			}
		}
		next.ServeHTTP(w, r)
	})
}

// patternOf is the pattern of the route that r took, as far as it has come.
func patternOf(r *http.Request) string { return chi.RouteContext(r.Context()).RoutePattern() }

// route notes for the log which pattern a request was chosen by.
func route(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() { recorderOf(r).route = patternOf(r) }()
		next.ServeHTTP(w, r)
	})
}
