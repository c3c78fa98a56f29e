package templates

import (
	"fmt"
	"strings"

	"unknot/internal/catalog"
)

// countMoves returns a number of moves in words.
func countMoves(n int) string { return catalog.Count(n, "move") }

// regionNames names regions as a reader would: upper back, lower back, upper and lower back.
func regionNames(regions []*catalog.Region) string {
	if len(regions) == 2 {
		return "upper and lower back"
	}
	return names(regions)
}

// names joins the names of vocabulary entries, in lower case.
func names[T interface{ Lower() string }](words []T) string {
	lower := make([]string, len(words))
	for i, w := range words {
		lower[i] = w.Lower()
	}
	return joinWords(lower, "and")
}

// positionLabels returns the labels of positions for the middle of a sentence.
func positionLabels(positions []*catalog.Position) []string {
	out := make([]string, len(positions))
	for i, p := range positions {
		out[i] = catalog.Lower(p.Label)
	}
	return out
}

// positionSequence names positions in order: in a chair, then on the floor.
func positionSequence(positions []*catalog.Position) string {
	return catalog.Capital(strings.Join(positionLabels(positions), ", then "))
}

// equipmentWords says what equipment a move needs.
func equipmentWords(equipment []*catalog.Equipment) string {
	if len(equipment) == 0 {
		return "no equipment needed"
	}
	named := make([]string, len(equipment))
	for i, e := range equipment {
		named[i] = withArticle(e.Lower())
	}
	return "with " + joinWords(named, "and")
}

// withArticle puts the indefinite article before a noun: a ball, an elastic band.
func withArticle(noun string) string {
	if strings.ContainsAny(noun[:min(1, len(noun))], "aeiou") {
		return "an " + noun
	}
	return "a " + noun
}

// joinWords joins words as in a sentence, with "and" or "or" before the last.
func joinWords(words []string, with string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " " + with + " " + words[last]
}

// withoutScheme returns a URL as it is printed on paper.
func withoutScheme(url string) string {
	_, rest, ok := strings.Cut(url, "://")
	if !ok {
		return url
	}
	return rest
}

// moreLines returns a line with the number of others that follow, if there are any.
func moreLines(line string, others int) string {
	if others == 0 {
		return line
	}
	return fmt.Sprintf("%s, and %d more", line, others)
}
