// Package site holds what pages may see: the catalog, lists of it, its search index, the static files, and today.
//
// A [Site] is a value that never changes once pages are rendered from it. Texts in the content have {emergency} in
// place of a phone number, and marks for labels: [Numbers] replaces both.
package site

import (
	"sync"

	"unknot/internal/catalog"
	"unknot/internal/frontmatter"
	"unknot/internal/search"
	"unknot/internal/view"
	"unknot/static"
)

// Site is the data that all pages share.
type Site struct {
	*catalog.Catalog
	view.Lists
	*Numbers
	Search      func() *search.Index // returns the search index of the catalog; the first call builds it, which takes longer than any page
	SearchReady <-chan struct{}      // closed once the index has been built
	Static      *static.Set
	URL         string // public address, without a trailing slash
	Large       bool   // render the page in large print
	Dev         bool
	Problems    []frontmatter.Problem // problems of newer content that could not be published; only with Dev
	Remarks     []frontmatter.Problem // remarks about this content, which was published nevertheless; only with Dev

	Today   catalog.Day
	Version string // hash of everything that pages depend on, including the day if something falls due; "" if devices keep no copies
}

// SetCatalog sets the catalog, and everything that depends on it.
func (s *Site) SetCatalog(c *catalog.Catalog) {
	s.Catalog, s.Lists = c, view.NewLists(&c.Content)
	made := make(chan struct{})
	s.SearchReady, s.Search = made, sync.OnceValue(func() *search.Index {
		defer close(made) // also after a panic, which every later call repeats
		return search.New(c)
	})
}
