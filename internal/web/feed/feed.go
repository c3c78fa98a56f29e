// Package feed describes the site in formats for programs: news as Atom, the list of all pages (Sitemap), and how to
// search them (OpenSearch).
//
// [News] and [NewsAbout] return a [Feed] with the newest entry first. Its method, [Sitemap] and [OpenSearch] return
// values to encode with encoding/xml. The ID of an entry never changes, even if its title or address does. The package
// answers no requests.
package feed

import (
	"fmt"
	"net/url"
	"time"

	"unknot/internal/catalog"
	"unknot/internal/site"
	"unknot/templates"
)

// Feed is a list of events of a site, newest first.
type Feed struct {
	templates.Feed
	site    site.Site
	page    string // path of the page that shows readers the same
	updated string
	host    string
	entries []entry
}

// entry is an event as a feed words it.
type entry struct {
	catalog.Event
	id, title, text string
}

// maxNews is the number of entries in a feed.
const maxNews = 60

// News returns the feed of new pages, and of changed pages with the reasons for the changes.
func News(site site.Site) (Feed, error) {
	events := site.News(site.Today)
	f, err := newFeed(site, templates.NewsFeed, "/", events)
	f.addNews(events)
	return f, err
}

// addNews appends entries for the newest of some events.
func (f *Feed) addNews(events []catalog.Event) {
	for _, e := range events[:min(maxNews, len(events))] {
		if e.Kind == catalog.EventChanged {
			f.add(e, "Changed: "+e.Title, e.Why)
		} else {
			f.add(e, e.Title, e.Summary)
		}
	}
}

// NewsAbout returns the feed of what is new and changed among docs, for those who follow the page that lists them.
func NewsAbout(site site.Site, title, page string, docs []catalog.Document) (Feed, error) {
	var events []catalog.Event
	wanted := map[*catalog.Doc]bool{}
	for _, d := range docs {
		wanted[d.Base()] = true
	}
	for _, e := range site.News(site.Today) {
		if wanted[e.Doc] {
			events = append(events, e)
		}
	}
	f, err := newFeed(site, templates.Feed{Path: page, Title: "Unknot: " + catalog.Lower(title),
		Summary: "What is new and what changed: " + catalog.Lower(title) + "."}, page, events)
	f.addNews(events)
	return f, err
}

// newFeed returns a feed without entries. Its time of update is the day of the newest event, or if there is none the
// day on which the site last changed.
func newFeed(site site.Site, kind templates.Feed, page string, events []catalog.Event) (Feed, error) {
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

// add appends an entry. Its ID is a tag URI (RFC 4151) made from the event, so a new title or address does not change
// it.
func (f *Feed) add(e catalog.Event, title, text string) {
	id := fmt.Sprintf("tag:%s,%s:%s/%s", f.host, e.Day.ISO(), e.StableID(), e.Kind)
	f.entries = append(f.entries, entry{e, id, title, text})
}

// timestamp returns the start of a day in RFC 3339 format. Content has dates without times.
func timestamp(d catalog.Day) string { return d.Format(time.RFC3339) }
