// Package cache keeps rendered responses in memory, compressed once and ready to be served.
//
// A [Response] holds one body in every encoding, with an ETag for each. It serves any number of requests at the same
// time. The cache is bounded by the memory that its entries take; concurrent requests for a missing key wait for one
// rendering. A [Compressor] encodes at one level.
//
// The package does not know pages: the caller decides what to render, under which [Key], and what
// Cache-Control says. A key has to change when its response does.
package cache

import (
	"context"
	"fmt"

	"github.com/maypok86/otter/v2"
)

// entryOverhead estimates the bytes of an entry without its body and its key: the response and the slices of its
// header values, the log handler, the node of the cache and its place in the tables.
const entryOverhead = 1000

// bytesPerCount is for how many bytes of the cache one address is counted. Entries take some 5,000 bytes, so about ten
// times as many addresses are counted as fit: with fewer, popular pages are forgotten among those that are requested
// once.
const bytesPerCount = 512

// maxCounts limits how many addresses are counted. The tables for that take 40 bytes each, which are in no other limit.
const maxCounts = 1 << 20

// Key identifies a cached response.
type Key struct {
	Snapshot uint64 // number of the snapshot that the response was rendered from
	Path     string // as requested, with its escapes
	Query    string // of a list, or for large print
}

// Cache maps keys to responses. It is safe for concurrent use.
type Cache struct {
	entries *otter.Cache[Key, *Response]
}

// New returns an empty cache that takes at most maxBytes of memory. When it is full, an entry that is read more often
// than others stays (W-TinyLFU): any number of addresses that are requested once cannot replace pages that many read.
func New(maxBytes uint64) (*Cache, error) {
	entries, err := otter.New(&otter.Options[Key, *Response]{
		MaximumWeight: maxBytes, Weigher: weight,
		// By default otter begins to count requests when the cache is half full, and again from zero when there are
		// more entries than it expects: then it cannot tell which pages many have read.
		InitialCapacity: int(min(maxBytes/bytesPerCount, maxCounts)),
	})
	if err != nil {
		return nil, fmt.Errorf("cache: %w", err)
	}
	return &Cache{entries}, nil
}

// weight estimates the bytes of memory that an entry takes. The path counts twice because the log handler has a copy.
func weight(k Key, r *Response) uint32 {
	return uint32(entryOverhead + 2*len(k.Path) + len(k.Query) + cap(r.plain.data) + cap(r.gzip.data) + cap(r.brotli.data))
}

// Get returns the response for key. On a miss it calls render, which must return one, and caches the result, once for
// all concurrent callers. An error of render is returned to all of them and not cached.
func (c *Cache) Get(key Key, render func() (*Response, error)) (*Response, error) {
	// No caller's context may cancel the rendering: others wait for the same response, and a client that has closed
	// only its sending side still reads.
	return c.entries.Get(context.Background(), key, loader(render))
}

// loader adapts a function to otter.Loader.
type loader func() (*Response, error)

func (l loader) Load(context.Context, Key) (*Response, error)              { return l() }
func (l loader) Reload(context.Context, Key, *Response) (*Response, error) { return l() }

// GetIfPresent returns the response for key if it is cached.
func (c *Cache) GetIfPresent(key Key) (*Response, bool) { return c.entries.GetIfPresent(key) }

// Replace puts r in place of the response for key, if there still is one.
func (c *Cache) Replace(key Key, r *Response) {
	c.entries.ComputeIfPresent(key, func(*Response) (*Response, otter.ComputeOp) { return r, otter.WriteOp })
}

// Clear removes all entries.
func (c *Cache) Clear() { c.entries.InvalidateAll() }

// Weight returns the estimated bytes of memory that the cache takes, and its number of entries.
func (c *Cache) Weight() (bytes uint64, entries int) {
	c.entries.CleanUp()
	return c.entries.WeightedSize(), c.entries.EstimatedSize()
}
