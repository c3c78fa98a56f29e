package cache

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"log/slog"
	"net/http"
	"strconv"
	"sync/atomic"
	"time"
)

// Response is one body in every encoding, with its headers. [Compressor.Response] makes it; the exported fields may be
// set until it is first served or cached. After that only [Compressor.Recompress] changes it.
//
// A body whose content type is compressed already has only its plain bytes. Any other has only its compressed ones: few
// clients ask for plain bytes, so they are restored from gzip; but a body with ranges has all of them, since a range may be
// far behind. Header values are slices, as in http.Header, so that serving does not allocate them.
type Response struct {
	Status       int    // 0 means 200
	RecompressAt uint32 // the read from the cache at which CountRead says so; 0 for none
	CacheControl []string
	Disposition  []string     // Content-Disposition, nil for none
	Route        string       // route pattern, "" if none matched
	Versioned    bool         // belongs to a version of the site: a page that devices may keep
	From, Until  time.Time    // when the response is valid: from From until before Until; a zero time is no limit
	Log          slog.Handler // has the log attributes that are the same for every request of this response; may be nil

	contentType []string
	speculation []string // Speculation-Rules, nil for none
	vary        []string // nil if there are only plain bytes
	reads       atomic.Uint32
	bodies      atomic.Pointer[bodies]
}

// bodies are the same body in every encoding.
type bodies struct {
	ranges bool    // clients may ask for parts of the body
	plain  variant // without data, unless that cannot be compressed or may be asked for in parts
	gzip   variant
	brotli variant
}

// variant is a body in one encoding.
type variant struct {
	data     []byte
	encoding []string // nil for plain bytes
	etag     []string
	other    []string // the ETag of the same at the other level of compression
	length   []string
}

// ValidAt reports whether the response is valid at a time.
func (r *Response) ValidAt(at time.Time) bool {
	return !at.Before(r.From) && (r.Until.IsZero() || at.Before(r.Until))
}

// CountRead counts a read from the cache, and reports whether it is the one at which the response is worth being compressed again.
func (r *Response) CountRead() (recompress bool) {
	return r.RecompressAt > 0 && r.reads.Add(1) == r.RecompressAt
}

// ResetReads lets CountRead begin to count again.
func (r *Response) ResetReads() { r.reads.Store(0) }

// newVariant returns a variant with a copy of data, whose capacity is the memory that it takes. length is the Content-Length.
func newVariant(data []byte, length int, hash, other, encoding string) variant {
	v := variant{data: bytes.Clone(data), length: []string{strconv.Itoa(length)}, etag: etag(hash, encoding), other: etag(other, encoding)}
	if encoding != "" {
		v.encoding = []string{encoding}
	}
	return v
}

// ETag returns the header value of the strong entity tag of plain in an encoding, "" for plain bytes.
func ETag(plain []byte, encoding string) []string { return etag(hash(plain), encoding) }

func etag(hash, encoding string) []string {
	if encoding != "" {
		hash += "-" + encoding
	}
	return []string{`"` + hash + `"`}
}

// hash returns a short hash of plain and of the header values that belong to it.
func hash(plain []byte, headers ...string) string {
	sum := sha256.New()
	for _, h := range headers {
		sum.Write([]byte(h))
	}
	sum.Write(plain)
	return hex.EncodeToString(sum.Sum(nil)[:8])
}

// VaryEncoding is the value of Vary for responses that are negotiated by encoding.
var VaryEncoding = []string{"Accept-Encoding"}

// ServeHTTP writes the variant that the client prefers, or 304 if the client has it. Except for plain bytes it
// allocates nothing that grows with the body.
func (r *Response) ServeHTTP(w http.ResponseWriter, req *http.Request) {
	bodies := r.bodies.Load()
	v, h := &bodies.plain, w.Header()
	if r.vary != nil {
		h["Vary"] = r.vary
		switch PreferredEncoding(req.Header["Accept-Encoding"]) {
		case "br":
			v = &bodies.brotli
		case "gzip":
			v = &bodies.gzip
		}
	}
	h["Etag"] = v.etag
	h["Cache-Control"] = r.CacheControl
	conditional := r.Status == 0 // conditions apply to successful responses only (RFC 9110, 13.2.1)
	if conditional && refused(w, req, v) {
		return
	}
	if bodies.ranges {
		r.serveRanges(w, req, v)
		return
	}
	if conditional {
		for _, tag := range [][]string{v.etag, v.other} { // other: the client has the same page from another replica, or from before
			if matches(req.Header["If-None-Match"], tag[0], false) {
				h["Etag"] = tag
				w.WriteHeader(http.StatusNotModified)
				return
			}
		}
	}
	r.setContentHeaders(h, v)
	w.WriteHeader(cmp.Or(r.Status, http.StatusOK))
	switch {
	case req.Method == http.MethodHead:
	case v.data == nil:
		bodies.writePlain(w)
	default:
		_, _ = w.Write(v.data) // fails only if the client has left
	}
}

// setContentHeaders sets the headers that describe the body.
func (r *Response) setContentHeaders(h http.Header, v *variant) {
	h["Content-Type"] = r.contentType
	if r.Disposition != nil {
		h["Content-Disposition"] = r.Disposition
	}
	if r.speculation != nil {
		h["Speculation-Rules"] = r.speculation
	}
	h["Content-Length"] = v.length
	if v.encoding != nil {
		h["Content-Encoding"] = v.encoding
	}
}

// writePlain decompresses the gzip variant into w.
func (b *bodies) writePlain(w io.Writer) {
	z, err := gzip.NewReader(bytes.NewReader(b.gzip.data))
	if err != nil {
		panic(err) // a compressor of this package made the data
	}
	_, _ = io.Copy(w, z) // fails only if the client has left
}
