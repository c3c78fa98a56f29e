package web

import (
	"net/http"
	"strings"
	"time"

	"github.com/a-h/templ"

	"unknot/internal/guard"
	"unknot/internal/search"
	"unknot/internal/site"
	"unknot/internal/web/feed"
	"unknot/internal/web/metrics"
	"unknot/templates"
)

// maxRedirect is the number of bytes of the longest address that a search redirects to: proxies refuse long headers.
const maxRedirect = 4000

// results lists the pages that a search finds. It redirects to the canonical address of the search, unless that is
// long.
func results(site site.Site, r *http.Request) (templ.Component, error) {
	v := search.ParseView(r.URL.Query(), site.Search) // ignores invalid parameters
	if link := v.Link(); link != r.URL.RequestURI() && len(link) <= maxRedirect {
		return nil, redirect(link)
	}
	return templates.Search(site, v), nil
}

// indexWait is how long a search waits for the index, which takes a while to build after a start.
const indexWait = 5 * time.Second

// withIndex is the middleware of searches, which wait for the search index. They wait before they get a place to
// render, because a search would take that of a page that could be rendered meanwhile.
func (s *Server) withIndex(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		x := exchangeOf(r)
		if hasQuery(r) && !s.awaitIndex(x.snap, s.indexWait) {
			x.refused = metrics.Starting
			retryAfter(w, usualRetry)
			writePrepared(w, http.StatusServiceUnavailable, x.snap.errorPages[templates.Starting])
			return
		}
		next.ServeHTTP(w, r)
	})
}

// awaitIndex has the search index built if it is not there yet, and reports whether that is done within the time wait.
func (s *Server) awaitIndex(snap *snapshot, wait time.Duration) bool {
	select {
	case <-snap.site.SearchReady:
		return true
	default:
	}
	snap.index.Do(func() {
		guard.Go(func() error { snap.site.Search(); return nil }, func(err error) {
			s.cfg.Log.Error("cannot make the search index", "error", err)
		})
	})
	select {
	case <-snap.site.SearchReady:
		return true
	case <-time.After(wait):
		return false
	}
}

// maxSuggestions is how many pages are suggested while somebody types.
const maxSuggestions = 7

// suggest returns suggestions for the text typed so far. OpenSearch suggestions 1.1 wants four lists: query, titles,
// descriptions and addresses.
func suggest(site site.Site, r *http.Request) (templ.Component, error) {
	text := search.Typed(r.URL.Query()) // keeps the space after a complete word
	titles, kinds, links := []string{}, []string{}, []string{}
	add := func(title, kind, path string) {
		titles, kinds, links = append(titles, title), append(kinds, kind), append(links, site.URL+path)
	}
	if strings.TrimSpace(text) != "" {
		found := site.Search().Suggest(text)
		if found.Private() { // somebody may look on
			return jsonFile(feed.SuggestionsType, []any{text, titles, kinds, links}), nil
		}
		for _, card := range found.SafetyCards {
			add(card.Heading, "Get help", "/safety#"+card.ID)
		}
		if found.Maybe != nil {
			add(found.Maybe.Card.Heading, "If this is happening now", "/safety#"+found.Maybe.Card.ID)
		}
		for _, e := range found.Entries[:min(maxSuggestions, len(found.Entries))] {
			add(e.Title, e.KindName(), e.Path)
		}
	}
	return jsonFile(feed.SuggestionsType, []any{text, titles, kinds, links}), nil
}
