package templates

import (
	"slices"
	"strings"

	"unknot/internal/catalog"
)

// sourceGroup is the sources of one kind.
type sourceGroup struct {
	Kind, Name string
	Sources    []*catalog.Source
}

func sourcesByKind(sources []*catalog.Source) []sourceGroup {
	var out []sourceGroup
	at := map[string]int{}
	for _, v := range sources {
		i, ok := at[v.Kind]
		if !ok {
			i = len(out)
			at[v.Kind] = i
			out = append(out, sourceGroup{Kind: v.Kind, Name: v.KindName()})
		}
		out[i].Sources = append(out[i].Sources, v)
	}
	return out
}

// pageGroup is the pages of one part of the site.
type pageGroup struct {
	Name  string
	Pages []catalog.PageEntry
}

// groupByPart groups pages by the part of the site that they are in.
func groupByPart(pages []catalog.PageEntry) []pageGroup {
	parts := []struct{ prefix, name string }{
		{"/guides/", "Guides"}, {"/stretches/", "Moves"}, {"/routines/", "Routines"}, {"/plans/", "Plans"}, {"/evidence/", "Claims"}, {"/", "Other pages"},
	}
	groups := make([]pageGroup, len(parts))
	for _, a := range pages {
		for i, part := range parts {
			if strings.HasPrefix(a.Path, part.prefix) {
				groups[i].Name = part.name
				groups[i].Pages = append(groups[i].Pages, a)
				break
			}
		}
	}
	var out []pageGroup
	for _, g := range groups {
		if len(g.Pages) > 0 {
			out = append(out, g)
		}
	}
	return out
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
