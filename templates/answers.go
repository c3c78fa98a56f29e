package templates

import (
	"regexp"
	"slices"
	"strings"

	"unknot/internal/catalog"
	"unknot/internal/markdown"
)

// questionGroups returns the questions in the groups that the content defines, or all of them in one group.
func questionGroups(c *catalog.Catalog) []catalog.Grouped[*catalog.Question] {
	if len(c.Order.Questions) > 0 {
		return c.Order.Questions
	}
	return []catalog.Grouped[*catalog.Question]{{Name: "All questions", Items: c.Questions}}
}

// answered returns the questions that have a page of their own, or those that do not.
func answered(questions []*catalog.Question, onPages bool) []*catalog.Question {
	return slices.DeleteFunc(slices.Clone(questions), func(q *catalog.Question) bool { return q.Page != onPages })
}

// movesFirst separates docs into moves and other documents. It adds to each move what it is for.
func movesFirst(c *catalog.Catalog, docs []*catalog.Doc) (moves []catalog.Relation, others []*catalog.Doc) {
	for _, d := range docs {
		if m := c.Move(d.ID); m != nil {
			moves = append(moves, catalog.Relation{Doc: d, Why: catalog.Capital(m.For)})
		} else {
			others = append(others, d)
		}
	}
	return moves, others
}

// firstSentencePattern matches the first sentence of a text, including the label after it.
var firstSentencePattern = regexp.MustCompile(`^.*?[.?!](?: ` + markdown.LabelPattern + `)?(?: |$)`)

// firstSentence splits a text after its first sentence.
func firstSentence(text string) (first, rest string) {
	first = firstSentencePattern.FindString(text)
	if first == "" {
		return text, ""
	}
	return strings.TrimSpace(first), strings.TrimSpace(text[len(first):])
}

// claimsOf returns the claims that support tasks, each once.
func claimsOf(tasks []*catalog.Task) []*catalog.Claim {
	return gather(tasks, func(t *catalog.Task) []*catalog.Claim { return t.Claims })
}

// sourcesOf returns the sources that support tasks, each once.
func sourcesOf(tasks []*catalog.Task) []*catalog.Source {
	return gather(tasks, func(t *catalog.Task) []*catalog.Source { return t.Sources })
}

// gather returns the values of all items, each once.
func gather[T any, V comparable](items []T, valuesOf func(T) []V) []V {
	var out []V
	for _, item := range items {
		out = catalog.AppendNew(out, valuesOf(item)...)
	}
	return out
}
