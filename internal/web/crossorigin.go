package web

import (
	"path"
	"strings"

	"unknot/internal/handout"
	"unknot/internal/library"
	"unknot/static"
)

// dataExts are the file extensions of data, feeds, calendars and lists for programs.
var dataExts = map[string]bool{
	jsonExt: true, markdownExt: true, ".csv": true, ".atom": true, ".ics": true, ".xml": true, ".webmanifest": true,
}

// imageExts are the file extensions of images that data and feeds link to.
var imageExts = map[string]bool{".svg": true, ".png": true, ".ico": true}

// isCrossOrigin reports whether pages of other origins may use the file at address: data, feeds, calendars and their images.
// They may not load pages, style sheets or scripts, nor files about a reader's sheet or search.
func isCrossOrigin(address string) bool {
	ext := path.Ext(strings.TrimRight(address, "/"))
	if imageExts[ext] {
		return true
	}
	private := strings.HasPrefix(address, static.Prefix) || strings.HasPrefix(address, handout.Path+"/") || strings.HasPrefix(address, "/search/")
	return dataExts[ext] && !private || address == library.IndexPath
}

// crossOriginHeaders let pages of other origins load a response, read it and revalidate it (Fetch, CORS protocol).
var crossOriginHeaders = []header{
	{"Access-Control-Allow-Origin", []string{"*"}},
	{"Access-Control-Expose-Headers", []string{"ETag, Accept-Ranges, Content-Range"}},
	{"Cross-Origin-Resource-Policy", []string{"cross-origin"}},
}

// sameOriginHeaders prevent pages of other origins from loading a response.
var sameOriginHeaders = []header{{"Cross-Origin-Resource-Policy", []string{"same-origin"}}}

// preflightHeaders say which requests a page of another origin may send.
var preflightHeaders = []header{
	{"Access-Control-Allow-Methods", []string{"GET, HEAD"}},
	{"Access-Control-Allow-Headers", []string{"If-Match, If-None-Match, If-Range, Range"}},
	{"Access-Control-Max-Age", []string{"86400"}},
}
