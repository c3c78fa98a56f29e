package crawl_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"net/http"
	"slices"
	"strings"
	"testing"

	"unknot/internal/crawl"
)

// unlisted keeps a page out of search results, so that the rules for titles and descriptions do not apply.
const unlisted = `<meta name="robots" content="noindex">`

// whole returns a page without faults, with body after its heading.
func whole(body string) string {
	return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Title</title>` + unlisted + `</head>` +
		`<body><main><h1>Heading</h1>` + body + `</main></body></html>`
}

// site is a handler of pages, keyed by address. A body that begins with an arrow is a redirect.
type site map[string]string

func (s site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, ok := s[r.URL.RequestURI()]
	to, moved := strings.CutPrefix(body, "→ ")
	switch {
	case !ok:
		http.NotFound(w, r)
	case moved:
		http.Redirect(w, r, to, http.StatusFound)
	case strings.HasSuffix(r.URL.Path, ".svg"):
		w.Header().Set("Content-Type", "image/svg+xml")
		_, _ = io.WriteString(w, body)
	default:
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = io.WriteString(w, body)
	}
}

// Check finds each kind of fault on a page, and none on a good page.
func TestCheckFindsFaults(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name, page string
		faults     []string
	}{
		{"nothing", whole(`<p>One<br>two. <img src="/a.svg" alt=""> <a href="#here" id="here">R&amp;D</a> <svg aria-hidden="true"><path/></svg></p>`), nil},
		{"svg without a part", whole(`<svg></svg>`), []string{"<svg> is neither hidden from screen readers nor a picture or a group with a name"}},
		{"svg as a picture without a name", whole(`<svg role="img" aria-label=""></svg>`), []string{"<svg> is neither hidden from screen readers nor a picture or a group with a name"}},
		{"svg with links", whole(`<svg role="group" aria-label="The back"><a href="/other"><path d="M0 0"></path></a></svg>`), nil},
		{"svg as a picture", whole(`<svg role="img" aria-label="A back"></svg>`), nil},

		{"escaped twice", whole(`<p>One &amp;amp; two</p>`), []string{"&amp;amp; is escaped twice"}},
		{"a link in a text that is not Markdown", whole(`<p>See [all signs](/safety).</p>`), []string{"](/safety) is shown as it is: a title, a summary, an answer or the words of a link cannot hold it"}},
		{"a placeholder", whole(`<p>Rest. {practice}</p>`), []string{"{practice} is shown as it is: a title, a summary, an answer or the words of a link cannot hold it"}},
		{"a number escaped twice", whole(`<p>It&amp;#39;s</p>`), []string{"&amp;#39; is escaped twice"}},
		{"an ampersand before a word", whole(`<p>Q&amp;A; more</p>`), nil},

		{"empty title", strings.Replace(whole(""), "Title", " ", 1), []string{"the title is empty"}},

		{"dead link", whole(`<a href="/none">One</a>`), []string{"links to /none, which answers 404"}},
		{"dead link with a query", whole(`<a href="/other?x=1">One</a>`), []string{"links to /other?x=1, which answers 404"}},
		{"dead relative link", whole(`<a href="none">One</a>`), []string{"links to none, which answers 404"}},
		{"dead picture", whole(`<img src="/none.svg" alt="">`), []string{"links to /none.svg, which answers 404"}},
		{"dead icon", whole(`<svg aria-hidden="true"><use href="/none.svg#i-a"></use></svg>`), []string{"links to /none.svg#i-a, which answers 404"}},
		{"dead form", whole(`<form action="/none"></form>`), []string{"links to /none, which answers 404"}},
		{"dead fragment", whole(`<a href="#none">One</a>`), []string{"links to #none, but there is no #none"}},
		{"dead fragment elsewhere", whole(`<a href="/other#none">One</a>`), []string{"links to /other#none, but there is no #none"}},
		{"redirect to 404", whole(`<a href="/moved-away">One</a>`), []string{"links to /moved-away, which answers 404"}},
		{"redirect", whole(`<a href="/moved">One</a> <a href="/moved#there">Two</a>`), nil},
		{"redirect to a page without the fragment", whole(`<a href="/moved#none">One</a>`), []string{"links to /moved#none, but there is no #none"}},
		{"redirect round and round", whole(`<a href="/round">One</a>`), []string{"links to /round, which answers 302"}},
		{"links that lead elsewhere", whole(`<a href="https://example.org/none">One</a> <a href="//example.org/">Two</a> <a href="tel:999">Three</a>`), nil},

		{"each fault once", whole(`<a href="/none">One</a> <a href="/none">Two</a>`), []string{"links to /none, which answers 404"}},
		{"all faults", whole(`<a href="/none">&amp;lt;</a>`), []string{"&amp;lt; is escaped twice", "links to /none, which answers 404"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			pages := site{
				"/":           test.page,
				"/other":      whole(`<p id="there">There</p>`),
				"/moved":      "→ /other",
				"/moved-away": "→ /none",
				"/round":      "→ /round",
				"/a.svg":      "<svg>",
			}
			faults, _, err := crawl.Check(t.Context(), pages, []string{"/"}, nil)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, f := range faults {
				if f.Path != "/" {
					t.Errorf("%s has no fault, found %q", f.Path, f.Text)
				}
				got = append(got, f.Text)
			}
			if !slices.Equal(got, test.faults) {
				t.Errorf("faults %q\nwant   %q", got, test.faults)
			}
		})
	}
}

