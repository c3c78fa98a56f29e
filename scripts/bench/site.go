package main

import (
	"context"
	"errors"
	"os"
	"regexp"
	"time"
)

const (
	starts      = 10
	rounds      = 7
	floodRounds = 3
	guide       = "/guides/techniques/relieve-back-tension" // a long one
)

// serverNames are the names in results of the servers that are compared.
var serverNames = []string{"bare", "unknot"}

// start measures the time from the start of a server to its first answer.
func start(ctx context.Context, program string, r *results) error {
	for range starts {
		for i, command := range [][]string{{os.Args[0], bareName, ""}, {program, "serve", "-addr", "localhost:0"}} {
			began := time.Now()
			p, err := startProcess(ctx, command...)
			if err != nil {
				return err
			}
			_, err = get(ctx, p.url+guide, "br", "")
			took := time.Since(began)
			p.stop()
			if err != nil {
				return err
			}
			r.add("Start/server="+serverNames[i], float64(took.Microseconds())/1000, "ms")
		}
	}
	return nil
}

// rates measures the requests per second of a cached page, and of filtered lists that nobody has asked for.
func rates(ctx context.Context, program string, r *results) error {
	site, err := startProcess(ctx, program, "serve", "-addr", "localhost:0")
	if err != nil {
		return err
	}
	defer site.stop()
	page, err := get(ctx, site.url+guide, "br", "")
	if err != nil {
		return err
	}
	other, err := startProcess(ctx, os.Args[0], bareName, site.url)
	if err != nil {
		return err
	}
	defer other.stop()
	for range rounds {
		for name, headers := range map[string][]string{
			"gzip": {"-H", "Accept-Encoding: gzip"},
			"br":   {"-H", "Accept-Encoding: br"},
			"304":  {"-H", "Accept-Encoding: br", "-H", "If-None-Match: " + page.header.Get("Etag")},
		} {
			for i, p := range []*process{other, site} {
				load, err := wrk(ctx, 0, append(headers, "-t1", "-c16", "-d2s", p.url+guide)...)
				if err != nil {
					return err
				}
				r.add("Rate/"+name+"/server="+serverNames[i], load.rate, "requests/s")
			}
		}
	}
	load, err := askFor(ctx, "filters", 0, site, "-c2", "-d5s")
	r.add("Rate/cold-filters/server=unknot", load.rate, "requests/s")
	return err
}

var location = regexp.MustCompile(`<loc>https?://[^/<]*([^<]*)</loc>`)

// memory measures the memory of the site after requests for every page.
func memory(ctx context.Context, program string, r *results) error {
	site, err := startProcess(ctx, program, "serve", "-addr", "localhost:0")
	if err != nil {
		return err
	}
	defer site.stop()
	list, err := get(ctx, site.url+"/sitemap.xml", "identity", "")
	if err != nil {
		return err
	}
	pages := location.FindAllSubmatch(list.body, -1)
	if len(pages) == 0 {
		return errors.New("the sitemap is empty")
	}
	for _, page := range pages {
		for _, encoding := range []string{"gzip", "br"} {
			if _, err := get(ctx, site.url+string(page[1]), encoding, ""); err != nil {
				return err
			}
		}
	}
	mb, err := site.memory("VmRSS")
	r.add("Memory/pages", mb, "MB")
	return err
}
