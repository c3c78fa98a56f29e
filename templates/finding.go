package templates

import (
	"fmt"
	"net/url"
	"strconv"

	"github.com/a-h/templ"

	"unknot/internal/catalog"
)

// Finding is what a page of search results shows.
type Finding struct {
	Asked     string                // what was typed, "" for nothing
	Literally bool                  // no word is to be read as another
	Answer    *catalog.SearchResult // nil if nothing was asked
	List      *catalog.FacetedList[*catalog.Entry]
	Filter    catalog.Filter
	Results   []*catalog.Entry // all that pass the filter
	Page      int              // from 1
}

// onePage is how many results a page shows.
const onePage = 20

// Pages counts the pages that the results take.
func (f Finding) Pages() int { return max(1, (len(f.Results)+onePage-1)/onePage) }

// shown are the results of this page.
func (f Finding) shown() []*catalog.Entry {
	first := min(len(f.Results), (f.Page-1)*onePage)
	return f.Results[first:min(len(f.Results), first+onePage)]
}

// Link is the one canonical address of the page.
func (f Finding) Link() string {
	if f.Asked == "" {
		return "/search"
	}
	link := "/search?q=" + url.QueryEscape(f.Asked)
	if f.Literally {
		link += "&as=typed"
	}
	if q := f.Filter.Query(); q != "" {
		link += "&" + q
	}
	if f.Page > 1 {
		link += "&page=" + strconv.Itoa(f.Page)
	}
	return link
}

func (f Finding) onPage(n int) string {
	f.Page = n
	return f.Link()
}

func (f Finding) literal() string {
	return Finding{Asked: f.Asked, Literally: true, Page: 1}.Link()
}

// typeLink is a kind or a region to look in.
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

// types are the choices of a facet, those with results, behind all of them together.
func (f Finding) types(facet, all string) []typeLink {
	f.Page = 1
	chosen := f.Filter.Chosen(facet)
	rest := f
	for _, v := range chosen {
		rest.Filter = rest.Filter.Without(facet, v)
	}
	out := []typeLink{{all, rest.Link(), len(f.List.Select(rest.Filter)), len(chosen) == 0}}
	for _, group := range f.List.Facets(rest.Filter) {
		for _, c := range group.Choices {
			if group.Name == facet && c.Count > 0 {
				only := rest
				only.Filter = f.List.With(rest.Filter, facet, c.ID)
				out = append(out, typeLink{c.Name, only.Link(), c.Count, len(chosen) > 0 && chosen[0] == c.ID})
			}
		}
	}
	return out
}

// found says how many results there are, in words.
func (f Finding) found() string {
	what := f.Asked
	if f.Answer.Query.Read != "" {
		what = f.Answer.Query.Read
	}
	const longest = 80 // characters of a heading
	what = catalog.Quote(catalog.Excerpt(what, longest))
	if f.Answer.Query.Cut {
		what = "what you wrote"
	}
	switch n, all := len(f.Results), len(f.Answer.Entries); {
	case all == 0 && len(f.Answer.SafetyCards) > 0:
		return "Get help first"
	case n < all:
		return fmt.Sprintf("%d of %s for %s", n, catalog.Count(all, "result"), what)
	case n > 0:
		return catalog.Count(n, "result") + " for " + what
	}
	return "Nothing here answers " + what
}

// all names the list of all moves that the words of a search name.
func (f Finding) all(s Site) (name, path string, count int) {
	filter, count := f.Answer.MoveFilter(s.Catalog)
	return listName("All moves", s.StretchList, filter), s.StretchList.Link(filter), count
}

// SortOf is what an entry is, in a word.
func SortOf(e *catalog.Entry) string {
	switch v := e.Target.(type) {
	case *catalog.Stretch:
		return v.Kind.Name
	case *catalog.Guide:
		return "Guide"
	case *catalog.Routine:
		return "Routine"
	case *catalog.Question:
		return "Question"
	case *catalog.Claim:
		return "Claim"
	case *catalog.Muscle:
		return "Muscle"
	case *catalog.Term:
		return "Word"
	}
	return "Page"
}

// facts says of an entry how long it takes, where it is done and what part of the back it is about.
func facts(e *catalog.Entry) string {
	switch v := e.Target.(type) {
	case *catalog.Stretch:
		return fmt.Sprintf("%s, %s. %s", v.Dose.Seconds().Words(), joinWords(positionLabels(v.Positions()), "or"), capitalize(regionNames(v.Regions)))
	case *catalog.Guide:
		return v.Duration + ", checked " + v.Checked.Month() + ". " + capitalize(regionNames(v.Regions))
	case *catalog.Routine:
		return routineFacts(v) + ". " + capitalize(regionNames(v.Regions))
	case *catalog.Claim:
		return v.VerdictValue().Name + ". " + catalog.Count(len(v.Sources), "source")
	case *catalog.Muscle:
		return capitalize(v.Latin) + ". " + countMoves(len(v.Stretches))
	case *catalog.Term:
		return "From the glossary"
	case *catalog.Question:
		return "Short answer"
	}
	return ""
}

// examples are searches to begin with.
var examples = []string{"between the shoulder blades", "stiff in the morning", "stretches at a desk", "heat or cold", "is cracking bad"}

// searchPath is where a search for words leads.
func searchPath(words string) string { return Finding{Asked: words, Page: 1}.Link() }

func (f Finding) head() Head {
	h := Head{Title: "Search", Menu: "/search", Stylesheets: "search", Scripts: "search.js"}
	if f.Asked == "" {
		h.Path = f.Link()
		h.Description = "Find a move, a guide or an answer for a tense or aching back in your own words. Spelling mistakes do not matter much."
		return h
	}
	h.Title = "Search: " + f.Asked
	return h
}
