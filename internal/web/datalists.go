package web

import (
	"cmp"
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/a-h/templ"
	"github.com/go-chi/chi/v5"

	"unknot/internal/catalog"
	"unknot/internal/library"
	"unknot/internal/view"
	"unknot/internal/words"
	"unknot/static"
	"unknot/templates"
)

// items returns everything on a list, given the query of its page. Its error is a notFoundError, or a redirect to the
// canonical query.
type items func(templates.Site, *http.Request) ([]any, error)

// filteredItems returns the items of a list that match the filter in the query.
func filteredItems[T any](listOf func(templates.Site) *view.List[T]) items {
	return func(site templates.Site, r *http.Request) ([]any, error) {
		list := *listOf(site) // a copy: requests share the list
		list.Path = requestPath(r)
		query, err := url.ParseQuery(r.URL.RawQuery)
		if err != nil {
			return nil, notFoundError{message: "The filter of this list cannot be read."}
		}
		f, err := parseFilter(&list, query)
		if err != nil {
			return nil, err
		}
		if err := cmp.Or(unknownFilter(f, query), redirectToCanonical(r, f)); err != nil {
			return nil, err
		}
		return anys(list.Select(f)), nil
	}
}

// unknownFilter returns a notFoundError for a parameter or a value in query that f does not have. A reader would see
// that the list is not filtered. A program would take every move for one that fits the condition it misspelt.
func unknownFilter(f view.Filter, query url.Values) error {
	for _, name := range slices.Sorted(maps.Keys(query)) {
		for _, value := range query[name] {
			isLargePrint := name+"="+value == templates.LargePrint
			if !slices.Contains(f.Chosen(name), value) && !isLargePrint {
				value, name := words.Printable(value), words.Excerpt(words.Printable(name), maxQuoted)
				return notFoundError{message: fmt.Sprintf("This list cannot be filtered by %s (%s).", quoteExcerpt(value), name)}
			}
		}
	}
	return nil
}

// allItems returns every item of a list that has no filter.
func allItems[T any](itemsOf func(templates.Site) []T) items {
	return func(site templates.Site, r *http.Request) ([]any, error) {
		if r.URL.RawQuery != "" {
			return nil, notFoundError{message: "This list has no filter."}
		}
		return anys(itemsOf(site)), nil
	}
}

// anys returns list as a slice of any, which the formats of all lists take.
func anys[T any](list []T) []any {
	out := make([]any, len(list))
	for i, v := range list {
		out[i] = v
	}
	return out
}

// handleDataList sets the handlers that answer with the list at path as data: as JSON, and in the formats given by
// extension.
func (s *Server) handleDataList(path string, load items, formats map[string]format) {
	s.handle(path+jsonExt, s.cached(dataList(load, func(lib library.Library, r *http.Request, all []any) templ.Component {
		address := r.URL.RequestURI()
		return indentedJSON(lib.List(address, strings.Replace(address, jsonExt, "", 1), all))
	})))
	for ext, write := range formats {
		s.handle(path+ext, s.cached(dataList(load, func(lib library.Library, _ *http.Request, all []any) templ.Component {
			return write(lib, all)
		})))
	}
}

// A format writes items as a file.
type format func(library.Library, []any) templ.Component

// dataList returns the page of items that write turns into a file.
func dataList(load items, write func(library.Library, *http.Request, []any) templ.Component) page {
	return func(site templates.Site, r *http.Request) (templ.Component, error) {
		all, err := load(site, r)
		if err != nil {
			return nil, err
		}
		return write(libraryOf(site), r, all), nil
	}
}

// csvOf returns the format of items as CSV, which table writes.
func csvOf(table func(library.Library, []any) ([]byte, error)) format {
	return func(lib library.Library, all []any) templ.Component {
		return lazyFile(library.CSVType, func() ([]byte, error) { return table(lib, all) })
	}
}

// textOf returns the format of items as text.
func textOf(contentType string, text func(library.Library, []any) string) format {
	return func(lib library.Library, all []any) templ.Component { return textFile(text(lib, all), contentType) }
}

// handleDataLists sets the handlers of all lists as data.
func (s *Server) handleDataLists() {
	s.handleDataList("/stretches", filteredItems(func(site templates.Site) *view.List[*catalog.Move] { return site.MoveList }),
		map[string]format{csvExt: csvOf(library.Library.StretchesCSV)})
	s.handleDataList("/guides", filteredItems(func(site templates.Site) *view.List[*catalog.Guide] { return site.GuideList }), nil)
	s.handleDataList("/evidence", filteredItems(func(site templates.Site) *view.List[*catalog.Claim] { return site.ClaimList }),
		map[string]format{csvExt: csvOf(library.Library.ClaimsCSV)})
	s.handleDataList("/routines", allItems(func(site templates.Site) []*catalog.Routine { return site.Catalog.Routines }), nil)
	s.handleDataList("/plans", allItems(func(site templates.Site) []*catalog.Plan { return site.Plans }), nil)
	s.handleDataList("/questions", allItems(func(site templates.Site) []*catalog.Question { return site.Questions }), nil)
	s.handleDataList("/sources", allItems(func(site templates.Site) []*catalog.Source { return site.Sources }), map[string]format{
		csvExt: csvOf(library.Library.SourcesCSV), bibExt: textOf(library.BibTeXType, library.Library.BibTeX),
		risExt: textOf(library.RISType, library.Library.RIS),
	})
}

// picturesPath is the beginning of the addresses of single pictures of moves.
const picturesPath = "/pictures/"

// framePath returns the address of one picture of the move with an id.
func framePath(id string, frame static.Frame) string {
	return picturesPath + id + "/" + frame.ID + ".svg"
}

// picture answers with one picture of a move.
func picture(site templates.Site, r *http.Request) (templ.Component, error) {
	data, err := site.Static.Picture(chi.URLParam(r, "id"), chi.URLParam(r, "frame"))
	if data == nil && err == nil {
		err = errNotFound
	}
	return textFile(string(data), svgType), err
}
