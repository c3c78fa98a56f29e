// Package templates renders the catalog as HTML.
//
// Every page is a component named for what its reader sees: [Move], [Routine], [Guide], [Search]. It takes a [Site],
// which all pages share, and values of the catalog; it is wrapped in [Layout], with a [Head] that says what the page
// is. Components only format: which page answers a request belongs to package web, and every rule about content to
// package catalog. Texts of the content have {emergency} for a phone number, and marks of labels: [Numbers] writes
// them.
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
	Search     func() *search.Index // of the catalog; the first call makes it, which takes longer than any page
	SearchMade <-chan struct{}      // closed once Search has the index
	Static     *static.Set
	URL        string          // without a trailing slash
	Offline    bool            // devices may keep copies
	Large      bool            // this page is for large print
	Portion    catalog.Portion // of the lists of this page
	Dev        bool
	Problems   []frontmatter.Problem // of newer content that could not be published; only with Dev
	Remarks    []frontmatter.Problem // about this content, which was published in spite of them; only with Dev

	Preview func(LinkPreview) Picture // the painted picture of a link preview

	Today   catalog.Day
	Version string // of everything that pages are rendered from, also what is due; "" if devices keep no copies
}

// SetCatalog sets the catalog, and all that is made of it.
func (s *Site) SetCatalog(c *catalog.Catalog) {
	s.Catalog, s.Lists = c, view.NewLists(&c.Content)
	made := make(chan struct{})
	s.SearchMade, s.Search = made, sync.OnceValue(func() *search.Index {
		defer close(made) // after a panic too, which every call repeats
		return search.New(c)
	})
}

// Feed describes a feed of events, in Atom and in JSON.
type Feed struct {
	Path    string // without the file extension
	Title   string
	Summary string
}

// The feeds of the site.
var (
	NewsFeed    = Feed{"/feed", "Unknot: new and changed", "What is new on Unknot, and what changed and why."}
	ReviewsFeed = Feed{"/review", "Unknot: reviews", "What was checked again on Unknot, and what is due for a check."}
)

const siteName, language = "Unknot", "en-GB"

// About describes the site in search results and on home screens.
const About = "Short guides and gentle moves for a tense or aching back. We check what we say, and tell you when nobody knows."

// Paper and PaperDark are the background colours of every page, for the browser around it. They equal --paper of the
// style sheet.
const Paper, PaperDark = "#fbf7f0", "#101816"
