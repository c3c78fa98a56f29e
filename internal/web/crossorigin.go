package web

import (
	"net/http"
	"path"
	"strings"

	"unknot/internal/handout"
	"unknot/internal/library"
	"unknot/static"
)

// machineForms are how the addresses of data, feeds, calendars and lists for programs end.
var machineForms = map[string]bool{
	asJSON: true, asMarkdown: true, ".atom": true, ".ics": true, ".xml": true, ".webmanifest": true,
}

// pictureForms are how the addresses of pictures end, to which data and feeds point.
var pictureForms = map[string]bool{".svg": true, ".png": true, ".ico": true}

// isOpen reports whether pages of other origins may use what is at address: data, feeds, calendars and the pictures of those. Pages and
// their style sheets and scripts are not for others to load, and what is on somebody's sheet or was searched for is their own.
func isOpen(address string) bool {
	ext := path.Ext(strings.TrimRight(address, "/"))
	if pictureForms[ext] {
		return true
	}
	own := strings.HasPrefix(address, static.Prefix) || strings.HasPrefix(address, handout.Path+"/") || strings.HasPrefix(address, "/search/")
	return machineForms[ext] && !own || address == library.IndexPath
}

// openHeaders let the pages of other origins load and read an answer, and know it again (Fetch, CORS protocol).
var openHeaders = []header{
	{"Access-Control-Allow-Origin", []string{"*"}},
	{"Access-Control-Expose-Headers", []string{"ETag"}},
	{"Cross-Origin-Resource-Policy", []string{"cross-origin"}},
}

// closedHeaders keep answers from being loaded into the pages of other origins.
var closedHeaders = []header{{"Cross-Origin-Resource-Policy", []string{"same-origin"}}}

// preflight tells a browser what a page of another origin may ask for.
func preflight(w http.ResponseWriter) {
	w.Header().Set("Access-Control-Allow-Methods", "GET, HEAD")
	w.Header().Set("Access-Control-Allow-Headers", "If-None-Match")
	w.Header().Set("Access-Control-Max-Age", "86400")
	w.WriteHeader(http.StatusNoContent)
}
