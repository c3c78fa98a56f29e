// Package session says what to do when in a session: [Timeline] returns the timed cues of a player, [Calendar] a weekly
// entry, [Stretchly] and [Workrave] break exercises. [ReviewCalendar] returns the days on which documents are due for a
// check. The package hides the formats of these files.
//
// Sessions contain no personal data, and the package stores nothing: [Times] are part of an address.
package session

import (
	"fmt"
	"net/url"
	"path"
	"strings"

	"unknot/internal/catalog"
)

// SiteInfo describes the site that a file is generated for.
type SiteInfo struct {
	URL     string            // without a slash at its end
	Today   catalog.Day       // a calendar begins on this day or up to six days later
	Numbers *strings.Replacer // replaces {emergency} and {advice} with phone numbers
	Catalog *catalog.Catalog  // has the cautions and the pain rule
}

// host returns the host name of the site, or "" if its URL is invalid.
func (s SiteInfo) host() string {
	u, err := url.Parse(s.URL)
	if err != nil {
		return ""
	}
	return u.Hostname()
}

// FileName returns the name to store a file of the session under.
func FileName(s catalog.Session, extension string) string {
	page, _, _ := strings.Cut(s.Path, "?")
	return "unknot-" + path.Base(page) + extension
}

// stopText says when to stop moves of classes, a sentence for each line.
func stopText(c *catalog.Catalog, classes []*catalog.Class) string {
	return "Stop if " + strings.Join(c.StopLines(classes), ". Stop if ") + "."
}

// numberedMoves lists the moves with their doses and positions, one on each line.
func numberedMoves(items catalog.Items) string {
	var b strings.Builder
	for n, i := range items {
		fmt.Fprintf(&b, "%d. %s: %s, %s\n", n+1, i.Move.Title, catalog.Lower(i.Text()), catalog.Lower(i.Position.Label))
	}
	return b.String()
}
