package web_test

import (
	"flag"
	"html"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"unknot/internal/catalog"
	"unknot/internal/fixture"
	"unknot/internal/frontmatter"
	"unknot/internal/load"
	"unknot/internal/site"
	"unknot/internal/web"
	"unknot/static"
)

// march is a day when nothing in the fixture is due for a check.
var march = time.Date(2026, time.March, 1, 12, 0, 0, 0, time.UTC)

// address is the public URL of the site in these tests.
const address = "https://unknot.example"

// newSite returns a server of the fixture.
func newSite(t testing.TB, change func(*web.Config)) *web.Server {
	t.Helper()
	cfg := testConfig()
	if change != nil {
		change(&cfg)
	}
	s, err := web.New(cfg, loadFiles(t, nil), newFiles(t))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	s.WaitFor(time.Hour) // even on a slow machine, no request is refused for having waited
	return s
}

// shared is a site for all tests that do not change it. They share what it has rendered.
var shared = sync.OnceValues(func() (*web.Server, error) {
	c, err := load.Catalog(fixture.FS())
	if err != nil {
		return nil, err
	}
	files, err := static.New(static.FS(), false)
	if err != nil {
		return nil, err
	}
	s, err := web.New(testConfig(), c, files)
	if err == nil {
		s.WaitFor(time.Hour) // as in newSite
	}
	return s, err
})

