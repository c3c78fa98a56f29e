// Package cache keeps rendered responses in memory, already compressed and ready to be served.
//
// A [Response] holds one body in every encoding, with an ETag for each. Any number of requests can be served from it at
// the same time. A [Cache] is limited by the memory that its entries take. Concurrent requests for a missing key wait
// for one rendering. A [Compressor] encodes at one level.
//
// The package knows nothing about pages. The caller decides what to render, under which [Key], and what Cache-Control
// says. When a response changes, its key must change too.
package cache

import (
	"context"
	"fmt"

	"github.com/maypok86/otter/v2"
)

// entryOverhead estimates how many bytes an entry takes besides its body and its key: for the response, the slices of
// its header values, the log handler, and the place of the entry in the tables of the cache.
const entryOverhead = 1000

// bytesPerCount is for how many bytes of the cache there is one request counter. An entry takes about 5,000 bytes, so
// about ten times as many addresses are counted as fit into the cache. With fewer counters, popular pages would be
// forgotten among addresses that are requested only once.
const bytesPerCount = 512

// maxCounts limits the number of request counters. Each takes 40 bytes in tables that no other limit covers.
const maxCounts = 1 << 20

// Key identifies a cached response.
type Key struct {
	Snapshot uint64 // number of the snapshot that the response was rendered from
	Path     string // path as requested, with its escapes
	Query    string // query as requested: the filter of a list, or large print
}

// Cache maps keys to responses. It is safe for concurrent use.
type Cache struct {
	entries *otter.Cache[Key, *Response]
}

// New returns an empty cache that takes at most maxBytes of memory. When the cache is full, the entries that are read
// most often stay (W-TinyLFU): however many addresses are requested once, they cannot replace pages that many people
// read.
func New(maxBytes uint64) (*Cache, error) {
	entries, err := otter.New(&otter.Options[Key, *Response]{
		MaximumWeight: maxBytes, Weigher: weight,
		// By default otter begins to count requests only when the cache is half full, and starts again from zero when
		// there are more entries than it expects. After that it cannot tell which pages are popular.
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

// Get returns the response for key. On a miss it calls render, once for all concurrent callers, and caches the result.
// render must return a response or an error. An error is returned to all of the callers, and is not cached.
func (c *Cache) Get(key Key, render func() (*Response, error)) (*Response, error) {
	// Rendering must not stop when the context of one caller ends: others wait for the same response, and a client that
	// has closed only its sending side is still reading.
	return c.entries.Get(context.Background(), key, loader(render))
}

// loader adapts a function to otter.Loader.
type loader func() (*Response, error)

func (l loader) Load(context.Context, Key) (*Response, error)              { return l() }
func (l loader) Reload(context.Context, Key, *Response) (*Response, error) { return l() }

// GetIfPresent returns the response for key, and reports whether it is cached.
func (c *Cache) GetIfPresent(key Key) (*Response, bool) { return c.entries.GetIfPresent(key) }

// Clear removes all entries.
func (c *Cache) Clear() { c.entries.InvalidateAll() }

// Weight returns the estimated number of bytes that the cache takes, and the number of its entries.
func (c *Cache) Weight() (bytes uint64, entries int) {
	c.entries.CleanUp()
	return c.entries.WeightedSize(), c.entries.EstimatedSize()
}
