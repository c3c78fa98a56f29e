package web_test

import (
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/net/html"

	"unknot/internal/web"
)

var nightly = os.Getenv("NIGHTLY") != ""

// mark is put around what a reader sends, so that the test finds it in an answer. It has a digit, because searches do
// not correct words with digits.
const mark = "zq7x"

// markedText matches what a reader sent, as an answer shows it.
var markedText = regexp.MustCompile(`(?s)` + mark + `(.*?)` + mark)

// hostile are texts that readers may send. They have placeholders, markup, and characters that are invisible or change
// the direction of text. In the first one these are mixed.
var hostile = []string{
	"\u202e{emergency}\u200b \x00{practice}<b>\"'&\x85\u2066\ufeff\x1b",
	"{advice}\n{crisis}\r\n\u200f\u061c\x7f{untested}\u2028{",
	"\xff\xc2\xe2\x80{borrowed}</script>\\",
}

// raw escapes only what net/http would refuse. It leaves bytes above ASCII as they are.
func raw(value string) string { return refusedBytes.ReplaceAllStringFunc(value, url.QueryEscape) }

var refusedBytes = regexp.MustCompile("[\x00-\x20\"#%&'+;<>\x7f]")

// validParts are valid values for the parameters of a route. The first entry whose route is the beginning of the route
// applies.
var validParts = []struct {
	route string
	parts *strings.Replacer
}{
	{"/stretches", strings.NewReplacer("{id}", "neck-turn")},
	{"/routines", strings.NewReplacer("{id}", "short-morning")},
	{"/plans", strings.NewReplacer("{id}", "longer-mornings", "{week}", "3", "{routine}", "short-morning")},
	{"/guides", strings.NewReplacer("{section}", "causes", "{id}", "stiff-neck")},
	{"/muscles", strings.NewReplacer("{id}", "trapezius")},
	{"/tags", strings.NewReplacer("{id}", "desk")},
	{"/s/", strings.NewReplacer("{number}", "2", "{step}", "1")},
	{"/", strings.NewReplacer("{id}", "about", "{claim}", "no", "{file}", "no", "*", "no")},
}

// routesOf returns all routes of a site, and some addresses that redirect and keep their query.
func routesOf(site *web.Server) []string {
	return append(slices.Sorted(slices.Values(site.Patterns())), "/stretches/old-breath", "/about/")
}

// addressesOf returns addresses that match a route, without a query: one with valid values if there are any, and others
// with part in place of each parameter.
func addressesOf(route, part string) []string {
	out := []string{route}
	for _, v := range validParts {
		if strings.HasPrefix(route, v.route) {
			out[0] = v.parts.Replace(route)
			break
		}
	}
	for _, part := range []string{url.PathEscape(part), raw(part)} {
		if a := regexp.MustCompile(`\{[a-z]+\}|\*`).ReplaceAllLiteralString(route, part); a != route {
			out = append(out, a, a+".json", a+".md", a+"/")
		}
	}
	return out
}

// queriesOf returns queries in which a reader has set the parameter name to value: alone, with a valid search, and with
// a valid sheet.
func queriesOf(name, value string) []string {
	parameter := url.QueryEscape(name) + "=" + url.QueryEscape(value)
	return []string{parameter, "sheet=1.2c-2h15e&" + parameter, "q=neck&" + parameter, url.QueryEscape(name) + "=" + raw(value) + "&print=large"}
}

