package web

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"unknot/internal/catalog"
	"unknot/templates"
)

// trail returns the neighbours of the page in the list that its query names, nil if the query names no list of this page.
func trail(c *catalog.Catalog, r *http.Request) *templates.Trail {
	list := r.URL.Query().Get("in")
	if list == "" || r.URL.RawQuery != templates.TrailQuery(list) {
		return nil
	}
	title, pages := listAt(c, list)
	i := slices.IndexFunc(pages, func(a catalog.PageEntry) bool { return a.Path == r.URL.Path })
	if i < 0 {
		return nil
	}
	t := &templates.Trail{Path: list, Title: title, Position: fmt.Sprintf("%d of %d", i+1, len(pages))}
	if i > 0 {
		t.Before = &pages[i-1]
	}
	if i+1 < len(pages) {
		t.After = &pages[i+1]
	}
	return t
}

// listAt returns the title of the list at address and its pages in order, none if there is no such list.
func listAt(c *catalog.Catalog, address string) (title string, pages []catalog.PageEntry) {
	path, query, _ := strings.Cut(address, "?")
	values, err := url.ParseQuery(query)
	if err != nil {
		return "", nil
	}
	switch path {
	case c.StretchList.Path:
		return filteredPages(c, c.StretchList, values, query, templates.ListOfMoves)
	case c.GuideList.Path:
		return filteredPages(c, c.GuideList, values, query, templates.ListOfGuides)
	case c.ClaimList.Path:
		return filteredPages(c, c.ClaimList, values, query, templates.ListOfClaims)
	}
	id, ok := strings.CutPrefix(path, "/routines/")
	routine := c.Routine(id)
	if !ok || routine == nil || address != path {
		return "", nil
	}
	for _, i := range routine.Items { // a move that is repeated counts once, where it comes first
		if !slices.ContainsFunc(pages, func(a catalog.PageEntry) bool { return a.Path == i.Move.Path }) {
			pages = append(pages, catalog.PageEntry{Path: i.Move.Path, Title: i.Move.Title})
		}
	}
	return routine.Title, pages
}

// filteredPages returns the title and the pages of a filtered list, none if query is not canonical.
func filteredPages[T any](c *catalog.Catalog, list *catalog.FacetedList[T], values url.Values, query string,
	pages func(*catalog.Catalog, catalog.Filter) (string, []catalog.PageEntry),
) (string, []catalog.PageEntry) {
	f, err := list.Parse(values)
	if err != nil || f.Query() != query {
		return "", nil
	}
	return pages(c, f)
}
