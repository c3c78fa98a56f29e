package web

import (
	"net/http"
	"net/netip"
	"slices"
	"strings"

	"github.com/go-chi/chi/v5/middleware"

	"unknot/internal/catalog"
	"unknot/internal/handout"
	"unknot/internal/search"
	"unknot/internal/site"
	"unknot/internal/web/metrics"
	"unknot/templates"
)

// limitClients is the middleware that counts the requests of each client, and refuses those of one that has asked for
// too much. It does not count what all readers share, nor the requests of load balancers.
func (s *Server) limitClients(next http.Handler) http.Handler {
	if s.clients == nil {
		return next
	}
	counted := clientFinder(s.cfg.Proxies)(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		x := exchangeOf(r)
		if wait := s.clients.Take(clientOf(r), x.start); wait > 0 {
			x.refused = metrics.ClientLimit
			retryAfter(w, wait)
			writePrepared(w, http.StatusTooManyRequests, x.snap.errorPages[templates.TooMany])
			return
		}
		next.ServeHTTP(w, r)
	}))
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if isHealthCheck(r) || neverRefused(snapshotOf(r), r) {
			next.ServeHTTP(w, r)
			return
		}
		counted.ServeHTTP(w, r)
	})
}

// clientOf returns the address of the client that sent r, as clientFinder has found it. If a proxy does not say who
// that is, it returns the address of the proxy.
func clientOf(r *http.Request) netip.Addr {
	if client := middleware.GetClientIPAddr(r.Context()); client.IsValid() {
		return client
	}
	peer, _ := netip.ParseAddrPort(r.RemoteAddr) // all connections without an address are one client
	return peer.Addr()
}

// clientFinder returns the middleware that finds the address of a client. It trusts X-Forwarded-For only from the given
// proxies, because anyone else can write anything there. They append to it, so its last address that is not a proxy
// counts.
func clientFinder(proxies []string) func(http.Handler) http.Handler {
	if len(proxies) == 0 {
		return middleware.ClientIPFromRemoteAddr
	}
	return middleware.ClientIPFromXFF(proxies...)
}

// browserFiles are the files that browsers and crawlers fetch by themselves, besides the static files.
var browserFiles = []string{workerPath, "/manifest.webmanifest", "/favicon.ico", "/robots.txt"}

// neverRefused reports whether r is answered however busy the server is. That is true of everything that is the same
// for all readers: pages, players, the weeks of plans, and the files that browsers fetch by themselves. There are only
// so many of these, so they are all in the cache before long.
func neverRefused(snap *snapshot, r *http.Request) bool {
	path := requestPath(r)
	page, player := strings.CutSuffix(path, playerPath)
	switch {
	case !isRead(r):
		return false
	case snap.site.Static.At(r.URL.Path) != nil: // the same lookup as in staticFile
		return true
	case hasQuery(r): // rendered for one reader only
		return false
	case path == search.Path, strings.HasPrefix(path, handout.Path+"/"): // likewise
		return false
	case player:
		return (strings.HasPrefix(page, "/stretches/") || strings.HasPrefix(page, "/routines/")) && snap.site.PageEntry(page) != nil
	case slices.Contains(browserFiles, path), path == offlinePath && !snap.site.Dev:
		return true
	}
	return snap.site.PageEntry(path) != nil || isWeekOfPlan(snap.site, path)
}

// isWeekOfPlan reports whether path is the address of a week that exists in a plan.
func isWeekOfPlan(site site.Site, path string) bool {
	below, ok := strings.CutPrefix(path, "/plans/")
	if !ok {
		return false
	}
	id, week, _ := strings.Cut(below, "/")
	p := site.Plan(id)
	return p != nil && p.Week(catalog.ParseWeek(week)) != nil
}
