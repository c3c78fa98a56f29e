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

// list is a page with one or more lists. If they are long, it shows a portion of each at a time.
type list struct {
	longest int // number of items in the longest of the lists
	show    func(templates.Site) templ.Component
}

// A listReader returns the lists that a request asks for.
type listReader func(templates.Site, *http.Request) (list, error)

// inPortions returns the page of a list, one portion at a time. read does not see the parameter for the number of the
// portion. If there is no such portion, the page redirects to the first.
func inPortions(read listReader) page {
	return func(site templates.Site, r *http.Request) (templ.Component, error) {
		r, number := withoutPortion(r)
		l, err := read(site, r)
		if err != nil {
			return nil, err
		}
		portion, ok := catalog.NewPortion(l.longest, number)
		if !ok {
			return nil, redirect(r.URL.RequestURI())
		}
		site.Portion = portion
		return l.show(site), nil
	}
}

// inPortionsAlone is like inPortions, for a list without a filter: the query may hold only the portion.
func inPortionsAlone(read listReader) page {
	return inPortions(func(site templates.Site, r *http.Request) (list, error) {
		l, err := read(site, r)
		if err == nil && r.URL.RawQuery != "" {
			err = redirect(requestPath(r))
		}
		return l, err
	})
}

// invalidPortion is a number that no portion has.
const invalidPortion = "0"

// withoutPortion returns r without the parameter for the portion, and the value of that parameter: "" if there is none.
// It must be the last in the query. If it is not, the value is invalidPortion.
func withoutPortion(r *http.Request) (out *http.Request, number string) {
	var rest []string
	for part := range strings.SplitSeq(r.URL.RawQuery, "&") {
		value, found := strings.CutPrefix(part, catalog.PortionKey+"=")
		switch {
		case number != "": // something follows the portion
			number = invalidPortion
		case found:
			number = cmp.Or(value, invalidPortion)
		}
		if !found {
			rest = append(rest, part)
		}
	}
	if number == "" {
		return r, ""
	}
	out = r.Clone(r.Context())
	out.URL.RawQuery = strings.Join(rest, "&")
	return out, number
}

// listOn returns the page of an item that has lists. lookup finds the item by a parameter of the route, and longest
// returns the length of its longest list.
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
