package web

import (
	"net/http"
	"net/netip"

	"github.com/go-chi/chi/v5/middleware"
)

// limitClients refuses requests of clients that ask for too much. Answers from the cache are not counted, since they come
// before it, nor is what all readers share, nor are requests of load balancers.
func (s *Server) limitClients(next http.Handler) http.Handler {
	if s.clients == nil {
		return next
	}
	return s.findClient(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		snap := s.current.Load()
		if snap == nil || isShared(snap, r) || r.URL.Path == healthPath || r.URL.Path == readyPath {
			next.ServeHTTP(w, r)
			return
		}
		if wait := s.clients.Take(clientOf(r), recorderOf(r).start); wait > 0 {
			s.writeTooMany(w, r, snap, wait)
			return
		}
		next.ServeHTTP(w, r)
	}))
}

// findClient finds the address of the client of each request for clientOf. It reads the header with it only from the proxies
// of the configuration: anyone else can write what they like there.
func (s *Server) findClient(next http.Handler) http.Handler {
	header := http.CanonicalHeaderKey(s.cfg.ClientHeader)
	switch {
	case len(s.cfg.Proxies) == 0:
		return middleware.ClientIPFromRemoteAddr(next)
	case header == "X-Forwarded-For": // proxies append to it, so its last address that is not a proxy counts
		return middleware.ClientIPFromXFF(s.cfg.Proxies...)(next)
	}
	return middleware.ClientIPFromHeader(header, s.cfg.Proxies...)(next)
}

// clientOf returns the address of the client of r. If a proxy does not say who that is, it is the proxy.
func clientOf(r *http.Request) netip.Addr {
	if client := middleware.GetClientIPAddr(r.Context()); client.IsValid() {
		return client
	}
	peer, _ := netip.ParseAddrPort(r.RemoteAddr) // all connections without an address are one client
	return peer.Addr()
}
