// Package templates renders the catalog as HTML.
//
// Every page is a component that is named after what readers see: [Move], [Routine], [Guide], [Search]. It takes a
// [site.Site], which is the same for all pages, and values from the catalog. [Layout] wraps it, with a [Head] that
// describes the page. Components only format. Package web decides which page answers a request, and the rules about
// content are in package catalog.
package templates

import (
	"cmp"
	"slices"
	"strings"

	"github.com/a-h/templ"

	"unknot/internal/catalog"
	"unknot/internal/markdown"
	"unknot/internal/words"
)

// Head is the metadata of a page.
type Head struct {
	Title       string
	FullTitle   string // if Title had to be shortened, the whole title; otherwise ""
	Description string
	Path        string // address of the page, with the filter of a list; "" if search engines must not index the page
	MainPath    string // address of the page that this one belongs to, such as that of a player, "" for none
	Unlisted    bool   // like an empty Path, but the page has an address that readers share in full
	Menu        string // path of its menu entry
	Stylesheets string // names separated by spaces, in addition to the style sheet of every page
	HasErrors   bool   // the form on the page has errors, which the title says first
	Scripts     string // names separated by spaces
	Starts      bool   // it has a bar with Start, to which a link skips
	NoPreview   bool   // shared links to the page have no picture
	Feed        Feed   // feed of what the page lists, if there is one

	Parents    []Crumb          // pages above this one, from the top
	Along      templ.Component  // beside them, the way to the page before and after, nil for none
	SchemaType string           // type in the vocabulary of schema.org, "" for a page that only lists others
	Doc        *catalog.Doc     // document with the dates of the page, nil for none
	Routine    *catalog.Routine // routine on the page, nil for none
}

// LargePrint is the query parameter that asks for a page in large print.
const LargePrint = "print=large"

// InLargePrint returns the address of a page in large print.
func InLargePrint(address string) string {
	return catalog.WithQuery(address, LargePrint)
}

// maxTitle is how many characters of a title search engines show, not counting the name of the site.
const maxTitle = 60

// title returns the content of the title element.
func (h Head) title() string {
	if h.Path == "/" {
		return siteName + " – guides and gentle moves for a tense back"
	}
	title := words.Excerpt(h.Title, maxTitle)
	title += " – " + siteName
	if h.HasErrors {
		return "Error: " + title
	}
	return title
}

// canonical returns the canonical path of the page (RFC 6596). For a filtered list it is the whole list, and for
// another page or format of a page it is that page.
func (h Head) canonical() string {
	path, _, _ := strings.Cut(cmp.Or(h.MainPath, h.Path), "?")
	return path
}

// current returns the value of aria-current for the menu entry at path.
func (h Head) current(path string) string {
	if h.Path == path {
		return "page"
	}
	return "true"
}

// pageHead returns the head of a page with a text. Its style sheets and scripts are those named and what the text
// needs.
func pageHead(d *catalog.Doc, stylesheets, scripts string) Head {
	return Head{
		Title: d.Title, Description: d.Summary, Path: d.Path, Stylesheets: stylesheetsFor(d, stylesheets), Scripts: scripts,
		SchemaType: medicalPage, Doc: d,
	}
}

// stylesheetsFor returns the style sheets for a page with the text of d: its own, and those for the figures and tables
// in the text.
func stylesheetsFor(d *catalog.Doc, own string) string {
	sheets := strings.Fields(own)
	embeds := func(kind string) bool {
		return slices.ContainsFunc(d.Body.Embeds, func(e markdown.Embed) bool { return e.Kind == kind })
	}
	hasFigures := embeds("figure")
	hasTableOrNote := slices.ContainsFunc(d.Body.Blocks, func(b markdown.Block) bool {
		return strings.Contains(b.HTML, "<table") || strings.Contains(b.HTML, `<div class="note">`)
	})
	if hasFigures {
		sheets = append(sheets, "figures", "sequence")
	}
	if hasFigures || hasTableOrNote {
		sheets = append(sheets, "text")
	}
	return strings.Join(sheets, " ")
}

// offlineScript lets the device keep the page. The page "about" lists and deletes these offline copies.
const offlineScript = "offline.js"

// openPlayerScript opens a player on top of the page that links to it.
const openPlayerScript = "openplayer.js"

// guideScripts returns the scripts of the page of a guide.
func guideScripts(g *catalog.Guide) string {
	if g.Now.Steps != nil {
		return "page.js " + offlineScript
	}
	return "page.js " + openPlayerScript + " " + offlineScript
}

// scriptsFor returns the scripts of a page such as /about.
func scriptsFor(p *catalog.Page) string {
	switch p.ID {
	case "about":
		return "page.js kept.js"
	case "floor":
		return "page.js " + offlineScript
	}
	return "page.js"
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
