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

func claimsOf(tasks []*catalog.Task) []*catalog.Claim {
	return gather(tasks, func(t *catalog.Task) []*catalog.Claim { return t.Claims })
}

func sourcesOf(tasks []*catalog.Task) []*catalog.Source {
	return gather(tasks, func(t *catalog.Task) []*catalog.Source { return t.Sources })
}

// gather returns the values that the tasks have, each once.
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
