package cache_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"unknot/internal/web/cache"
)

// Popular pages stay in the cache even if many more addresses than it can hold are requested once. A cache that keeps
// the latest entries would lose them all.
func TestPopularPagesStayInCache(t *testing.T) {
	t.Parallel()
	const (
		size    = 1 << 20
		popular = 100 // number of pages, which take about half of the cache
		scanned = 2_000
		length  = 2_000 // bytes of a body; they do not compress, and are stored as gzip and as brotli
	)
	compressor := cache.NewCompressor(1, 0)
	pages, err := cache.New(size)
	if err != nil {
		t.Fatal(err)
	}
	body := make([]byte, length)
	if _, err := rand.NewChaCha8([32]byte{}).Read(body); err != nil {
		t.Fatal(err)
	}
	rendered := 0
	read := func(path string) {
		t.Helper()
		_, err := pages.Get(cache.Key{Path: path}, func() (*cache.Response, error) {
			rendered++
			return compressor.Response("/", nil, body)
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	readPopular := func() {
		for i := range popular {
			read(fmt.Sprint("/popular/", i))
		}
	}
	for range 5 {
		readPopular()
	}
	if rendered != popular {
		t.Fatalf("%d pages rendered, want %d", rendered, popular)
	}
	for i := range scanned {
		read(fmt.Sprint("/scanned/", i))
		if i%1000 == 999 { // request each popular page now and then
			readPopular()
		}
	}
	if again := rendered - popular - scanned; again > popular*10/5 {
		t.Errorf("popular pages were rendered %d times again in %d requests, want at most one in five", again, popular*10)
	}
	if bytes, _ := pages.Weight(); bytes > size {
		t.Errorf("the cache takes %d bytes, more than %d", bytes, size)
	}
}
