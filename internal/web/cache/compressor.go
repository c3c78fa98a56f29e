package cache

import (
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"slices"
	"sync"

	"github.com/andybalholm/brotli"
)

// Compressor compresses at one level. It is safe for concurrent use, and pools its encoders: creating one costs more time
// and memory than a page.
type Compressor struct {
	gzip, brotli sync.Pool
}

// window is the base-2 logarithm of the brotli window in bytes. It spans the longest page. With the default window the
// highest level takes 32 MB for each page.
const window = 18

// NewCompressor returns a compressor for these levels, which must be valid for the encoders.
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

// minRanges is the size in bytes above which clients may ask for parts of a body: a download of less begins again as fast.
const minRanges = 1 << 20

// compressedTypes are content types that compression does not make smaller.
var compressedTypes = []string{"image/png"}

// Response returns a response with plain in every encoding. speculation is the value of Speculation-Rules, nil for none;
// the ETags cover it. It keeps plain if that is not compressed or may be asked for in parts.
func (c *Compressor) Response(contentType string, plain []byte, speculation []string) (*Response, error) {
	r := &Response{contentType: []string{contentType}, speculation: speculation}
	fastETag, bestETag := hashes(plain, speculation)
	if slices.Contains(compressedTypes, contentType) {
		b := &bodies{plain: newVariant(nil, len(plain), fastETag, fastETag, "")}
		b.plain.data = plain
		r.bodies.Store(b)
		return r, nil
	}
	b, err := c.bodies(plain, fastETag, bestETag)
	if err != nil {
		return nil, err
	}
	r.vary = VaryEncoding
	r.bodies.Store(b)
	return r, nil
}

// Recompress compresses r again, which may be served meanwhile, with this compressor. The ETags change. It
// leaves a type that is compressed already as it is.
func (c *Compressor) Recompress(r *Response) error {
	if r.vary == nil {
		return nil
	}
	var plain bytes.Buffer
	r.bodies.Load().writePlain(&plain)
	fastETag, bestETag := hashes(plain.Bytes(), r.speculation)
	b, err := c.bodies(plain.Bytes(), bestETag, fastETag)
	if err == nil {
		r.bodies.Store(b)
	}
	return err
}

// hashes returns what the ETags of plain begin with as it is compressed fast, and at the best level.
func hashes(plain []byte, speculation []string) (fastETag, bestETag string) {
	return hash(plain, speculation...), hash(plain, append(slices.Clone(speculation), "again")...)
}

// bodies returns plain in every encoding. The ETags begin with hash, and at the other level of compression with other.
func (c *Compressor) bodies(plain []byte, hash, other string) (*bodies, error) {
	zipped, err := compress(&c.gzip, plain)
	if err != nil {
		return nil, err
	}
	brotlied, err := compress(&c.brotli, plain)
	if err != nil {
		return nil, err
	}
	b := &bodies{
		plain: newVariant(nil, len(plain), hash, other, ""), gzip: newVariant(zipped, len(zipped), hash, other, "gzip"), brotli: newVariant(brotlied, len(brotlied), hash, other, "br"),
	}
	if b.ranges = len(plain) > minRanges; b.ranges {
		b.plain.data = plain
	}
	return b, nil
}

// Encode returns plain in an encoding: "br", "gzip", or "" for plain itself.
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
