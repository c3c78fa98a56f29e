package templates

import (
	"net/url"

	"unknot/internal/catalog"
)

// Trail is the list that a reader came from, with the neighbours of the page in it.
type Trail struct {
	Path     string // of the list
	Title    string
	Position string             // of the page in the list: 2 of 14
	Before   *catalog.PageEntry // nil at an end
	After    *catalog.PageEntry
}

// TrailQuery returns the query of a page for a reader who comes from a list.
func TrailQuery(list string) string { return "in=" + url.QueryEscape(list) }

// withTrail returns the address of a page for a reader who comes from a list, "" for none.
func withTrail(page, list string) string {
	if list == "" {
		return page
	}
	return page + "?" + TrailQuery(list)
}

// trailOf returns the address of a filtered list, which its links pass on. A list without a filter is no choice of the reader:
// its links have no trail.
func trailOf[T any](list *catalog.FacetedList[T], f catalog.Filter) string {
	if f.Empty() {
		return ""
	}
	return list.Link(f)
}

// ListOfMoves returns the name of a filtered list of moves, and the moves in the order of its page.
func ListOfMoves(c *catalog.Catalog, f catalog.Filter) (string, []catalog.PageEntry) {
	var out []catalog.PageEntry
	for _, g := range groupByHeading(c.Kinds, c.StretchList.Select(f)) {
		for _, m := range g.Moves {
			out = append(out, catalog.PageEntry{Path: m.Path, Title: m.Title})
		}
	}
	return listName("Moves", c.StretchList, f), out
}

// ListOfGuides returns the name of a filtered list of guides, and the guides in the order of its page.
func ListOfGuides(c *catalog.Catalog, f catalog.Filter) (string, []catalog.PageEntry) {
	var out []catalog.PageEntry
	guides := c.GuideList.Select(f)
	for _, section := range c.Sections {
		for _, g := range inSection(guides, section) {
			out = append(out, catalog.PageEntry{Path: g.Path, Title: g.Title})
		}
	}
	return listName("Guides", c.GuideList, f), out
}

// ListOfClaims returns the name of a filtered list of claims, and the claims.
func ListOfClaims(c *catalog.Catalog, f catalog.Filter) (string, []catalog.PageEntry) {
	var out []catalog.PageEntry
	for _, v := range c.ClaimList.Select(f) {
		out = append(out, catalog.PageEntry{Path: v.Path(), Title: v.Quoted()})
	}
	return listName("Claims", c.ClaimList, f), out
}

// listName names a list by its filter: "Moves: upper back, chair".
func listName[T any](what string, list *catalog.FacetedList[T], f catalog.Filter) string {
	if f.Empty() {
		return "All " + catalog.Lower(what)
	}
	return what + ": " + chosenWords(list, f)
}
