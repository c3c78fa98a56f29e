package web

import (
	"fmt"
	"net/url"
	"time"

	"unknot/internal/catalog"
	"unknot/templates"
)

// feed is what happened on the site, newest first.
type feed struct {
	templates.Feed
	page    string // shows the like to readers
	updated string
	items   []feedItem
	host    string
}

// feedItem is an event in words.
type feedItem struct {
	catalog.Event
	id, headline, text string
}

const longestNews = 60

// news tells what is new, and what changed and why.
func news(site templates.Site) (feed, error) {
	events := site.News(site.Today)
	f, err := newFeed(site, templates.NewsFeed, "/", events)
	if err != nil {
		return feed{}, err
	}
	for _, e := range events[:min(longestNews, len(events))] {
		if e.Kind == catalog.WasChanged {
			f.tell(e, "Changed: "+e.Title, e.Why)
		} else {
			f.tell(e, e.Title, e.Summary)
		}
	}
	return f, nil
}

// reviews tells what was checked again and what fell due, all of it.
func reviews(site templates.Site) (feed, error) {
	events := site.Reviews(site.Today)
	f, err := newFeed(site, templates.ReviewsFeed, "/review", events)
	if err != nil {
		return feed{}, err
	}
	for _, e := range events {
		if by := e.CheckBy(); e.Kind == catalog.WasChecked {
			f.tell(e, "Checked again: "+e.Title, fmt.Sprintf("We checked its facts on %s. The next check is due by %s.", e.Day, by))
		} else {
			f.tell(e, "Due for a check: "+e.Title, fmt.Sprintf("We meant to check its facts again by %s and have not yet. Some of it may be out of date.", by))
		}
	}
	return f, nil
}

// newFeed is a feed without items. It was updated with the newest of events, or with the site where there are none.
func newFeed(site templates.Site, which templates.Feed, page string, events []catalog.Event) (feed, error) {
	u, err := url.Parse(site.URL)
	if err != nil {
		return feed{}, err
	}
	updated := site.Address("/").Changed
	if len(events) > 0 {
		updated = events[0].Day
	}
	return feed{Feed: which, page: page, updated: moment(updated), host: u.Hostname()}, nil
}

// tell adds an item. Its id is a tag (RFC 4151): it stays whatever becomes of the words or of the address of the page.
func (f *feed) tell(e catalog.Event, headline, text string) {
	id := fmt.Sprintf("tag:%s,%s:%s/%s", f.host, e.Day.ISO(), e.StableID(), e.Kind)
	f.items = append(f.items, feedItem{e, id, headline, text})
}

// moment is a day as a time: content is dated to the day.
func moment(d catalog.Day) string { return d.Format(time.RFC3339) }
