package web

import (
	"fmt"
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

// Lines of Cache-Control.
var (
	noCache        = header{"Cache-Control", []string{"no-cache"}}                            // ask each time
	immutable      = header{"Cache-Control", []string{"public, max-age=31536000, immutable"}} // of files whose names change with their bytes
	privateNoStore = header{"Cache-Control", []string{"private, no-store"}}                   // the service worker of the reader still stores the sheets that they open
)

// sharedFor returns the Cache-Control of a shareable response. Browsers ask each time. Shared caches need not ask for age,
// and then for as long again while they fetch a new copy in the background: no reader gets a copy older than twice age.
func sharedFor(age time.Duration) header {
	if age < time.Second {
		return noCache
	}
	seconds := int(age.Seconds())
	return header{"Cache-Control", []string{fmt.Sprintf("public, max-age=0, s-maxage=%d, stale-while-revalidate=%d", seconds, seconds)}}
}

// cacheControl returns the line of Cache-Control for c.
func (s *Server) cacheControl(c caching) header {
	switch {
	case c == noStore:
		return privateNoStore
	case c == mustAsk, s.cfg.Dev:
		return noCache
	}
	return sharedFor(s.cfg.SharedCache)
}

// revalidate makes caches ask each time before they answer with what h returns.
func revalidate(h handler) handler {
	return func(q request) answer {
		q.caching = max(q.caching, mustAsk)
		return h(q)
	}
}
