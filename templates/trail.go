package templates

import (
	"net/url"

	"unknot/internal/catalog"
)

// Trail is the list that a reader came from, and what stands there before and after the page.
type Trail struct {
	Path   string // of the list
	Title  string
	Place  string           // of the page in it: 2 of 14
	Before *catalog.Address // nil at an end
	After  *catalog.Address
}

// FollowIn is the query by which a page knows the list that a reader comes from.
func FollowIn(list string) string { return "in=" + url.QueryEscape(list) }

// along is the address of a page with the list that leads there.
func along(page, list string) string {
	if list == "" {
		return page
	}
	return page + "?" + FollowIn(list)
}

// followed is the address of a filtered list, so that its pages lead on in it. A whole list is no choice of the reader: its links stay plain.
func followed[T any](list *catalog.FacetedList[T], f catalog.Filter) string {
	if f.Empty() {
		return ""
	}
	return list.Link(f)
}

// ListOfMoves is what a filtered list of moves holds in the order of its page, and its name.
func ListOfMoves(c *catalog.Catalog, f catalog.Filter) (string, []catalog.Address) {
	var out []catalog.Address
	for _, g := range groupByKind(c.Kinds, c.StretchList.Select(f)) {
		for _, m := range g.Moves {
			out = append(out, catalog.Address{Path: m.Path, Title: m.Title})
		}
	}
	return listName("Moves", c.StretchList, f), out
}

// ListOfGuides is what a filtered list of guides holds in the order of its page, and its name.
func ListOfGuides(c *catalog.Catalog, f catalog.Filter) (string, []catalog.Address) {
	var out []catalog.Address
	guides := c.GuideList.Select(f)
	for _, section := range c.Sections {
		for _, g := range inSection(guides, section) {
			out = append(out, catalog.Address{Path: g.Path, Title: g.Title})
		}
	}
	return listName("Guides", c.GuideList, f), out
}

// ListOfClaims is what a filtered list of claims holds, and its name.
func ListOfClaims(c *catalog.Catalog, f catalog.Filter) (string, []catalog.Address) {
	var out []catalog.Address
	for _, v := range c.ClaimList.Select(f) {
		out = append(out, catalog.Address{Path: v.Path(), Title: v.Quoted()})
	}
	return listName("Claims", c.ClaimList, f), out
}

// listName names a list by what it is filtered by: Moves: upper back, chair.
func listName[T any](what string, list *catalog.FacetedList[T], f catalog.Filter) string {
	if f.Empty() {
		return "All " + catalog.Lower(what)
	}
	return what + ": " + chosenWords(list, f)
}
