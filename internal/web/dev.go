package web

import (
	"fmt"
	"net/http"
	"time"
)

// changesPath is the address at which an open page learns that the snapshot has changed.
const changesPath = "/dev/changes"

// changes answers with a stream of server-sent events, one each time the snapshot changes. Open pages reload on them.
func (s *Server) changes(request) answer {
	return answer{stream: s.streamChanges, header: []header{{"Content-Type", []string{"text/event-stream"}}, neverStore}}
}

// streamChanges writes the events until the page is closed or the server stops.
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
