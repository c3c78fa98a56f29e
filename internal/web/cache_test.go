package web_test

import (
	"io"
	"net/http"
	"regexp"
	"runtime"
	"strings"
	"testing"

	"unknot/internal/web"
)

var checkbox = regexp.MustCompile(`<input[^>]* name="([a-z]+)" value="([^"]+)"`)

// filters returns n addresses of a list, each with a different filter.
func filters(t *testing.T, h http.Handler, list string, n int) []string {
	t.Helper()
	boxes := checkbox.FindAllStringSubmatch(page(t, h, list), -1)
	if n >= 1<<len(boxes) {
		t.Fatalf("%s has %d filters", list, 1<<len(boxes))
	}
	var out []string
	for bits := range n {
		var query []string
		for i, box := range boxes {
			if (bits+1)>>i&1 == 1 {
				query = append(query, box[1]+"="+box[2])
			}
		}
		out = append(out, list+"?"+strings.Join(query, "&"))
	}
	return out
}

// The weight of the cache is the memory that it takes, including keys and header values. The test measures the heap, so
// it must not run in parallel.
func TestCacheWeightIsItsMemory(t *testing.T) {
	site := newSite(t, func(c *web.Config) { c.Log = logTo(io.Discard) })
	heap := func() uint64 {
		var m runtime.MemStats
		runtime.GC()
		runtime.GC() // the first call only empties pools
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	addresses := filters(t, site, "/stretches", 300)
	page(t, site, addresses[0])
	before, _ := site.CacheWeight()
	empty := heap()
	for _, address := range addresses[1:] {
		page(t, site, address)
	}
	weight, entries := site.CacheWeight()
	taken := heap() - empty
	if share := float64(weight-before) / float64(taken); entries < 300 || share < 0.9 || share > 1.2 {
		t.Errorf("%d entries take %d bytes, estimated as %d: a ratio of %.2f", entries, taken, weight-before, share)
	}
}
