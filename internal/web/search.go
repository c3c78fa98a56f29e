package web

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"unicode"

	"github.com/a-h/templ"

	"unknot/templates"
)

// search finds pages by words. Whatever is not the one canonical address of what was asked leads there.
func search(site templates.Site, r *http.Request) (templ.Component, error) {
	query := r.URL.Query() // what cannot be read of it asks for nothing
	f := templates.Finding{Asked: typed(query), Page: 1}
	if f.Asked != "" {
		f.Literally = query.Get("as") == "typed"
		f.Answer = site.Search(f.Asked, f.Literally)
		f.Shelf = f.Answer.List(site.Catalog)
		f.Filter, _ = f.Shelf.Parse(query) // of a kind that there is not, the rest is left
		f.Results = f.Shelf.Select(f.Filter)
		if n, err := strconv.Atoi(query.Get("page")); err == nil {
			f.Page = max(1, min(n, f.Pages()))
		}
	}
	if f.Link() != r.URL.RequestURI() {
		return nil, moved{f.Link(), http.StatusFound}
	}
	return templates.Search(site, f), nil
}

// longestQuery is how many bytes of a search are looked at.
const longestQuery = 1000

// typed is what was typed into the box, with one space between words.
func typed(query url.Values) string { return strings.Join(strings.Fields(seen(query)), " ") }

// seen is what was typed into the box, without what cannot be seen. Braces are none of it: pages put numbers in place of what stands in them.
func seen(query url.Values) string {
	q := query.Get("q")
	if len(q) > longestQuery {
		q = q[:longestQuery]
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.IsControl(r) || r == '{' || r == '}' {
			return ' '
		}
		if !unicode.IsGraphic(r) {
			return -1
		}
		return r
	}, strings.ToValidUTF8(q, ""))
}

const suggestionsType = "application/x-suggestions+json"

// mostSuggestions is how many pages are suggested while somebody types.
const mostSuggestions = 7

// suggest names pages for what somebody is typing (OpenSearch suggestions, version 1.1: what was typed, titles, descriptions, addresses).
func suggest(site templates.Site, r *http.Request) (templ.Component, error) {
	asked := seen(r.URL.Query()) // with the space after a word that is whole
	titles, kinds, links := []string{}, []string{}, []string{}
	if strings.TrimSpace(asked) != "" {
		found := site.Suggest(asked)
		for _, card := range found.SafetyCards {
			titles, kinds, links = append(titles, card.Heading), append(kinds, "Get help"), append(links, site.URL+"/safety#"+card.ID)
		}
		if found.Unsure {
			titles, kinds, links = append(titles, site.Safety.Unsure.Line), append(kinds, "Get help"), append(links, site.URL+site.Safety.Path)
		}
		for _, e := range found.Entries[:min(mostSuggestions, len(found.Entries))] {
			titles, kinds, links = append(titles, e.Title), append(kinds, templates.SortOf(e)), append(links, site.URL+e.Path)
		}
	}
	return jsonFile(suggestionsType, []any{asked, titles, kinds, links}), nil
}
