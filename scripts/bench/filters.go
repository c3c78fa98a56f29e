package main

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"net/url"
	"regexp"
	"strings"
	"time"

	"golang.org/x/sync/errgroup"
)

const (
	filterClients      = 32
	filterTime         = time.Minute
	maxFilteringMemory = 150e6 // bytes
)

var checkbox = regexp.MustCompile(`<input[^>]*type="checkbox"[^>]*name="([a-z-]+)"[^>]*value="([^"]*)"`)

// filters measures the peak memory of the program while clients request lists that are not cached yet.
func filters(ctx context.Context, b *builds) ([]row, error) {
	site, err := serve(ctx, b.real)
	if err != nil {
		return nil, err
	}
	defer site.stop()
	_, page, err := get(ctx, site.url+"/stretches", "identity", "")
	if err != nil {
		return nil, err
	}
	boxes := checkbox.FindAllStringSubmatch(string(page), -1)
	if len(boxes) == 0 {
		return nil, errors.New("/stretches has no filters")
	}
	start := time.Now()
	var clients errgroup.Group
	for range filterClients {
		clients.Go(func() error {
			for time.Since(start) < filterTime {
				if _, _, err := get(ctx, site.url+"/stretches?"+randomFilter(boxes), "br", ""); err != nil {
					return err
				}
			}
			return nil
		})
	}
	if err := clients.Wait(); err != nil {
		return nil, err
	}
	_, peak, err := site.memory()
	return []row{{
		what:     fmt.Sprintf("resident memory, %.0f s of random filters by %d clients", filterTime.Seconds(), filterClients),
		measured: fmt.Sprintf("at its highest %.0f MB", peak/1e6),
		limit:    fmt.Sprintf("at most %.0f MB", maxFilteringMemory/1e6),
		over:     peak > maxFilteringMemory,
	}}, err
}

// randomFilter returns a query with about every sixth of the boxes ticked, in page order, so that it is canonical and
// is not redirected.
func randomFilter(boxes [][]string) string {
	var ticked []string
	for _, box := range boxes {
		if rand.IntN(6) == 0 {
			ticked = append(ticked, url.QueryEscape(box[1])+"="+url.QueryEscape(box[2]))
		}
	}
	return strings.Join(ticked, "&")
}
