// Package feed describes the site in formats for programs: news and reviews as Atom and as JSON Feed, the list of
// all pages (Sitemap) and how to search them (OpenSearch).
//
// [News] and [Reviews] collect the entries of a [Feed], newest first; its methods and [Sitemap] and [OpenSearch] return
// values for the encoders of encoding/json and encoding/xml. Entry IDs never change, whatever becomes of titles and
// addresses. The package answers no requests.
package feed

import (
	"fmt"
	"net/url"
	"time"

	"unknot/internal/catalog"
	"unknot/templates"
)

// Feed is a list of events of a site, newest first.
type Feed struct {
	templates.Feed
	site    templates.Site
	page    string // path of the page that shows the same to readers
	updated string
	host    string

	atomOnly bool // there is no JSON Feed of it
	entries  []entry
}

// entry is an event in words.
type entry struct {
	catalog.Event
	id, title, text string
}

// maxNews is the number of entries of the news feed. Reviews have one for each page, up to what a page shows whole.
const maxNews = 60

// News returns the feed of new pages, and of changes with their reasons.
func News(site templates.Site) (Feed, error) {
	events := site.News(site.Today)
	f, err := newFeed(site, templates.NewsFeed, "/", events)
	f.addNews(events)
	return f, err
}

// addNews appends entries for the newest of events.
func (f *Feed) addNews(events []catalog.Event) {
	for _, e := range events[:min(maxNews, len(events))] {
		if e.Kind == catalog.EventChanged {
			f.add(e, "Changed: "+e.Title, e.Why)
		} else {
			f.add(e, e.Title, e.Summary)
		}
	}
}

// NewsAbout returns the feed of new pages and changes among some documents, which a page lists.
func NewsAbout(site templates.Site, title, page string, docs []catalog.Document) (Feed, error) {
	var events []catalog.Event
	about := map[*catalog.Doc]bool{}
	for _, d := range docs {
		about[d.Base()] = true
	}
	for _, e := range site.News(site.Today) {
		if about[e.Doc] {
			events = append(events, e)
		}
	}
	f, err := newFeed(site, templates.Feed{Path: page, Title: "Unknot: " + catalog.Lower(title),
		Summary: "What is new and what changed: " + catalog.Lower(title) + "."}, page, events)
	f.addNews(events)
	f.atomOnly = true
	return f, err
}

// Reviews returns the feed of everything that was checked again or fell due for a check.
func Reviews(site templates.Site) (Feed, error) {
	events := site.Checks(site.Today)
	f, err := newFeed(site, templates.ReviewsFeed, "/review", events)
	if err != nil {
		return Feed{}, err
	}
	for _, e := range events[:min(catalog.MaxWhole, len(events))] {
		if by := e.CheckBy(); e.Kind == catalog.EventChecked {
			f.add(e, "Checked again: "+e.Title, fmt.Sprintf("We checked its facts on %s. The next check is due by %s.", e.Day, by))
		} else {
			f.add(e, "Due for a check: "+e.Title, fmt.Sprintf("We meant to check its facts again by %s and have not yet. Some of it may be out of date.", by))
		}
	}
	return f, nil
}

// newFeed returns a feed without entries. It was last updated on the day of the newest event, or without events with
// the site.
func newFeed(site templates.Site, kind templates.Feed, page string, events []catalog.Event) (Feed, error) {
	u, err := url.Parse(site.URL)
	if err != nil {
		return Feed{}, err
	}
	updated := site.PageEntry("/").Changed
	if len(events) > 0 {
		updated = events[0].Day
	}
	return Feed{Feed: kind, site: site, page: page, updated: timestamp(updated), host: u.Hostname()}, nil
}

// add appends an entry. Its ID is a tag URI (RFC 4151) of the event, so it survives a change of title or address.
func (f *Feed) add(e catalog.Event, title, text string) {
	id := fmt.Sprintf("tag:%s,%s:%s/%s", f.host, e.Day.ISO(), e.StableID(), e.Kind)
	f.entries = append(f.entries, entry{e, id, title, text})
}

// timestamp returns the start of a day in the notation of RFC 3339: content is dated to the day.
func timestamp(d catalog.Day) string { return d.Format(time.RFC3339) }
