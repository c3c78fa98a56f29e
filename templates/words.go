package templates

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"unknot/internal/catalog"
	"unknot/internal/words"
)

// countMoves returns a number of moves in words.
func countMoves(n int) string { return catalog.Count(n, "move") }

// regionNames names regions the way a reader would: upper back, lower back, or upper and lower back.
func regionNames(regions []*catalog.Region) string {
	if len(regions) == 2 {
		return "upper and lower back"
	}
	return names(regions)
}

// names lists vocabulary entries by their names, in the middle of a sentence.
func names[T interface{ Lower() string }](words []T) string {
	return joinWords(catalog.MapEach(words, T.Lower), "and")
}

// positionLabels returns the labels of positions for the middle of a sentence.
func positionLabels(positions []*catalog.Position) []string {
	return catalog.MapEach(positions, func(p *catalog.Position) string { return catalog.Lower(p.Label) })
}

// positionSequence names positions in order, such as "In a chair, then on the floor".
func positionSequence(positions []*catalog.Position) string {
	return catalog.Capital(strings.Join(positionLabels(positions), ", then "))
}

// equipmentWords says which equipment a move needs.
func equipmentWords(equipment []*catalog.Equipment) string {
	if len(equipment) == 0 {
		return "no equipment needed"
	}
	named := catalog.MapEach(equipment, func(e *catalog.Equipment) string { return withArticle(e.Lower()) })
	return "with " + joinWords(named, "and")
}

// withArticle puts the indefinite article before a noun, such as "a ball" or "an elastic band".
func withArticle(noun string) string {
	if strings.ContainsAny(noun[:min(1, len(noun))], "aeiou") {
		return "an " + noun
	}
	return "a " + noun
}

// joinWords lists words as in a sentence. conjunction comes before the last one; it is "and" or "or".
func joinWords(words []string, conjunction string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " " + conjunction + " " + words[last]
}

// withoutScheme returns a URL the way it is printed on paper.
func withoutScheme(url string) string {
	_, rest, ok := strings.Cut(url, "://")
	if !ok {
		return url
	}
	return rest
}

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

// maxMessage is how many characters of a message phones show without opening it.
const maxMessage = 200

// sessionMessage says in a sentence what a session is, for somebody to send: "Two minutes: three small moves in a chair
// for a stiff upper back." The words are those of its routine.
func sessionMessage(sess catalog.Session) string {
	if len(sess.Items) == 1 {
		i := sess.Items[0]
		return i.Move.For + ", " + i.Dose().Seconds().Text() + " " + catalog.Lower(i.Position.Label) + "."
	}
	what := sheetMoves(sess.Items)
	switch {
	case sess.Part != nil:
		what = sess.Part.Routine.Summary
	case sess.Doc != nil:
		what = sess.Doc.Summary
	}
	n, unit, _ := strings.Cut(catalog.Count(sess.Items.AllowMinutes(), "minute"), " ")
	if minutes := sess.Items.AllowMinutes(); minutes < len(spelled) {
		n = spelled[minutes]
	}
	return n + " " + unit + ": " + catalog.Lower(what)
}

// sheetMoves names the first moves of a sheet, and says how many more there are.
func sheetMoves(items catalog.Items) string {
	var names []string
	for _, i := range firstN(2, items) {
		name, _, _ := strings.Cut(i.Move.Title, ", ") // without "4 in and 6 out"
		names = append(names, catalog.Lower(name))
	}
	if more := len(items) - len(names); more > 0 {
		names = append(names, fmt.Sprint(more, " more"))
	}
	return joinWords(names, "and") + ", with how much of each."
}

// howTo says in one or two sentences how to do a move, not what it is good for. It begins with what a position other
// than the move's own changes.
func howTo(i *catalog.Item) string {
	how, _, _ := strings.Cut(i.Move.Summary, ". It ")
	return strings.TrimSpace(i.Move.ChangeIn(i.Position) + " " + strings.TrimSuffix(how, ".") + ".")
}

// spelled are numbers at the beginning of a sentence.
var spelled = strings.Fields("No One Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve")

// docMessage returns the title of a document and as many sentences of a text about it as fit, but at least one.
func docMessage(title, text string) string {
	if !strings.HasSuffix(title, "?") {
		title += "."
	}
	message := title
	for i, s := range strings.SplitAfter(text, ". ") {
		longer := message + " " + strings.TrimSpace(s)
		if i > 0 && utf8.RuneCountInString(longer) > maxMessage {
			break
		}
		message = longer
	}
	return message
}