// listed returns a page of a site with the name Site, with a canonical address, a title and a description.
func listed(address, title, description string) string {
	head := `<meta property="og:site_name" content="Site">`
	if address != "" {
		head += `<link rel="canonical" href="https://site.example` + address + `">`
	}
	if description != "" {
		head += `<meta name="description" content="` + description + `">`
	}
	return strings.NewReplacer(unlisted, head, "Title", title).Replace(whole(""))
}

// The title and the description of a page fit search results and are unique, and the page has one canonical address.
func TestCheckFindsListingFaults(t *testing.T) {
	t.Parallel()
	const base = "https://site.example"
	words := func(n int) string { return strings.Repeat("é", n) }
	for _, test := range []struct {
		name   string
		pages  map[string]string
		faults []string
	}{
		{"in order", map[string]string{"/a": listed("/a", "A – Site", words(70)), "/b": listed("/b", "B – Site", words(160))}, nil},
		{"the first page", map[string]string{"/": listed("/", "Site – what it is", words(80))}, nil},
		{"the first page like others", map[string]string{"/": listed("/", "Home – Site", words(80))}, []string{"/: the title “Home – Site” does not begin with “Site – ”"}},
		{"a title of its own", map[string]string{"/a": listed("/a", "A | Site", words(80))}, []string{"/a: the title “A | Site” does not end with “ – Site”"}},
		{"a site without a name", map[string]string{"/a": strings.ReplaceAll(listed("/a", "A – Site", words(80)), `"og:site_name"`, `"og:name"`)},
			[]string{"/a: does not name the site (og:site_name)"}},
		{"no description", map[string]string{"/a": listed("/a", "A – Site", ""), "/b": listed("/b", "B – Site", "")}, []string{"/a: has no description", "/b: has no description"}},
		{"too short", map[string]string{"/a": listed("/a", "A – Site", words(69))}, []string{"/a: its description has 69 characters: 70 to 160 fit in lists"}},
		{"too long", map[string]string{"/a": listed("/a", "A – Site", words(161))}, []string{"/a: its description has 161 characters: 70 to 160 fit in lists"}},
		{"the same title", map[string]string{"/a": listed("/a", "A – Site", words(70)), "/b": listed("/b", "A – Site", words(71))}, []string{"/b: has the title of /a"}},
		{"the same description", map[string]string{"/a": listed("/a", "A – Site", words(70)), "/b": listed("/b", "B – Site", words(70))}, []string{"/b: has the description of /a"}},
		{"another canonical address", map[string]string{"/a": listed("/a", "A – Site", words(70)), "/a?x=1": listed("/a", "A – Site", words(70))}, nil},
		{"a canonical address of no page", map[string]string{"/a": listed("/none", "A – Site", words(70))},
			[]string{"/a: its canonical address " + base + "/none is not that of a page known by it"}},
		{"each other's canonical address", map[string]string{"/a": listed("/b", "A – Site", words(70)), "/b": listed("/a", "A – Site", words(70))},
			[]string{"/a: its canonical address " + base + "/b is not that of a page known by it", "/b: its canonical address " + base + "/a is not that of a page known by it"}},
		{"an invalid canonical address", map[string]string{"/a": strings.Replace(listed("/a", "A – Site", words(70)), base+"/a", "http://%zz", 1)},
			[]string{"/a: its canonical address http://%zz is not that of a page known by it"}},
		{"neither listed nor not", map[string]string{"/a": listed("", "A – Site", words(70))}, []string{"/a: has no canonical address and does not ask not to be listed"}},
		{"listed and not", map[string]string{"/a": strings.Replace(listed("/a", "A – Site", words(70)), "<title>", unlisted+"<title>", 1)},
			[]string{"/a: asks not to be listed, yet has a canonical address"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			faults, _, err := crawl.Check(t.Context(), site(test.pages), slices.Sorted(maps.Keys(test.pages)), nil)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, f := range faults {
				got = append(got, f.String())
			}
			if !slices.Equal(got, test.faults) {
				t.Errorf("faults %q\nwant   %q", got, test.faults)
			}
		})
	}
}

