package cache_test

import (
	"errors"
	"testing"

	"unknot/internal/web/cache"
)

// A response stays until all are cleared, and an error is not kept.
func TestCacheKeepsResponses(t *testing.T) {
	t.Parallel()
	pages, err := cache.New(1 << 20)
	if err != nil {
		t.Fatal(err)
	}
	one := newResponse(t, "image/png", page)
	key, errRender := cache.Key{Snapshot: 1, Path: "/four", Query: "six=12"}, errors.New("cannot render")
	if _, err := pages.Get(key, func() (*cache.Response, error) { return nil, errRender }); !errors.Is(err, errRender) {
		t.Errorf("the error %v, want %v", err, errRender)
	}
	if r, isCached := pages.GetIfPresent(key); r != nil || isCached {
		t.Errorf("%v is cached after an error", r)
	}
	for range 2 {
		if r, err := pages.Get(key, func() (*cache.Response, error) { return one, nil }); r != one || err != nil {
			t.Errorf("%v, %v; want the first response", r, err)
		}
	}
	if r, isCached := pages.GetIfPresent(key); r != one || !isCached {
		t.Errorf("%v, cached %v", r, isCached)
	}
	if bytes, entries := pages.Weight(); bytes != uint64(1000+2*5+6+len(page)) || entries != 1 {
		t.Errorf("%d bytes in %d entries, want 1032 in 1", bytes, entries)
	}
	pages.Clear()
	if bytes, entries := pages.Weight(); bytes != 0 || entries != 0 {
		t.Errorf("%d bytes in %d entries after all were cleared", bytes, entries)
	}
}
