package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"slices"
	"time"
)

// bares are the servers that the site is compared with. Each is one handler of net/http that writes bytes it
// has: no router, no choice of encoding, no log.
var bares = []struct {
	name  string
	keeps func(header string) bool // whether it sends that header of the site
	limit bool                     // whether it has the time limits of the site
}{
	{"bare", func(name string) bool { return name != "Date" }, true}, // net/http writes Date
	{"barest", func(name string) bool { return slices.Contains(needed, name) }, false},
}

// needed are the header lines without which a page cannot be read, or a 304 understood.
var needed = []string{"Content-Type", "Content-Encoding", "Content-Length", "Etag"}

// copied is what the site answers in one encoding: the page, and that the reader has it.
type copied struct {
	etag            string
	page, unchanged []line
	body            []byte
}

type line struct {
	name  string
	value []string
}

// bare serves under one of the names in bares what the site answers at an address.
func bare(ctx context.Context, name, url string) error {
	server := &http.Server{}
	var keeps func(string) bool
	for _, b := range bares {
		if b.name == name {
			keeps = b.keeps
			if b.limit { // as in cmd/unknot/serve.go
				server.ReadHeaderTimeout, server.ReadTimeout = 5*time.Second, 10*time.Second
				server.WriteTimeout, server.IdleTimeout = 30*time.Second, 2*time.Minute
			}
		}
	}
	answers := map[string]copied{}
	for _, encoding := range encodings {
		page, body, err := get(ctx, url, encoding, "")
		if err != nil {
			return err
		}
		c := copied{etag: page.Get("Etag"), page: lines(page, keeps), body: body}
		unchanged, _, err := get(ctx, url, encoding, c.etag)
		if err != nil {
			return err
		}
		c.unchanged = lines(unchanged, keeps)
		answers[encoding] = c
	}
	server.Handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		c := answers[r.Header.Get("Accept-Encoding")]
		h := w.Header()
		if r.Header.Get("If-None-Match") == c.etag {
			for _, l := range c.unchanged {
				h[l.name] = l.value
			}
			w.WriteHeader(http.StatusNotModified)
			return
		}
		for _, l := range c.page {
			h[l.name] = l.value
		}
		_, _ = w.Write(c.body)
	})
	listener, err := net.Listen("tcp", "localhost:0")
	if err != nil {
		return err
	}
	fmt.Fprintf(os.Stderr, "%s: http://%s\n", name, listener.Addr())
	go func() {
		<-ctx.Done()
		_ = server.Close()
	}()
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}

func lines(h http.Header, keeps func(string) bool) []line {
	var all []line
	for name, value := range h {
		if keeps(name) {
			all = append(all, line{name, value})
		}
	}
	return all
}
