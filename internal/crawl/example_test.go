package crawl_test

import (
	"context"
	"fmt"
	"io"
	"net/http"

	"unknot/internal/crawl"
)

func ExampleCheck() {
	site := http.NewServeMux()
	site.HandleFunc("/{$}", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		io.WriteString(w, `<!DOCTYPE html><html lang="en"><head><title>Home</title><meta name="robots" content="noindex"></head>`+
			`<body><main><h1>Home</h1><a href="/about">About</a></main></body></html>`)
	})
	faults, pages, err := crawl.Check(context.Background(), site, []string{"/"}, nil)
	if err != nil {
		fmt.Println(err)
	}
	fmt.Println(pages, "page")
	for _, fault := range faults {
		fmt.Println(fault)
	}
	// Output:
	// 1 page
	// /: links to /about, which answers 404
}
