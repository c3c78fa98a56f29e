package web_test

import (
	"net/http"
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
	for _, list := range []string{"/stretches?kind=" + c.Moves[len(c.Moves)-1].KindID, "/library.json", "/llms.txt"} {
		if a := get(t, site, list); a.code != http.StatusOK || !strings.Contains(a.body, last) {
			t.Errorf("%s answers %d, and has %s: %v", list, a.code, last, strings.Contains(a.body, last))
		}
	}
}
