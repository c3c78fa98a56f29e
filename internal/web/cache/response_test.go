package cache_test

import (
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"slices"
	"sync"
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

// heldWriter keeps what is written to it, and its writer waiting.
type heldWriter struct {
	http.ResponseWriter
	got     chan []byte
	release chan struct{}
}

func (w heldWriter) Write(p []byte) (int, error) {
	w.got <- p
	<-w.release
	return len(p), nil
}

// Clients that take their time over the plain bytes of a page all read the same ones.
func TestSlowClientsSharePlainBytes(t *testing.T) {
	t.Parallel()
	r := newResponse(t, "text/html", page)
	w := heldWriter{got: make(chan []byte), release: make(chan struct{})}
	var reading sync.WaitGroup
	var first []byte
	for i := range 3 {
		reading.Go(func() {
			r.ServeHTTP(heldWriter{httptest.NewRecorder(), w.got, w.release}, httptest.NewRequest(http.MethodGet, "/", nil))
		})
		got := <-w.got
		if i == 0 {
			first = got
		}
		if string(got) != page || &got[0] != &first[0] {
			t.Errorf("client %d gets %q, in bytes of its own", i, got)
		}
	}
	close(w.release)
	reading.Wait()
}
