package web

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/a-h/templ"

	"unknot/internal/catalog"
	"unknot/templates"
)

// entry adapts p, a page that stands in lists: it shows what comes before and after it in the list that the reader comes from. Any other
// query leads to the address without it.
func (s *Server) entry(p page) http.HandlerFunc {
	return s.list(func(site templates.Site, r *http.Request) (templ.Component, error) {
		site.Trail = trail(site.Catalog, r)
		c, err := p(site, r)
		if err == nil && r.URL.RawQuery != "" && site.Trail == nil {
			return nil, moved{asked(r), http.StatusFound}
		}
		return c, err
	})
}

// trail reads the list that the reader of r comes from; nil if it is none or does not hold the page.
func trail(c *catalog.Catalog, r *http.Request) *templates.Trail {
	list := r.URL.Query().Get("in")
	if list == "" || r.URL.RawQuery != templates.FollowIn(list) {
		return nil
	}
	title, pages := listAt(c, list)
	i := slices.IndexFunc(pages, func(a catalog.Address) bool { return a.Path == r.URL.Path })
	if i < 0 {
		return nil
	}
	t := &templates.Trail{Path: list, Title: title, Place: fmt.Sprintf("%d of %d", i+1, len(pages))}
	if i > 0 {
		t.Before = &pages[i-1]
	}
	if i+1 < len(pages) {
		t.After = &pages[i+1]
	}
	return t
}

// listAt is the name of the list at an address of the site and its pages in order, none if there is no such list.
func listAt(c *catalog.Catalog, address string) (title string, pages []catalog.Address) {
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
	for _, i := range routine.Items { // a move that comes again stands where it came first
		if !slices.ContainsFunc(pages, func(a catalog.Address) bool { return a.Path == i.Move.Path }) {
			pages = append(pages, catalog.Address{Path: i.Move.Path, Title: i.Move.Title})
		}
	}
	return routine.Title, pages
}

func filteredPages[T any](c *catalog.Catalog, shelf *catalog.FacetedList[T], values url.Values, query string,
	list func(*catalog.Catalog, catalog.Filter) (string, []catalog.Address),
) (string, []catalog.Address) {
	f, err := shelf.Parse(values)
	if err != nil || f.Query() != query {
		return "", nil
	}
	return list(c, f)
}
