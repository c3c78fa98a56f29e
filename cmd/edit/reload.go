package main

import (
	"fmt"
	"net/http"
	"strconv"
	"time"
)

// version is what open pages show, until it is replaced.
type version struct {
	id       string
	replaced chan struct{}
}

// changed makes open pages reload.
func (s *devSite) changed() {
	next := &version{strconv.FormatInt(time.Now().UnixNano(), 36), make(chan struct{})}
	if last := s.version.Swap(next); last != nil {
		close(last.replaced)
	}
}

// ServeHTTP answers a request for a page, or for the stream of changes.
func (s *devSite) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.URL.Path == "/dev/changes" {
		s.streamChanges(w, r)
		return
	}
	site := s.site.Load()
	if site == nil {
		s.mu.Lock()
		problems := s.problems
		s.mu.Unlock()
		w.Header().Set("Refresh", "1")
		http.Error(w, "The content is not up yet.\n\n"+problems.Error(), http.StatusServiceUnavailable)
		return
	}
	site.ServeHTTP(w, r)
}

// streamChanges writes a server-sent event for the current version, and for each that replaces it, until the page is
// closed. Open pages reload on them.
func (s *devSite) streamChanges(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/event-stream")
	w.Header().Set("Cache-Control", "no-store")
	for {
		current := s.version.Load()
		_, err := fmt.Fprintf(w, "event: version\ndata: %s\n\n", current.id)
		if err != nil || http.NewResponseController(w).Flush() != nil {
			return // the page was closed
		}
		select {
		case <-current.replaced:
		case <-r.Context().Done():
			return
		}
	}
}
