package templates

import (
	"regexp"
	"slices"
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

// answered returns the questions that have a page of their own, or those that have none.
func answered(questions []*catalog.Question, onPages bool) []*catalog.Question {
	return slices.DeleteFunc(slices.Clone(questions), func(q *catalog.Question) bool { return q.Page != onPages })
}

// movesFirst parts the moves of docs, each with what it is for, from other pages.
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
