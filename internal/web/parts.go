package web

import (
	"cmp"
	"net/http"
	"strings"

	"github.com/a-h/templ"
	"github.com/go-chi/chi/v5"

	"unknot/internal/catalog"
	"unknot/internal/view"
	"unknot/templates"
)

// list is a page with lists, of which it may show a part at a time.
type list struct {
	longest int // how many items the longest of them has
	show    func(templates.Site) templ.Component
}

// inParts returns the page of a list. of does not see the parameter for another part. From one that is not there the page redirects to the first.
func inParts(of func(templates.Site, *http.Request) (list, error)) page {
	return func(site templates.Site, r *http.Request) (templ.Component, error) {
		r, number := withoutPart(r)
		l, err := of(site, r)
		if err != nil {
			return nil, err
		}
		part, found := view.NewPart(l.longest, number)
		if !found {
			return nil, redirect(r.URL.RequestURI())
		}
		site.Part = part
		return l.show(site), nil
	}
}

// inPartsAlone is like inParts for a list without a filter: a query has nothing but the part.
func inPartsAlone(of func(templates.Site, *http.Request) (list, error)) page {
	return inParts(func(site templates.Site, r *http.Request) (list, error) {
		l, err := of(site, r)
		if err == nil && r.URL.RawQuery != "" {
			err = redirect(requestPath(r))
		}
		return l, err
	})
}

// withoutPart returns r without the parameter for another part, which is the last of its query, and the value of that; "" for none.
func withoutPart(r *http.Request) (out *http.Request, number string) {
	query := "&" + r.URL.RawQuery
	i := strings.LastIndex(query, "&"+view.PartKey+"=")
	if i < 0 {
		return r, ""
	}
	out = r.Clone(r.Context())
	out.URL.RawQuery = strings.TrimPrefix(query[:i], "&")
	return out, cmp.Or(query[i+len("&="+view.PartKey):], "0")
}

// listOn returns the page of the item that lookup finds by a parameter of the route, with lists of which longest is the length of the longest.
func listOn[T any](param string, lookup func(*catalog.Catalog, string) *T, longest func(templates.Site, *T) int, component func(templates.Site, *T) templ.Component) page {
	return inPartsAlone(func(site templates.Site, r *http.Request) (list, error) {
		v := lookup(site.Catalog, chi.URLParam(r, param))
		if v == nil {
			return list{}, errNotFound
		}
		return list{longest(site, v), func(site templates.Site) templ.Component { return component(site, v) }}, nil
	})
}
