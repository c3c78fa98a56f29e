package web_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"unknot/internal/catalog"
	"unknot/internal/fixture"
	"unknot/internal/load"
	"unknot/internal/web"
)

// large is the catalog of a site whose lists are too long for one page.
var large = sync.OnceValues(func() (*catalog.Catalog, error) {
	content := fixture.Generate(900, 1)
	if err := fixture.Publish(content); err != nil {
		return nil, err
	}
	return load.Catalog(content)
})

// newLargeSite returns a site whose lists are too long for one page, and its catalog.
func newLargeSite(t *testing.T) (*web.Server, *catalog.Catalog) {
	t.Helper()
	c, err := large()
	if err != nil {
		t.Fatalf("%.500v", err)
	}
	s := newServer(t, nil)
	if err := s.Publish(c, newFiles(t)); err != nil {
		t.Fatal(err)
	}
	return s, c
}

var (
	nextPortion = regexp.MustCompile(`rel="next" href="([^"]*)"`)
	prevPortion = regexp.MustCompile(`rel="prev" href="([^"]*)"`)
	canonical   = regexp.MustCompile(`rel="canonical" href="https://unknot.example([^"]*)"`)
	listedMove  = regexp.MustCompile(`<h4><a class="whole" href="(/stretches/[^"#?]*)`)
)

// The portions of a list together have each item once. Each portion links to the next and to the one before.
func TestPortionsHaveEachItemOnce(t *testing.T) {
	site, c := newLargeSite(t)
	var moves []string
	for _, m := range c.Moves {
		moves = append(moves, m.Path)
	}
	for _, list := range []string{"/stretches", "/stretches?print=large", "/stretches?sheet=1.1c-2x8"} {
		t.Run(list, func(t *testing.T) {
			var found []string
			before := ""
			for at, n := list, 1; at != ""; n++ {
				body := page(t, site, at)
				for _, m := range listedMove.FindAllStringSubmatch(body, -1) {
					found = append(found, m[1])
				}
				if size := len(body); size > 120_000 {
					t.Errorf("%s has %d bytes", at, size)
				}
				if want := fmt.Sprintf("Page %d of 10", n); !strings.Contains(text(body), want) {
					t.Errorf("%s does not say %s", at, want)
				}
				if got := firstMatch(prevPortion, body); got != before {
					t.Errorf("%s leads back to %q, not to %q", at, got, before)
				}
				wantCanonical := "/stretches"
				if n > 1 {
					wantCanonical = fmt.Sprintf("/stretches?page=%d", n)
				}
				if got := firstMatch(canonical, body); got != wantCanonical {
					t.Errorf("the canonical address of %s is %q", at, got)
				}
				before, at = strings.ReplaceAll(at, "?print=large", ""), firstMatch(nextPortion, body)
			}
			slices.Sort(found)
			want := slices.Sorted(slices.Values(moves))
			if !slices.Equal(found, want) {
				t.Errorf("%d moves are in all portions, %d of them once, want %d", len(found), len(slices.Compact(slices.Clone(found))), len(want))
			}
		})
	}
}

// firstMatch returns what the group of re matches in body, or "" if there is no match.
func firstMatch(re *regexp.Regexp, body string) string {
	if m := re.FindStringSubmatch(body); m != nil {
		return strings.ReplaceAll(m[1], "&amp;", "&")
	}
	return ""
}

// follow requests an address and follows up to two redirects: the first may correct the query, and the second the
// portion. It returns the last address and its answer.
func follow(t *testing.T, site http.Handler, address string) (string, answer) {
	a := get(t, site, address)
	for range 2 {
		if a.code == http.StatusFound {
			address = a.header.Get("Location")
			a = get(t, site, address)
		}
	}
	return address, a
}

// The address of a portion that does not exist redirects to the first.
func TestUnknownPortionRedirects(t *testing.T) {
	site, _ := newLargeSite(t)
	for _, list := range []string{"/stretches", "/guides", "/evidence", "/sources", "/routines", "/guides/causes", "/tags/tag-0", "/muscles/glutes", "/evidence/cl-01", "/sources/alpha-2020", "/stretches?region=upper-back"} {
		for _, number := range []string{"0", "1", "-1", "02", "99999999999999999999", "x", "", "2&page=2", "2&x=y", "11"} {
			asked, want := catalog.WithQuery(list, "page="+number), list
			if number == "2&page=2" {
				want = catalog.WithQuery(list, "page=2")
			}
			if address, a := follow(t, site, asked); a.code != http.StatusOK || address != want && address != list {
				t.Errorf("%s leads to %s, which answers %d, want %s", asked, address, a.code, want)
			}
		}
	}
}

