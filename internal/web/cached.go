package web

import (
	"bytes"
	"errors"
	"net/http"
	"strconv"

	"unknot/internal/web/cache"
)

// fromCache is the middleware that answers from the cache, before the router looks for a route.
func (s *Server) fromCache(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		x := exchangeOf(r)
		response, cached := s.cache.GetIfPresent(keyOf(x.snap, r))
		if !cached || !isRead(r) {
			next.ServeHTTP(w, r)
			return
		}
		x.cache, x.route = "hit", response.Route
		response.ServeHTTP(w, r)
	})
}

// shared is the middleware of routes that answer all readers alike. What they answer with status 200 stays in the cache
// until the snapshot is replaced. If several requests for the same address arrive together, only the first one queues
// to render, and the others wait for its response. If it is refused, they are refused too.
func (s *Server) shared(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		x := exchangeOf(r)
		response, err := s.cache.Get(keyOf(x.snap, r), func() (*cache.Response, error) {
			recorded, err := s.render(next, r, noCache, neverRefused(x.snap, r))
			if err != nil {
				return nil, err
			}
			if recorded.status != http.StatusOK {
				return nil, notKept{recorded}
			}
			describePage(x.snap, r, recorded)
			return s.compressor.Response(x.match.RoutePattern(), recorded.header, recorded.body.Bytes())
		})
		x.cache = "miss"
		var other notKept
		switch {
		case err == nil:
			response.ServeHTTP(w, r)
		case errors.As(err, &other):
			s.send(w, r, other.recording)
		default:
			s.fail(w, r, err)
		}
	})
}

// notKept is a response that does not stay in the cache.
type notKept struct{ *recording }

func (notKept) Error() string { return "web: a response that the cache does not keep" }

// unshared returns the middleware of routes whose responses are rendered for each request. control is their
// Cache-Control: [privateNoStore] for what tells something about one reader, such as a search or a sheet.
func (s *Server) unshared(control []string) func(http.Handler) http.Handler {
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			recorded, err := s.render(next, r, control, false)
			if err != nil {
				s.fail(w, r, err)
				return
			}
			s.send(w, r, recorded)
		})
	}
}

// private is the middleware of routes that tell something about one reader: neither the server nor an HTTP cache may
// store what they answer.
func (s *Server) private(next http.Handler) http.Handler { return s.unshared(privateNoStore)(next) }

// sharedUnless returns the middleware of routes that answer all readers alike, but for the requests for which
// isPrivate is true.
func (s *Server) sharedUnless(isPrivate func(*http.Request) bool) func(http.Handler) http.Handler {
	return func(next http.Handler) http.Handler {
		shared, private := s.shared(next), s.private(next)
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if isPrivate(r) {
				private.ServeHTTP(w, r)
			} else {
				shared.ServeHTTP(w, r)
			}
		})
	}
}

// recording is a response that is not sent yet.
type recording struct {
	status int
	header http.Header
	body   bytes.Buffer
}

// Header returns the header, which may be changed until the recording is sent.
func (rec *recording) Header() http.Header { return rec.header }

// WriteHeader sets the status, once.
func (rec *recording) WriteHeader(status int) {
	if rec.status == 0 {
		rec.status = status
	}
}

// Write appends to the body.
func (rec *recording) Write(p []byte) (int, error) {
	rec.WriteHeader(http.StatusOK)
	return rec.body.Write(p)
}

// render waits for a place to render, and records what h answers then. A client that reads slowly keeps no place. If
// too many others wait, it returns [limit.ErrBusy], unless mustWait is set. control is the Cache-Control of what sets
// none.
func (s *Server) render(h http.Handler, r *http.Request, control []string, mustWait bool) (*recording, error) {
	if mustWait {
		s.renders.EnterAlways()
	} else if err := s.renders.Enter(); err != nil {
		return nil, err
	}
	defer s.renders.Leave()
	defer s.metrics.BeginRender()()
	rec := &recording{header: http.Header{}}
	h.ServeHTTP(rec, r)
	if rec.header["Cache-Control"] == nil {
		rec.header["Cache-Control"] = control
	}
	return rec, nil
}

// send sends a recording, compressed as the client prefers. Pages that were rendered in advance, for a server in
// trouble, are not compressed.
func (s *Server) send(w http.ResponseWriter, r *http.Request, rec *recording) {
	h, body := w.Header(), rec.body.Bytes()
	for name, value := range rec.header {
		h[name] = value
	}
	if len(body) > 0 && rec.status < http.StatusTooManyRequests {
		encoding := cache.PreferredEncoding(r.Header["Accept-Encoding"])
		encoded, err := s.compressor.Encode(encoding, body)
		if err != nil {
			s.fail(w, r, err)
			return
		}
		body, h["Vary"] = encoded, cache.VaryEncoding
		if encoding != "" {
			h["Content-Encoding"] = []string{encoding}
		}
	}
	if len(body) > 0 {
		h["Content-Length"] = []string{strconv.Itoa(len(body))}
	}
	w.WriteHeader(rec.status)
	_, _ = w.Write(body) // fails only if the client has left
}

// keyOf returns the key under which the response to r is cached.
func keyOf(snap *snapshot, r *http.Request) cache.Key {
	return cache.Key{Snapshot: snap.number, Path: requestPath(r), Query: r.URL.RawQuery}
}

// isRead reports whether the method of r is GET or HEAD. The site answers no others.
func isRead(r *http.Request) bool { return r.Method == http.MethodGet || r.Method == http.MethodHead }
