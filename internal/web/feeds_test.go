package web_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/mmcdole/gofeed"

	"unknot/internal/fixture"
	"unknot/internal/web"
)

// feedOf parses a feed.
func feedOf(t testing.TB, site http.Handler, path string) *gofeed.Feed {
	t.Helper()
	f, err := gofeed.NewParser().ParseString(page(t, site, path))
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	return f
}

// siteOn returns a site on a day, with some files of the fixture replaced.
func siteOn(t *testing.T, day string, files map[string]string) *web.Server {
	t.Helper()
	now, err := time.Parse(time.DateOnly, day)
	if err != nil {
		t.Fatal(err)
	}
	s := newServer(t, func(c *web.Config) { c.Now = func() time.Time { return now } })
	publish(t, s, files)
	return s
}

// fixtureFile returns a file of the fixture with words replaced. In words, old and new ones alternate.
func fixtureFile(t *testing.T, name string, words ...string) map[string]string {
	t.Helper()
	text := string(fixture.FS()[name].Data)
	for i := 0; i < len(words); i += 2 {
		if !strings.Contains(text, words[i]) {
			t.Fatalf("%s holds no %q", name, words[i])
		}
	}
	return map[string]string{name: strings.NewReplacer(words...).Replace(text)}
}

// summarize returns one line for each item of a feed.
func summarize(f *gofeed.Feed) []string {
	var out []string
	for _, i := range f.Items {
		out = append(out, strings.Join([]string{i.GUID, i.Title, i.Link, i.PublishedParsed.Format(time.RFC3339),
			strings.Join(i.Categories, ", ")}, " | "))
	}
	return out
}

// Feeds list what is new, changed and due, beginning with the newest. Each item links to its page.
func TestFeedsListEvents(t *testing.T) {
	t.Parallel()
	const news = `tag:unknot.example,2026-02-01:stretches/neck-turn/changed | Changed: Neck turn | https://unknot.example/stretches/neck-turn | 2026-02-01T00:00:00Z | Stretch, Upper back
tag:unknot.example,2026-01-10:guides/start-here/written | Start here | https://unknot.example/guides/techniques/start-here | 2026-01-10T00:00:00Z | Guide, Upper back, Lower back`
	const reviews = `tag:unknot.example,2027-01-11:guides/start-here/due | Due for a check: Start here | https://unknot.example/guides/techniques/start-here | 2027-01-11T00:00:00Z | Guide, Upper back, Lower back
tag:unknot.example,2027-01-11:floor/due | Due for a check: Getting down and up again | https://unknot.example/floor | 2027-01-11T00:00:00Z | Page
tag:unknot.example,2027-01-11:evidence/guidelines/due | Due for a check: What boards ask | https://unknot.example/evidence/guidelines | 2027-01-11T00:00:00Z | Page
tag:unknot.example,2027-01-11:safety/due | Due for a check: When to get help | https://unknot.example/safety | 2027-01-11T00:00:00Z | Page
tag:unknot.example,2027-01-11:sign:numb/due | Due for a check: Sign: numbness between your legs | https://unknot.example/safety | 2027-01-11T00:00:00Z | Sign`
	const checked = `tag:unknot.example,2026-01-20:stretches/neck-turn/checked | Checked again: Neck turn | https://unknot.example/stretches/neck-turn | 2026-01-20T00:00:00Z | Stretch, Upper back`
	site := siteOn(t, "2027-02-01", nil)
	for _, test := range []struct {
		path, form, updated, first string
		length                     int
	}{
		{"/feed.atom", "atom", "2026-02-01T00:00:00Z", news, 24},
		{"/feed.json", "json", "", news, 24},
		{"/review.atom", "atom", "2027-01-11T00:00:00Z", reviews, 14},
		{"/review.json", "json", "", reviews, 14},
	} {
		f := feedOf(t, site, test.path)
		got := summarize(f)
		first := strings.Split(test.first, "\n")
		if diff := cmp.Diff(first, got[:min(len(first), len(got))]); diff != "" || len(got) != test.length {
			t.Errorf("%s: %d items, want %d; the first (-want +got):\n%s", test.path, len(got), test.length, diff)
		}
		if test.first == reviews && got[len(got)-1] != checked {
			t.Errorf("%s ends with %s, want %s", test.path, got[len(got)-1], checked)
		}
		if f.FeedType != test.form || f.FeedLink != address+test.path || f.Language != "en-GB" || f.Updated != test.updated {
			t.Errorf("%s is %s at %s in %s, updated %q", test.path, f.FeedType, f.FeedLink, f.Language, f.Updated)
		}
		if f.Title == "" || f.Description == "" || len(f.Authors) != 1 || f.Authors[0].Name != "Unknot" {
			t.Errorf("%s: title %q, subtitle %q, by %v", test.path, f.Title, f.Description, f.Authors)
		}
		for _, i := range f.Items {
			if i.Description == "" {
				t.Errorf("%s: %s has no description", test.path, i.Title)
			}
			if a := get(t, site, i.Link); a.code != http.StatusOK {
				t.Errorf("%s links to %s, which answers %d", test.path, i.Link, a.code)
			}
		}
	}
	if f := feedOf(t, site, "/feed.atom"); f.Copyright != "Unknot, CC BY 4.0" || f.Items[0].Description != "The hold is shorter." {
		t.Errorf("rights %q, the change %q", f.Copyright, f.Items[0].Description)
	}
	if got := feedOf(t, site, "/feed.json").Items[0].Content; got != "The hold is shorter." {
		t.Errorf("the change is %q", got)
	}
}

