package web

import (
	"net/http"
	"net/url"
	"strings"
	"unicode"

	"github.com/a-h/templ"

	"unknot/internal/web/feed"
	"unknot/templates"
)

// search finds pages by words. It redirects to the canonical address of a search.
func search(site templates.Site, r *http.Request) (templ.Component, error) {
	query := r.URL.Query() // ignores invalid parameters
	p := templates.SearchPage{Typed: searchWords(query)}
	if p.Typed != "" {
		p.Literally, p.All = query.Get("as") == "typed", query.Get("show") == "all"
		p.Answer = site.Search(p.Typed, p.Literally)
		if p.Moves = query.Get("moves") == "show" && len(p.Answer.Withheld) > 0; p.Moves {
			p.Answer.Entries = append(p.Answer.Entries, p.Answer.Withheld...)
		}
		p.List = p.Answer.List(site.Catalog)
		p.Filter, _ = p.List.Parse(query) // drops unknown values
		p.Rows = p.Select(p.Filter)
		p.All = p.All && len(p.Rows) > templates.FirstRows
	}
	if p.Link() != r.URL.RequestURI() {
		return nil, redirect(p.Link())
	}
	return templates.Search(site, p), nil
}

// maxQuery is how many bytes of a search are read.
const maxQuery = 1000

// searchWords returns the words of the search box with one space between them.
func searchWords(query url.Values) string {
	return strings.Join(strings.Fields(searchText(query)), " ")
}

// searchText returns the text of the search box without invisible characters. Braces become spaces: pages replace
// placeholders in braces by phone numbers.
func searchText(query url.Values) string {
	q := query.Get("q")
	if len(q) > maxQuery {
		q = q[:maxQuery]
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

// maxSuggestions is how many pages are suggested for a text.
const maxSuggestions = 7

// suggest returns pages for the text typed so far (OpenSearch suggestions 1.1: query, titles, descriptions, addresses).
func suggest(site templates.Site, r *http.Request) (templ.Component, error) {
	text := searchText(r.URL.Query()) // keeps the space after a complete word
	titles, kinds, links := []string{}, []string{}, []string{}
	if strings.TrimSpace(text) != "" {
		found := site.Suggest(text)
		for _, card := range found.SafetyCards {
			titles, kinds, links = append(titles, card.Heading), append(kinds, "Get help"), append(links, site.URL+"/safety#"+card.ID)
		}
		if found.UnclearSign {
			titles, kinds, links = append(titles, site.Safety.UnclearSigns.Line), append(kinds, "Get help"), append(links, site.URL+site.Safety.Path)
		}
		for _, e := range found.Entries[:min(maxSuggestions, len(found.Entries))] {
			titles, kinds, links = append(titles, e.Title), append(kinds, templates.KindName(e)), append(links, site.URL+e.Path)
		}
	}
	return jsonFile(feed.SuggestionsType, []any{text, titles, kinds, links}), nil
}
