package web

import (
	"net/http"
	"net/netip"
	"time"

	"github.com/go-chi/chi/v5/middleware"
)

// mustWait returns how long the client of r has to wait because it has asked for too much, 0 if it need not. What the cache answers and
// all readers share is not counted, nor are requests of load balancers.
func (s *Server) mustWait(snap *snapshot, r *http.Request, now time.Time) time.Duration {
	if s.clients == nil || snap == nil || neverRefused(snap, r) || r.URL.Path == healthPath || r.URL.Path == readyPath {
		return 0
	}
	return s.clients.Take(s.clientOf(r), now)
}

// clientOf returns the address of the client of r. If a proxy does not say who that is, it is the proxy.
func (s *Server) clientOf(r *http.Request) (client netip.Addr) {
	s.findClient(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		client = middleware.GetClientIPAddr(r.Context())
	})).ServeHTTP(nil, r)
	if client.IsValid() {
		return client
	}
	peer, _ := netip.ParseAddrPort(r.RemoteAddr) // all connections without an address are one client
	return peer.Addr()
}

// clientFinder returns the middleware that finds the address of a client. It reads the header with it only from the proxies
// of the configuration: anyone else can write what they like there.
func clientFinder(header string, proxies []string) func(http.Handler) http.Handler {
	header = http.CanonicalHeaderKey(header)
	switch {
	case len(proxies) == 0:
		return middleware.ClientIPFromRemoteAddr
	case header == "X-Forwarded-For": // proxies append to it, so its last address that is not a proxy counts
		return middleware.ClientIPFromXFF(proxies...)
	}
	return middleware.ClientIPFromHeader(header, proxies...)
}
