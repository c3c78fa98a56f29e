package web

import (
	"fmt"

	"github.com/maypok86/otter/v2"
)

// maxCacheWeight bounds the bytes of memory that rendered pages take in the cache, with all that is kept beside them. All pages of the site,
// its files and its pictures take about half; the rest is for filtered lists, of which there are more than any memory could hold.
const maxCacheWeight = 24 << 20

// entryOverhead is about how many bytes an entry takes beside its pages, its address and what the log says of it: the body and the slices of
// its header values, the log handler, the node of the cache and its place in the tables.
const entryOverhead = 1000

// newCache returns an empty cache of rendered pages.
func newCache() (*otter.Cache[key, *body], error) {
	cache, err := otter.New(&otter.Options[key, *body]{MaximumWeight: maxCacheWeight, Weigher: entryWeight})
	if err != nil {
		return nil, fmt.Errorf("web: %w", err)
	}
	return cache, nil
}

// entryWeight estimates the bytes of memory that b takes in the cache under k. The path is there twice: the log handler has it too.
func entryWeight(k key, b *body) uint32 {
	return uint32(entryOverhead + 2*len(k.path) + len(k.query) + cap(b.plain.data) + cap(b.gzip.data) + cap(b.brotli.data))
}
