package main

import (
	"context"
	"errors"
	"regexp"
)

var (
	location = regexp.MustCompile(`<loc>https?://[^/<]*([^<]*)</loc>`)
	checkbox = regexp.MustCompile(`<input[^>]*type="checkbox"[^>]*name="([a-z-]+)"[^>]*value="([^"]*)"`)
)

// addresses reads from the site at url the addresses of its pages, and the checkboxes of the filters of /stretches, as
// name=value.
func addresses(ctx context.Context, url string) (pages, boxes []string, err error) {
	list, err := get(ctx, url+"/sitemap.xml", "identity", "")
	if err != nil {
		return nil, nil, err
	}
	for _, page := range location.FindAllSubmatch(list.body, -1) {
		pages = append(pages, string(page[1]))
	}
	moves, err := get(ctx, url+"/stretches", "identity", "")
	if err != nil {
		return nil, nil, err
	}
	for _, box := range checkbox.FindAllSubmatch(moves.body, -1) {
		boxes = append(boxes, string(box[1])+"="+string(box[2]))
	}
	if len(pages) == 0 || len(boxes) == 0 {
		return nil, nil, errors.New("the site has no pages or no filters")
	}
	return pages, boxes, nil
}
