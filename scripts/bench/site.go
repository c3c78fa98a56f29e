package main

import (
	"cmp"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"time"

	"unknot/internal/catalog"
)

const (
	tries         = 10
	maxStart      = 200 * time.Millisecond
	maxMemory     = 100e6 // bytes
	maxPageWeight = 14_600
	maxListWeight = 22_000 // for the lists of claims, treatments and sources, which do not fit into one round trip
)

// startTime measures the time from the start of the program to its first response.
func startTime(ctx context.Context, b *builds) ([]row, error) {
	var tookMS []float64
	for range tries {
		start := time.Now()
		site, err := serve(ctx, b.real)
		if err != nil {
			return nil, err
		}
		_, _, err = get(ctx, site.url+"/", "br", "")
		tookMS = append(tookMS, float64(time.Since(start)/time.Microsecond)/1000)
		site.stop()
		if err != nil {
			return nil, err
		}
	}
	medianStart := median(tookMS)
	return []row{{
		what:     "start to the first answer, all content",
		measured: fmt.Sprintf("%.0f ms (%.0f to %.0f in %d starts)", medianStart, slices.Min(tookMS), slices.Max(tookMS), tries),
		limit:    fmt.Sprintf("at most %d ms", maxStart.Milliseconds()),
		over:     medianStart > float64(maxStart.Milliseconds()),
	}}, nil
}

// pages returns the paths that the sitemap lists.
func (p *process) pages(ctx context.Context) ([]string, error) {
	_, data, err := get(ctx, p.url+"/sitemap.xml", "identity", "")
	if err != nil {
		return nil, err
	}
	var list struct {
		URLs []string `xml:"url>loc"`
	}
	if err := xml.Unmarshal(data, &list); err != nil {
		return nil, err
	}
	var paths []string
	for _, text := range list.URLs {
		u, err := url.Parse(text)
		if err != nil {
			return nil, err
		}
		paths = append(paths, cmp.Or(u.Path, "/"))
	}
	if len(paths) == 0 {
		err = errors.New("the sitemap is empty")
	}
	return paths, err
}

// memory measures the resident memory of the program after requests for every page.
func memory(ctx context.Context, b *builds) ([]row, error) {
	site, err := serve(ctx, b.real)
	if err != nil {
		return nil, err
	}
	defer site.stop()
	pages, err := site.pages(ctx)
	if err != nil {
		return nil, err
	}
	for _, page := range pages {
		for _, encoding := range encodings {
			if _, _, err := get(ctx, site.url+page, encoding, ""); err != nil {
				return nil, err
			}
		}
	}
	now, peak, err := site.memory()
	if err == nil && now == 0 {
		err = errors.New("/proc has no resident memory of the process")
	}
	return []row{{
		what:     fmt.Sprintf("resident memory after all %d pages, gzip and br", len(pages)),
		measured: fmt.Sprintf("%.0f MB, at its highest %.0f MB", now/1e6, peak/1e6),
		limit:    fmt.Sprintf("at most %.0f MB", maxMemory/1e6),
		over:     now > maxMemory,
	}}, err
}

// maxShown is the number of heaviest pages in the table.
const maxShown = 3

var (
	styleLink = regexp.MustCompile(`<link rel="stylesheet"[^>]*>`)
	linked    = regexp.MustCompile(`href="([^"]*)"`)
)

// weights measures the heaviest pages, each with its stylesheets for screens.
func weights(ctx context.Context, b *builds) ([]row, error) {
	site, err := serve(ctx, b.real)
	if err != nil {
		return nil, err
	}
	defer site.stop()
	pages, err := site.pages(ctx)
	if err != nil {
		return nil, err
	}
	type weight struct {
		page         string
		html, styles int
	}
	var all []weight
	for _, page := range pages {
		zipped, err := getBest(ctx, site.url+page)
		if err != nil {
			return nil, err
		}
		_, plain, err := get(ctx, site.url+page, "identity", "")
		if err != nil {
			return nil, err
		}
		w := weight{page: page, html: len(zipped)}
		for _, link := range styleLink.FindAllString(string(plain), -1) {
			href := linked.FindStringSubmatch(link)
			if href == nil || strings.Contains(link, `media="print"`) {
				continue
			}
			_, sheet, err := get(ctx, site.url+href[1], "br", "")
			if err != nil {
				return nil, err
			}
			w.styles += len(sheet)
		}
		all = append(all, w)
	}
	slices.SortFunc(all, func(a, b weight) int { return cmp.Compare(b.html+b.styles, a.html+a.styles) })
	var rows []row
	for _, w := range all[:min(maxShown, len(all))] {
		limit := maxPageWeight
		if w.page == "/evidence" || w.page == catalog.TreatmentsPath || w.page == "/sources" {
			limit = maxListWeight
		}
		rows = append(rows, row{
			what:     "weight of " + w.page + ", br",
			measured: fmt.Sprintf("%s bytes: page %s, style sheets %s", thousands(w.html+w.styles), thousands(w.html), thousands(w.styles)),
			limit:    fmt.Sprintf("at most %s bytes", thousands(limit)),
			over:     w.html+w.styles > limit,
		})
	}
	return rows, nil
}
