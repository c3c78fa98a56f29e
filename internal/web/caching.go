package web

import (
	"fmt"
	"net/http"
	"time"
)

// caching is which caches may keep the answers of a route. The zero value is that of most pages.
type caching int

const (
	shareable   caching = iota // any, and if Config.SharedCache is set, those that many readers share may answer with it unasked
	revalidated                // any that asks each time whether it is still so
	unstored                   // none: it says something about one reader
)

// Values of Cache-Control.
var (
	fresh   = []string{"no-cache"}                            // ask each time whether it is still so
	forever = []string{"public, max-age=31536000, immutable"} // of files whose name changes with their bytes
	private = []string{"private, no-store"}                   // the worker on the reader's own device does keep the sheets that they open
)

// sharedFor is the Cache-Control of a shareable answer. Browsers ask each time. Caches that many readers share need not for age, and for as long
// again while they fetch it anew, so that nobody waits for that: no reader gets what is older than twice age.
func sharedFor(age time.Duration) []string {
	if age < time.Second {
		return fresh
	}
	seconds := int(age.Seconds())
	return []string{fmt.Sprintf("public, max-age=0, s-maxage=%d, stale-while-revalidate=%d", seconds, seconds)}
}

// cacheControl is the value for answers with that caching.
func (s *Server) cacheControl(c caching) []string {
	switch c {
	case revalidated:
		return fresh
	case unstored:
		return private
	}
	if s.cfg.Dev {
		return fresh
	}
	return sharedFor(s.cfg.SharedCache)
}

// atMost lets the answers to r be cached no more than c says.
func atMost(r *http.Request, c caching) {
	rec := recorderOf(r)
	rec.caching = max(rec.caching, c)
}

// unshared keeps the answers of h from caches that many readers share.
func unshared(h http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		atMost(r, revalidated)
		h(w, r)
	}
}
