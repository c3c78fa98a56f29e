package web_test

import (
	"fmt"
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
	s := newSite(t, func(c *web.Config) { c.Now = func() time.Time { return now } })
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

// The feed lists what is new and changed, beginning with the newest. Each item links to its page.
func TestFeedListsEvents(t *testing.T) {
	t.Parallel()
	const news = `tag:unknot.example,2026-02-01:stretches/neck-turn/changed | Changed: Neck turn | https://unknot.example/stretches/neck-turn | 2026-02-01T00:00:00Z | Stretch, Upper back
tag:unknot.example,2026-01-10:guides/start-here/written | Start here | https://unknot.example/guides/techniques/start-here | 2026-01-10T00:00:00Z | Guide, Upper back, Lower back`
	site := siteOn(t, "2027-02-01", nil)
	f := feedOf(t, site, "/feed.atom")
	got, first := summarize(f), strings.Split(news, "\n")
	if diff := cmp.Diff(first, got[:min(len(first), len(got))]); diff != "" || len(got) != 24 {
		t.Errorf("%d items, want 24; the first (-want +got):\n%s", len(got), diff)
	}
	if f.FeedType != "atom" || f.FeedLink != address+"/feed.atom" || f.Language != "en-GB" || f.Updated != "2026-02-01T00:00:00Z" {
		t.Errorf("it is %s at %s in %s, updated %q", f.FeedType, f.FeedLink, f.Language, f.Updated)
	}
	if f.Title == "" || f.Description == "" || len(f.Authors) != 1 || f.Authors[0].Name != "Unknot" {
		t.Errorf("title %q, subtitle %q, by %v", f.Title, f.Description, f.Authors)
	}
	for _, i := range f.Items {
		if i.Description == "" {
			t.Errorf("%s has no description", i.Title)
		}
		if a := get(t, site, i.Link); a.code != http.StatusOK {
			t.Errorf("it links to %s, which answers %d", i.Link, a.code)
		}
	}
	if f.Copyright != "Unknot, CC BY 4.0" || f.Items[0].Description != "The hold is shorter." {
		t.Errorf("rights %q, the change %q", f.Copyright, f.Items[0].Description)
	}
}

// A feed without items is valid.
func TestEmptyFeedIsValid(t *testing.T) {
	t.Parallel()
	f := feedOf(t, siteOn(t, "2026-01-09", nil), "/feed.atom") // later content is not in the feed
	if len(f.Items) != 0 || f.Updated != "2026-02-01T00:00:00Z" {
		t.Errorf("updated %q: %v", f.Updated, summarize(f))
	}
}

// The IDs of entries do not change with the words.
func TestFeedIDsAreStable(t *testing.T) {
	t.Parallel()
	const name = "stretches/neck-turn.md"
	files := fixtureFile(t, name, "title: Neck turn", "title: Turning", "summary: Turn your", "summary: Slowly turn your", "The hold is shorter.", "Shorter holds.")
	changed := siteOn(t, "2027-02-01", files)
	ids := func(f *gofeed.Feed) (out []string) {
		for _, i := range f.Items {
			out = append(out, i.GUID)
		}
		return out
	}
	before, after := feedOf(t, siteOn(t, "2027-02-01", nil), "/feed.atom"), feedOf(t, changed, "/feed.atom")
	if diff := cmp.Diff(ids(before), ids(after)); diff != "" {
		t.Errorf("IDs (-before +after):\n%s", diff)
	}
	if cmp.Equal(summarize(before), summarize(after)) {
		t.Error("the feed shows the old words")
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
	for _, path := range []string{"/feed.atom", "/sitemap.xml", "/opensearch.xml"} {
		checkXML(t, path, page(t, site, path))
	}
	if got := feedOf(t, site, "/feed.atom").Items[0].Title; !strings.HasPrefix(got, "Changed: "+read) || !strings.HasSuffix(got, " end") {
		t.Errorf("the title is %q", got)
	}
}
