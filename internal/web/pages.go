package web

import (
	"errors"
	"fmt"
	"math"
	"net/http"

	"github.com/a-h/templ"
	"github.com/go-chi/chi/v5"

	"unknot/internal/catalog"
	"unknot/internal/form"
	"unknot/internal/library"
	"unknot/internal/site"
	"unknot/internal/view"
	"unknot/templates"
)

// The pages that show one thing. The first argument is the parameter of the route that holds its id.
var (
	stretch = byID("id", (*catalog.Catalog).Move, templates.Move)
	section = byID("section", (*catalog.Catalog).Section, templates.Section)
	muscle  = byID("id", (*catalog.Catalog).Muscle, templates.Muscle)
	tag     = byID("id", (*catalog.Catalog).Tag, templates.Tag)
	claim   = byID("claim", (*catalog.Catalog).Claim, func(site site.Site, c *catalog.Claim) templ.Component {
		return templates.Claim(site, site.Page("evidence"), c)
	})
	source = byID("id", (*catalog.Catalog).Source, func(site site.Site, v *catalog.Source) templ.Component {
		return templates.Source(site, site.Page("sources"), v)
	})
)

// byID returns the page of an item. lookup finds the item by a parameter of the route; if it returns nil, the page is
// not found.
func byID[T any](param string, lookup func(*catalog.Catalog, string) *T, component func(site.Site, *T) templ.Component) page {
	return func(site site.Site, r *http.Request) (templ.Component, error) {
		v := lookup(site.Catalog, chi.URLParam(r, param))
		if v == nil {
			return nil, errNotFound
		}
		return component(site, v), nil
	}
}

// guide is the page of a guide.
func guide(site site.Site, r *http.Request) (templ.Component, error) {
	g := site.Guide(chi.URLParam(r, "section"), chi.URLParam(r, "id"))
	if g == nil {
		return nil, errNotFound
	}
	return templates.Guide(site, g), nil
}

// question is the page of a question that has one of its own. The address of any other question redirects to its place
// on the page of all questions.
func question(site site.Site, r *http.Request) (templ.Component, error) {
	q := site.Question(chi.URLParam(r, "id"))
	if q == nil {
		return nil, errNotFound
	}
	if !q.Page {
		return nil, redirect(q.Path())
	}
	return templates.Question(site, site.Page("questions"), q), nil
}

// The pages that depend on nothing but the site.
var (
	home        = fixed(templates.Home)
	safety      = fixed(templates.Safety)
	safetyCards = fixed(templates.SafetyCards)
	safetyAdapt = fixed(templates.SafetyAdapt)
	muscles     = fixed(templates.Muscles)
	routines    = fixed(templates.Routines)
)

// fixed returns a page that shows component and depends on nothing in the request.
func fixed(component func(site.Site) templ.Component) page {
	return func(site site.Site, _ *http.Request) (templ.Component, error) {
		return component(site), nil
	}
}

// withIntro returns a page whose introduction is the catalog page with an id. Every catalog has that page.
func withIntro(id string, component func(site.Site, *catalog.Page) templ.Component) page {
	return func(site site.Site, _ *http.Request) (templ.Component, error) {
		return component(site, site.Page(id)), nil
	}
}

// The pages that only some sites have: about what guidelines recommend, and about the data.
var (
	guidelines = optionalPage(catalog.GuidelinesID, templates.Guidelines)
	data       = optionalPage("data", templates.Data)
)

// optionalPage is like withIntro. If the catalog lacks the page, it is not found.
func optionalPage(id string, component func(site.Site, *catalog.Page) templ.Component) page {
	return func(site site.Site, _ *http.Request) (templ.Component, error) {
		if p := site.Page(id); p != nil {
			return component(site, p), nil
		}
		return nil, errNotFound
	}
}

// topPage is the page of a region, or a page such as /about.
func topPage(site site.Site, r *http.Request) (templ.Component, error) {
	id := chi.URLParam(r, "id")
	if region := site.Region(id); region != nil {
		return templates.Region(site, region), nil
	}
	p := site.Page(id)
	switch {
	case p == nil:
		return nil, errNotFound
	case p.Path != requestPath(r): // the page of a table, whose address is below /evidence
		return nil, redirectError{p.Path, http.StatusMovedPermanently}
	}
	return templates.Page(site, p), nil
}

