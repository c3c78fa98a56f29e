package content_test

import (
	"log/slog"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/mmcdole/gofeed"

	"unknot/internal/web"
)

// Programs that follow the site can read what it tells of this very content: today, and when all of it is due for a check.
func TestFeeds(t *testing.T) {
	t.Parallel()
	const address = "https://unknot.example"
	s := site(t)
	all := 0
	for _, a := range s.Addresses() {
		if d := strings.Count(a.Path, "/"); strings.HasPrefix(a.Path, "/stretches/") || strings.HasPrefix(a.Path, "/routines/") || strings.HasPrefix(a.Path, "/guides/") && d == 3 {
			all++
		}
	}
	late := s.Newest().AddDate(3, 0, 0)
	then, err := web.New(web.Config{
		URL: address, Emergency: "999", Advice: "111", FastCompression: true,
		Log: slog.New(slog.DiscardHandler), Now: func() time.Time { return late },
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := then.Publish(s.Catalog, s.files); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		site  http.Handler
		path  string
		least int
	}{
		{s, "/feed.atom", 60}, {s, "/feed.json", 60}, {s, "/review.atom", 0}, {s, "/review.json", 0},
		{then, "/review.atom", all}, {then, "/review.json", all},
	} {
		f, err := gofeed.NewParser().ParseString(get(t, test.site, test.path, ""))
		if err != nil {
			t.Fatalf("%s: %v", test.path, err)
		}
		if len(f.Items) < test.least || f.FeedLink != address+test.path {
			t.Errorf("%s: %d items, want at least %d; it calls itself %s", test.path, len(f.Items), test.least, f.FeedLink)
		}
		seen := map[string]bool{}
		last := late
		for _, i := range f.Items {
			path, here := strings.CutPrefix(i.Link, address)
			if !here || i.Title == "" || i.Description == "" || len(i.Categories) == 0 {
				t.Errorf("%s: %s, %q, %q, %v", test.path, i.Link, i.Title, i.Description, i.Categories)
			}
			s.get(t, path, "")
			if seen[i.GUID] || i.GUID == "" {
				t.Errorf("%s: %q stands twice", test.path, i.GUID)
			}
			seen[i.GUID] = true
			if i.PublishedParsed == nil || i.PublishedParsed.After(last) {
				t.Errorf("%s: %s of %q comes after %s", test.path, i.Published, i.GUID, last)
				continue
			}
			last = *i.PublishedParsed
		}
	}
}
