package web

import (
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"unicode"

	"github.com/a-h/templ"

	"unknot/templates"
)

// private is the Cache-Control of answers to what somebody searched for.
var private = []string{"private, no-cache"}

// unkept adapts p to HTTP and forgets what it answered: what somebody searches for is their own business, here it stays nowhere.
func (s *Server) unkept(p page) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		snap := s.snapshot()
		if snap == nil {
			s.unready(w)
			return
		}
		c, err := p(snap.site, r)
		if err != nil {
			s.fail(w, r, snap, err)
			return
		}
		contentType := html
		if f, ok := c.(file); ok {
			contentType = f.contentType
		}
		plain, err := s.render(snap, c)
		if err == nil {
			var b *body
			if b, err = s.body(r, s.quick, contentType, plain, private, nil); err == nil {
				b.serve(w, r)
				return
			}
		}
		s.fail(w, r, snap, err)
	}
}

// search finds pages by words. Whatever is not the one canonical address of what was asked leads there.
func search(site templates.Site, r *http.Request) (templ.Component, error) {
	query := r.URL.Query() // what cannot be read of it asks for nothing
	f := templates.Finding{Asked: typed(query), Page: 1}
	if f.Asked != "" {
		f.Literally = query.Get("as") == "typed"
		f.Answer = site.Search(f.Asked, f.Literally)
		f.Shelf = f.Answer.Shelf(site.Catalog)
		f.Filter, _ = f.Shelf.Parse(query) // of a kind that there is not, the rest is left
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

// typed is what was typed into the box: spaces once, no characters that cannot be seen.
func typed(query url.Values) string {
	q := query.Get("q")
	if len(q) > longestQuery {
		q = q[:longestQuery]
	}
	q = strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.IsControl(r) {
			return ' '
		}
		if !unicode.IsGraphic(r) {
			return -1
		}
		return r
	}, strings.ToValidUTF8(q, ""))
	return strings.Join(strings.Fields(q), " ")
}

// mostSuggestions is how many pages are suggested while somebody types.
const mostSuggestions = 7

// suggest names pages for what somebody is typing (OpenSearch suggestions, version 1.1: what was typed, titles, descriptions, addresses).
func suggest(site templates.Site, r *http.Request) (templ.Component, error) {
	asked := typed(r.URL.Query())
	titles, kinds, links := []string{}, []string{}, []string{}
	if asked != "" {
		if strings.HasSuffix(r.URL.Query().Get("q"), " ") {
			asked += " " // the word is whole
		}
		found := site.Suggest(asked).Entries
		for _, e := range found[:min(mostSuggestions, len(found))] {
			titles, kinds, links = append(titles, e.Title), append(kinds, templates.SortOf(e)), append(links, site.URL+e.Path)
		}
	}
	return file{templ.ComponentFunc(func(_ context.Context, w io.Writer) error {
		return json.NewEncoder(w).Encode([]any{asked, titles, kinds, links})
	}), "application/x-suggestions+json"}, nil
}
