package web_test

import (
	"net/http"
	"strings"
	"testing"
)

// A long parameter never makes a response or a redirect long.
func TestLongValuesAreNotWrittenBack(t *testing.T) {
	t.Parallel()
	site := sharedSite(t)
	const length = 15_000
	for _, target := range []string{
		"/*", "/*.json", "/*.md", "/stretches/*", "/stretches/*/play", "/static/*", "/s/*", "/handout/*",
		"/stretches?region=*", "/stretches?position=chair&tag=*", "/guides?section=*", "/evidence?verdict=*",
		"/stretches?region=*&print=large", "/breathe?pace=*", "/breathe?minutes=*", "/stretches/neck-turn?in=*", "/stretches/neck-turn?in=/stretches?region=*",
		"/stretches?sheet=*", "/stretches?sheet=1.2c-2h15e&region=*", "/stretches?sheet=1.2c-2h15e&add=*", "/search?q=*", "/search?q=neck&kind=*", "/search?q=neck&page=*",
		"/search/suggest?q=*", "/handout?sheet=*", "/handout?sheet=*&print=large", "/handout?sheet=1.*", "/handout?sheet=1.2c-2h15e.*", "/handout?sheet=1.2c-2h15e.99-8.*", "/handout?sheet=1.9*",
		"/handout/play?sheet=*", "/handout/play?sheet=1.2c-2h15e.*", "/handout/remind?sheet=*", "/handout/calendar.ics?sheet=*",
		"/handout/change?sheet=*", "/handout/change?sheet=1.2c-2h15e.*", "/handout/change?add=*", "/handout/change?sheet=1.2c-2h15e&days=*", "/handout/change?at=*",
		"/routines/short-morning/remind?days=*&time=0800", "/routines/short-morning/remind?days=mo&time=*", "/routines/short-morning/calendar.ics?days=*",
		"/?x=*", "/search?x=*",
	} {
		for _, letter := range []string{"z", "9", "%C3%A9", "%22", ".9", "-"} {
			ask := func(n int) answer {
				a := get(t, site, strings.ReplaceAll(target, "*", strings.Repeat(letter, n/len(letter))))
				if to := a.header.Get("Location"); a.code == http.StatusFound && len(to) > 4000 {
					t.Errorf("%s of %q redirects to an address of %d bytes: %.80s", target, letter, len(to), to)
				}
				return a
			}
			short, long := ask(60), ask(length)
			// A search page and its redirect contain up to a thousand bytes of the query, escaped, several times.
			limit := len(short.body) + 5000 // a sheet's address is at most 1000 bytes, 3000 escaped
			if strings.HasPrefix(target, "/search") {
				limit += 60_000
			}
			if len(long.body) > limit {
				t.Errorf("%s of %q: %d bytes, %d for a short one", target, letter, len(long.body), len(short.body))
			}
		}
	}
}
