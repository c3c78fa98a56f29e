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

// baselines are the servers that the site is compared with. Each is one handler of net/http that writes stored bytes
// without a router, content negotiation or a log.
var baselines = []struct {
	name  string
	keep  func(header string) bool // reports whether the server sends that header of the site
	limit bool                     // whether the server has the time limits of the site
}{
	{"bare", func(name string) bool { return name != "Date" }, true}, // net/http writes Date
	{"barest", func(name string) bool { return slices.Contains(neededHeaders, name) }, false},
}

// neededHeaders are the headers that a client needs to read a page or to understand a 304.
var neededHeaders = []string{"Content-Type", "Content-Encoding", "Content-Length", "Etag"}

// responses holds what the site answers in one encoding: the page, and 304 for its ETag.
type responses struct {
	etag            string
	page, unchanged []headerField
	body            []byte
}

type headerField struct {
	name  string
	value []string
}

// bare serves the responses of the site at url, as the server of baselines with that name, until ctx is done.
func bare(ctx context.Context, name, url string) error {
	server := &http.Server{}
	var keep func(string) bool
	for _, b := range baselines {
		if b.name == name {
			keep = b.keep
			if b.limit { // as in cmd/unknot/serve.go
				server.ReadHeaderTimeout, server.ReadTimeout = 5*time.Second, 10*time.Second
				server.WriteTimeout, server.IdleTimeout = 30*time.Second, 2*time.Minute
			}
		}
	}
	byEncoding := map[string]responses{}
	for _, encoding := range encodings {
		page, body, err := get(ctx, url, encoding, "")
		if err != nil {
			return err
		}
		c := responses{etag: page.Get("Etag"), page: headerFields(page, keep), body: body}
		unchanged, _, err := get(ctx, url, encoding, c.etag)
		if err != nil {
			return err
		}
		c.unchanged = headerFields(unchanged, keep)
		byEncoding[encoding] = c
	}
	server.Handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		c := byEncoding[r.Header.Get("Accept-Encoding")]
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

// headerFields returns the fields of h whose names satisfy keep, as a slice: a baseline writes them faster than from a map.
func headerFields(h http.Header, keep func(string) bool) []headerField {
	var all []headerField
	for name, value := range h {
		if keep(name) {
			all = append(all, headerField{name, value})
		}
	}
	return all
}
