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

// An independent parser can read the feeds of the content, as they are today and on a day when all content is due for
// review.
func TestFeedsCanBeParsed(t *testing.T) {
	t.Parallel()
	const address = "https://unknot.example"
	s := site(t)
	documents := len(s.Catalog.Moves) + len(s.Routines) + len(s.Guides)
	reviewDay := s.Newest().AddDate(3, 0, 0)
	later, err := web.New(web.Config{
		URL: address, Emergency: "999", AdviceLine: "111",
		Log: slog.New(slog.DiscardHandler), Now: func() time.Time { return reviewDay },
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := later.Publish(s.Catalog, s.files); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		site     http.Handler
		path     string
		minItems int
	}{
		{s, "/feed.atom", 60}, {s, "/feed.json", 60}, {s, "/review.atom", 0}, {s, "/review.json", 0},
		{later, "/review.atom", documents}, {later, "/review.json", documents},
	} {
		f, err := gofeed.NewParser().ParseString(get(t, test.site, test.path, ""))
		if err != nil {
			t.Fatalf("%s: %v", test.path, err)
		}
		if len(f.Items) < test.minItems || f.FeedLink != address+test.path {
			t.Errorf("%s: %d items, want at least %d; feed link %s", test.path, len(f.Items), test.minItems, f.FeedLink)
		}
		seen := map[string]bool{}
		last := reviewDay
		for _, i := range f.Items {
			path, ok := strings.CutPrefix(i.Link, address)
			if !ok || i.Title == "" || i.Description == "" || len(i.Categories) == 0 {
				t.Errorf("%s: %s, %q, %q, %v", test.path, i.Link, i.Title, i.Description, i.Categories)
			}
			s.get(t, path, "")
			if seen[i.GUID] || i.GUID == "" {
				t.Errorf("%s: the ID %q is empty or occurs twice", test.path, i.GUID)
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
