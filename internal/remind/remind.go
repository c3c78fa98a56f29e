// Package remind writes sessions, and days to check pages again, as files for programs that remind people: calendars and those that remind of breaks.
// It hides what such files look like.
package remind

import (
	"fmt"
	"net/url"
	"path"
	"strings"

	"unknot/internal/catalog"
)

// SiteInfo is where a file is made.
type SiteInfo struct {
	URL     string            // of the site, without a slash at its end
	Today   catalog.Day       // of the place; a calendar begins on it or soon after
	Numbers *strings.Replacer // puts its numbers in place of {emergency} and {advice}
	Catalog *catalog.Catalog  // of its cautions and its pain rule
}

// host is the name of the site, to tell its entries from those of others.
func (p SiteInfo) host() string {
	u, err := url.Parse(p.URL)
	if err != nil {
		return ""
	}
	return u.Hostname()
}

// FileName is what a file of the session is called where it is kept.
func FileName(p catalog.Session, extension string) string {
	page, _, _ := strings.Cut(p.Path, "?")
	return "unknot-" + path.Base(page) + extension
}

// stopLine says when to stop: for each of the caution classes, and always.
func stopLine(classes []*catalog.Class) string {
	var b strings.Builder
	for _, c := range classes {
		fmt.Fprintf(&b, "Stop if %s. ", c.Stop)
	}
	return b.String() + "Stop if " + catalog.AlwaysStop + "."
}

// steps lists the moves with how much of each, a line each.
func steps(items catalog.Items) string {
	var b strings.Builder
	for n, i := range items {
		fmt.Fprintf(&b, "%d. %s: %s, %s\n", n+1, i.Move.Title, catalog.Lower(i.Words()), catalog.Lower(i.Position.Label))
	}
	return b.String()
}
