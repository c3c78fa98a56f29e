package cache

import (
	"bytes"
	"net/http"
	"strings"
	"time"
)

// serveRanges answers with v, or with a part of it, so that a download can go on where it stopped and notices if its file has
// changed meanwhile (RFC 9110, 13 and 14). A range is one of the bytes that are sent: of the compressed ones if v is compressed.
func (r *Response) serveRanges(w http.ResponseWriter, req *http.Request, v *variant) {
	r.setContentHeaders(w.Header(), v)
	if req.Method != http.MethodGet || strings.Contains(req.Header.Get("Range"), ",") { // ranges are for GET only, and nobody needs several
		req = req.Clone(req.Context())
		req.Header.Del("Range")
	}
	http.ServeContent(w, req, "", time.Time{}, bytes.NewReader(v.data))
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
