// Package session turns a session, such as a routine, into a timeline for a player and into calendar files.
// [Timeline] returns the timed cues of the player, and [Calendar] calendar entries. The package hides the format of
// these files.
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

// SiteInfo describes the site for which a file is made.
type SiteInfo struct {
	URL     string            // address of the site, without a trailing slash
	Today   catalog.Day       // a calendar begins on this day, or up to six days later
	Numbers *strings.Replacer // replaces {emergency} and {advice} with phone numbers
	Catalog *catalog.Catalog  // for the cautions and the pain rule
}

// host returns the host name of the site, or "" if its URL is invalid.
func (s SiteInfo) host() string {
	u, err := url.Parse(s.URL)
	if err != nil {
		return ""
	}
	return u.Hostname()
}

// FileName returns a name under which to save the calendar of the session.
func FileName(sess catalog.Session) string {
	page, _, _ := strings.Cut(sess.Path, "?")
	return "unknot-" + path.Base(page) + ".ics"
}

// stopText says when to stop moves of these classes, in one sentence for each reason.
func stopText(c *catalog.Catalog, classes []*catalog.Class) string {
	return "Stop if " + strings.Join(c.StopLines(classes), ". Stop if ") + "."
}

// lastPainLine returns the last line of the pain rule, which says when to stop at once.
func lastPainLine(c *catalog.Catalog) string {
	lines := c.Safety.Pain.Lines
	return lines[len(lines)-1]
}

// numberedMoves lists the moves with their doses and positions, one on each line.
func numberedMoves(items catalog.Items) string {
	var b strings.Builder
	for n, i := range items {
		fmt.Fprintf(&b, "%d. %s: %s, %s\n", n+1, i.Move.Title, catalog.Lower(i.Text()), catalog.Lower(i.Position.Label))
	}
	return b.String()
}
