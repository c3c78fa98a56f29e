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

// conditionGroups returns the lines of a condition: what to start with, then the strictest first.
func conditionGroups(c *catalog.Condition) []conditionGroup {
	groups := []conditionGroup{{"leave-out", "Leave out", nil}, {"ask-first", "Ask first", nil}, {"change", "Change it", nil}, {"start-small", "Start with", nil}}
	for i, do := range catalog.Dos() {
		for _, l := range c.Lines {
			if l.Do == do {
				groups[i].Lines = append(groups[i].Lines, l)
			}
		}
	}
	groups = append(groups[3:], groups[:3]...)
	return slices.DeleteFunc(groups, func(g conditionGroup) bool { return len(g.Lines) == 0 })
}

// notChecked returns the moves about which no line of a condition says anything.
func notChecked(moves []*catalog.Move, c *catalog.Condition) []*catalog.Move {
	return slices.DeleteFunc(slices.Clone(moves), func(m *catalog.Move) bool {
		return slices.ContainsFunc(m.Positions(), func(p *catalog.Position) bool { return c.Advice(m, p).Do != catalog.NotJudged })
	})
}

// whoseSigns groups the cards of the safety page by whom they concern, without those that concern everybody.
func whoseSigns(cards []catalog.Card) []catalog.Grouped[catalog.Card] {
	groups := grouped(cards, func(c catalog.Card) string { return c.Who })
	return slices.DeleteFunc(groups, func(g catalog.Grouped[catalog.Card]) bool { return g.Name == "" })
}

// bulletsByAct groups the signs of a card by what they ask for. Each is that and the sign in HTML, without what it asks
// for at its end.
func bulletsByAct(c *catalog.Card) []catalog.Grouped[[2]string] {
	var all [][2]string
	for i, sign := range c.Signs {
		all = append(all, [2]string{sign.Act(), strings.TrimSuffix(c.Bullets[i], " "+catalog.Capital(sign.Act())+".")})
	}
	return grouped(all, func(bullet [2]string) string { return bullet[0] })
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

// suited returns the first position of a move in which readers with the condition do not leave it out.
func suited(c *catalog.Condition, m *catalog.Move) *catalog.Position {
	for _, p := range m.Positions() {
		if !c.LeavesOut(m, p) {
			return p
		}
	}
	return m.Position
}

// afterMove returns what stands after move i of a line.
func afterMove(l *catalog.ConditionLine, i int) string {
	if i < len(l.Moves)-1 {
		return ", "
	}
	return positionsOf(l)
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
		return "Also " + catalog.Lower(s.Safety.Mini.Heading)
	}
	return s.Safety.Mini.Heading
}

// cardLines returns the lines of a safety card as HTML.
func cardLines(lines []*catalog.CardLine) []string {
	return catalog.MapEach(lines, func(line *catalog.CardLine) string { return line.HTML })
}

// hasNumber reports whether a text has a number to call.
func hasNumber(text string) bool { return strings.Contains(text, "{") }
