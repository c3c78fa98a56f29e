package web

import (
	"fmt"
	"net/http"
	"time"
)

// caching says which HTTP caches may store the responses of a route. The zero value suits most pages. Greater values
// are stricter.
type caching int

const (
	shareable caching = iota // every cache; with Config.SharedCache, shared caches may answer without asking
	mustAsk                  // every cache that asks each time whether its copy is still valid
	noStore                  // none: the response says something about one reader
)

// Values of Cache-Control.
var (
	noCache        = []string{"no-cache"}                            // ask each time
	immutable      = []string{"public, max-age=31536000, immutable"} // of files whose names change with their bytes
	privateNoStore = []string{"private, no-store"}                   // the service worker of the reader still stores the sheets that they open
)

// sharedFor returns the Cache-Control of a shareable response. Browsers ask each time. Shared caches need not ask for age,
// and then for as long again while they fetch a new copy in the background: no reader gets a copy older than twice age.
func sharedFor(age time.Duration) []string {
	if age < time.Second {
		return noCache
	}
	seconds := int(age.Seconds())
	return []string{fmt.Sprintf("public, max-age=0, s-maxage=%d, stale-while-revalidate=%d", seconds, seconds)}
}

// cacheControl returns the value of Cache-Control for c.
func (s *Server) cacheControl(c caching) []string {
	switch c {
	case mustAsk:
		return noCache
	case noStore:
		return privateNoStore
	}
	if s.cfg.Dev {
		return noCache
	}
	return sharedFor(s.cfg.SharedCache)
}

// limitCaching makes the caching of responses to r at least as strict as c.
func limitCaching(r *http.Request, c caching) {
	rec := recorderOf(r)
	rec.caching = max(rec.caching, c)
}

// revalidate makes caches ask each time before they answer with a response of h.
func revalidate(h http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		limitCaching(r, mustAsk)
		h(w, r)
	}
}
