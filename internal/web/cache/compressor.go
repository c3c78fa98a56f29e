package cache

import (
	"bytes"
	"compress/gzip"
	"context"
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
	running      semaphore
}

// window is the base-2 logarithm of the brotli window in bytes. It spans the longest page. With the default window the
// highest level takes 32 MB for each page.
const window = 18

// NewCompressor returns a compressor for these levels, which must be valid for the encoders. At most concurrency bodies
// are compressed at the same time.
func NewCompressor(gzipLevel, brotliLevel, concurrency int) *Compressor {
	return &Compressor{
		running: make(semaphore, concurrency),
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
var compressedTypes = []string{"image/png"}

// Response returns a response with plain in every encoding. speculation is the value of Speculation-Rules, nil for none;
// the ETags cover it. It waits for a free slot without a deadline, since many clients may wait for the result.
func (c *Compressor) Response(contentType string, plain []byte, speculation []string) (*Response, error) {
	hash := hash(plain, speculation...)
	r := &Response{contentType: []string{contentType}, speculation: speculation, plain: newVariant(nil, len(plain), hash, "")}
	if slices.Contains(compressedTypes, contentType) {
		r.plain.data = plain
		return r, nil
	}
	if err := c.running.acquire(context.Background()); err != nil {
		return nil, err
	}
	defer c.running.release()
	zipped, err := compress(&c.gzip, plain)
	if err != nil {
		return nil, err
	}
	brotlied, err := compress(&c.brotli, plain)
	if err != nil {
		return nil, err
	}
	r.vary, r.gzip, r.brotli = VaryEncoding, newVariant(zipped, len(zipped), hash, "gzip"), newVariant(brotlied, len(brotlied), hash, "br")
	return r, nil
}

// Encode returns plain in an encoding: "br", "gzip", or "" for plain itself. It returns the error of ctx if that is
// cancelled while all slots are taken.
func (c *Compressor) Encode(ctx context.Context, encoding string, plain []byte) ([]byte, error) {
	pool := &c.brotli
	switch encoding {
	case "":
		return plain, nil
	case "gzip":
		pool = &c.gzip
	}
	if err := c.running.acquire(ctx); err != nil {
		return nil, err
	}
	defer c.running.release()
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

// semaphore limits how many goroutines run a section at the same time. Its capacity is the limit.
type semaphore chan struct{}

// acquire waits for a free slot. It returns the error of ctx if that is cancelled first, but never while a slot is free:
// a client that has closed only its sending side still reads. The caller must release the slot before it writes to a client.
func (s semaphore) acquire(ctx context.Context) error {
	select {
	case s <- struct{}{}:
		return nil
	default:
	}
	select {
	case s <- struct{}{}:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (s semaphore) release() { <-s }
