package cache

import (
	"bytes"
	"net/http"
	"regexp"
	"strings"
	"time"
)

// serveRanges answers with v, or with a part of it. So a client can continue a download where it stopped, and notices
// if the file has changed in the meantime (RFC 9110, 13 and 14). A range counts the bytes that are sent: if v is
// compressed, the compressed ones.
func (r *Response) serveRanges(w http.ResponseWriter, req *http.Request, v *variant) {
	r.setContentHeaders(w.Header(), v)
	if asked := req.Header.Get("Range"); asked != "" {
		req = req.Clone(req.Context())
		req.Header.Del("Range")
		if readable := readableRange(asked); readable != "" && req.Method == http.MethodGet { // ranges are for GET only
			req.Header.Set("Range", readable)
		}
	}
	http.ServeContent(w, req, "", time.Time{}, bytes.NewReader(v.data))
}

// byteRange matches one range of bytes (RFC 9110, 14.1.2), which may lack one of its ends.
var byteRange = regexp.MustCompile(`^(?i:bytes)=([0-9]*)-([0-9]*)$`)

// readableRange returns a Range header in a form that http.ServeContent accepts, or "" if the header is to be ignored.
// http.ServeContent refuses unknown units and numbers of more than 63 bits, although RFC 9110, 14.2, wants the whole
// file or the rest of it in reply. Several ranges are ignored too, because nobody needs them.
func readableRange(header string) string {
	m := byteRange.FindStringSubmatch(header)
	if m == nil {
		return ""
	}
	first, last := m[1], m[2]
	switch {
	case first == "" && last == "":
		return ""
	case first == "" && strings.Trim(last, "0") == "": // "the last 0 bytes" cannot be satisfied, but http.ServeContent would
		return beyond
	}
	return "bytes=" + shorten(first) + "-" + shorten(last)
}

// beyond is a range past the end of every file.
const beyond = "bytes=999999999999999999-"

// shorten returns digits if there are at most 18 of them, and otherwise the largest number with 18 digits. Both are
// past the end of every file.
func shorten(digits string) string {
	const most = "999999999999999999"
	if significant := strings.TrimLeft(digits, "0"); len(significant) > len(most) {
		return most
	}
	return digits
}

// failsIfMatch reports whether If-Match asks for a variant other than v (RFC 9110, 13.1.1, which compares ETags
// strongly). If so, it answers with 412, which has no ETag: it is not the page.
func failsIfMatch(w http.ResponseWriter, r *http.Request, v *variant) bool {
	tags := r.Header["If-Match"]
	if tags == nil || matches(tags, v.etag[0], true) {
		return false
	}
	h := w.Header()
	delete(h, "Etag")
	h["Cache-Control"] = noStore // shared caches must not give it to those who asked without a condition
	w.WriteHeader(http.StatusPreconditionFailed)
	return true
}

var noStore = []string{"no-store"}
