package templates

import (
	"unicode/utf8"

	"unknot/internal/catalog"
	"unknot/internal/words"
)

// excerpt shortens a text to the length of a description in search results.
func excerpt(s string) string { return words.Excerpt(s, catalog.MaxSummary) }

// sectionSummary returns the meta description of a section of guides.
func sectionSummary(section *catalog.Section) string {
	return excerpt(catalog.Capital(section.Meaning) + ". Short guides in plain words that say what is known and how sure we are.")
}

// muscleSummary returns the meta description of a muscle.
func muscleSummary(m *catalog.Muscle) string {
	return excerpt(m.Name + " (" + m.Latin + "): " + m.Meaning + ". Shown on a map, with " + countMoves(len(m.Moves)) + " to do.")
}

// tagSummary returns the meta description of a tag.
func tagSummary(t *catalog.Tag) string {
	var counts []string
	for _, part := range []struct {
		n    int
		noun string
	}{{len(t.Moves), "move"}, {len(t.Guides), "guide"}, {len(t.Routines), "routine"}, {len(t.Plans), "plan"}} {
		if part.n > 0 {
			counts = append(counts, catalog.Count(part.n, part.noun))
		}
	}
	return excerpt(catalog.Capital(t.Meaning) + ". " + joinWords(counts, "and") + " for a tense or aching back, with how sure we are of what we say.")
}

// claimTitle returns the title of a claim. It keeps the quotation marks, because a claim quotes what others say.
func claimTitle(c *catalog.Claim) string {
	return words.Quote(words.Excerpt(c.Claim, maxTitle-2))
}

// claimSummary returns the meta description of a claim.
func claimSummary(c *catalog.Claim) string {
	return excerpt("We checked the claim " + c.Quoted() + ": " + catalog.Lower(c.VerdictValue().Name) + ". " + c.Say)
}

// sourceTitle returns the title of a source. It adds the authors, because some sources have the same title.
func sourceTitle(v *catalog.Source) string {
	by := " (" + words.Excerpt(v.ShortCitation(), maxTitle/2) + ")"
	return words.Excerpt(v.Title, maxTitle-utf8.RuneCountInString(by)) + by
}

// sourceSummary returns the meta description of a source.
func sourceSummary(v *catalog.Source) string {
	return excerpt(catalog.Capital(v.KindName()) + ", " + yearText(v) + ". " + v.Finding + " Studied: " + v.Population + ".")
}
