package templates

import (
	"fmt"
	"net/url"

	"github.com/a-h/templ"

	"unknot/internal/catalog"
)

// SearchPage is the content of a page of search results.
type SearchPage struct {
	Typed     string                // "" for the page without a search
	Literally bool                  // without correction of spelling
	Moves     bool                  // with the moves that a sign withholds
	All       bool                  // all results, not only the first
	Answer    *catalog.SearchResult // nil if nothing was typed
	List      *catalog.FacetedList[*catalog.Entry]
	Filter    catalog.Filter
	Rows      []catalog.Row // all that match the filter
}

// FirstRows is how many results a page shows unless the reader wants all.
const FirstRows = 20

// fewResults is the number of results that need no choice of kinds.
const fewResults = 5

// choosesKinds reports whether the page offers kinds and parts of the back. Below a short answer only many results need it.
func (p SearchPage) choosesKinds() bool {
	return len(p.Answer.Entries) > fewResults && (p.Answer.Top == nil || len(p.Answer.Entries) > FirstRows || !p.Filter.Empty())
}

// visible returns the results that the page shows.
func (p SearchPage) visible() []catalog.Row {
	if p.All {
		return p.Rows
	}
	return p.Rows[:min(FirstRows, len(p.Rows))]
}

// Link returns the canonical address of the page.
func (p SearchPage) Link() string {
	if p.Typed == "" {
		return "/search"
	}
	link := "/search?q=" + url.QueryEscape(p.Typed)
	if p.Literally {
		link += "&as=typed"
	}
	if p.Moves {
		link += "&moves=show"
	}
	if q := p.Filter.Query(); q != "" {
		link += "&" + q
	}
	if p.All {
		link += "&show=all"
	}
	return link
}

func (p SearchPage) showAll() string {
	p.All = true
	return p.Link()
}

// withMoves returns the address of all results, with or without the moves that a sign withholds.
func (p SearchPage) withMoves(show bool) string {
	p.Moves, p.Filter = show, p.List.NoFilter()
	return p.Link()
}

// unfiltered returns the address of the results of all kinds.
func (p SearchPage) unfiltered() string {
	p.Filter = p.List.NoFilter()
	return p.Link()
}

// Select returns the results that match a filter. Those of one kind are not joined.
func (p SearchPage) Select(f catalog.Filter) []catalog.Row {
	return p.Answer.Rows(p.Answer.FitFirst(p.List.Select(f)), len(f.Chosen("kind")) == 0)
}

func (p SearchPage) literal() string {
	return SearchPage{Typed: p.Typed, Literally: true}.Link()
}

// typeLink is a kind or a region to search in.
type typeLink struct {
	Name, Path string
	Count      int
	Current    bool
}

func (t typeLink) attributes() templ.Attributes {
	if !t.Current {
		return nil
	}
	return templ.Attributes{"aria-current": "true"}
}

// types returns the choices of a facet that have results, after one for all of them.
func (p SearchPage) types(facet, all string) []typeLink {
	p.All = false
	chosen := p.Filter.Chosen(facet)
	rest := p
	for _, v := range chosen {
		rest.Filter = rest.Filter.Without(facet, v)
	}
	out := []typeLink{{all, rest.Link(), len(p.Select(rest.Filter)), len(chosen) == 0}}
	for _, group := range p.List.Facets(rest.Filter) {
		for _, c := range group.Choices {
			only := rest
			only.Filter = p.List.With(rest.Filter, facet, c.ID)
			if n := len(p.Select(only.Filter)); group.Name == facet && n > 0 {
				out = append(out, typeLink{c.Name, only.Link(), n, len(chosen) > 0 && chosen[0] == c.ID})
			}
		}
	}
	return out
}

// heading says how many results there are.
func (p SearchPage) heading() string {
	what := p.Typed
	if p.Answer.Query.Read != "" {
		what = p.Answer.Query.Read
	}
	const maxHeading = 50 // characters
	what = catalog.Quote(catalog.Excerpt(what, maxHeading))
	if p.Answer.Query.Cut {
		what = "what you wrote"
	}
	switch n, all := len(p.Rows), len(p.Answer.Rows(p.Answer.Entries, true)); {
	case all == 0 && len(p.Answer.SafetyCards) > 0:
		return "Get help first"
	case n < all:
		return fmt.Sprintf("%d of %s for %s", n, catalog.Count(all, "result"), what)
	case n > 0:
		return catalog.Count(n, "result") + " for " + what
	}
	return "Nothing here answers " + what
}

// isAnswered reports whether a short answer or a move stands first: then a list of moves is not what was asked for.
func (p SearchPage) isAnswered() bool {
	return p.Answer.Top != nil || len(p.Rows) > 0 && p.Rows[0].Kind == "move"
}

// moveList returns the list of all moves for the facets that the search names.
func (p SearchPage) moveList(s Site) (name, path string, count int) {
	filter, count := p.Answer.MoveFilter(s.Catalog)
	return listName("All moves", s.StretchList, filter), s.StretchList.Link(filter), count
}

// KindName returns the kind of an entry in a word.
func KindName(e *catalog.Entry) string {
	switch v := e.Target.(type) {
	case *catalog.Stretch:
		return v.Kind.Name
	case *catalog.Guide:
		return "Guide"
	case *catalog.Routine:
		return "Routine"
	case *catalog.Plan:
		return "Plan"
	case *catalog.Question:
		return "Question"
	case *catalog.Claim:
		return "Claim"
	case *catalog.Treatment:
		return "Treatment"
	case *catalog.Muscle:
		return "Muscle"
	case *catalog.Term:
		return "Word"
	}
	return "Page"
}

// facts says how long an entry takes, where it is done and which part of the back it is about.
func facts(e *catalog.Entry) string {
	switch v := e.Target.(type) {
	case *catalog.Stretch:
		return fmt.Sprintf("%s. %s. %s", v.Dose.Text(), catalog.Capital(joinWords(positionLabels(v.Positions()), "or")), catalog.Capital(regionNames(v.Regions)))
	case *catalog.Guide:
		return v.Duration + ", checked " + v.Checked.Month() + ". " + catalog.Capital(regionNames(v.Regions))
	case *catalog.Routine:
		return routineFacts(v.Items) + ". " + catalog.Capital(regionNames(v.Regions))
	case *catalog.Plan:
		return v.Facts() + ". " + catalog.Capital(regionNames(v.Regions))
	case *catalog.Claim:
		return v.VerdictValue().Name + ". " + catalog.Count(len(v.Sources), "source")
	case *catalog.Treatment:
		return v.ResultValue().Name + ". How sure we are: " + catalog.Lower(catalog.Certainty(v.Certainty).Name)
	case *catalog.Muscle:
		return catalog.Capital(v.Latin) + ". " + countMoves(len(v.Stretches))
	case *catalog.Term:
		return "From the glossary"
	case *catalog.Question:
		return "Short answer"
	}
	return ""
}

// examples are searches that the page suggests.
var examples = []string{"between the shoulder blades", "stiff in the morning", "stretches at a desk", "heat or cold", "is cracking bad"}

// searchPath returns the address of a search for words.
func searchPath(words string) string { return SearchPage{Typed: words}.Link() }

func (p SearchPage) head() Head {
	h := Head{Title: "Search", Menu: "/search", Stylesheets: "search", Scripts: "search.js"}
	if p.Typed == "" {
		h.Path = p.Link()
		h.Description = "Find a move, a guide or an answer for a tense or aching back in your own words. Spelling mistakes do not matter much."
		return h
	}
	h.Title = "Search: " + p.Typed
	return h
}
