package web

import (
	"net/http"
	"net/netip"
	"strings"
	"time"

	"github.com/go-chi/chi/v5/middleware"

	"unknot/internal/catalog"
	"unknot/internal/handout"
	"unknot/internal/search"
	"unknot/templates"
)

// mustWait returns how long the client of r has to wait because it has asked for too much, 0 if it need not. What the
// cache answers and all readers share is not counted, nor are requests of load balancers.
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

// clientFinder returns the middleware that finds the address of a client. It reads the header with it only from the
// proxies of the configuration: anyone else can write what they like there.
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

// neverRefused reports whether r asks for what all readers get alike: a page, its player, a week of a plan or a file
// that browsers fetch by themselves. There is a limited number of these, so all of them are soon in the cache.
func neverRefused(snap *snapshot, r *http.Request) bool {
	path := requestPath(r)
	page, player := strings.CutSuffix(path, playerPath)
	switch {
	case !isRead(r):
		return false
	case snap.site.Static.At(r.URL.Path) != nil: // as staticFile looks it up
		return true
	case r.URL.RawQuery != "" && r.URL.RawQuery != templates.LargePrint: // rendered for one reader
		return false
	case path == search.Path, strings.HasPrefix(path, handout.Path+"/"): // the same
		return false
	case player:
		return (strings.HasPrefix(page, "/stretches/") || strings.HasPrefix(page, "/routines/")) && snap.site.PageEntry(page) != nil
	case path == workerPath, path == offlinePath && snap.site.Offline, path == "/manifest.webmanifest", path == "/favicon.ico", path == "/robots.txt":
		return true
	}
	return snap.site.PageEntry(path) != nil || isWeekOfPlan(snap.site, path)
}

// isWeekOfPlan reports whether path is the address of a week that a plan has.
func isWeekOfPlan(site templates.Site, path string) bool {
	id, week, _ := strings.Cut(strings.TrimPrefix(path, "/plans/"), "/")
	p := site.Plan(id)
	return strings.HasPrefix(path, "/plans/") && p != nil && p.Week(catalog.ParseWeek(week)) != nil
}
