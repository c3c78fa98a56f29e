package web

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"strconv"
	"strings"

	"github.com/andybalholm/brotli"
)

// body is the bytes of one page in every encoding, ready to be written.
type body struct {
	contentType []string
	plain       variant
	gzip        variant
	brotli      variant
}

// variant is a page in one encoding. Header values stand in slices, as the header wants them.
type variant struct {
	data     []byte
	encoding []string // nil for plain bytes
	etag     []string
	length   []string
}

// effort is how hard to compress: gzip and brotli levels.
type effort struct{ gzip, brotli int }

var (
	most  = effort{9, 11} // for what is kept as long as the snapshot
	quick = effort{6, 5}
)

// newBody compresses plain. A strong ETag is the hash of the plain bytes and the encoding.
func newBody(contentType string, plain []byte, e effort) (*body, error) {
	sum := sha256.Sum256(plain)
	hash := hex.EncodeToString(sum[:8])
	b := &body{contentType: []string{contentType}, plain: newVariant(plain, hash, "")}

	var zipped bytes.Buffer
	zw, err := gzip.NewWriterLevel(&zipped, e.gzip)
	if err != nil {
		return nil, err
	}
	if _, err := zw.Write(plain); err != nil {
		return nil, err
	}
	if err := zw.Close(); err != nil {
		return nil, err
	}
	b.gzip = newVariant(zipped.Bytes(), hash, "gzip")

	var brotlied bytes.Buffer
	bw := brotli.NewWriterLevel(&brotlied, e.brotli)
	if _, err := bw.Write(plain); err != nil {
		return nil, err
	}
	if err := bw.Close(); err != nil {
		return nil, err
	}
	b.brotli = newVariant(brotlied.Bytes(), hash, "br")
	return b, nil
}

func newVariant(data []byte, hash, encoding string) variant {
	v := variant{data: bytes.Clone(data), length: []string{strconv.Itoa(len(data))}, etag: []string{`"` + hash + `"`}}
	if encoding != "" {
		v.encoding = []string{encoding}
		v.etag = []string{`"` + hash + "-" + encoding + `"`}
	}
	return v
}

// weight is how many bytes the body keeps.
func (b *body) weight() uint32 {
	return uint32(len(b.plain.data) + len(b.gzip.data) + len(b.brotli.data))
}

var varyEncoding = []string{"Accept-Encoding"}

// serve writes the encoding that r likes best, or 304 if the reader has it. It allocates nothing that grows
// with the page.
func (b *body) serve(w http.ResponseWriter, r *http.Request, cacheControl string) {
	v := &b.plain
	switch preferred(r.Header["Accept-Encoding"]) {
	case "br":
		v = &b.brotli
	case "gzip":
		v = &b.gzip
	}
	h := w.Header()
	h["Vary"] = varyEncoding
	h["Etag"] = v.etag
	h["Cache-Control"] = []string{cacheControl}
	if matches(r.Header["If-None-Match"], v.etag[0]) {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	h["Content-Type"] = b.contentType
	h["Content-Length"] = v.length
	if v.encoding != nil {
		h["Content-Encoding"] = v.encoding
	}
	w.WriteHeader(http.StatusOK)
	if r.Method != http.MethodHead {
		_, _ = w.Write(v.data) // a reader who has left is no error
	}
}

// matches reports whether one of the entity tags in headers is etag, compared weakly (RFC 9110, 13.1.2).
func matches(headers []string, etag string) bool {
	for _, h := range headers {
		for h != "" {
			var tag string
			tag, h, _ = strings.Cut(h, ",")
			tag = strings.TrimPrefix(strings.TrimSpace(tag), "W/")
			if tag == etag || tag == "*" {
				return true
			}
		}
	}
	return false
}

// preferred returns the encoding to answer with: br, gzip, or "" for plain bytes. Of those that the client
// takes with the same weight, the smallest wins (RFC 9110, 12.5.3).
func preferred(headers []string) string {
	br, zip, plain, rest := -1, -1, -1, -1
	for _, h := range headers {
		for h != "" {
			var item string
			item, h, _ = strings.Cut(h, ",")
			coding, params, _ := strings.Cut(item, ";")
			q := weight(params)
			switch coding = strings.TrimSpace(coding); {
			case strings.EqualFold(coding, "br"):
				br = q
			case strings.EqualFold(coding, "gzip"), strings.EqualFold(coding, "x-gzip"):
				zip = q
			case strings.EqualFold(coding, "identity"):
				plain = q
			case coding == "*":
				rest = q
			}
		}
	}
	if br < 0 {
		br = rest
	}
	if zip < 0 {
		zip = rest
	}
	switch {
	case br > 0 && br >= zip && br >= plain:
		return "br"
	case zip > 0 && zip >= plain:
		return "gzip"
	}
	return ""
}

// weight reads the q of params in thousandths: 1000 if there is none, 0 if it cannot be read.
func weight(params string) int {
	for params != "" {
		var p string
		p, params, _ = strings.Cut(params, ";")
		name, value, _ := strings.Cut(strings.TrimSpace(p), "=")
		if strings.EqualFold(strings.TrimSpace(name), "q") {
			q, err := strconv.ParseFloat(strings.TrimSpace(value), 64)
			if err != nil || q < 0 || q > 1 {
				return 0
			}
			return int(q * 1000)
		}
	}
	return 1000
}
