package templates

import (
	"fmt"
	"slices"
	"strings"

	"unknot/internal/catalog"
)

// claimFacts says which articles make a claim and where it was studied.
func claimFacts(c *catalog.Claim) string {
	var parts []string
	if n := len(c.Articles); n > 0 {
		words := make([]string, n)
		for i, a := range c.Articles {
			words[i] = fmt.Sprint(a)
		}
		noun := "Article "
		if n > 1 {
			noun = "Articles "
		}
		parts = append(parts, noun+list(words, "and")+" of the four we checked said so.")
	}
	if len(c.Sources) > 0 {
		parts = append(parts, "Its sources studied "+list(c.StudiedParts(), "and")+".")
	}
	return strings.Join(parts, " ")
}

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

// pageGroup is pages of one part of the site.
type pageGroup struct {
	Name  string
	Pages []catalog.Address
}

// byPart groups pages by the part of the site that they stand in.
func byPart(pages []catalog.Address) []pageGroup {
	parts := []struct{ prefix, name string }{
		{"/guides/", "Guides"}, {"/stretches/", "Moves"}, {"/routines/", "Routines"}, {"/evidence/", "Claims"}, {"/", "Other pages"},
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

func tasksClaims(tasks []*catalog.Task) []*catalog.Claim {
	return gather(tasks, func(t *catalog.Task) []*catalog.Claim { return t.Claims })
}

func tasksSources(tasks []*catalog.Task) []*catalog.Source {
	return gather(tasks, func(t *catalog.Task) []*catalog.Source { return t.Sources })
}

// gather lists what each of tasks has, each once.
func gather[T comparable](tasks []*catalog.Task, of func(*catalog.Task) []T) []T {
	var out []T
	seen := map[T]bool{}
	for _, t := range tasks {
		for _, v := range of(t) {
			if !seen[v] {
				seen[v] = true
				out = append(out, v)
			}
		}
	}
	return out
}

// stop stands after the entry at i of a list of n that more may follow.
func stop(i, n int) string {
	if i == n-1 {
		return ". "
	}
	return "; "
}

// separator stands after the entry at i of a list of n in a line.
func separator(i, n int) string {
	if i == n-1 {
		return ""
	}
	return "; "
}

// sampleClaims are the first claims of three verdicts that are far apart, in the order of the verdicts named here.
func sampleClaims(claims []*catalog.Claim) []*catalog.Claim {
	var out []*catalog.Claim
	for _, verdict := range []string{"weak", "contradicted", "supported"} {
		if i := slices.IndexFunc(claims, func(c *catalog.Claim) bool { return c.Verdict == verdict }); i >= 0 {
			out = append(out, claims[i])
		}
	}
	return out
}

// ordinal is the number in the id of a claim: 7 of cl-07.
func ordinal(c *catalog.Claim) string {
	return strings.TrimLeft(strings.TrimPrefix(c.ID, "cl-"), "0")
}

// yearOf is when a source came out, in words if nobody says.
func yearOf(v *catalog.Source) string {
	if v.Year == "n.d." {
		return "no date"
	}
	return v.Year
}
