package web

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"io"
	"log/slog"
	"net/http"
	"strconv"
)

// body is the bytes of one page in every encoding, ready to be written. What is compressed by itself has only its plain bytes; anything else
// keeps none, as hardly any reader asks for them: they are made from gzip. Header values stand in slices, as http.Header wants them.
type body struct {
	status       int // 0 for 200
	contentType  []string
	cacheControl []string
	disposition  []string     // how to keep a file, nil for as the browser likes
	speculation  []string     // of a page: where the rules are by which a browser fetches the next one ahead
	version      []string     // of a page: the version of the site it belongs to, nil where no device keeps pages
	vary         []string     // nil if there are only plain bytes
	log          slog.Handler // says which page this is
	plain        variant
	gzip         variant
	brotli       variant
}

// variant is a page in one encoding.
type variant struct {
	data     []byte
	encoding []string // nil for plain bytes
	etag     []string
	length   []string
}

// compressed are content types that no encoding makes smaller.
var compressed = []string{"image/png"}

// newVariant holds data as compact as it can; length is that of the answer.
func newVariant(data []byte, length int, hash, encoding string) variant {
	v := variant{data: bytes.Clone(data), length: []string{strconv.Itoa(length)}, etag: tagOf(hash, encoding)}
	if encoding != "" {
		v.encoding = []string{encoding}
	}
	return v
}

// tagOf is the strong ETag of what has that hash, in an encoding or "" for none.
func tagOf(hash, encoding string) []string {
	if encoding != "" {
		hash += "-" + encoding
	}
	return []string{`"` + hash + `"`}
}

var varyEncoding = []string{"Accept-Encoding"}

// serve writes the encoding that r likes best, or 304 if the reader has it. But for the
// plain bytes it allocates nothing that grows with the page.
func (b *body) serve(w http.ResponseWriter, r *http.Request) {
	v, h := &b.plain, w.Header()
	if b.vary != nil {
		h["Vary"] = b.vary
		switch preferred(r.Header["Accept-Encoding"]) {
		case "br":
			v = &b.brotli
		case "gzip":
			v = &b.gzip
		}
	}
	h["Etag"] = v.etag
	h["Cache-Control"] = b.cacheControl
	if b.version != nil { // with 304 too: the page of the last version may have the same bytes, and is now one of this
		h["Site-Version"] = b.version
	}
	if b.status == 0 && matches(r.Header["If-None-Match"], v.etag[0]) { // conditions count for successful answers alone (RFC 9110, 13.2.1)
		w.WriteHeader(http.StatusNotModified)
		return
	}
	h["Content-Type"] = b.contentType
	if b.disposition != nil {
		h["Content-Disposition"] = b.disposition
	}
	if b.speculation != nil {
		h["Speculation-Rules"] = b.speculation
	}
	h["Content-Length"] = v.length
	if v.encoding != nil {
		h["Content-Encoding"] = v.encoding
	}
	w.WriteHeader(cmp.Or(b.status, http.StatusOK))
	switch {
	case r.Method == http.MethodHead:
	case v.data == nil:
		b.writePlain(w)
	default:
		_, _ = w.Write(v.data) // a reader who has left is no error
	}
}

// writePlain writes what gzip holds.
func (b *body) writePlain(w io.Writer) {
	z, err := gzip.NewReader(bytes.NewReader(b.gzip.data))
	if err != nil {
		panic(err) // we made it
	}
	_, _ = io.Copy(w, z) // a reader who has left is no error
}