// parameters returns the names of all parameters in forms and links of the site.
func parameters(t testing.TB, site http.Handler) []string {
	t.Helper()
	found := map[string]bool{"undocumented": true, "as": true, "moves": true, "show": true} // these are offered with some results only
	pages := []string{"/handout?sheet=1.2c-2h15e.5c-300s", "/handout/change?sheet=1.2c-2h15e.5c-300s&days=9", "/stretches?sheet=1.2c-2h15e", "/search?q=neck", "/search?q=numb+between+legs", "/offline"}
	for _, a := range loadFiles(t, nil).PageEntries() {
		pages = append(pages, a.Path, a.Path+"/play", a.Path+"/remind")
	}
	for _, target := range pages {
		a := get(t, site, target)
		if a.code != http.StatusOK || !strings.HasPrefix(a.header.Get("Content-Type"), "text/html") {
			continue
		}
		root, err := html.Parse(strings.NewReader(a.body))
		if err != nil {
			t.Fatal(err)
		}
		for n := range root.Descendants() {
			if n.Data != "meta" {
				found[attribute(n, "name")] = true
			}
			if link, err := url.Parse(attribute(n, "href")); err == nil && (link.Host == "" || strings.HasPrefix(link.String(), address)) {
				for name := range link.Query() {
					found[name] = true
				}
			}
		}
	}
	delete(found, "")
	return slices.Sorted(maps.Keys(found))
}

// sendAs requests target the way net/http would pass it on, with value in the headers that browsers send. It reports
// whether net/http accepts the target.
func sendAs(t testing.TB, site http.Handler, target, value string) (a answer, ok bool) {
	t.Helper()
	u, err := url.ParseRequestURI(target)
	if err != nil {
		return a, false
	}
	r := httptest.NewRequest(http.MethodGet, "/", nil)
	r.URL, r.RequestURI = u, target
	for _, name := range []string{"User-Agent", "Referer", "Cookie", "Accept-Language", "X-Request-Id", "X-Forwarded-Host"} {
		r.Header.Set(name, value)
	}
	r.Host = "zq7x.example"
	w := httptest.NewRecorder()
	site.ServeHTTP(w, r)
	return answer{w.Code, w.Header(), w.Body.String()}, true
}

// checkReaders requests target and follows its redirects. It reports what must not be in an answer. If the last answer
// shows what the reader sent, it returns the path of that answer, otherwise "".
func checkReaders(t *testing.T, site http.Handler, target, value string) (shownAt string) {
	t.Helper()
	for range 4 {
		a, ok := sendAs(t, site, target, value)
		if !ok {
			return ""
		}
		if a.code >= http.StatusInternalServerError {
			t.Errorf("%q answers %d", target, a.code)
		}
		for name, values := range a.header {
			for _, v := range values {
				if strings.ContainsFunc(v, func(r rune) bool { return r < ' ' || r > '~' }) || name != "Location" && strings.Contains(v, mark) {
					t.Errorf("%q: %s is %q", target, name, v)
				}
			}
		}
		to := a.header.Get("Location")
		if to == "" {
			path, _, _ := strings.Cut(target, "?")
			if !checkBody(t, target, a) {
				path = ""
			}
			return path
		}
		if strings.ContainsAny(to, " <>\"{}\\") {
			t.Errorf("%q redirects to %q", target, to)
		}
		target, _, _ = strings.Cut(to, "#") // browsers do not send the fragment
	}
	t.Errorf("%q redirects without end", target)
	return ""
}

// unseen reports whether r changes what a reader sees. No answer may contain such a character.
func unseen(r rune) bool {
	switch {
	case r == '\n', r == '\t', r == '\r':
		return false
	case r < ' ', r >= 0x7f && r < 0xa0: // C0 and C1
		return true
	}
	return strings.ContainsRune("\u200b\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029\ufeff", r)
}

// calledUp matches placeholders and what they are replaced with. Nobody but the writers of the site may use them.
var calledUp = regexp.MustCompile(`[{}<>]|112.9|0800.111|advice line|usual practice|not tested|borrowed for`)

