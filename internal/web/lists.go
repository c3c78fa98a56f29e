package web

import (
	"cmp"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"

	"github.com/a-h/templ"

	"unknot/internal/catalog"
	"unknot/internal/handout"
	"unknot/internal/site"
	"unknot/internal/view"
	"unknot/internal/words"
	"unknot/templates"
)

// stretches is the list of moves, or the one from which a reader chooses moves for a sheet.
func stretches(site site.Site, r *http.Request) (templ.Component, error) {
	if hasSheet(r) {
		return chooseMoves(site, r)
	}
	return moveList(site, r)
}

// moveList is the list of moves that match the filter in the query.
func moveList(site site.Site, r *http.Request) (templ.Component, error) {
	if err := toCondition(site, r); err != nil {
		return nil, err
	}
	l, err := filtered(site.MoveList, r)
	return templates.Moves(site, l), err
}

// toCondition returns a redirect to the page of the condition for which people once sorted moves or answered the
// form at /start, nil if r names none. For several conditions it leads to the page that lists them.
func toCondition(site site.Site, r *http.Request) error {
	var to []string
	for _, id := range r.URL.Query()[catalog.FitsKey] {
		path := cmp.Or(site.Moved(r.URL.Path+"?"+catalog.FitsKey+"="+id), "/safety/adapt")
		if path != catalog.StartPath && !slices.Contains(to, path) {
			to = append(to, path)
		}
	}
	switch len(to) {
	case 0:
		return nil
	case 1:
		return redirectError{to[0], http.StatusMovedPermanently}
	}
	return redirectError{"/safety/adapt", http.StatusMovedPermanently}
}

// guideList is the list of guides that match the filter in the query.
func guideList(site site.Site, r *http.Request) (templ.Component, error) {
	l, err := filtered(site.GuideList, r)
	return templates.Guides(site, l), err
}

// claimList is the list of claims that match the filter in the query.
func claimList(site site.Site, r *http.Request) (templ.Component, error) {
	l, err := filtered(site.ClaimList, r)
	return templates.Claims(site, site.Page("evidence"), l), err
}

// filtered returns the items of a list that match the filter in the query. Its error redirects to the canonical query,
// or for an unknown value suggests a filter.
func filtered[T any](list *view.List[T], r *http.Request) (templates.Listing[T], error) {
	f, err := canonical(r, func(query url.Values) (view.Filter, error) { return parseFilter(list, query) })
	if err != nil {
		return templates.Listing[T]{}, err
	}
	return templates.Listing[T]{List: list, Filter: f, Results: list.Select(f)}, nil
}

// linked is what a query chooses on a page. It knows its one canonical address.
type linked interface{ Link() string }

// canonical parses the query of r. If the query is not the canonical one, the error redirects to the address with that.
func canonical[T linked](r *http.Request, parse func(url.Values) (T, error)) (T, error) {
	var none T
	v, err := parse(r.URL.Query())
	if err != nil {
		return none, err
	}
	return v, redirectToCanonical(r, v)
}

// redirectToCanonical returns a redirect to the address of v, or nil if r is a request for that address.
func redirectToCanonical(r *http.Request, v linked) error {
	if to := v.Link(); to != catalog.WithQuery(requestPath(r), r.URL.RawQuery) {
		return redirect(to)
	}
	return nil
}

// parseFilter parses a filter. If it has an unknown value, the error is a notFoundError. It suggests the filter with
// the nearest known value in its place, or with none.
func parseFilter[T any](list *view.List[T], query url.Values) (view.Filter, error) {
	f, err := list.Parse(query)
	var unknown *view.UnknownValue
	if !errors.As(err, &unknown) {
		return f, err
	}
	suggestion := catalog.PageEntry{Path: unknown.Rest.Link(), Title: "The list without it"}
	if unknown.Near != "" {
		f := list.With(unknown.Rest, unknown.Facet, unknown.Near)
		suggestion = catalog.PageEntry{Path: f.Link(), Title: unknown.Legend + ": " + unknown.Near}
	}
	return f, notFoundError{
		message:    fmt.Sprintf("This list cannot be filtered by %s (%s).", quoteExcerpt(unknown.Value), unknown.Facet),
		suggestion: &suggestion,
	}
}

// maxQuoted is how many characters of an unknown value a page repeats.
const maxQuoted = 60

// quoteExcerpt returns the beginning of value in quotation marks.
func quoteExcerpt(value string) string { return words.Quote(words.Excerpt(value, maxQuoted)) }

// chooseMoves is the list of moves from which a reader adds to a sheet. If the sheet has faults, it redirects to the
// page that changes the sheet, which lists them.
func chooseMoves(site site.Site, r *http.Request) (templ.Component, error) {
	query := r.URL.Query()
	text := handout.Truncate(query.Get(handout.Key))
	sheet, faults := handout.Parse(site.Catalog, text)
	if len(faults) > 0 {
		return nil, redirect(sheetAddress("/change", url.Values{handout.Key: {text}}))
	}
	moves := site.MoveList
	f, err := parseFilter(moves, query)
	var missing notFoundError
	if errors.As(err, &missing) {
		missing.suggestion = &catalog.PageEntry{Path: sheet.PickerAddress(missing.suggestion.Path), Title: missing.suggestion.Title}
		return nil, missing
	}
	if err != nil {
		return nil, err
	}
	if added := query.Get("add"); added != "" {
		return nil, redirect(addressAfterAdding(site, sheet, added, f))
	}
	if to := sheet.PickerAddress(f.Link()); r.URL.RequestURI() != to {
		return nil, redirect(to)
	}
	l := templates.Listing[*catalog.Move]{List: moves, Filter: f, Results: moves.Select(f), For: &sheet}
	return templates.Moves(site, l), nil
}

// maxAdded is how many bytes of the parameter add are read: no number of a move is nearly as long.
const maxAdded = 20

// addressAfterAdding returns the address of the list f for the sheet with one more move, at that move. If the sheet
// cannot hold the move, it is the address of the page that says why.
func addressAfterAdding(site site.Site, sheet handout.Sheet, added string, f view.Filter) string {
	values := url.Values{handout.Key: {sheet.String()}, "add": {added[:min(len(added), maxAdded)]}}
	c := handout.ReadChange(site.Catalog, values)
	if len(c.Faults) > 0 {
		return sheetAddress("/change", values)
	}
	last := c.Sheet.Items[len(c.Sheet.Items)-1]
	return fmt.Sprintf("%s#plate-%d", c.Sheet.PickerAddress(f.Link()), last.Move.Number)
}
