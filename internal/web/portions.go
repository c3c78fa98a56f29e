package web

import (
	"cmp"
	"net/http"
	"strings"

	"github.com/a-h/templ"
	"github.com/go-chi/chi/v5"

	"unknot/internal/catalog"
	"unknot/templates"
)

// list is a page with lists, of which it may show a portion at a time.
type list struct {
	longest int // how many items the longest of them has
	show    func(templates.Site) templ.Component
}

// inPortions returns the page of a list. of does not see the parameter for another portion. From one that is not there
// the page redirects to the first.
func inPortions(of func(templates.Site, *http.Request) (list, error)) page {
	return func(site templates.Site, r *http.Request) (templ.Component, error) {
		r, number := withoutPortion(r)
		l, err := of(site, r)
		if err != nil {
			return nil, err
		}
		portion, found := catalog.NewPortion(l.longest, number)
		if !found {
			return nil, redirect(r.URL.RequestURI())
		}
		site.Portion = portion
		return l.show(site), nil
	}
}

// inPortionsAlone is like inPortions for a list without a filter: a query has nothing but the portion.
func inPortionsAlone(of func(templates.Site, *http.Request) (list, error)) page {
	return inPortions(func(site templates.Site, r *http.Request) (list, error) {
		l, err := of(site, r)
		if err == nil && r.URL.RawQuery != "" {
			err = redirect(requestPath(r))
		}
		return l, err
	})
}

// withoutPortion returns r without the parameter for another portion, and its value: "" for none, "0" where it does not
// end the query, as no portion has that number.
func withoutPortion(r *http.Request) (out *http.Request, number string) {
	var rest []string
	for part := range strings.SplitSeq(r.URL.RawQuery, "&") {
		value, found := strings.CutPrefix(part, catalog.PortionKey+"=")
		switch {
		case found && number == "":
			number = cmp.Or(value, "0")
		case number != "":
			number = "0"
		}
		if !found {
			rest = append(rest, part)
		}
	}
	out = r.Clone(r.Context())
	out.URL.RawQuery = strings.Join(rest, "&")
	return out, number
}

// listOn returns the page of the item that lookup finds by a parameter of the route, with lists of which longest is the
// length of the longest.
func listOn[T any](param string, lookup func(*catalog.Catalog, string) *T, longest func(templates.Site, *T) int,
	component func(templates.Site, *T) templ.Component) page {
	return inPortionsAlone(func(site templates.Site, r *http.Request) (list, error) {
		v := lookup(site.Catalog, chi.URLParam(r, param))
		if v == nil {
			return list{}, errNotFound
		}
		return list{longest(site, v), func(site templates.Site) templ.Component { return component(site, v) }}, nil
	})
}
