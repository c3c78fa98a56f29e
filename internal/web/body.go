package web

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/andybalholm/brotli"
)

// body is the bytes of one page in every encoding, ready to be written. What is compressed by itself has only its plain bytes; anything else
// keeps none, as hardly any reader asks for them: they are made from gzip. Header values stand in slices, as http.Header wants them.
type body struct {
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

// press compresses. It keeps its encoders: to make one costs more time and memory than a page.
type press struct {
	gzip, brotli sync.Pool
	turns
}

// turns are as many as there are processors: more at once take memory and are no faster.
type turns chan struct{}

func newTurns() turns { return make(turns, runtime.GOMAXPROCS(0)) }

// take waits for a turn, and returns what ends it.
func (t turns) take() (end func()) {
	t <- struct{}{}
	return func() { <-t }
}

// window is the logarithm of how far back brotli looks. It spans the longest page; what brotli takes without
// it, for the highest level, is 32 MB for each page.
const window = 18

// newPress returns a press for these levels, which must be ones that the encoders have.
func newPress(gzipLevel, brotliLevel int) *press {
	return &press{
		turns: newTurns(),
		gzip: sync.Pool{New: func() any {
			w, err := gzip.NewWriterLevel(nil, gzipLevel)
			if err != nil {
				panic(err)
			}
			return w
		}},
		brotli: sync.Pool{New: func() any {
			return brotli.NewWriterOptions(nil, brotli.WriterOptions{Quality: brotliLevel, LGWin: window})
		}},
	}
}

// compressed are content types that no encoding makes smaller.
var compressed = []string{"image/png"}

// body compresses plain. A strong ETag is the hash of the plain bytes, of the speculation rules that come with them, and the encoding.
func (p *press) body(contentType string, plain []byte, speculation []string) (*body, error) {
	sum := sha256.New()
	for _, rules := range speculation {
		sum.Write([]byte(rules))
	}
	sum.Write(plain)
	hash := hex.EncodeToString(sum.Sum(nil)[:8])
	b := &body{contentType: []string{contentType}, speculation: speculation, plain: newVariant(nil, len(plain), hash, "")}
	if slices.Contains(compressed, contentType) {
		b.plain.data = plain
		return b, nil
	}
	defer p.take()()
	zipped, err := squeeze(&p.gzip, plain)
	if err != nil {
		return nil, err
	}
	brotlied, err := squeeze(&p.brotli, plain)
	if err != nil {
		return nil, err
	}
	b.vary, b.gzip, b.brotli = varyEncoding, newVariant(zipped, len(zipped), hash, "gzip"), newVariant(brotlied, len(brotlied), hash, "br")
	return b, nil
}

// encoder is a gzip.Writer or brotli.Writer.
type encoder interface {
	io.WriteCloser
	Reset(io.Writer)
}

// squeeze compresses plain with an encoder from pool.
func squeeze(pool *sync.Pool, plain []byte) ([]byte, error) {
	w := pool.Get().(encoder)
	defer pool.Put(w)
	var out bytes.Buffer
	w.Reset(&out)
	_, err := w.Write(plain)
	err = errors.Join(err, w.Close())
	return out.Bytes(), err
}

// newVariant holds data as compact as it can; length is that of the answer.
func newVariant(data []byte, length int, hash, encoding string) variant {
	v := variant{data: bytes.Clone(data), length: []string{strconv.Itoa(length)}, etag: []string{`"` + hash + `"`}}
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
	if matches(r.Header["If-None-Match"], v.etag[0]) {
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
	w.WriteHeader(http.StatusOK)
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
			if err != nil || !(q >= 0 && q <= 1) { // NaN is neither
				return 0
			}
			return int(q * 1000)
		}
	}
	return 1000
}
