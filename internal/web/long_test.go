package web_test

import (
	"net/http"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"unknot/internal/catalog"
	"unknot/internal/fixture"
	"unknot/internal/load"
	"unknot/internal/web"
)

// large is the catalog of a site with more than 2,000 moves.
var large = sync.OnceValues(func() (*catalog.Catalog, error) {
	content := fixture.Generate(3334, 1)
	for name := range content {
		if strings.Contains(name, "/guide-") || strings.Contains(name, "/routine-") { // they take long to load
			delete(content, name)
		}
	}
	if err := fixture.Publish(content); err != nil {
		return nil, err
	}
	return load.Catalog(content)
})

// newLargeSite returns a site with more than 2,000 moves, and its catalog.
func newLargeSite(t *testing.T) (*web.Server, *catalog.Catalog) {
	t.Helper()
	c, err := large()
	if err != nil {
		t.Fatalf("%.500v", err)
	}
	s := newSite(t, nil)
	if err := s.Publish(c, newFiles(t)); err != nil {
		t.Fatal(err)
	}
	return s, c
}

// A list of 2,000 entries answers, with its last entry.
func TestLongListIsWhole(t *testing.T) {
	t.Parallel()
	site, c := newLargeSite(t)
	if len(c.Moves) < 2000 {
		t.Fatalf("there are %d moves", len(c.Moves))
	}
	last := c.Moves[len(c.Moves)-1].Path
	for _, list := range []string{"/stretches", "/library.json", "/llms.txt"} {
		if a := get(t, site, list); a.code != http.StatusOK || !strings.Contains(a.body, last) {
			t.Errorf("%s answers %d, and has %s: %v", list, a.code, last, strings.Contains(a.body, last))
		}
	}
}

// The parts of the sitemap have each page once.
func TestPartsOfSitemapHaveEachPageOnce(t *testing.T) {
	t.Parallel()
	site, c := newLargeSite(t)
	var pages []string
	index := page(t, site, "/sitemap.xml")
	checkXML(t, "/sitemap.xml", index)
	for _, m := range regexp.MustCompile(`<sitemap><loc>https://unknot.example([^<]*)`).FindAllStringSubmatch(index, -1) {
		for _, loc := range regexp.MustCompile(`<loc>https://unknot.example([^<]*)`).FindAllStringSubmatch(page(t, site, m[1]), -1) {
			pages = append(pages, loc[1])
		}
	}
	var want []string
	for _, a := range c.PageEntries() {
		want = append(want, a.Path)
	}
	if !slices.Equal(pages, want) {
		t.Errorf("all parts of the sitemap have %d pages, want %d", len(pages), len(want))
	}
	for _, none := range []string{"/sitemap/0.xml", "/sitemap/9.xml", "/sitemap/01.xml", "/sitemap/x.xml"} {
		if a := get(t, site, none); a.code != http.StatusNotFound {
			t.Errorf("%s answers %d", none, a.code)
		}
	}
}
