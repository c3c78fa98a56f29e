package templates

import (
	"strings"

	"unknot/internal/catalog"
	"unknot/internal/site"
)

// contentsEntry is an entry of a table of contents.
type contentsEntry struct{ ID, Text string }

// contents returns the table of contents of a text: its headings of level 2, the list of certainties and the sources.
func contents(d *catalog.Doc) []contentsEntry {
	var out []contentsEntry
	for _, h := range d.Body.Headings {
		if h.Level == 2 {
			out = append(out, contentsEntry{h.ID, h.Text})
		}
	}
	if len(d.Body.Sure) > 0 {
		out = append(out, contentsEntry{"sure", "How sure are we?"})
	}
	if len(d.Notes) > 0 {
		out = append(out, contentsEntry{"sources", "Sources"})
	}
	return out
}

// stepsOf returns the steps that a page describes for each picture of a figure. It returns nil if d is not a page, or
// has no such steps.
func stepsOf(s site.Site, d *catalog.Doc, figureID string) []catalog.PictureSteps {
	if p := s.Page(d.ID); p != nil && &p.Doc == d {
		return p.StepsOf(figureID)
	}
	return nil
}

// textPart is one part of a text, with its heading, as HTML.
type textPart struct{ Heading, Text string }

// partsOf splits the text of a document at its headings of level 2. The first part goes up to the second of these
// headings. The text must not embed anything.
func partsOf(d *catalog.Doc) (first string, parts []textPart) {
	var html strings.Builder
	for _, b := range d.Body.Blocks {
		html.WriteString(b.HTML)
	}
	const heading, end = "<h2", "</h2>"
	pieces := strings.Split(html.String(), heading)
	first = strings.Join(firstN(2, pieces), heading)
	for _, piece := range pieces[min(2, len(pieces)):] {
		title, text, _ := strings.Cut(piece, end)
		parts = append(parts, textPart{heading + title + end, text})
	}
	return first, parts
}