// sharedSite returns the site that tests share. They must not change it.
func sharedSite(t testing.TB) *web.Server {
	t.Helper()
	s, err := shared()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// testConfig returns settings for tests. The phone numbers have spaces, which must not break.
func testConfig() web.Config {
	return web.Config{
		URL: address, Emergency: "112 9", AdviceLine: "0800 111",
		Log: slog.New(slog.DiscardHandler), Now: func() time.Time { return march },
	}
}

// publish publishes the fixture with some files replaced.
func publish(t testing.TB, s *web.Server, files map[string]string) {
	t.Helper()
	if err := s.Publish(loadFiles(t, files), newFiles(t)); err != nil {
		t.Fatal(err)
	}
}

// loadFiles returns the catalog of the fixture with some files replaced.
func loadFiles(t testing.TB, files map[string]string) *catalog.Catalog {
	t.Helper()
	c, err := load.Catalog(fixture.With(files))
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// newFiles returns the static files of the site.
func newFiles(t testing.TB) *static.Set {
	t.Helper()
	files, err := static.New(static.FS(), false)
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// answer is the response to one request.
type answer struct {
	code   int
	header http.Header
	body   string
}

// get requests target from h with header lines: names and values alternate.
func get(t testing.TB, h http.Handler, target string, header ...string) answer {
	t.Helper()
	return ask(t, h, http.MethodGet, target, header...)
}

// ask is like get, with any method.
func ask(t testing.TB, h http.Handler, method, target string, header ...string) answer {
	t.Helper()
	r := httptest.NewRequest(method, target, nil)
	for i := 0; i < len(header); i += 2 {
		r.Header.Add(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	response := w.Result()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return answer{response.StatusCode, response.Header, string(body)}
}

// page returns the body of a page, which must exist.
func page(t testing.TB, h http.Handler, target string) string {
	t.Helper()
	a := get(t, h, target)
	if a.code != http.StatusOK {
		t.Fatalf("%s answers %d", target, a.code)
	}
	return a.body
}

var deployed = flag.String("url", "", "run the scripts for any content, testdata/any-*.txt, against the site at this `address`")

// sites are the servers for scripts that need a site different from that of newSite.
var sites = map[string]func(*testing.T) *web.Server{
	"data.txt":          withData,
	"no-guidelines.txt": withoutGuidelines,
	"plain-http.txt": func(t *testing.T) *web.Server {
		return newSite(t, func(c *web.Config) { c.URL = "http://localhost:8080" })
	},
	"offline-dev.txt": func(t *testing.T) *web.Server { return newSite(t, func(c *web.Config) { c.Dev = true }) },
	"security-contact.txt": func(t *testing.T) *web.Server {
		return newSite(t, func(c *web.Config) { c.SecurityContact = "mailto:security@unknot.example" })
	},
	"client-limit.txt": func(t *testing.T) *web.Server {
		return newSite(t, func(c *web.Config) {
			c.ClientRate, c.ClientBurst, c.Proxies = 30, 2, []string{"127.0.0.0/8", "::1/128", "10.0.0.0/8"}
		})
	},
	"client-limit-direct.txt": func(t *testing.T) *web.Server {
		return newSite(t, func(c *web.Config) { c.ClientRate, c.ClientBurst = 30, 1 })
	},
	"no-advice.txt":  func(t *testing.T) *web.Server { return newSite(t, func(c *web.Config) { c.AdviceLine = "" }) },
	"review-due.txt": func(t *testing.T) *web.Server { return siteOn(t, "2027-11-01", nil) },
	"problems-dev.txt": func(t *testing.T) *web.Server {
		s := newSite(t, func(c *web.Config) { c.Dev = true })
		report(t, s)
		return s
	},
}

// withoutGuidelines returns a site without the list of what guidelines recommend.
func withoutGuidelines(t *testing.T) *web.Server {
	t.Helper()
	c, err := load.Catalog(fixture.WithoutGuidelines(fixture.FS()))
	if err != nil {
		t.Fatal(err)
	}
	s := newSite(t, nil)
	if err := s.Publish(c, newFiles(t)); err != nil {
		t.Fatal(err)
	}
	return s
}

// withData returns a site with the page about the data.
func withData(t *testing.T) *web.Server {
	t.Helper()
	s := newSite(t, nil)
	permalinks := withPermalinks("/data", "/data/fields")
	publish(t, s, map[string]string{"permalinks.txt": permalinks, "pages/data.md": `---
title: As data
summary: Every page for programs, as JSON and as Markdown, and what each of the fields in them means.
written: 2026-01-10
checked: 2026-01-10
---
Show [the signs that need help](/safety) beside it.

## What may I do?

Much.
`})
	return s
}

// report reports a problem in content that could not be published.
func report(t *testing.T, s *web.Server) {
	t.Helper()
	problem := frontmatter.Problem{File: "content/safety.yaml", Line: 3, Text: `unknown field "titel"`}
	if err := s.Update(func(s *site.Site) { s.Problems = []frontmatter.Problem{problem} }); err != nil {
		t.Fatal(err)
	}
}

// The site answers the requests in testdata as the scripts expect.
func TestSiteAnswersScripts(t *testing.T) {
	t.Parallel()
	pattern := "*.txt"
	if *deployed != "" {
		pattern = "any-*.txt"
	}
	names, err := filepath.Glob(filepath.Join("testdata", pattern))
	if err != nil || len(names) == 0 {
		t.Fatalf("no scripts %s: %v", pattern, err)
	}
	for _, name := range names {
		t.Run(filepath.Base(name), func(t *testing.T) {
			t.Parallel()
			base := *deployed
			if base == "" {
				site := sites[filepath.Base(name)]
				if site == nil {
					site = func(t *testing.T) *web.Server { return newSite(t, nil) }
				}
				server := httptest.NewServer(site(t))
				t.Cleanup(server.Close)
				base = server.URL
			}
			runScript(t, base, name)
		})
	}
}

var tag = regexp.MustCompile(`(?s)<script.*?</script>|<[^>]*>`)

// dialled matches a link that dials a phone number. The number is part of the sentence around it.
var dialled = regexp.MustCompile(`<a href="tel:[^"]*">([^<]*)</a>`)

// text returns the words of an HTML page, with one space between them.
func text(body string) string {
	body = dialled.ReplaceAllString(body, "$1")
	return strings.Join(strings.Fields(html.UnescapeString(tag.ReplaceAllString(body, " "))), " ")
}
