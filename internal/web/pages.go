package web

import (
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strconv"

	"github.com/a-h/templ"
	"github.com/go-chi/chi/v5"

	"unknot/internal/catalog"
	"unknot/templates"
)

func home(site templates.Site, _ *http.Request) (templ.Component, error) {
	return templates.Home(site), nil
}

// topPage is a region, or a page such as /about.
func topPage(site templates.Site, r *http.Request) (templ.Component, error) {
	id := chi.URLParam(r, "id")
	if region := site.Region(id); region != nil {
		return templates.Region(site, region), nil
	}
	if p := site.Page(id); p != nil {
		return templates.Page(site, p), nil
	}
	return nil, errNotFound
}

func safety(site templates.Site, _ *http.Request) (templ.Component, error) {
	return templates.Safety(site), nil
}

func safetyCards(site templates.Site, _ *http.Request) (templ.Component, error) {
	return templates.SafetyCards(site), nil
}

func stretches(site templates.Site, r *http.Request) (templ.Component, error) {
	l, err := filtered(site.StretchList, r)
	if err != nil {
		return nil, err
	}
	return templates.Stretches(site, l), nil
}

func guides(site templates.Site, r *http.Request) (templ.Component, error) {
	l, err := filtered(site.GuideList, r)
	if err != nil {
		return nil, err
	}
	return templates.Guides(site, l), nil
}

// filtered reads the filter of a list. Whatever is not its one canonical query leads there; a value that does
// not exist is no page, and says what was probably meant.
func filtered[T any](shelf *catalog.FacetedList[T], r *http.Request) (templates.Listing[T], error) {
	query, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil {
		return templates.Listing[T]{}, moved{shelf.Path, http.StatusFound}
	}
	f, err := known(shelf, query)
	if err != nil {
		return templates.Listing[T]{}, err
	}
	if f.Query() != r.URL.RawQuery {
		return templates.Listing[T]{}, moved{shelf.Link(f), http.StatusFound}
	}
	return templates.Listing[T]{Shelf: shelf, Filter: f, Results: shelf.Select(f)}, nil
}

// maxShown is how many characters a page shows of a value that there is not.
const maxShown = 60

// shown is as much of value as tells a reader what they asked for, between quotation marks.
func shown(value string) string { return catalog.Quote(catalog.Excerpt(value, maxShown)) }

// known reads a filter whose values there are; a page with others is missing, and something else meant.
func known[T any](shelf *catalog.FacetedList[T], query url.Values) (catalog.Filter, error) {
	f, err := shelf.Parse(query)
	var unknown *catalog.UnknownValue
	if !errors.As(err, &unknown) {
		return f, err
	}
	meant := catalog.Address{Path: shelf.Link(unknown.Rest), Title: "The list without it"}
	if unknown.Near != "" {
		f := shelf.With(unknown.Rest, unknown.Facet, unknown.Near)
		meant = catalog.Address{Path: shelf.Link(f), Title: unknown.Legend + ": " + unknown.Near}
	}
	return f, missing{
		lead:  fmt.Sprintf("This list cannot be filtered by %s (%s).", shown(unknown.Value), unknown.Facet),
		meant: &meant,
	}
}

func stretch(site templates.Site, r *http.Request) (templ.Component, error) {
	m := site.Stretch(chi.URLParam(r, "id"))
	if m == nil {
		return nil, errNotFound
	}
	return templates.Stretch(site, m), nil
}

// plate leads from a plate number to its move, for ever.
func plate(site templates.Site, r *http.Request) (templ.Component, error) {
	text := chi.URLParam(r, "number")
	n, err := strconv.Atoi(text)
	if err != nil || strconv.Itoa(n) != text {
		return nil, errNotFound
	}
	m := site.StretchByNumber(n)
	if m == nil {
		return nil, errNotFound
	}
	return nil, moved{m.Path, http.StatusMovedPermanently}
}

func routines(site templates.Site, _ *http.Request) (templ.Component, error) {
	return templates.Routines(site), nil
}

func routine(site templates.Site, r *http.Request) (templ.Component, error) {
	v := site.Routine(chi.URLParam(r, "id"))
	if v == nil {
		return nil, errNotFound
	}
	return templates.Routine(site, v), nil
}

func section(site templates.Site, r *http.Request) (templ.Component, error) {
	v := site.Section(chi.URLParam(r, "section"))
	if v == nil {
		return nil, errNotFound
	}
	return templates.Section(site, v), nil
}

func guide(site templates.Site, r *http.Request) (templ.Component, error) {
	g := site.Guide(chi.URLParam(r, "section"), chi.URLParam(r, "id"))
	if g == nil {
		return nil, errNotFound
	}
	return templates.Guide(site, g), nil
}

func muscles(site templates.Site, _ *http.Request) (templ.Component, error) {
	return templates.Muscles(site), nil
}

func muscle(site templates.Site, r *http.Request) (templ.Component, error) {
	m := site.Muscle(chi.URLParam(r, "id"))
	if m == nil {
		return nil, errNotFound
	}
	return templates.Muscle(site, m), nil
}

func tag(site templates.Site, r *http.Request) (templ.Component, error) {
	t := site.Tag(chi.URLParam(r, "id"))
	if t == nil {
		return nil, errNotFound
	}
	return templates.Tag(site, t), nil
}

func claims(site templates.Site, r *http.Request) (templ.Component, error) {
	l, err := filtered(site.ClaimList, r)
	if err != nil {
		return nil, err
	}
	return templates.Claims(site, site.Page("evidence"), l), nil
}

func claim(site templates.Site, r *http.Request) (templ.Component, error) {
	c := site.Claim(chi.URLParam(r, "claim"))
	if c == nil {
		return nil, errNotFound
	}
	return templates.Claim(site, site.Page("evidence"), c), nil
}

func source(site templates.Site, r *http.Request) (templ.Component, error) {
	v := site.Source(chi.URLParam(r, "id"))
	if v == nil {
		return nil, errNotFound
	}
	return templates.Source(site, site.Page("sources"), v), nil
}

// breathe is the breathing pacer. Whatever is not the one canonical query of what it is asked for leads there; a value that does not exist is
// no page, and says what was probably meant.
func breathe(site templates.Site, r *http.Request) (templ.Component, error) {
	query, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil {
		return nil, moved{catalog.PacerPath, http.StatusFound}
	}
	b, err := catalog.ParseBreathing(query)
	var unknown *catalog.UnknownValue
	if errors.As(err, &unknown) {
		return nil, missing{
			lead:  fmt.Sprintf("The breathing pacer does not know %s (%s).", shown(unknown.Value), unknown.Facet),
			meant: site.Address(catalog.PacerPath),
		}
	}
	if err != nil {
		return nil, err
	}
	if b.Query() != r.URL.RawQuery {
		return nil, moved{b.Link(), http.StatusFound}
	}
	return templates.Breathe(site, site.Page("breathe"), b), nil
}

func review(site templates.Site, _ *http.Request) (templ.Component, error) {
	return templates.Review(site, site.Agenda(site.Today)), nil
}

// listed is the page with that id, which introduces what template lists. Every catalog has it.
func listed(id string, template func(templates.Site, *catalog.Page) templ.Component) page {
	return func(site templates.Site, _ *http.Request) (templ.Component, error) {
		return template(site, site.Page(id)), nil
	}
}
