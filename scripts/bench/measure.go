package main

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"regexp"
	"strconv"
	"time"
)

const (
	starts      = 10
	rounds      = 7
	floodRounds = 3
	guide       = "/guides/techniques/relieve-back-tension" // a long one
)

// floodNames are the kinds of requests in flood.lua that no cache holds.
var floodNames = []string{"filters", "searches", "sheets", "wrong"}

// serverNames are the names in results of the servers that are compared.
var serverNames = []string{"bare", "unknot"}

// start measures the time from the start of a server to its first answer.
func (r results) start(ctx context.Context, program string) error {
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

// rates measures the requests per second of a cached page. Both servers are measured in turn, so that a machine that
// slows down slows both.
func (r results) rates(ctx context.Context, program string) error {
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
				load := append(headers, "-t1", "-c16", "-d2s", p.url+guide)
				if err := r.wrk(ctx, "Warm/"+name+"/server="+serverNames[i], "requests/s", load...); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// floods measures the memory of the site after requests for every page, then how long a reader waits for a cached
// page, alone and beside 128 clients who ask for what no cache holds, without a pause. The clients have the lowest
// priority of the system, as if they were on other machines, so that they take time only from what is idle.
func (r results) floods(ctx context.Context, program string) error {
	site, err := startProcess(ctx, program, "serve", "-addr", "localhost:0")
	if err != nil {
		return err
	}
	defer site.stop()
	pages, boxes, err := addresses(ctx, site.url)
	if err != nil {
		return err
	}
	for _, page := range pages {
		for _, encoding := range []string{"gzip", "br"} {
			if _, err := get(ctx, site.url+page, encoding, ""); err != nil {
				return err
			}
		}
	}
	err = r.addMemory("pages", site, "VmRSS")
	script := []string{"-t1", "-s", "scripts/bench/flood.lua", site.url, "--"}
	reader := append([]string{"-c1", "-d3s", "--latency"}, append(script, "alone")...)
	for n := 0; n < floodRounds && err == nil; n++ {
		err = r.wrk(ctx, "Reader/alone", "ms", reader...)
		for _, name := range floodNames {
			flood := append(append([]string{"-c128", "-d4s"}, script...), append([]string{name}, boxes...)...)
			failed := make(chan error, 1)
			go func() {
				failed <- exec.CommandContext(ctx, "nice", append([]string{"-n", "19", "wrk"}, flood...)...).Run()
			}()
			err = errors.Join(err, r.wrk(ctx, "Reader/"+name, "ms", reader...), <-failed)
		}
	}
	return errors.Join(err, r.addMemory("floods", site, "VmHWM"))
}

// soak floods the site for a time, with one kind of request after another. It fails if the site takes over a tenth more
// memory in the end than it took at most in the first quarter of the time, in which caches fill.
func soak(ctx context.Context, program, duration string) error {
	d, err := time.ParseDuration(duration)
	if err != nil {
		return err
	}
	site, err := startProcess(ctx, program, "serve", "-addr", "localhost:0")
	if err != nil {
		return err
	}
	defer site.stop()
	_, boxes, err := addresses(ctx, site.url)
	if err != nil {
		return err
	}
	var first, last float64
	for began := time.Now(); time.Since(began) < d; {
		for _, name := range floodNames {
			load := append([]string{"-t1", "-c16", "-d5s", "-s", "scripts/bench/flood.lua", site.url, "--", name}, boxes...)
			if err := exec.CommandContext(ctx, "wrk", load...).Run(); err != nil {
				return fmt.Errorf("wrk %s: %w", name, err)
			}
		}
		if last, err = site.memory("VmRSS"); err != nil {
			return err
		}
		took := time.Since(began).Round(time.Second)
		if took <= d/4 {
			first = max(first, last)
		}
		fmt.Printf("%v: %.0f MB\n", took, last)
	}
	if first > 0 && last > 1.1*first {
		return fmt.Errorf("the memory grew from %.0f to %.0f MB", first, last)
	}
	return nil
}

// addMemory adds a figure of the memory of a process.
func (r results) addMemory(name string, p *process, figure string) error {
	mb, err := p.memory(figure)
	r.add("Memory/"+name, mb, "MB")
	return err
}

// printed are what wrk prints, by unit: the rate, and with --latency the 99th percentile.
var printed = map[string]*regexp.Regexp{
	"requests/s": regexp.MustCompile(`Requests/sec:\s*([0-9.]+)()`),
	"ms":         regexp.MustCompile(`99%\s+([0-9.]+)(us|ms|s)`),
}

// wrk runs wrk and adds what it prints in a unit. It fails if a connection fails.
func (r results) wrk(ctx context.Context, name, unit string, args ...string) error {
	out, err := exec.CommandContext(ctx, "wrk", append([]string{"--timeout", "30s"}, args...)...).Output()
	m := printed[unit].FindSubmatch(out)
	if err != nil || m == nil || bytes.Contains(out, []byte("Socket errors")) {
		return fmt.Errorf("wrk %v: %w\n%s", args, cmp.Or(err, errors.New("no result")), out)
	}
	value, err := strconv.ParseFloat(string(m[1]), 64)
	r.add(name, value*map[string]float64{"": 1, "us": 1e-3, "ms": 1, "s": 1e3}[string(m[2])], unit)
	return err
}
