// Package templates renders the catalog as HTML.
//
// Every page is a component that is named after what readers see: [Move], [Routine], [Guide], [Search]. It takes a
// [Site], which is the same for all pages, and values from the catalog. [Layout] wraps it, with a [Head] that describes
// the page. Components only format. Package web decides which page answers a request, and the rules about content are
// in package catalog. Texts in the content have {emergency} in place of a phone number, and marks for labels: [Numbers]
// replaces both.
package templates

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

	Preview func(LinkPreview) Picture // returns the image of a link preview

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

// Feed describes a feed of events.
type Feed struct {
	Path    string // address without the extension
	Title   string
	Summary string
}

// NewsFeed is the feed of the whole site.
var NewsFeed = Feed{"/feed", "Unknot: new and changed", "What is new on Unknot, and what changed and why."}

// siteName and language are the same for every page.
const siteName, language = "Unknot", "en-GB"

// About describes the site in search results and on home screens.
const About = "Short guides and gentle moves for a tense or aching back. We check what we say, and tell you when nobody knows."

// Paper and PaperDark are the background colours of pages, with which browsers colour their own controls. They must
// equal --paper in the style sheet.
const Paper, PaperDark = "#fbf7f0", "#101816"
