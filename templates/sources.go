package templates

import (
	"fmt"
	"slices"
	"strings"

	"unknot/internal/catalog"
	"unknot/internal/site"
)

// groupByPart groups pages by the part of the site to which they belong.
func groupByPart(pages []catalog.PageEntry) []catalog.Grouped[catalog.PageEntry] {
	parts := map[string]string{"guides": "Guides", "stretches": "Moves", "routines": "Routines", "plans": "Plans", "evidence": "Claims"}
	part := func(a catalog.PageEntry) string {
		top, _, below := strings.Cut(a.Path[1:], "/")
		if name := parts[top]; below && name != "" {
			return name
		}
		return "Other pages"
	}
	return grouped(pages, part, "Guides", "Moves", "Routines", "Plans", "Claims", "Other pages")
}

// shortNames lists the short names of sources in one line.
func shortNames(sources []*catalog.Source) string {
	return strings.Join(catalog.MapEach(sources, (*catalog.Source).ShortCitation), "; ")
}

// yearText returns the year of a source, or that it has none.
func yearText(v *catalog.Source) string {
	if v.Year == "n.d." {
		return "no date"
	}
	return v.Year
}

// sameTitle reports whether another source has the same title as v.
func sameTitle(s site.Site, v *catalog.Source) bool {
	return slices.ContainsFunc(s.Sources, func(o *catalog.Source) bool { return o != v && o.Title == v.Title })
}

// sameName reports whether another source has the same short name as v.
func sameName(s site.Site, v *catalog.Source) bool {
	return slices.ContainsFunc(s.Sources, func(o *catalog.Source) bool {
		return o != v && o.Year == v.Year && o.ShortCitation() == v.ShortCitation()
	})
}

// listTitleOf returns the title of a source in the list of all sources. If another source has the same title, it
// includes the authors.
func listTitleOf(s site.Site, v *catalog.Source) string {
	if sameTitle(s, v) {
		return v.Title + " (" + v.Byline() + ")"
	}
	return v.Title
}

// listAside says in the list of all sources when a source was published and what we saw of it, such as "2016,
// abstract".
func listAside(v *catalog.Source) string { return yearText(v) + ", " + v.Seen.As }

// punctuation returns what follows entry i of n entries in a sentence.
func punctuation(i, n int) string {
	if i == n-1 {
		return ". "
	}
	return "; "
}

// separator returns what follows entry i of n entries in a line.
func separator(i, n int) string {
	if i == n-1 {
		return ""
	}
	return "; "
}

// noteNumbers returns the numbers that sources have among the notes of a page.
func noteNumbers(d *catalog.Doc, sources []*catalog.Source) (numbers []int) {
	for _, n := range d.Notes {
		if n.Source != nil && slices.Contains(sources, n.Source) {
			numbers = append(numbers, n.Number)
		}
	}
	return numbers
}

// sourcesAnswer names the row of sources, and says how many are listed and when the facts of d were checked.
func sourcesAnswer(d *catalog.Doc, listed bool) (name, answer string) {
	if !listed {
		return "Dates", "checked " + d.Checked.Month()
	}
	return "Sources", fmt.Sprintf("%d, checked %s", len(d.Notes), d.Checked.Month())
}