// checkBody reports what must not be in the body of an answer, and returns whether the body shows what the reader sent.
func checkBody(t *testing.T, target string, a answer) (shown bool) {
	t.Helper()
	if strings.HasPrefix(a.header.Get("Content-Type"), "image/") {
		return false
	}
	if i := strings.IndexFunc(a.body, unseen); i >= 0 {
		t.Errorf("%q: the answer has %q", target, a.body[max(0, i-20):min(len(a.body), i+20)])
	}
	if !utf8.ValidString(a.body) {
		t.Errorf("%q: the answer is not UTF-8", target)
	}
	if strings.Contains(a.header.Get("Content-Type"), "json") && !json.Valid([]byte(a.body)) {
		t.Errorf("%q: the answer is not JSON: %.200s", target, a.body)
	}
	if strings.Contains(a.header.Get("Content-Type"), "xml") {
		checkXML(t, target, a.body)
	}
	isHTML := strings.HasPrefix(a.header.Get("Content-Type"), "text/html")
	for _, m := range markedText.FindAllStringSubmatch(a.body, -1) {
		if strings.HasPrefix(a.header.Get("Content-Type"), "text/plain") {
			m[1] = strings.NewReplacer("<", "", ">", "").Replace(m[1]) // no program reads markup there
		}
		if shown = true; calledUp.MatchString(m[1]) || isHTML && strings.ContainsAny(m[1], `"'`) {
			t.Errorf("%q is shown as %q", target, m[0])
		}
	}
	return shown
}

// checkXML reports a body that is not well-formed XML.
func checkXML(t *testing.T, target, body string) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(body))
	for {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			return
		} else if err != nil {
			t.Errorf("%q: the answer is not XML: %v", target, err)
			return
		}
	}
}

// echoing are the pages that show what a reader sent. The page of a sheet shows only its address, escaped.
var echoing = []string{
	"/breathe", "/evidence", "/evidence/treatments", "/guides", "/handout",
	"/search", "/search/suggest", "/start", "/stretches",
}

// Whatever readers send, in any parameter or part of an address, comes back printable, escaped and without
// placeholders, or not at all.
func TestWordsOfReadersAreHarmless(t *testing.T) {
	t.Parallel()
	site := newSite(t, nil)
	names := parameters(t, site)
	for _, name := range []string{"add", "day", "days", "do", "for", "minutes", "pace", "print", "q", "region", "reps1", "sheet", "sort", "tag", "time"} {
		if !slices.Contains(names, name) {
			t.Errorf("no form or link of the site has the parameter %s", name)
		}
	}
	values := hostile
	if !nightly {
		values = hostile[:1]
	}
	shown := map[string]bool{}
	for _, value := range values {
		value = mark + value + mark
		for _, route := range routesOf(site) {
			for n, address := range addressesOf(route, value) {
				checkReaders(t, site, address, value)
				if n > 0 && !nightly {
					continue
				}
				for _, name := range names {
					for _, query := range queriesOf(name, value) {
						shown[checkReaders(t, site, address+"?"+query, value)] = true
					}
				}
			}
		}
	}
	delete(shown, "")
	if got := slices.Sorted(maps.Keys(shown)); !slices.Equal(got, slices.Sorted(slices.Values(echoing))) {
		t.Errorf("words of readers are shown by %q, want %q", got, echoing)
	}
}

// FuzzWordsOfReaders is like TestWordsOfReadersAreHarmless, with any words in one parameter or part of an address.
func FuzzWordsOfReaders(f *testing.F) {
	site := newSite(f, nil)
	routes, names := routesOf(site), parameters(f, site)
	for _, value := range hostile {
		for n, route := range routes {
			if slices.Contains(echoing, addressesOf(route, value)[0]) {
				f.Add(n, slices.Index(names, "tag"), value)
			}
		}
	}
	const longest = 40 // longer words may be cut
	f.Fuzz(func(t *testing.T, route, name int, value string) {
		if route < 0 || name < 0 || utf8.RuneCountInString(value) > longest || strings.Contains(value, mark) {
			return
		}
		value = mark + value + mark
		addresses := addressesOf(routes[route%len(routes)], value)
		for _, address := range addresses {
			checkReaders(t, site, address, value)
		}
		for _, query := range queriesOf(names[name%len(names)], value) {
			checkReaders(t, site, addresses[0]+"?"+query, value)
		}
	})
}
