package cache_test

import (
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"slices"
	"testing"

	"unknot/internal/web/cache"
)

// A text that is at both ends of the longest page is compressed only once.
func TestWindowSpansLongestPage(t *testing.T) {
	t.Parallel()
	random := rand.NewChaCha8([32]byte{})
	part := make([]byte, 50_000)
	if _, err := random.Read(part); err != nil {
		t.Fatal(err)
	}
	r, err := cache.NewCompressor(1, 5).Response("/", http.Header{}, slices.Concat(part, part))
	if err != nil {
		t.Fatal(err)
	}
	w := httptest.NewRecorder()
	request := httptest.NewRequest(http.MethodGet, "/", nil)
	request.Header.Set("Accept-Encoding", "br")
	r.ServeHTTP(w, request)
	if length := w.Body.Len(); length < len(part) || length > len(part)*11/10 {
		t.Errorf("%d bytes, want hardly more than %d", length, len(part))
	}
}
