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

// private is the Cache-Control of answers to what only one reader asked. No HTTP cache is to have them. The worker on
// the reader's own device does keep the sheets that they open, and nothing else of these.
const private = "private, no-store"

// unkept adapts p to HTTP and forgets what it answered: what somebody searches for, or is given to do, is their own business, here it stays
// nowhere.
func (s *Server) unkept(p page) http.HandlerFunc {
	return s.up(func(w http.ResponseWriter, r *http.Request, snap *snapshot) {
		w.Header().Set("Cache-Control", private)
		site := snap.site
		plainly, large := largePrint(r)
		site.Large = large
		c, err := p(site, plainly)
		if err != nil {
			s.fail(w, r, snap, err)
			return
		}
		contentType, disposition := kindOf(c)
		if contentType == html && snap.version != nil {
			w.Header()["Site-Version"] = snap.version
		}
		if disposition != "" {
			w.Header().Set("Content-Disposition", disposition)
		}
		plain, err := s.render(snap, c)
		if err == nil {
			err = s.quick.write(w, r, contentType, plain)
		}
		if err != nil {
			s.fail(w, r, snap, err)
		}
	})
}

// write answers with plain in the encoding that r likes best, once.
func (p *press) write(w http.ResponseWriter, r *http.Request, contentType string, plain []byte) error {
	defer p.take()()
	encoding, out, err := preferred(r.Header["Accept-Encoding"]), plain, error(nil)
	switch encoding {
	case "br":
		out, err = squeeze(&p.brotli, plain)
	case "gzip":
		out, err = squeeze(&p.gzip, plain)
	}
	if err != nil {
		return err
	}
	h := w.Header()
	h["Vary"] = varyEncoding
	h.Set("Content-Type", contentType)
	h.Set("Content-Length", strconv.Itoa(len(out)))
	if encoding != "" {
		h.Set("Content-Encoding", encoding)
	}
	w.WriteHeader(http.StatusOK)
	if r.Method != http.MethodHead {
		_, _ = w.Write(out) // a reader who has left is no error
	}
	return nil
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
		for _, card := range found.Worries {
			titles, kinds, links = append(titles, card.Heading), append(kinds, "Get help"), append(links, site.URL+"/safety#"+card.ID)
		}
		for _, e := range found.Entries[:min(mostSuggestions, len(found.Entries))] {
			titles, kinds, links = append(titles, e.Title), append(kinds, templates.SortOf(e)), append(links, site.URL+e.Path)
		}
	}
	return jsonFile(suggestionsType, []any{asked, titles, kinds, links}), nil
}
