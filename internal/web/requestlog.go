package web

import (
	"fmt"
	"log/slog"
	"net/http"
	"strconv"
	"strings"
	"unicode/utf8"
)

// logPath returns the path of r for the log, cut off where no address of the site can go on. What follows may be
// private: if the "?" of a query was mangled on its way, the words that a reader searched for end up in the path.
func logPath(r *http.Request) slog.Attr {
	path := r.URL.Path
	if i := strings.IndexAny(path, "?&;=#%"); i >= 0 {
		path = path[:i] + "…"
	}
	return slog.String("path", truncate(path, maxLogPath))
}

// maxLogPath and maxLogMethod limit the bytes of a log line that clients choose.
const maxLogPath, maxLogMethod = 256, 32

// truncate returns text, or if it is longer than n bytes its beginning and its length. It never cuts a character in
// two.
func truncate(text string, n int) string {
	if len(text) <= n {
		return text
	}
	cut := n
	for cut > n-utf8.UTFMax && !utf8.RuneStart(text[cut]) {
		cut--
	}
	return fmt.Sprintf("%s… (%d bytes)", text[:cut], len(text))
}

// requestID returns the X-Request-Id that a proxy has set, or else a new ID.
func (s *Server) requestID(r *http.Request) string {
	if id := r.Header.Get("X-Request-Id"); isRequestID(id) {
		return id
	}
	return s.runID + strconv.FormatUint(s.requests.Add(1), 10)
}

// maxRequestID is the length in bytes of the longest X-Request-Id that is taken over.
const maxRequestID = 64

// isRequestID reports whether id is short and plain enough for the log. Any client can send the header.
func isRequestID(id string) bool {
	for _, c := range id {
		alphanumeric := c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
		if !alphanumeric && c != '-' && c != '_' {
			return false
		}
	}
	return id != "" && len(id) <= maxRequestID
}
