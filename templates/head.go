package templates

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"unknot/internal/catalog"
	"unknot/internal/markdown"
	"unknot/internal/words"
)

// Head is the metadata of a page.
type Head struct {
	Title       string
	FullTitle   string // if Title had to be shortened, else ""
	Description string
	Path        string       // its address, with the filter of a list; "" for a page that search engines must not index
	MainPath    string       // the page that it is another page or format of, "" for none
	Unlisted    bool         // like Path "", but with an address to share: the whole one
	Menu        string       // path of its menu entry
	Stylesheets string       // names separated by spaces, in addition to the style sheet of every page
	HasErrors   bool         // its form has errors: the title says so first
	Scripts     string       // names separated by spaces
	NoPreview   bool         // it names no picture for shared links
	LinkPreview *LinkPreview // nil for the one of its kind of page
	Feed        Feed         // of the entries that the page lists, if there is one

	Parents    []Crumb          // the pages above it, from the top
	SchemaType string           // in the vocabulary of schema.org, "" for a page that only lists others
	Doc        *catalog.Doc     // the document with its dates, nil for none
	Routine    *catalog.Routine // the routine on it, nil for none
}

// LargePrint is the query parameter of a page for large print.
const LargePrint = "print=large"

// InLargePrint returns the address of a page in large print.
func InLargePrint(address string) string {
	return catalog.WithQuery(address, LargePrint)
}

// maxTitle is how many characters of a title search engines show, without the name of the site.
const maxTitle = 60

// unseen returns the document on a page, or that it belongs to, if readers do not see it yet: only with Dev.
func unseen(s Site, h Head) *catalog.Doc {
	d := h.Doc
	if s.Dev && d == nil {
		d = s.DocAt(h.MainPath)
	}
	if !s.Dev || d == nil || !d.Draft && !d.Publish.After(s.Today.Time) {
		return nil
	}
	return d
}

func (h Head) title(portion catalog.Portion) string {
	if h.Path == "/" {
		return siteName + " – guides and gentle moves for a tense back"
	}
	title := words.Excerpt(h.Title, maxTitle)
	if portion.Number > 1 {
		title += fmt.Sprintf(", page %d of %d", portion.Number, portion.Of)
	}
	title += " – " + siteName
	if h.HasErrors {
		return "Error: " + title
	}
	return title
}

// canonical returns the canonical path of the page: the whole list for a filtered one (RFC 6596), and the page itself
// for another page or format of it.
func (h Head) canonical() string {
	path, _, _ := strings.Cut(cmp.Or(h.MainPath, h.Path), "?")
	return path
}

// canonicalPortion is like canonical for another portion of the lists of a page, which stands for itself unless it is
// filtered.
func (h Head) canonicalPortion(portion catalog.Portion) string {
	if path := h.canonical(); path != h.Path {
		return path
	}
	return portion.Link(h.Path, portion.Number)
}

// current returns the value of aria-current for the menu entry at path.
func (h Head) current(path string) string {
	if h.Path == path {
		return "page"
	}
	return "true"
}

// stylesheetsFor returns the style sheets of a page with the text of d in addition to its own: for the figures and
// tables in it.
func stylesheetsFor(d *catalog.Doc, own string) string {
	sheets := strings.Fields(own)
	figures := slices.ContainsFunc(d.Body.Embeds, func(e markdown.Embed) bool { return e.Kind == "figure" })
	if figures {
		sheets = append(sheets, "figures", "sequence")
	}
	if figures || slices.ContainsFunc(d.Body.Blocks, func(b markdown.Block) bool {
		return b.Embed != nil && b.Embed.Kind == catalog.WalkID || strings.Contains(b.HTML, "<table") || strings.Contains(b.HTML, `<div class="note">`)
	}) {
		sheets = append(sheets, "text")
	}
	if slices.ContainsFunc(d.Body.Embeds, func(e markdown.Embed) bool { return e.Kind == catalog.LadderID }) {
		sheets = append(sheets, catalog.LadderID)
	}
	return strings.Join(sheets, " ")
}

// offlineScript lets the device keep the page. The page "about" shows and deletes these offline copies.
const offlineScript = "offline.js"

// openPlayerScript opens players over the page that links to them.
const openPlayerScript = "openplayer.js"

// guideScripts returns the scripts of a guide.
func guideScripts(g *catalog.Guide) string {
	if g.Now.Steps != nil || g.Now.Swaps != nil {
		return "page.js trail.js " + offlineScript
	}
	return "page.js trail.js " + openPlayerScript + " " + offlineScript
}

// scriptsFor returns the scripts of a page at the top of the site.
func scriptsFor(p *catalog.Page) string {
	switch p.ID {
	case "about":
		return "page.js kept.js"
	case "floor":
		return "page.js " + offlineScript
	}
	return "page.js"
}
