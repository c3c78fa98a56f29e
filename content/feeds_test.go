package content_test

import (
	"strings"
	"testing"

	"github.com/mmcdole/gofeed"
)

// An independent parser can read the feed of the content, which has the 60 newest entries.
func TestFeedCanBeParsed(t *testing.T) {
	t.Parallel()
	const address = "https://unknot.example"
	s := site(t)
	f, err := gofeed.NewParser().ParseString(s.get(t, "/feed.atom", ""))
	if err != nil {
		t.Fatal(err)
	}
	if len(f.Items) != 60 || f.FeedLink != address+"/feed.atom" {
		t.Errorf("%d items, want 60; feed link %s", len(f.Items), f.FeedLink)
	}
	seen := map[string]bool{}
	last := s.Newest().Time
	for _, i := range f.Items {
		path, ok := strings.CutPrefix(i.Link, address)
		if !ok || i.Title == "" || i.Description == "" || len(i.Categories) == 0 {
			t.Errorf("%s, %q, %q, %v", i.Link, i.Title, i.Description, i.Categories)
		}
		s.get(t, path, "")
		if seen[i.GUID] || i.GUID == "" {
			t.Errorf("the ID %q is empty or occurs twice", i.GUID)
		}
		seen[i.GUID] = true
		if i.PublishedParsed == nil || i.PublishedParsed.After(last) {
			t.Errorf("%s of %q comes after %s", i.Published, i.GUID, last)
			continue
		}
		last = *i.PublishedParsed
	}
}
