package templates

import (
	"regexp"
	"strings"

	"unknot/internal/catalog"
	"unknot/internal/markdown"
)

// questionGroups returns the questions in the groups that the content has, or else in one.
func questionGroups(c *catalog.Catalog) []catalog.Grouped[*catalog.Question] {
	if len(c.Order.Questions) > 0 {
		return c.Order.Questions
	}
	return []catalog.Grouped[*catalog.Question]{{Name: "All questions", Items: c.Questions}}
}

// sentenceEnd matches the first sentence of a text, with the label behind it.
var sentenceEnd = regexp.MustCompile(`^.*?[.?!](?: ` + markdown.LabelPattern + `)?(?: |$)`)

// firstSentence splits a text after its first sentence.
func firstSentence(text string) (first, rest string) {
	first = sentenceEnd.FindString(text)
	if first == "" {
		return text, ""
	}
	return strings.TrimSpace(first), strings.TrimSpace(text[len(first):])
}