// The number of the portion comes last in an address. If it does not, the address redirects to the first portion.
func TestPortionComesLast(t *testing.T) {
	site, _ := newLargeSite(t)
	for address, first := range map[string]string{"/stretches?page=2&region=upper-back": "/stretches?region=upper-back", "/stretches?page=2&sheet=1.2c-2h15e": "/stretches?sheet=1.2c-2h15e"} {
		if a := get(t, site, address); a.code != http.StatusFound || a.header.Get("Location") != first {
			t.Errorf("%s answers %d and leads to %q, not to %s", address, a.code, a.header.Get("Location"), first)
		}
	}
}

// A list that fits on one page has no second portion.
func TestShortListHasOnePortion(t *testing.T) {
	if a := get(t, sharedSite(t), "/stretches?page=2"); a.code != http.StatusFound || a.header.Get("Location") != "/stretches" {
		t.Errorf("the second portion answers %d and leads to %q", a.code, a.header.Get("Location"))
	}
}

// For a long list, the page that makes sheets offers the first moves, and says how to find the others.
func TestPickerOffersFirstMoves(t *testing.T) {
	site, c := newLargeSite(t)
	body := page(t, site, "/handout/change")
	if got := strings.Count(body, ` id="pick-`); got != 500 {
		t.Errorf("%d moves are offered", got)
	}
	if want := fmt.Sprintf("These are the first 500 moves. All %d are in the list with filters", len(c.Moves)); !strings.Contains(text(body), want) {
		t.Errorf("the page does not say %q", want)
	}
}

// The portions of the data have each document once.
func TestPortionsOfDataHaveEachDocumentOnce(t *testing.T) {
	site, c := newLargeSite(t)
	var found []string
	for at, n := "/library.json", 0; at != ""; n++ {
		var all struct {
			Next                               *string
			Guides, Stretches, Routines, Plans []struct{ Address string }
		}
		body := page(t, site, at)
		if err := json.Unmarshal([]byte(body), &all); err != nil {
			t.Fatal(err)
		}
		if len(body) > 2_500_000 || n > 20 {
			t.Fatalf("%s has %d bytes", at, len(body))
		}
		for _, d := range slices.Concat(all.Guides, all.Stretches, all.Routines, all.Plans) {
			found = append(found, d.Address)
		}
		at = ""
		if all.Next != nil {
			at = strings.TrimPrefix(*all.Next, address)
		}
	}
	docs := documentAddresses(c)
	if slices.Sort(found); !slices.Equal(found, docs) {
		t.Errorf("all portions of library.json have %d documents, want %d", len(found), len(docs))
	}
}

// documentAddresses returns the sorted addresses of all documents that library.json has in full.
func documentAddresses(c *catalog.Catalog) []string {
	var out []string
	for _, d := range c.Docs() {
		if d.Path != "" && c.PageEntry(d.Path) != nil && c.PageEntry(d.Path).Data && !catalog.IsEvidenceList(d.ID) && d != &c.Safety.Doc {
			out = append(out, address+d.Path)
		}
	}
	slices.Sort(out)
	return out
}

// The parts of the sitemap have each page once.
func TestPartsOfSitemapHaveEachPageOnce(t *testing.T) {
	site, c := newLargeSite(t)
	var pages []string
	index := page(t, site, "/sitemap.xml")
	wellFormed(t, "/sitemap.xml", index)
	for _, m := range regexp.MustCompile(`<sitemap><loc>https://unknot.example([^<]*)`).FindAllStringSubmatch(index, -1) {
		for _, loc := range regexp.MustCompile(`<loc>https://unknot.example([^<]*)`).FindAllStringSubmatch(page(t, site, m[1]), -1) {
			pages = append(pages, loc[1])
		}
	}
	var want []string
	for _, a := range c.PageEntries() {
		want = append(want, a.Path)
	}
	if !slices.Equal(pages, want) {
		t.Errorf("all parts of the sitemap have %d pages, want %d", len(pages), len(want))
	}
	for _, none := range []string{"/sitemap/0.xml", "/sitemap/3.xml", "/sitemap/01.xml", "/sitemap/x.xml"} {
		if a := get(t, site, none); a.code != http.StatusNotFound {
			t.Errorf("%s answers %d", none, a.code)
		}
	}
}

// The portions of the index for language models have each document once.
func TestPortionsOfIndexHaveEachDocumentOnce(t *testing.T) {
	site, c := newLargeSite(t)
	var listed []string
	for at, n := "/llms.txt", 0; at != "" && n < 20; n++ {
		body := page(t, site, at)
		for _, m := range regexp.MustCompile(`\]\((https://unknot.example/(?:guides|stretches|routines|plans)/[^)]*)\.md\)`).FindAllStringSubmatch(body, -1) {
			listed = append(listed, m[1])
		}
		at = firstMatch(regexp.MustCompile(`The next part of these lists\]\(https://unknot.example([^)]*)\)`), body)
	}
	docs := documentAddresses(c)
	if slices.Sort(listed); !slices.Equal(listed, docs) {
		t.Errorf("all portions of llms.txt have %d documents, want %d", len(listed), len(docs))
	}
}
