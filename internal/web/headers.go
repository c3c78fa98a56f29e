package web

import (
	"net/http"
	"slices"
	"strings"

	"unknot/internal/handout"
	"unknot/internal/library"
	"unknot/internal/search"
	"unknot/static"
)

// header is one line of a header. Its value is a slice, as in http.Header, so that setting it does not allocate.
type header struct {
	name  string
	value []string
}

// contentPolicy lets a page load its own files, and nothing from elsewhere. It does not say who may frame the page.
const contentPolicy = "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self'; " +
	"manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'"

// unused are the powerful features of browsers that no page uses. Pages use the wake lock, sharing and the clipboard.
const unused = "accelerometer browsing-topics camera clipboard-read compute-pressure display-capture encrypted-media fullscreen gamepad " +
	"geolocation gyroscope hid idle-detection local-fonts magnetometer microphone midi payment picture-in-picture " +
	"publickey-credentials-create publickey-credentials-get serial storage-access usb window-management xr-spatial-tracking"

// securityHeaders are sent with every response.
var securityHeaders = []header{
	{"Content-Security-Policy", []string{contentPolicy + "; frame-ancestors 'none'"}},
	{"X-Content-Type-Options", []string{"nosniff"}},
	{"Referrer-Policy", []string{"strict-origin-when-cross-origin"}},
	{"Permissions-Policy", []string{strings.ReplaceAll(unused, " ", "=(), ") + "=()"}},
	{"Cross-Origin-Opener-Policy", []string{"same-origin"}},
	{"X-Frame-Options", []string{"DENY"}}, // for browsers that do not know frame-ancestors
	{"X-Permitted-Cross-Domain-Policies", []string{"none"}},
}

// imagePolicy lets a drawing that is opened on its own use its own colours.
var imagePolicy = []string{"default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"}

// strictTransport makes browsers use HTTPS only, for a year.
var strictTransport = header{"Strict-Transport-Security", []string{"max-age=31536000"}}

var connectionClose = []string{"close"}

// setHeaders is the middleware that sets the headers that every response has, whatever its status.
func (s *Server) setHeaders(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		for _, line := range s.headers {
			h[line.name] = line.value
		}
		// net/http drops a Content-Length next to Transfer-Encoding, and in HTTP/1.0 Transfer-Encoding itself. After both
		// the connection must be closed (RFC 9112, 6.1). No client needs to send chunks here.
		if len(r.TransferEncoding) > 0 || !r.ProtoAtLeast(1, 1) {
			h["Connection"] = connectionClose
		}
		origins := sameOriginHeaders
		if isCrossOrigin(r.URL.Path) {
			origins = crossOriginHeaders
		}
		for _, line := range origins {
			h[line.name] = line.value
		}
		next.ServeHTTP(w, r)
	})
}

// headersFor returns the headers of every response of the site with a public address.
func headersFor(address string) []header {
	if strings.HasPrefix(address, "https://") {
		return append(slices.Clone(securityHeaders), strictTransport)
	}
	return securityHeaders
}

// Values of Cache-Control.
var (
	noCache        = []string{"no-cache"}                            // caches ask each time
	immutable      = []string{"public, max-age=31536000, immutable"} // for files whose names contain a hash
	privateNoStore = []string{"private, no-store"}                   // a service worker may still store it
)

// programExts are the file extensions of files for programs that are not data: calendars, site maps and the manifest.
var programExts = []string{".ics", ".xml", ".webmanifest"}

// imageExts are the file extensions of the images that data and feeds link to.
var imageExts = []string{".svg", ".png", ".ico"}

// sameOriginPrefixes begin the addresses of files that are not for other origins: style sheets and scripts, and what
// tells something about a reader's sheet or search.
var sameOriginPrefixes = []string{static.Prefix, handout.Path + "/", search.Path + "/"}

// isCrossOrigin reports whether pages of other origins may load the file at address. They may load data, feeds,
// calendars and all images. The data of a sheet, /handout.json, is allowed, because it says no more than its address
// does.
func isCrossOrigin(address string) bool {
	ext := extension(address)
	if slices.Contains(imageExts, ext) || address == library.IndexPath {
		return true
	}
	isForPrograms := slices.Contains(dataExts, ext) || slices.Contains(programExts, ext)
	isSameOrigin := slices.ContainsFunc(sameOriginPrefixes, func(prefix string) bool { return strings.HasPrefix(address, prefix) })
	return isForPrograms && !isSameOrigin
}

// crossOriginHeaders let pages of other origins load a response, read it and revalidate it (Fetch, CORS protocol).
var crossOriginHeaders = []header{
	{"Access-Control-Allow-Origin", []string{"*"}},
	{"Access-Control-Expose-Headers", []string{"ETag"}},
	{"Cross-Origin-Resource-Policy", []string{"cross-origin"}},
}

// sameOriginHeaders stop pages of other origins from loading a response.
var sameOriginHeaders = []header{{"Cross-Origin-Resource-Policy", []string{"same-origin"}}}

// preflightHeaders tell a page of another origin which requests it may send.
var preflightHeaders = []header{
	{"Access-Control-Allow-Methods", []string{"GET, HEAD"}},
	{"Access-Control-Allow-Headers", []string{"If-Match, If-None-Match"}},
	{"Access-Control-Max-Age", []string{"86400"}},
}
