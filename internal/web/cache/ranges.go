package cache

import (
	"bytes"
	"net/http"
	"regexp"
	"strings"
	"time"
)

// serveRanges answers with v, or with a part of it, so that a download can go on where it stopped and notices if its
// file has changed meanwhile (RFC 9110, 13 and 14). A range is one of the bytes that are sent: of the compressed ones
// if v is compressed.
func (r *Response) serveRanges(w http.ResponseWriter, req *http.Request, v *variant) {
	r.setContentHeaders(w.Header(), v)
	if asked := req.Header.Get("Range"); asked != "" {
		req = req.Clone(req.Context())
		req.Header.Del("Range")
		if to := readableRange(asked); to != "" && req.Method == http.MethodGet { // ranges are for GET only
			req.Header.Set("Range", to)
		}
	}
	http.ServeContent(w, req, "", time.Time{}, bytes.NewReader(v.data))
}

// byteRange matches one range of bytes (RFC 9110, 14.1.2), which may lack one of its ends.
var byteRange = regexp.MustCompile(`^(?i:bytes)=([0-9]*)-([0-9]*)$`)

// readableRange returns a Range header as http.ServeContent reads it: that refuses units that it does not know, and
// numbers over 63 bits, where RFC 9110, 14.2, wants the whole file and the rest of it. It returns "" for what is
// ignored, such as several ranges, which nobody needs.
func readableRange(header string) string {
	m := byteRange.FindStringSubmatch(header)
	if m == nil || m[1]+m[2] == "" {
		return ""
	}
	if m[1] == "" && strings.Trim(m[2], "0") == "" { // the last 0 bytes: there are none, but http.ServeContent answers with them
		return beyond
	}
	return "bytes=" + shorten(m[1]) + "-" + shorten(m[2])
}

// beyond is a range that no file has.
const beyond = "bytes=999999999999999999-"

// shorten returns a number of any length as one of at most 18 digits, which is beyond the end of every file too.
func shorten(digits string) string {
	const most = "999999999999999999"
	if significant := strings.TrimLeft(digits, "0"); len(significant) > len(most) {
		return most
	}
	return digits
}

// refused answers 412 and returns true if the client wants another variant than v (RFC 9110, 13.1.1).
func refused(w http.ResponseWriter, r *http.Request, v *variant) bool {
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
