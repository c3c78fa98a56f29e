package feed_test

import (
	"encoding/xml"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/mmcdole/gofeed"

	"unknot/internal/catalog"
	"unknot/internal/fixture"
	"unknot/internal/load"
	"unknot/internal/site"
	"unknot/internal/web/feed"
	"unknot/static"
)

var fixtureCatalog = sync.OnceValues(func() (*catalog.Catalog, error) { return load.Catalog(fixture.FS()) })

// siteOn returns the fixture as a site on a day.
func siteOn(t *testing.T, day string) site.Site {
	t.Helper()
	now, err := time.Parse(time.DateOnly, day)
	if err != nil {
		t.Fatal(err)
	}
	c, err := fixtureCatalog()
	if err != nil {
		t.Fatal(err)
	}
	files, err := static.New(fixture.StaticFiles(), false)
	if err != nil {
		t.Fatal(err)
	}
	s := site.Site{Static: files, URL: "https://unknot.example", Today: catalog.NewDay(now)}
	s.SetCatalog(c)
	return s
}

// entries returns the parsed feed, and a line for each entry.
func entries(t *testing.T, f feed.Feed) (atom *gofeed.Feed, lines []string) {
	t.Helper()
	text, err := xml.Marshal(f.Atom())
	if err != nil {
		t.Fatal(err)
	}
	parsed, err := gofeed.NewParser().ParseString(string(text))
	if err != nil {
		t.Fatal(err)
	}
	for _, i := range parsed.Items {
		if i.Updated != i.Published {
			t.Errorf("%s was published on %s and updated on %s", i.GUID, i.Published, i.Updated)
		}
		lines = append(lines, fmt.Sprintf("%s | %s | %s | %s | %s | %s", i.Published, i.GUID, i.Title, i.Description, i.Link, strings.Join(i.Categories, ", ")))
	}
	return parsed, lines
}

// The news feed has an entry for each new page and each change that matters, with the newest first. The ID of an entry
// never changes.
func TestNewsFeedHasNewAndChangedPages(t *testing.T) {
	t.Parallel()
	f, err := feed.News(siteOn(t, "2026-03-01"))
	if err != nil {
		t.Fatal(err)
	}
	atom, lines := entries(t, f)
	changed := "2026-02-01T00:00:00Z | tag:unknot.example,2026-02-01:stretches/neck-turn/changed | Changed: Neck turn | "
	if i := slices.IndexFunc(lines, func(l string) bool { return strings.HasPrefix(l, changed) }); i < 0 ||
		!strings.Contains(lines[i], "https://unknot.example/stretches/neck-turn") {
		t.Errorf("no entry begins with %q:\n%s", changed, strings.Join(lines, "\n"))
	}
	if len(lines) < 5 || !slices.IsSortedFunc(lines, func(a, b string) int { return strings.Compare(b[:10], a[:10]) }) {
		t.Errorf("the entries are not the newest first:\n%s", strings.Join(lines, "\n"))
	}
	if atom.Updated != lines[0][:20] || atom.FeedLink != "https://unknot.example/feed.atom" || atom.Link != "https://unknot.example/" {
		t.Errorf("the feed %s of %s was updated on %s, its newest entry on %s", atom.FeedLink, atom.Link, atom.Updated, lines[0][:20])
	}
	if atom.Authors[0].Name != "Unknot" || atom.Copyright != "Unknot, CC BY 4.0" || atom.Language != "en-GB" || !strings.Contains(atom.Image.URL, "icon-192") {
		t.Errorf("the feed says %v, %q, %q, %v", atom.Authors[0], atom.Copyright, atom.Language, atom.Image)
	}
}

// The feed of a page has only the news about documents that the page lists.
func TestFeedOfPageHasOnlyItsDocuments(t *testing.T) {
	t.Parallel()
	site := siteOn(t, "2026-03-01")
	f, err := feed.NewsAbout(site, "Upper back", "/upper-back", []catalog.Document{site.Move("neck-turn")})
	if err != nil {
		t.Fatal(err)
	}
	atom, lines := entries(t, f)
	if len(lines) == 0 {
		t.Error("there is no entry")
	}
	for _, l := range lines {
		if !strings.Contains(l, ":stretches/neck-turn/") {
			t.Errorf("it has an entry about something else: %s", l)
		}
	}
	if atom.Title != "Unknot: upper back" || atom.FeedLink != "https://unknot.example/upper-back.atom" {
		t.Errorf("%q at %s has the links %q", atom.Title, atom.FeedLink, atom.Links)
	}
	none, err := feed.NewsAbout(site, "Nothing", "/nothing", nil)
	if err != nil {
		t.Fatal(err)
	}
	if atom, lines := entries(t, none); len(lines) > 0 || atom.Updated != site.PageEntry("/").Changed.Format(time.RFC3339) {
		t.Errorf("a feed about nothing was updated on %s and has %q", atom.Updated, lines)
	}
}

// marshal encodes v as XML.
func marshal(t *testing.T, v any) string {
	t.Helper()
	text, err := xml.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// The sitemap lists every page with the day of its last change.
func TestSitemapHasDaysOfChanges(t *testing.T) {
	t.Parallel()
	site := siteOn(t, "2026-03-01")
	text := marshal(t, feed.Sitemap(site))
	for _, a := range site.PageEntries() {
		want := "<url><loc>https://unknot.example" + a.Path + "</loc>"
		if !a.Changed.IsZero() {
			want += "<lastmod>" + a.Changed.ISO() + "</lastmod>"
		}
		if !strings.Contains(text, want+"</url>") {
			t.Errorf("the sitemap lacks %s", want)
		}
	}
}

// The OpenSearch file tells browsers where to search, and where to ask for suggestions.
func TestOpenSearchNamesAddresses(t *testing.T) {
	t.Parallel()
	text := marshal(t, feed.OpenSearch(siteOn(t, "2026-03-01")))
	for _, want := range []string{
		`<ShortName>Unknot</ShortName>`, `<Language>en-GB</Language>`, `<InputEncoding>UTF-8</InputEncoding>`,
		`<Url type="text/html" template="https://unknot.example/search?q={searchTerms}">`,
		`<Url type="application/x-suggestions+json" template="https://unknot.example/search/suggest?q={searchTerms}">`,
		`rel="self" template="https://unknot.example/opensearch.xml"`,
		`<Image width="32" height="32" type="image/x-icon">https://unknot.example/static/favicon`,
		`<Image width="192" height="192" type="image/png">https://unknot.example/static/icon-192`,
	} {
		if !strings.Contains(text, want) {
			t.Errorf("%s lacks %s", text, want)
		}
	}
}

func TestFeedsOfSiteWithoutAddressFail(t *testing.T) {
	t.Parallel()
	site := siteOn(t, "2026-03-01")
	site.URL = "http://%zz"
	if _, err := feed.News(site); err == nil {
		t.Error("no error")
	}
	if _, err := feed.NewsAbout(site, "Upper back", "/upper-back", nil); err == nil {
		t.Error("no error")
	}
}
