package web

import (
	"net/http"
	"runtime/debug"
	"slices"
	"strings"
)

// recoverPanics turns a panic into the page for status 500, and logs its stack.
func (s *Server) recoverPanics(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			v := recover()
			if v == nil {
				return
			}
			if v == http.ErrAbortHandler {
				panic(v) // net/http closes the connection and logs nothing
			}
			s.cfg.Log.Error("panic", "id", recorderOf(r).id, "path", truncate(r.URL.Path, maxLogPath), "value", v, "stack", string(debug.Stack()))
			if recorderOf(r).status != 0 {
				panic(http.ErrAbortHandler) // part of a response has been sent
			}
			if snap := s.current.Load(); snap != nil {
				s.writeServerError(w, r, snap)
			} else {
				s.writeNotReady(w)
			}
		}()
		next.ServeHTTP(w, r)
	})
}

// header is one header line. Its value is a slice, as in http.Header, so that setting it does not allocate.
type header struct {
	name  string
	value []string
}

// securityHeaders are sent with every response.
var securityHeaders = []header{
	{"Content-Security-Policy", []string{"default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self'; " +
		"manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"}},
	{"X-Content-Type-Options", []string{"nosniff"}},
	{"Referrer-Policy", []string{"strict-origin-when-cross-origin"}},
	{"Permissions-Policy", []string{"camera=(), geolocation=(), microphone=(), payment=(), usb=()"}},
	{"Cross-Origin-Opener-Policy", []string{"same-origin"}},
	{"X-Frame-Options", []string{"DENY"}}, // for browsers that do not know frame-ancestors
}

// strictTransport makes browsers insist on HTTPS for a year.
var strictTransport = header{"Strict-Transport-Security", []string{"max-age=31536000"}}

var connectionClose = []string{"close"}

// setHeaders sets the headers of every response, and those that depend only on its address.
func (s *Server) setHeaders(next http.Handler) http.Handler {
	all := securityHeaders
	if strings.HasPrefix(s.cfg.URL, "https://") {
		all = append(slices.Clone(securityHeaders), strictTransport)
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		for _, line := range all {
			h[line.name] = line.value
		}
		// net/http drops a Content-Length next to Transfer-Encoding, after which the connection must be closed (RFC 9112, 6.3).
		// No client needs to send chunks here.
		if len(r.TransferEncoding) > 0 {
			h["Connection"] = connectionClose
		}
		origins := sameOriginHeaders
		if isCrossOrigin(r.URL.Path) {
			origins = crossOriginHeaders
		}
		for _, line := range origins {
			h[line.name] = line.value
		}
		next.ServeHTTP(w, r)
	})
}

// serveFromCache answers requests for cached responses without routing them.
func (s *Server) serveFromCache(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodGet || r.Method == http.MethodHead {
			rec := recorderOf(r)
			if snap := s.snapshotAt(rec.start); snap != nil {
				if response, ok := s.cache.GetIfPresent(keyOf(snap, r), snap.day()); ok {
					s.metrics.CacheHit()
					rec.log, rec.route, rec.cache = response.Log, response.Route, "hit"
					if response.Read() {
						go s.recompress(response)
					}
					serve(w, r, snap, response)
					return
				}
			}
		}
		next.ServeHTTP(w, r)
	})
}
