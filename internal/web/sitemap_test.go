package web_test

import (
	"encoding/xml"
	"net/http"
	"net/url"
	"testing"
	"time"
)

// The sitemap lists every page once and follows the schema at sitemaps.org, protocol 0.9.
func TestSitemapListsEveryPage(t *testing.T) {
	t.Parallel()
	site := sharedSite(t)
	text := page(t, site, "/sitemap.xml")
	checkXML(t, "/sitemap.xml", text)
	var set struct {
		XMLName xml.Name `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
		URLs    []struct {
			Fields []struct {
				XMLName xml.Name
				Text    string `xml:",chardata"`
			} `xml:",any"`
		} `xml:"url"`
	}
	if err := xml.Unmarshal([]byte(text), &set); err != nil {
		t.Fatal(err)
	}
	addresses := loadFiles(t, nil).PageEntries()
	if len(set.URLs) != len(addresses) || len(set.URLs) > 50_000 || len(text) > 50<<20 {
		t.Fatalf("%d addresses in %d bytes, want %d", len(set.URLs), len(text), len(addresses))
	}
	seen := map[string]bool{}
	undated := ""
	for _, u := range set.URLs {
		if len(u.Fields) == 0 || u.Fields[0].XMLName.Local != "loc" || len(u.Fields) > 2 {
			t.Fatalf("%v", u)
		}
		loc := u.Fields[0].Text
		parsed, err := url.Parse(loc)
		if err != nil || parsed.Scheme+"://"+parsed.Host != address || parsed.String() != loc || len(loc) >= 2048 || seen[loc] {
			t.Errorf("%s is not an address of the site, or is repeated: %v", loc, err)
		}
		seen[loc] = true
		if a := get(t, site, loc); a.code != http.StatusOK {
			t.Errorf("%s answers %d", loc, a.code)
		}
		if len(u.Fields) == 1 {
			undated += parsed.Path
			continue
		}
		if day, err := time.Parse(time.DateOnly, u.Fields[1].Text); u.Fields[1].XMLName.Local != "lastmod" || err != nil || day.After(march) {
			t.Errorf("%s: %v", loc, u.Fields[1])
		}
	}
	if undated != "/search/review" {
		t.Errorf("without a date: %s", undated)
	}
}
