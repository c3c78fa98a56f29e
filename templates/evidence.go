package templates

import (
	"slices"
	"strings"

	"unknot/internal/catalog"
	"unknot/internal/view"
)

// claimFacts says which parts of the body were studied by the sources of a claim. It returns "" if there are no
// sources.
func claimFacts(c *catalog.Claim) string {
	if len(c.Sources) == 0 {
		return ""
	}
	return "The studies were on " + joinWords(c.StudiedParts(), "and") + "."
}

// sampleClaims returns the first claim with each of three very different verdicts.
func sampleClaims(claims []*catalog.Claim) []*catalog.Claim {
	var out []*catalog.Claim
	for _, verdict := range []string{"weak", "contradicted", "supported"} {
		if i := slices.IndexFunc(claims, func(c *catalog.Claim) bool { return c.Verdict == verdict }); i >= 0 {
			out = append(out, claims[i])
		}
	}
	return out
}

// ordinal returns the number in the ID of a claim, such as 7 for cl-07.
func ordinal(c *catalog.Claim) string {
	return strings.TrimLeft(strings.TrimPrefix(c.ID, "cl-"), "0")
}

// verdictChoices returns the verdicts by which a list can be filtered.
func verdictChoices(l Listing[*catalog.Claim]) []view.Choice {
	for _, facet := range l.List.Facets(l.Filter) {
		if facet.Name == "verdict" {
			return facet.Choices
		}
	}
	return nil
}

// withoutClaims returns the claims in all that are not in some.
func withoutClaims(all, some []*catalog.Claim) []*catalog.Claim {
	return slices.DeleteFunc(slices.Clone(all), func(c *catalog.Claim) bool { return slices.Contains(some, c) })
}