// stretchByNumber redirects permanently from the number of a move to its page. Only one way to write the number is
// accepted.
func stretchByNumber(site site.Site, r *http.Request) (templ.Component, error) {
	m, err := numberedMove(site, r)
	if err != nil {
		return nil, err
	}
	return nil, redirectError{m.Path, http.StatusMovedPermanently}
}

// stepByNumber redirects to a step of a move, or to the move itself if it has no such step. The redirect is temporary,
// because steps change.
func stepByNumber(site site.Site, r *http.Request) (templ.Component, error) {
	m, err := numberedMove(site, r)
	if err != nil {
		if short := "/s/" + chi.URLParam(r, "number"); site.Gone(short) != nil {
			return nil, redirect(short) // the page there says why it was taken down
		}
		return nil, err
	}
	n, ok := catalog.ParseNumber(chi.URLParam(r, "step"), len(m.Steps))
	if !ok {
		return nil, redirect(m.Path)
	}
	return nil, redirect(fmt.Sprintf("%s#step-%d", m.Path, n))
}

// numberedMove returns the move with the number in the address.
func numberedMove(site site.Site, r *http.Request) (*catalog.Move, error) {
	n, _ := catalog.ParseNumber(chi.URLParam(r, "number"), math.MaxInt)
	if m := site.MoveByNumber(n); m != nil {
		return m, nil
	}
	return nil, errNotFound
}

// review lists the pages by when their facts are due for a check.
func review(site site.Site, _ *http.Request) (templ.Component, error) {
	return templates.Review(site, site.Agenda(site.Today)), nil
}

// guessed lists addresses that people and programs try, and where each redirects to permanently.
var guessed = []struct{ to, guesses string }{
	{"/feed.atom", "/feed /feed.xml /feed.rss /rss /rss.xml /atom /atom.xml /index.xml /news.atom"},
	{"/data", "/api"},
	{library.AllPath, "/data.json /api.json /moves.json /exercises.json /claims.json"},
	{library.SchemaPath, "/schema.json"},
	{"/sitemap.xml", "/sitemap /sitemap.txt /sitemap_index.xml /sitemap/1.xml"},
}

// movedTo redirects to another address permanently. It keeps the query, which may be a filter.
func movedTo(to string) page {
	return func(_ site.Site, r *http.Request) (templ.Component, error) {
		return nil, redirectError{to + queryOf(r), http.StatusMovedPermanently}
	}
}

// breathe is the breathing pacer. It redirects to the canonical query. A pace or a length that is not offered is not
// found.
func breathe(site site.Site, r *http.Request) (templ.Component, error) {
	c, err := chosen(site, r, view.Pacer, "The breathing pacer does not know")
	if err != nil {
		return nil, err
	}
	return templates.Breathe(site, site.Page("breathe"), view.NewBreathing(c)), nil
}

// start is the form that leads a reader to a routine. It redirects to the canonical query. An answer that is not
// offered is not found.
func start(site site.Site, r *http.Request) (templ.Component, error) {
	if err := toCondition(site, r); err != nil {
		return nil, err
	}
	c, err := chosen(site, r, view.StartForm(site.Start), "No question here has the answer")
	if err != nil {
		return nil, err
	}
	v := view.NewStart(site.Start, c)
	page, found := site.Page("start"), v.Find()
	if found == nil {
		return templates.Start(site, page, v), nil
	}
	return templates.YourRoutine(site, page, v, found), nil
}

// treatments is the table of treatments. It redirects to the canonical query. A complaint or an order that does not
// exist is not found.
func treatments(site site.Site, r *http.Request) (templ.Component, error) {
	c, err := chosen(site, r, view.TreatmentForm, "The table of treatments does not know")
	if err != nil {
		return nil, err
	}
	return templates.Treatments(site, site.Page(catalog.TreatmentsID), view.Treatments{Choice: c}), nil
}

// chosen returns what the query of r chooses in a form. If the query has a value that is not offered, the error is a
// notFoundError that suggests the page. Its message is unknown followed by the value.
func chosen(site site.Site, r *http.Request, f form.Form, unknown string) (form.Choice, error) {
	c, err := canonical(r, f.Parse)
	var value *form.Unknown
	if errors.As(err, &value) {
		message := fmt.Sprintf("%s %s (%s).", unknown, quoteExcerpt(value.Value), value.Facet)
		err = notFoundError{message: message, suggestion: site.PageEntry(requestPath(r))}
	}
	return c, err
}
