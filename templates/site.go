// Package templates renders the catalog as HTML.
//
// Every page is a component that is named after what readers see: [Move], [Routine], [Guide], [Search]. It takes a
// [site.Site], which is the same for all pages, and values from the catalog. [Layout] wraps it, with a [Head] that describes
// the page. Components only format. Package web decides which page answers a request, and the rules about content are
// in package catalog.
package templates

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
