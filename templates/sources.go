package templates

import (
	"slices"
	"strings"

	"unknot/internal/catalog"
)

// groupByPart groups pages by the part of the site that they are in.
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

func shortNames(sources []*catalog.Source) string {
	out := make([]string, len(sources))
	for i, v := range sources {
		out[i] = v.ShortCitation()
	}
	return strings.Join(out, "; ")
}

// yearText returns the year of a source, in words if it has none.
func yearText(v *catalog.Source) string {
	if v.Year == "n.d." {
		return "no date"
	}
	return v.Year
}

// sameTitle reports whether another source has the title of v, and sameName whether one has its short name.
func sameTitle(s Site, v *catalog.Source) bool {
	return slices.ContainsFunc(s.Sources, func(o *catalog.Source) bool { return o != v && o.Title == v.Title })
}

func sameName(s Site, v *catalog.Source) bool {
	return slices.ContainsFunc(s.Sources, func(o *catalog.Source) bool {
		return o != v && o.Year == v.Year && o.ShortCitation() == v.ShortCitation()
	})
}

// listTitleOf is the title of a source in the list of all, with its authors where another has the same.
func listTitleOf(s Site, v *catalog.Source) string {
	if sameTitle(s, v) {
		return v.Title + " (" + v.Byline() + ")"
	}
	return v.Title
}

// listAside says of a source in the list of all when it was published and what we saw of it: 2016, abstract.
func listAside(v *catalog.Source) string { return yearText(v) + ", " + v.Seen.As }

// punctuation follows entry i of n entries in a sentence.
func punctuation(i, n int) string {
	if i == n-1 {
		return ". "
	}
	return "; "
}

// separator follows entry i of n entries in a line.
func separator(i, n int) string {
	if i == n-1 {
		return ""
	}
	return "; "
}

// noteNumbers returns the numbers of sources among the notes of a page.
func noteNumbers(d *catalog.Doc, sources []*catalog.Source) (numbers []int) {
	for _, n := range d.Notes {
		if n.Source != nil && slices.Contains(sources, n.Source) {
			numbers = append(numbers, n.Number)
		}
	}
	return numbers
}

// noteCount says how many sources and claims a page cites.
func noteCount(notes []catalog.Note) string {
	var claims int
	for _, n := range notes {
		if n.Claim != nil {
			claims++
		}
	}
	out := catalog.Count(len(notes)-claims, "source")
	if claims > 0 {
		out += ", and " + catalog.Count(claims, "claim") + " that we checked"
	}
	return out
}