// Linked pages are checked like start pages, and each is counted once.
func TestCheckFollowsLinks(t *testing.T) {
	t.Parallel()
	pages := site{
		"/":       whole(`<a href="/b">One</a> <a href="/b#x">Two</a> <a href="c">Three</a> <img src="/a.svg" alt="">`),
		"/b":      whole(`<p id="x"></p><a href="/">Back</a><a href="/c?d=1">On</a>`),
		"/c":      whole(`&amp;lt;`),
		"/c?d=1":  whole(``),
		"/a.svg":  "<svg>",
		"/lonely": whole(``),
	}
	faults, count, err := crawl.Check(t.Context(), pages, []string{"/", "/b"}, nil)
	want := []crawl.Fault{{Path: "/c", Text: "&amp;lt; is escaped twice"}}
	if err != nil || count != 4 || !slices.Equal(faults, want) {
		t.Errorf("%v in %d pages, %v; want %v in 4", faults, count, err, want)
	}
}

// A missing start page is a fault, even if no page links to it.
func TestCheckFindsMissingStartPages(t *testing.T) {
	t.Parallel()
	pages := site{"/": whole(``), "/moved": "→ /"}
	faults, _, err := crawl.Check(t.Context(), pages, []string{"/none", "/", "/moved", "%"}, nil)
	want := []crawl.Fault{{Path: "%", Text: "answers 0"}, {Path: "/moved", Text: "answers 302"}, {Path: "/none", Text: "answers 404"}}
	if err != nil || !slices.Equal(faults, want) {
		t.Errorf("%v, %v; want %v", faults, err, want)
	}
	if got := faults[2].String(); got != "/none: answers 404" {
		t.Errorf("String = %q", got)
	}
}

// Each address is requested once, and redirects are followed.
func TestCheckRequestsEachAddressOnce(t *testing.T) {
	t.Parallel()
	asked := map[string]int{}
	pages := site{"/": whole(`<a href="/moved">One</a> <a href="https://example.org/">Out</a>`), "/moved": "→ /b?x=1", "/b?x=1": whole(`<a href="/">Back</a>`)}
	faults, _, err := crawl.Check(t.Context(), http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked[r.URL.RequestURI()]++
		pages.ServeHTTP(w, r)
	}), []string{"/"}, nil)
	if err != nil || len(faults) > 0 || !maps.Equal(asked, map[string]int{"/": 1, "/moved": 1, "/b?x=1": 1}) {
		t.Errorf("requested %v, %v, %v", asked, faults, err)
	}
}

// A page that answers any status from 300 to 399 leads elsewhere, and its Location is followed.
func TestCheckFollowsEveryRedirect(t *testing.T) {
	t.Parallel()
	for status, want := range map[int]bool{299: false, 300: true, 308: true, 399: true, 400: false} {
		asked := false
		_, _, err := crawl.Check(t.Context(), http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			asked = asked || r.URL.Path == "/b"
			w.Header().Set("Location", "/b")
			w.WriteHeader(status)
		}), []string{"/"}, nil)
		if err != nil || asked != want {
			t.Errorf("%d is followed: %v, want %v: %v", status, asked, want, err)
		}
	}
}

// Once its context is cancelled, Check requests no more pages and returns only the error.
func TestCheckStopsWhenCancelled(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	asked := 0
	pages := site{"/": whole(`<a href="/b">One</a>`), "/b": whole(``)}
	faults, count, err := crawl.Check(ctx, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked++
		pages.ServeHTTP(w, r)
		cancel()
	}), []string{"/"}, nil)
	if !errors.Is(err, context.Canceled) || faults != nil || count != 0 {
		t.Errorf("%v in %d pages, %v", faults, count, err)
	}
	if asked != 1 {
		t.Errorf("%d requests, want 1", asked)
	}
}

// A page must exist and show the texts of mustShow, which line breaks and tags may split. Data in scripts is not shown.
func TestCheckFindsMissingTexts(t *testing.T) {
	pages := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		_, _ = w.Write([]byte("<!DOCTYPE html><html lang=en><head>" + unlisted + "<title>A</title></head><body><main><h1>A</h1><p>Stop if it\n<b>hurts</b> &amp; stays.</p></main><script type=application/ld+json>\"Call for help.\"</script></body></html>"))
	})
	faults, _, err := crawl.Check(t.Context(), pages, []string{"/a"}, map[string][]string{"/a": {"Stop if it hurts & stays.", "Call for help."}, "/b": {"Stop."}})
	if err != nil || fmt.Sprint(faults) != "[/a: does not show “Call for help.” /b: was not found as a page, and must show “Stop.”]" {
		t.Errorf("found %v, %v", faults, err)
	}
}
