package web

import (
	"fmt"
	"log/slog"
	"net/http"
	"strconv"
	"strings"
	"unicode/utf8"
)

// pageAttrs returns the log attributes that are the same for every request of a page.
func pageAttrs(r *http.Request, route, cache string) []slog.Attr {
	return []slog.Attr{logPath(r), slog.String("route", route), slog.String("cache", cache)}
}

// logPath returns the path of r, as far as an address of the site could go. A query whose "?" was mangled on its way
// stands in the path, with what a reader searched for.
func logPath(r *http.Request) slog.Attr {
	path := r.URL.Path
	if i := strings.IndexAny(path, "?&;=#%"); i >= 0 {
		path = path[:i] + "…"
	}
	return slog.String("path", truncate(path, maxLogPath))
}

// Limits in bytes for the parts of a log line that clients choose.
const maxLogPath, maxLogMethod = 256, 32

// truncate returns text, or its first n bytes and its length if it is longer. It cuts no character in two.
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

// requestID returns the X-Request-Id that a proxy has set, or a new ID.
func (s *Server) requestID(r *http.Request) string {
	if id := r.Header.Get("X-Request-Id"); isRequestID(id) {
		return id
	}
	return s.runID + strconv.FormatUint(s.requests.Add(1), 10)
}

// isRequestID reports whether id is short and plain enough for the log: any client can send the header.
func isRequestID(id string) bool {
	for _, c := range id {
		letter := c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
		if !letter && c != '-' && c != '_' {
			return false
		}
	}
	return id != "" && len(id) <= 64
}
