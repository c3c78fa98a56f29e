package cache_test

import (
	"fmt"
	"net/http/httptest"

	"unknot/internal/web/cache"
)

func Example() {
	pages, err := cache.New(1 << 20)
	if err != nil {
		fmt.Println(err)
		return
	}
	compressor := cache.NewCompressor(6, 5)
	for range 2 {
		response, err := pages.Get(cache.Key{Path: "/about"}, func() (*cache.Response, error) {
			fmt.Println("rendered")
			return compressor.Response("text/html", []byte("<h1>About</h1>"), nil)
		})
		if err != nil {
			fmt.Println(err)
			return
		}
		r := httptest.NewRequest("GET", "/about", nil)
		r.Header.Set("Accept-Encoding", "gzip, br")
		w := httptest.NewRecorder()
		response.ServeHTTP(w, r)
		fmt.Println(w.Code, w.Header().Get("Content-Encoding"))
	}
	// Output:
	// rendered
	// 200 br
	// 200 br
}
