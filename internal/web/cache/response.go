package cache

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"net/http"
	"runtime"
	"slices"
	"strconv"
	"sync"
	"weak"

	"github.com/andybalholm/brotli"
)

// Response is one body in every encoding, with its header. [Compressor.Response] makes it. It never changes.
//
// If the content type is already compressed, a response holds only the plain bytes. Otherwise it holds the compressed
// ones, and restores the plain bytes from gzip for the few clients that ask for them: once for all that read them at
// the same time, however slowly. Header values are slices, as in http.Header, so that serving does not allocate them.
type Response struct {
	Route string // route pattern

	header []line
	vary   []string // nil if the response has only plain bytes
	plain  variant  // without data if the plain bytes are to be restored from gzip
	gzip   variant
	brotli variant

	restoring sync.Mutex
	restored  weak.Pointer[[]byte] // the plain bytes, while any client reads them
}

// line is one line of a header.
type line struct {
	name      string
	value     []string
	ofContent bool // not sent to a client that has the content already
}

// Speculation is the header that names the links that browsers may load ahead. ETags depend on it.
const Speculation = "Speculation-Rules"

// ofContent lists the headers that a 304 lacks.
var ofContent = []string{"Content-Type", "Link", Speculation}

// variant is a body in one encoding.
type variant struct {
	data     []byte
	encoding []string // nil for plain bytes
	etag     []string
	length   []string
}

// newVariant returns a variant with a copy of data that has no spare capacity. length is the Content-Length.
func newVariant(data []byte, length int, etag, encoding string) variant {
	v := variant{data: bytes.Clone(data), length: []string{strconv.Itoa(length)}, etag: []string{etag}}
	if encoding != "" {
		v.encoding = []string{encoding}
	}
	return v
}

// weakETag returns the entity tag of a body with a hash, in an encoding. It is weak, because another version of the
// program may compress the body at another level.
func weakETag(hash, encoding string) string {
	if encoding != "" {
		hash += "-" + encoding
	}
	return `W/"` + hash + `"`
}

// hash returns a short hash of a body and of the header value that is sent with it.
func hash(plain []byte, speculation string) string {
	sum := sha256.New()
	sum.Write([]byte(speculation))
	sum.Write(plain)
	return hex.EncodeToString(sum.Sum(nil)[:8])
}

// VaryEncoding is the value of Vary for responses whose encoding depends on the client.
var VaryEncoding = []string{"Accept-Encoding"}

// ServeHTTP writes the variant that the client prefers, or 304 if the client has it already. Unless it has to restore
// plain bytes, it allocates nothing that grows with the body.
func (r *Response) ServeHTTP(w http.ResponseWriter, req *http.Request) {
	v, h := &r.plain, w.Header()
	if r.vary != nil {
		h["Vary"] = r.vary
		switch PreferredEncoding(req.Header["Accept-Encoding"]) {
		case "br":
			v = &r.brotli
		case "gzip":
			v = &r.gzip
		}
	}
	if failsIfMatch(req) {
		h["Cache-Control"] = noStore // shared caches must not give it to those who asked without a condition
		w.WriteHeader(http.StatusPreconditionFailed)
		return
	}
	h["Etag"] = v.etag
	known := matches(req.Header["If-None-Match"], v.etag[0])
	for _, l := range r.header {
		if !known || !l.ofContent {
			h[l.name] = l.value
		}
	}
	if known {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	h["Content-Length"] = v.length
	if v.encoding != nil {
		h["Content-Encoding"] = v.encoding
	}
	w.WriteHeader(http.StatusOK)
	switch {
	case req.Method == http.MethodHead:
	case v.data == nil:
		plain := r.restore()
		_, _ = w.Write(*plain)
		runtime.KeepAlive(plain) // until then others share it
	default:
		_, _ = w.Write(v.data) // fails only if the client has left
	}
}

// failsIfMatch reports whether If-Match names entity tags. It compares strongly (RFC 9110, 13.1.1), and all of ours are
// weak, so only "*" matches. If it fails, the answer is 412, which has no ETag: it is not the page.
func failsIfMatch(r *http.Request) bool {
	tags := r.Header["If-Match"]
	return tags != nil && !hasTag(tags, func(tag string) bool { return tag == "*" })
}

var noStore = []string{"no-store"}

// restore returns the plain bytes, which it restores from gzip unless another client is reading them.
func (r *Response) restore() *[]byte {
	r.restoring.Lock()
	defer r.restoring.Unlock()
	if plain := r.restored.Value(); plain != nil {
		return plain
	}
	length, _ := strconv.Atoi(r.plain.length[0]) // nothing here fails, as Compressor wrote it
	plain := make([]byte, length)
	z, _ := gzip.NewReader(bytes.NewReader(r.gzip.data))
	_, _ = io.ReadFull(z, plain)
	r.restored = weak.Make(&plain)
	return &plain
}

// Compressor compresses at one level. It is safe for concurrent use. It keeps a pool of encoders, because creating one
// takes more time and memory than compressing a page.
type Compressor struct {
	gzip, brotli sync.Pool
}

// window is the base-2 logarithm of the brotli window in bytes. The window is as large as the longest page. A larger
// one would only take memory.
const window = 18

// NewCompressor returns a compressor for these levels. It panics if an encoder does not have them.
func NewCompressor(gzipLevel, brotliLevel int) *Compressor {
	return &Compressor{
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

// compressedTypes are content types that compression does not make smaller.
var compressedTypes = []string{"image/png", "font/woff2"}

// Response returns the response of a route with a header and a body in every encoding. The response may keep both, so
// the caller must not change them.
func (c *Compressor) Response(route string, header http.Header, plain []byte) (*Response, error) {
	r := &Response{Route: route}
	for name, value := range header {
		r.header = append(r.header, line{name, value, slices.Contains(ofContent, name)})
	}
	sum := hash(plain, header.Get(Speculation))
	tag := func(encoding string) string { return weakETag(sum, encoding) }
	r.plain = newVariant(nil, len(plain), tag(""), "")
	if slices.Contains(compressedTypes, header.Get("Content-Type")) {
		r.plain.data = plain
		return r, nil
	}
	r.vary = VaryEncoding
	zipped, err := compress(&c.gzip, plain)
	if err != nil {
		return nil, err
	}
	brotlied, err := compress(&c.brotli, plain)
	if err != nil {
		return nil, err
	}
	r.gzip = newVariant(zipped, len(zipped), tag("gzip"), "gzip")
	r.brotli = newVariant(brotlied, len(brotlied), tag("br"), "br")
	return r, nil
}

// Encode returns plain in an encoding: "br", "gzip", or "" to return it unchanged.
func (c *Compressor) Encode(encoding string, plain []byte) ([]byte, error) {
	pool := &c.brotli
	switch encoding {
	case "":
		return plain, nil
	case "gzip":
		pool = &c.gzip
	}
	return compress(pool, plain)
}

// encoder is a gzip.Writer or brotli.Writer.
type encoder interface {
	io.WriteCloser
	Reset(io.Writer)
}

// compress compresses plain with an encoder from pool.
func compress(pool *sync.Pool, plain []byte) ([]byte, error) {
	w := pool.Get().(encoder)
	defer pool.Put(w)
	var out bytes.Buffer
	w.Reset(&out)
	_, err := w.Write(plain)
	err = errors.Join(err, w.Close())
	return out.Bytes(), err
}
