package templates

import (
	"unicode/utf8"

	"unknot/internal/catalog"
	"unknot/internal/words"
)

// The descriptions for search results of pages whose content has none.

func excerpt(s string) string { return words.Excerpt(s, catalog.MaxSummary) }

func sectionSummary(section *catalog.Section) string {
	return excerpt(catalog.Capital(section.Meaning) + ". Short guides in plain words that say what is known and how sure we are.")
}

func muscleSummary(m *catalog.Muscle) string {
	return excerpt(m.Name + " (" + m.Latin + "): " + m.Meaning + ". Shown on a map, with " + countMoves(len(m.Moves)) + " to do.")
}

func tagSummary(t *catalog.Tag) string {
	var held []string
	for _, part := range []struct {
		n    int
		noun string
	}{{len(t.Moves), "move"}, {len(t.Guides), "guide"}, {len(t.Routines), "routine"}, {len(t.Plans), "plan"}} {
		if part.n > 0 {
			held = append(held, catalog.Count(part.n, part.noun))
		}
	}
	return excerpt(catalog.Capital(t.Meaning) + ". " + joinWords(held, "and") + " for a tense or aching back, with how sure we are of what we say.")
}

// claimTitle keeps the quotation marks: a claim quotes other people.
func claimTitle(c *catalog.Claim) string {
	return words.Quote(words.Excerpt(c.Claim, maxTitle-2))
}

func claimSummary(c *catalog.Claim) string {
	return excerpt("We checked the claim " + c.Quoted() + ": " + catalog.Lower(c.VerdictValue().Name) + ". " + c.Say)
}

// sourceTitle adds the authors: several works have the same title.
func sourceTitle(v *catalog.Source) string {
	by := " (" + words.Excerpt(v.ShortCitation(), maxTitle/2) + ")"
	return words.Excerpt(v.Title, maxTitle-utf8.RuneCountInString(by)) + by
}

func sourceSummary(v *catalog.Source) string {
	return excerpt(catalog.Capital(v.KindName()) + ", " + yearText(v) + ". " + v.Finding + " Studied: " + v.Population + ".")
}
