package templates

import "unknot/internal/catalog"

// copiesPerPage returns how many copies of a card fit on a page of paper.
func copiesPerPage(s Site) int {
	if s.Large {
		return 2
	}
	return 4
}

// cardLines returns the lines of a safety card in HTML.
func cardLines(lines []*catalog.CardLine) []string {
	out := make([]string, len(lines))
	for i, line := range lines {
		out[i] = line.HTML
	}
	return out
}
