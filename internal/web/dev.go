package web

import (
	"fmt"
	"net/http"
	"time"
)

// changesPath is where pages learn that the snapshot has changed.
const changesPath = "/dev/changes"

// changes sends a server-sent event each time the snapshot changes, so that open pages reload.
func (s *Server) changes(request) answer {
	return answer{stream: s.streamChanges, header: []header{{"Content-Type", []string{"text/event-stream"}}, neverStore}}
}

func (s *Server) streamChanges(w http.ResponseWriter, r *http.Request) {
	out := http.NewResponseController(w)
	if err := out.SetWriteDeadline(time.Time{}); err != nil {
		s.cfg.Log.Error("cannot stream changes", "error", err)
		return
	}
	for {
		snap := s.snapshot()
		number, next := uint64(0), s.published
		if snap != nil {
			number, next = snap.number, snap.replaced
		}
		if _, err := fmt.Fprintf(w, "event: version\ndata: %s%d\n\n", s.runID, number); err != nil || out.Flush() != nil {
			return // the page was closed
		}
		select {
		case <-next:
		case <-r.Context().Done():
			return
		case <-s.closed:
			return
		}
	}
}