// A feed without items is valid.
func TestEmptyFeedIsValid(t *testing.T) {
	t.Parallel()
	site := siteOn(t, "2026-01-09", nil) // later content is not in the feed
	for _, path := range []string{"/feed.atom", "/feed.json", "/review.atom", "/review.json"} {
		f := feedOf(t, site, path)
		if len(f.Items) != 0 {
			t.Errorf("%s: %v", path, summarize(f))
		}
		if strings.HasSuffix(path, ".atom") && f.Updated != "2026-02-01T00:00:00Z" {
			t.Errorf("%s was updated %q", path, f.Updated)
		}
		if strings.HasSuffix(path, ".json") && !strings.Contains(page(t, site, path), `"items":[]`) {
			t.Errorf("%s has no list of items", path)
		}
	}
}

// The IDs of entries do not change with the words.
func TestFeedIDsAreStable(t *testing.T) {
	t.Parallel()
	const name = "stretches/neck-turn.md"
	files := fixtureFile(t, name, "title: Neck turn", "title: Turning", "summary: Turn your", "summary: Slowly turn your", "The hold is shorter.", "Shorter holds.")
	changed := siteOn(t, "2027-02-01", files)
	for _, path := range []string{"/feed.atom", "/feed.json", "/review.atom", "/review.json"} {
		ids := func(f *gofeed.Feed) (out []string) {
			for _, i := range f.Items {
				out = append(out, i.GUID)
			}
			return out
		}
		before, after := feedOf(t, siteOn(t, "2027-02-01", nil), path), feedOf(t, changed, path)
		if diff := cmp.Diff(ids(before), ids(after)); diff != "" {
			t.Errorf("%s (-before +after):\n%s", path, diff)
		}
		if cmp.Equal(summarize(before), summarize(after)) {
			t.Errorf("%s shows the old words", path)
		}
	}
}

// The news feed has the newest 60 changes.
func TestNewsFeedIsLimited(t *testing.T) {
	t.Parallel()
	var changes strings.Builder
	for i := range 70 {
		fmt.Fprintf(&changes, "  - {date: %s, why: Change %d.}\n", march.AddDate(0, 0, i).Format(time.DateOnly), i)
	}
	files := fixtureFile(t, "stretches/neck-turn.md", "changed:\n", "changed:\n"+changes.String())
	f := feedOf(t, siteOn(t, "2027-01-01", files), "/feed.atom")
	if len(f.Items) != 60 || f.Items[0].Description != "Change 69." || f.Items[59].Description != "Change 10." {
		t.Errorf("%d items, from %q to %q", len(f.Items), f.Items[0].Description, f.Items[len(f.Items)-1].Description)
	}
}

// No character in the content can break a file for programs. Invisible characters cannot occur, because loading refuses
// them.
func TestSpecialCharactersBreakNoFile(t *testing.T) {
	t.Parallel()
	const odd = `Turn & "tilt" <'it'> ]]> {emergency} \u00e9 end`
	const read = "Turn & “tilt” <’it’> ]]> 112\u00a09 é "
	files := fixtureFile(t, "stretches/neck-turn.md", "title: Neck turn", `title: "`+strings.ReplaceAll(odd, `"tilt"`, `\"tilt\"`)+`"`)
	site := siteOn(t, "2027-02-01", files)
	for _, path := range []string{"/feed.atom", "/review.atom", "/sitemap.xml", "/opensearch.xml"} {
		wellFormed(t, path, page(t, site, path))
	}
	for _, path := range []string{"/feed.atom", "/feed.json"} {
		if got := feedOf(t, site, path).Items[0].Title; !strings.HasPrefix(got, "Changed: "+read) || !strings.HasSuffix(got, " end") {
			t.Errorf("%s: %q", path, got)
		}
	}
}

// wellFormed checks that text is well-formed XML.
func wellFormed(t *testing.T, path, text string) {
	t.Helper()
	d := xml.NewDecoder(bytes.NewReader([]byte(text)))
	for {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			return
		} else if err != nil {
			t.Errorf("%s: %v", path, err)
			return
		}
	}
}
