package templates

import (
	"fmt"
	"strings"

	"unknot/internal/catalog"
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

// positionSequence names positions in order, such as "In a chair, then on the floor".
func positionSequence(positions []*catalog.Position) string {
	return catalog.Capital(strings.Join(positionLabels(positions), ", then "))
}

// equipmentWords says which equipment a move needs.
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

// moreLines returns a line that ends with how many others follow, if any do.
func moreLines(line string, others int) string {
	if others == 0 {
		return line
	}
	return fmt.Sprintf("%s, and %d more", line, others)
}
