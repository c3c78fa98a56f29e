package templates

import (
	"unknot/internal/catalog"
	"unknot/internal/site"
)

// copiesPerPage returns how many copies of a card fit on a page of paper.
func copiesPerPage(s site.Site) int {
	if s.Large {
		return 2
	}
	return 4
}

// miniHeading returns the heading above lines of the small safety card. It begins with "Also" if the other lines are in
// a box further up.
func miniHeading(s site.Site, lines []*catalog.CardLine) string {
	if len(lines) < len(s.Safety.Mini.Lines) {
		return "Also " + catalog.Lower(s.Levels[0].Heading)
	}
	return s.Levels[0].Heading
}

// cardLines returns the lines of a safety card as HTML.
func cardLines(lines []*catalog.CardLine) []string {
	out := make([]string, len(lines))
	for i, line := range lines {
		out[i] = line.HTML
	}
	return out
}
