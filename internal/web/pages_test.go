package web_test

import (
	"fmt"
	"maps"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"unknot/internal/crawl"
	"unknot/internal/fixture"
	"unknot/internal/web"
)

// No page of the site has a broken link, or any other fault that the crawler finds.
func TestPagesHaveNoBrokenLinks(t *testing.T) {
	t.Parallel()
	var start []string
	for _, a := range loadFiles(t, nil).PageEntries() {
		start = append(start, a.Path)
	}
	dev := newSite(t, func(c *web.Config) { c.Dev = true })
	report(t, dev)
	for _, test := range []struct {
		name string
		site *web.Server
	}{{"for readers", sharedSite(t)}, {"with problems", dev}, {"with data", withData(t)}} {
		faults, pages, err := crawl.Check(t.Context(), test.site, start, nil)
		if err != nil {
			t.Fatal(err)
		}
		for _, fault := range faults {
			t.Errorf("%s: %s", test.name, fault)
		}
		if pages <= len(start) {
			t.Errorf("%s: %d pages, want the %d of the site and the lists they lead to", test.name, pages, len(start))
		}
	}
}

// Error pages have no broken links either.
func TestErrorPagesHaveNoBrokenLinks(t *testing.T) {
	t.Parallel()
	site := sharedSite(t)
	for _, test := range []struct {
		method, target string
		code           int
	}{
		{http.MethodGet, "/no-such-page", http.StatusNotFound},
		{http.MethodGet, "/stretches/neck-trun", http.StatusNotFound},
		{http.MethodGet, "/stretches?position=chiar", http.StatusNotFound},
		{http.MethodGet, "/s/7", http.StatusGone},
		{http.MethodPost, "/", http.StatusMethodNotAllowed},
	} {
		a := ask(t, site, test.method, test.target)
		if a.code != test.code {
			t.Errorf("%s %s: %d, want %d", test.method, test.target, a.code, test.code)
		}
		same := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path != "/here" {
				site.ServeHTTP(w, r)
				return
			}
			maps.Copy(w.Header(), a.header)
			_, _ = w.Write([]byte(a.body))
		})
		faults, _, err := crawl.Check(t.Context(), same, []string{"/here"}, nil)
		if err != nil {
			t.Fatal(err)
		}
		for _, fault := range faults {
			t.Errorf("%s %s: %s", test.method, test.target, fault)
		}
	}
}

// HEAD gets the same headers as GET, and no body.
func TestHeadHasHeadersOfGet(t *testing.T) {
	t.Parallel()
	site, files := newSite(t, nil), newFiles(t)
	server := httptest.NewServer(site)
	t.Cleanup(server.Close)
	targets := []string{
		"/sitemap.xml", "/robots.txt", "/feed.atom", "/healthz", "/readyz", files.URL("screen.css"), "/stretches?position=chair",
		"/stretches/neck-turn.json", "/safety.md", "/library.json", "/llms.txt", "/data/schema.json", "/stretches/none.json", "/stretches/old-breath.md",
		"/s/1", "/s/7", "/stretches/old-breath", "/stretches/head-circle", "/stretches/", "/safety?x=1", "/no-such-page",
	}
	for _, a := range loadFiles(t, nil).PageEntries() {
		targets = append(targets, a.Path)
	}
	for _, target := range targets {
		for _, encoding := range []string{"identity", "br"} {
			request := func(method string) *answer {
				a, err := send(server.URL, method+" "+target, []string{"Accept-Encoding: " + encoding})
				if err != nil {
					t.Fatal(err)
				}
				a.header.Del("Date")
				return a
			}
			got, head := request("GET"), request("HEAD")
			if head.header.Get("Content-Length") == "" { // net/http adds it only when it writes the body
				got.header.Del("Content-Length")
			}
			if head.code != got.code || !equal(got.header, head.header) {
				t.Errorf("HEAD %s: %d, %v\nwant as GET: %d, %v", target, head.code, head.header, got.code, got.header)
			}
			// net/http would hide a body that was written for HEAD.
			if a := ask(t, site, http.MethodHead, target, "Accept-Encoding", encoding); head.body != "" || a.body != "" {
				t.Errorf("HEAD %s writes %d bytes, and sends %d", target, len(a.body), len(head.body))
			}
		}
	}
}

// equal reports whether two headers have the same values.
func equal(a, b http.Header) bool {
	return maps.EqualFunc(a, b, func(x, y []string) bool { return strings.Join(x, "\n") == strings.Join(y, "\n") })
}

// If a site has no page about the floor, its players give only the time for getting there.
func TestPlayerNeedsNoFloorPage(t *testing.T) {
	t.Parallel()
	files := map[string]string{"pages/floor.md": ""}
	for _, edit := range []struct{ name, old, new string }{
		{"start.yaml", "        more: [/floor]\n", ""},
		{"guidelines.yaml", "page: /floor", "page: /safety"},
		{"guides/techniques/start-here.md", "[how to get down](/floor#down)", "what suits you"},
		{"withdrawn.yaml", "- address:", "- address: /floor\n  why: It is too far down.\n  instead: /safety\n- address:"},
	} {
		files[edit.name] = string(fixture.Edit(edit.name, edit.old, edit.new)[edit.name].Data)
	}
	site := newSite(t, nil)
	publish(t, site, files)
	body := page(t, site, "/stretches/knee-sway/play")
	if want := "Down to the floor Take your time. Pause the timer if you need longer. Get down to the floor 0:30"; !strings.Contains(text(body), want) {
		t.Errorf("no %q in %s", want, text(body))
	}
	if strings.Contains(body, "data-frames") || strings.Contains(body, "How to get") {
		t.Error("steps of a page that is not there")
	}
}

// Below a guide are what its editor chose, a routine like it and its tags, but a guide that needs care leads only to
// what its editor chose.
func TestCareGuideSuggestsOnlyWhatWasChosen(t *testing.T) {
	t.Parallel()
	const file = "guides/causes/stiff-neck.md"
	for _, care := range []bool{false, true} {
		site := newSite(t, nil)
		text := string(fixture.FS()[file].Data)
		publish(t, site, map[string]string{file: strings.Replace(text, "\nwritten:", fmt.Sprintf("\ncare: %t\nwritten:", care), 1)})
		body := get(t, site, "/guides/causes/stiff-neck").body
		_, next, _ := strings.Cut(body, `id="next"`)
		next, _, _ = strings.Cut(next, "</nav>")
		if strings.Contains(body, `"/tags/`) == care || strings.Contains(next, `"/stretches/`) {
			t.Errorf("care: %t: %s", care, next)
		}
		for _, chosen := range []string{"/guides/techniques/start-here", "/routines/short-morning", "/about"} {
			if !strings.Contains(next, `"`+chosen+`"`) {
				t.Errorf("care: %t: no link to %s: %s", care, chosen, next)
			}
		}
	}
}
