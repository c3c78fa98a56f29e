package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
)

// encodings are the content encodings that the measured clients accept.
var encodings = []string{"gzip", "br"}

const (
	rounds      = 7
	seconds     = 2 // of a round, each server
	connections = 16
	minRatio    = 0.9
)

const ratesNote = `
The guide is one of the content's with prose of others added, in a build of the program that serves as usual and logs to
the null device. Bare net/http is one handler that writes the very same answer, every header line of it, from memory: in
another process, under the same time limits, without a router or a log. Barest has no time limits either and writes only
what a page cannot be read without (Content-Type, -Encoding and -Length; ETag in a 304): between the two lies the price
of the headers that protect readers, not that of the program. Rounds alternate; a ratio is the median of the rounds' own.
`

// rates compares the site with handlers of net/http that write the same bytes.
func rates(ctx context.Context, b *builds) ([]row, error) {
	site, err := serve(ctx, b.long)
	if err != nil {
		return nil, err
	}
	defer site.stop()
	program, err := os.Executable()
	if err != nil {
		return nil, err
	}
	urls := []string{site.url + b.guide}
	if _, err := getBest(ctx, urls[0]); err != nil {
		return nil, err
	}
	for _, other := range baselines {
		p, err := startProcess(ctx, program, other.name, urls[0])
		if err != nil {
			return nil, err
		}
		defer p.stop()
		urls = append(urls, p.url)
	}
	loadCommand := []string{"wrk"}
	var rows []row
	for _, encoding := range encodings {
		header, body, err := get(ctx, urls[0], encoding, "")
		if err != nil {
			return rows, err
		}
		for _, url := range urls[1:] {
			if _, same, err := get(ctx, url, encoding, ""); err != nil || !bytes.Equal(body, same) {
				return rows, errors.Join(fmt.Errorf("%s does not write the same bytes", url), err)
			}
		}
		command := append(slices.Clone(loadCommand), "-H", "Accept-Encoding: "+encoding)
		more, err := compare(ctx, fmt.Sprintf("%s, %s bytes", encoding, thousands(len(body))), urls, command)
		rows = append(rows, more...)
		if err != nil {
			return rows, err
		}
		if encoding == "br" {
			more, err = compare(ctx, "304", urls, append(command, "-H", "If-None-Match: "+header.Get("Etag")))
			rows = append(rows, more...)
		}
		if err != nil {
			return rows, err
		}
	}
	return rows, nil
}

// compare measures the servers at urls in turn: the site, then the baselines in their order. Ratios are taken within a
// round, so that other load on the machine affects all servers alike.
func compare(ctx context.Context, what string, urls, loadCommand []string) ([]row, error) {
	measured := make([][]float64, len(urls)) // indexed by server, then by round
	for i := range rounds + 1 {
		for j, url := range urls {
			r, err := rate(ctx, loadCommand, url)
			if err != nil {
				return nil, err
			}
			if i > 0 { // the first round is a warm-up
				measured[j] = append(measured[j], r)
			}
		}
		if i > 0 {
			progress("%s: round %d of %d", what, i, rounds)
		}
	}
	rows := []row{{what: "requests/s, guide, " + what, measured: thousands(median(measured[0])) + " by " + filepath.Base(loadCommand[0])}}
	for j, other := range baselines {
		var ratios []float64
		for i, r := range measured[0] {
			ratios = append(ratios, r/measured[j+1][i])
		}
		r := row{
			what: "  beside " + other.name + " net/http",
			measured: fmt.Sprintf("%s, so %.2f of it (%.2f to %.2f in %d rounds)",
				thousands(median(measured[j+1])), median(ratios), slices.Min(ratios), slices.Max(ratios), rounds),
		}
		if other.limit {
			r.limit, r.over = fmt.Sprintf("at least %.2f", minRatio), median(ratios) < minRatio
		}
		rows = append(rows, r)
	}
	return rows, nil
}

var (
	printedRate  = regexp.MustCompile(`Requests/sec:\s*([0-9.]+)`)
	printedError = regexp.MustCompile(`Non-2xx.*|Socket errors.*`)
)

// rate returns the requests per second that loadCommand reports for url.
func rate(ctx context.Context, loadCommand []string, url string) (float64, error) {
	args := append(slices.Clone(loadCommand[1:]), "-t", "1", "-c", strconv.Itoa(connections), "-d", fmt.Sprintf("%ds", seconds), url)
	out, err := exec.CommandContext(ctx, loadCommand[0], args...).Output()
	if err != nil {
		return 0, fmt.Errorf("%s: %w", loadCommand[0], err)
	}
	if failure := printedError.Find(out); failure != nil {
		return 0, fmt.Errorf("%s: %s", loadCommand[0], failure)
	}
	m := printedRate.FindSubmatch(out)
	if m == nil {
		return 0, fmt.Errorf("%s printed no rate", loadCommand[0])
	}
	return strconv.ParseFloat(string(m[1]), 64)
}
