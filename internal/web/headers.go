package web

import (
	"net/http"
	"slices"
	"strings"
)

// header is one header line. Its value is a slice, as in http.Header, so that setting it does not allocate.
type header struct {
	name  string
	value []string
}

// securityHeaders are sent with every response.
var securityHeaders = []header{
	{"Content-Security-Policy", []string{"default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self'; " +
		"manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"}},
	{"X-Content-Type-Options", []string{"nosniff"}},
	{"Referrer-Policy", []string{"strict-origin-when-cross-origin"}},
	{"Permissions-Policy", []string{"camera=(), geolocation=(), microphone=(), payment=(), usb=()"}},
	{"Cross-Origin-Opener-Policy", []string{"same-origin"}},
	{"X-Frame-Options", []string{"DENY"}}, // for browsers that do not know frame-ancestors
}

// strictTransport makes browsers insist on HTTPS for a year.
var strictTransport = header{"Strict-Transport-Security", []string{"max-age=31536000"}}

var connectionClose = []string{"close"}

// setHeaders sets the headers of every response to r, and those that depend only on its address.
func (s *Server) setHeaders(h http.Header, r *http.Request) {
	for _, line := range s.headers {
		h[line.name] = line.value
	}
	// net/http drops a Content-Length next to Transfer-Encoding, after which the connection must be closed (RFC 9112, 6.3).
	// No client needs to send chunks here.
	if len(r.TransferEncoding) > 0 {
		h["Connection"] = connectionClose
	}
	origins := sameOriginHeaders
	if isCrossOrigin(r.URL.Path) {
		origins = crossOriginHeaders
	}
	for _, line := range origins {
		h[line.name] = line.value
	}
}

// headersFor returns the headers of every response of a site with that public address.
func headersFor(address string) []header {
	if strings.HasPrefix(address, "https://") {
		return append(slices.Clone(securityHeaders), strictTransport)
	}
	return securityHeaders
}
