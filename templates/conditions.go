package templates

import (
	"slices"
	"strings"

	"unknot/internal/catalog"
	"unknot/internal/site"
)

// fitQuestion is the text above the links to the pages of conditions.
const fitQuestion = "Which moves may I do?"

// adaptTitle is the title of the page that lists conditions and cautions.
const adaptTitle = "Who should change what"

// conditionSummary describes the page of a condition.
func conditionSummary(c *catalog.Condition) string {
	return excerpt("With " + c.Short + ": the signs to look at first, what to do about new pain, a short routine, and which moves to leave out, change or start with.")
}

// conditionGroup holds the lines of a condition that say the same to do.
type conditionGroup struct {
	ID, Name string
	Lines    []*catalog.ConditionLine
}

// conditionGroups returns the lines of a condition, the strictest first.
func conditionGroups(c *catalog.Condition) []conditionGroup {
	groups := []conditionGroup{{"leave-out", "Leave out", nil}, {"ask-first", "Ask first", nil}, {"change", "Change it", nil}, {"start-small", "Start with", nil}}
	for i, do := range catalog.Dos() {
		for _, l := range c.Lines {
			if l.Do == do {
				groups[i].Lines = append(groups[i].Lines, l)
			}
		}
	}
	return slices.DeleteFunc(groups, func(g conditionGroup) bool { return len(g.Lines) == 0 })
}

// restWords says what readers with a condition do about the moves that no line names.
func restWords(c *catalog.Condition) string {
	if c.All {
		return "Leave out all others until your team agrees."
	}
	return "A move that is not named here is not judged for you: ask a physiotherapist or your own team first."
}

// signsFor returns the signs of conditions, each once and the most urgent first.
func signsFor(conditions []*catalog.Condition) []*catalog.Sign {
	out := gather(conditions, func(c *catalog.Condition) []*catalog.Sign { return c.Signs })
	catalog.MostUrgentFirst(out)
	return out
}

// withWords names conditions as they follow the word "with".
func withWords(conditions []*catalog.Condition) string {
	return joinWords(catalog.MapEach(conditions, func(c *catalog.Condition) string { return c.Short }), "and")
}

// lowerAfter returns the title of the move with index i of a list, in small letters unless it is the first.
func lowerAfter(i int, title string) string {
	if i == 0 {
		return title
	}
	return catalog.Lower(title)
}

// suitedPath returns the address of a move in the first position in which readers with the condition do not leave it
// out.
func suitedPath(c *catalog.Condition, m *catalog.Move) string {
	for _, p := range m.Positions() {
		if !c.LeavesOut(m, p) {
			return pathAt(m, p)
		}
	}
	return m.Path
}

// commaAfter returns what stands after the name with index i of n names.
func commaAfter(i, n int) string {
	if i < n-1 {
		return ", "
	}
	return ""
}

// positionsOf says in brackets in which positions a line counts, and ends the sentence if more follows.
func positionsOf(l *catalog.ConditionLine) string {
	text := ""
	if len(l.Positions) > 0 {
		text = " (" + strings.ToLower(joinWords(positionLabels(l.Positions), "or")) + ")"
	}
	if l.Say != "" || l.Instead != nil {
		text += "."
	}
	return text
}

// copiesPerPage returns how many copies of a card fit on a page of paper.
func copiesPerPage(s site.Site) int {
	if s.Large {
		return 2
	}
	return 4
}

// miniHeading returns the heading above lines of the small safety card. It begins with "Also" if the other lines are in
// a box further up.
func miniHeading(s site.Site, lines []*catalog.CardLine) string {
	if len(lines) < len(s.Safety.Mini.Lines) {
		return "Also " + catalog.Lower(s.Levels[0].Heading)
	}
	return s.Levels[0].Heading
}

// cardLines returns the lines of a safety card as HTML.
func cardLines(lines []*catalog.CardLine) []string {
	return catalog.MapEach(lines, func(line *catalog.CardLine) string { return line.HTML })
}
