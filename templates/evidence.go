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
		parts = append(parts, noun+joinWords(words, "and")+" of the four we checked said so.")
	}
	if len(c.Sources) > 0 {
		parts = append(parts, "Its sources studied "+joinWords(c.StudiedParts(), "and")+".")
	}
	return strings.Join(parts, " ")
}

// sampleClaims returns the first claim of each of three verdicts that are far apart, in this order.
func sampleClaims(claims []*catalog.Claim) []*catalog.Claim {
	var out []*catalog.Claim
	for _, verdict := range []string{"weak", "contradicted", "supported"} {
		if i := slices.IndexFunc(claims, func(c *catalog.Claim) bool { return c.Verdict == verdict }); i >= 0 {
			out = append(out, claims[i])
		}
	}
	return out
}

// ordinal returns the number in the ID of a claim: 7 of cl-07.
func ordinal(c *catalog.Claim) string {
	return strings.TrimLeft(strings.TrimPrefix(c.ID, "cl-"), "0")
}
