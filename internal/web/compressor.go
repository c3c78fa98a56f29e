package web

import (
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"runtime"
	"slices"
	"sync"

	"github.com/andybalholm/brotli"
)

// compressor compresses at one level. It keeps its encoders, as making one costs more time and memory than a page.
type compressor struct {
	gzip, brotli sync.Pool
	running      semaphore
}

// semaphore bounds how much of one kind of work runs at once. Its capacity is the bound.
type semaphore chan struct{}

// newSemaphore returns one for work that keeps a processor busy: more of it at once takes memory and is no faster.
func newSemaphore() semaphore { return make(semaphore, runtime.GOMAXPROCS(0)) }

// acquire waits until there is room. It fails with the error of ctx if that ends first, but never while there is room: a client that has
// shut only its own side of the connection still reads. Whoever acquires it must release it, before anything that waits for a client.
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

// window is the base-2 logarithm of how many bytes brotli looks back. It spans the longest page; what brotli takes without
// it, for the highest level, is 32 MB for each page.
const window = 18

// newCompressor returns a compressor for these levels, which must be ones that the encoders have.
func newCompressor(gzipLevel, brotliLevel int) *compressor {
	return &compressor{
		running: newSemaphore(),
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

// body returns plain in every encoding. A strong ETag is the hash of the plain bytes, of the speculation rules that come with them, and the
// encoding. Many readers may wait for one body, so it does not end with the request of any of them.
func (c *compressor) body(contentType string, plain []byte, speculation []string) (*body, error) {
	hash := hashOf(plain, speculation...)
	b := &body{contentType: []string{contentType}, speculation: speculation, plain: newVariant(nil, len(plain), hash, "")}
	if slices.Contains(compressed, contentType) {
		b.plain.data = plain
		return b, nil
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
	b.vary, b.gzip, b.brotli = varyEncoding, newVariant(zipped, len(zipped), hash, "gzip"), newVariant(brotlied, len(brotlied), hash, "br")
	return b, nil
}

// encode returns plain in one encoding: br, gzip, or plain itself for "". It fails if ctx ends while it waits for a processor.
func (c *compressor) encode(ctx context.Context, encoding string, plain []byte) ([]byte, error) {
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

// hashOf is what an ETag says of plain and of the header values that belong to it.
func hashOf(plain []byte, headers ...string) string {
	sum := sha256.New()
	for _, h := range headers {
		sum.Write([]byte(h))
	}
	sum.Write(plain)
	return hex.EncodeToString(sum.Sum(nil)[:8])
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
