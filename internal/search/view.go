package search

import (
	"net/url"
	"strings"

	"unknot/internal/view"
	"unknot/internal/words"
)

// Path is the address of the page of results.
const Path = "/search"

// View is what a reader searches for, and which of the results the reader chose to see.
type View struct {
	Typed     string  // "" for the page without a search
	Literally bool    // spelling is not corrected
	Moves     bool    // the moves that a sign keeps out of the results are shown
	All       bool    // all results are shown, not only the first
	Result    *Result // nil if nothing was typed
	List      *view.List[*Entry]
	Filter    view.Filter
	Rows      []Row // all results that match the filter
}

// FirstRows is the number of results that a page shows unless the reader wants all.
const FirstRows = 20

// ParseView reads the query of an address and searches for what it asks. It calls index only if something was typed. It
// ignores parameters and values that it does not know, so an address is canonical only if it equals [View.Link].
func ParseView(q url.Values, index func() *Index) View {
	v := View{Typed: strings.Join(strings.Fields(Typed(q)), " ")}
	if v.Typed == "" {
		return v
	}
	v.Literally = q.Get("as") == "typed"
	v.Result = index().Search(v.Typed, v.Literally)
	v.Moves = q.Get("moves") == "show" && len(v.Result.Withheld) > 0
	if v.Moves {
		v.Result.Entries = append(v.Result.Entries, v.Result.Withheld...)
	}
	v.List = v.Result.list()
	v.Filter, _ = v.List.Parse(q) // drops unknown values
	v.Rows = v.selected(v.Filter)
	v.All = q.Get("show") == "all" && len(v.Rows) > FirstRows
	return v
}

// How many bytes of a search are read: for signs, and for pages. The rest is ignored.
const (
	maxTyped    = 4000
	MaxForPages = 1000
)

// Typed returns the text of the search box in a query, as it may be shown.
func Typed(q url.Values) string {
	typed := q.Get("q")
	return words.Printable(typed[:min(len(typed), maxTyped)])
}

// selected returns the results that match f. It joins entries that say the same, unless f chooses a kind of entry.
func (v View) selected(f view.Filter) []Row {
	return Rows(v.Result.fitFirst(v.List.Select(f)), len(f.Chosen("kind")) == 0)
}

// Visible returns the results that the page shows.
func (v View) Visible() []Row {
	if v.All {
		return v.Rows
	}
	return v.Rows[:min(FirstRows, len(v.Rows))]
}

// Link returns the canonical address of the page.
func (v View) Link() string {
	if v.Typed == "" {
		return Path
	}
	link := Path + "?q=" + url.QueryEscape(v.Typed)
	if v.Literally {
		link += "&as=typed"
	}
	if v.Moves {
		link += "&moves=show"
	}
	if q := v.Filter.Query(); q != "" {
		link += "&" + q
	}
	if v.All {
		link += "&show=all"
	}
	return link
}

// WithAll returns the address of all results.
func (v View) WithAll() string {
	v.All = true
	return v.Link()
}

// WithMoves returns the address of all results, with or without the moves that a sign withholds.
func (v View) WithMoves(show bool) string {
	v.Moves, v.Filter, v.All = show, view.Filter{}, false
	return v.Link()
}

// Unfiltered returns the address of the results of all kinds.
func (v View) Unfiltered() string {
	v.Filter, v.All = view.Filter{}, false
	return v.Link()
}

// Literal returns the address of the search for exactly what was typed.
func (v View) Literal() string { return View{Typed: v.Typed, Literally: true}.Link() }

// Choice is a kind or a region to search in.
type Choice struct {
	Name, Link string
	Count      int
	Current    bool
}

// Choices returns the choice of all, with the given name, and then each choice of a facet that has results.
func (v View) Choices(facet, all string) []Choice {
	v.All = false
	chosen := v.Filter.Chosen(facet)
	rest := v // without choices of the facet
	for _, id := range chosen {
		rest.Filter = rest.Filter.Without(facet, id)
	}
	out := []Choice{{Name: all, Link: rest.Link(), Count: len(v.selected(rest.Filter)), Current: len(chosen) == 0}}
	for _, group := range v.List.Facets(rest.Filter) {
		if group.Name != facet {
			continue
		}
		for _, c := range group.Choices {
			only := rest
			only.Filter = v.List.With(rest.Filter, facet, c.ID)
			if n := len(v.selected(only.Filter)); n > 0 {
				out = append(out, Choice{Name: c.Name, Link: only.Link(), Count: n, Current: len(chosen) > 0 && chosen[0] == c.ID})
			}
		}
	}
	return out
}
