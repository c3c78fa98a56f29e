package templates

import (
	"net/url"
	"slices"
	"strings"

	"unknot/internal/catalog"
	"unknot/internal/view"
)

// fitQuestion is the text of the links to the moves sorted by how they suit a reader.
const fitQuestion = "Which moves may I do?"

// conditionsIn returns the conditions by which a list sorts its moves.
func conditionsIn(s Site, f view.Filter) []*catalog.Condition {
	return view.ConditionsOf(s.Catalog.Conditions, f)
}

// startFor returns the address of the form at /start with these conditions already answered, or "" if the form does not
// ask about all of them.
func startFor(s Site, conditions []*catalog.Condition) string {
	answers, count := url.Values{}, 0
	for _, q := range s.Start.Questions {
		for _, a := range q.Answers {
			if slices.Contains(conditions, a.Condition) {
				answers.Add(q.ID, a.ID)
				count++
			}
		}
	}
	if count == 0 || count < len(conditions) {
		return ""
	}
	return catalog.StartPath + "?" + answers.Encode()
}

// fitTitle returns a heading for moves sorted by conditions. A single condition has its full title, several have short
// names.
func fitTitle(conditions []*catalog.Condition) string {
	if len(conditions) == 1 {
		return conditions[0].Title
	}
	return catalog.Capital(withWords(conditions))
}

// withWords names conditions as they follow the word "with".
func withWords(conditions []*catalog.Condition) string {
	var words []string
	for _, c := range conditions {
		words = append(words, c.Short)
	}
	return joinWords(words, "and")
}

// movesTitle returns the heading of the list of moves.
func movesTitle(s Site, l Listing[*catalog.Move]) string {
	if conditions := conditionsIn(s, l.Filter); len(conditions) > 0 {
		return fitTitle(conditions)
	}
	return "Stretches and exercises"
}

// fitLink is a link to the list of moves sorted for a condition.
type fitLink struct{ Path, Name string }

// fitLinks returns a link for each condition.
func fitLinks(s Site) []fitLink {
	var out []fitLink
	for _, c := range s.Catalog.Conditions {
		if c.Title != "" {
			out = append(out, fitLink{s.MoveList.Only(view.FitsKey, c.ID).Link(), c.Title})
		}
	}
	return out
}

// fitGroup holds the moves that suit a reader in the same way.
type fitGroup struct {
	ID, Short, Heading, Note string
	Moves                    []view.Judgement
}

// minSharing is how many moves must have the same lines to be grouped under them.
const minSharing = 3

// byLine groups the moves of g. If at least three moves have the same lines, these become the name of a group and are
// shown only once. The moves that share no lines come first.
func (g fitGroup) byLine() []catalog.Grouped[view.Judgement] {
	count := map[string]int{}
	for _, j := range g.Moves {
		count[strings.Join(j.Lines, " ")]++
	}
	shared := func(j view.Judgement) string {
		if line := strings.Join(j.Lines, " "); count[line] >= minSharing {
			return line
		}
		return ""
	}
	groups := grouped(g.Moves, shared, "")
	for _, group := range groups {
		for i := range group.Items {
			if group.Name != "" {
				group.Items[i].Lines = nil
			}
		}
	}
	return groups
}

// smallFirst returns the groups with the moves to start with first, because most readers come for those.
func smallFirst(groups []fitGroup) []fitGroup {
	isSmall := func(g fitGroup) bool { return g.ID == "start-small" }
	i := slices.IndexFunc(groups, isSmall)
	if i < 0 {
		return groups
	}
	return append([]fitGroup{groups[i]}, slices.DeleteFunc(slices.Clone(groups), isSmall)...)
}

// fitGroups sorts moves by how they suit the conditions in the filter of l. It judges each move only in the positions
// that the filter names, if it names any, and leaves out moves that do not match the rest of the filter.
func fitGroups(s Site, l Listing[*catalog.Move]) []fitGroup {
	conditions, rest := conditionsIn(s, l.Filter), l.Filter
	for _, c := range conditions {
		rest = rest.Without(view.FitsKey, c.ID)
	}
	groups := []fitGroup{
		view.LeaveOut:   {ID: "leave-out", Short: "Leave out", Heading: "Leave out"},
		view.ChangeIt:   {ID: "change", Short: "Change or ask", Heading: "Change it, or ask first"},
		view.StartSmall: {ID: "start-small", Short: "Start small", Heading: "Nothing known against it: start small"},
		view.NotJudged:  {ID: "not-judged", Short: "Not judged: ask", Heading: "Not judged: ask", Note: "Ask a physiotherapist about these, or your own team."},
	}
	order := []view.Fit{view.LeaveOut, view.ChangeIt, view.StartSmall, view.NotJudged}
	if slices.ContainsFunc(conditions, func(c *catalog.Condition) bool { return c.All }) {
		groups[view.LeaveOut].Heading = "Leave out until your team agrees"
		order = []view.Fit{view.ChangeIt, view.StartSmall, view.NotJudged, view.LeaveOut} // first the few that they may do
	}
	chosen := l.Filter.Chosen("position")
	for _, m := range l.List.Select(rest) {
		positions := slices.DeleteFunc(m.Positions(), func(p *catalog.Position) bool {
			return len(chosen) > 0 && !slices.Contains(chosen, p.ID)
		})
		for _, j := range view.Judge(conditions, m, positions) {
			if !j.Elsewhere {
				groups[j.Fit].Moves = append(groups[j.Fit].Moves, j)
			}
		}
	}
	var out []fitGroup
	for _, fit := range order {
		if len(catalog.Cut(s.Portion, groups[fit].Moves)) > 0 {
			out = append(out, groups[fit])
		}
	}
	return out
}

// LongestList returns the length of the longest list of moves on the page of l. If the moves are sorted for conditions,
// that is the length of the longest group.
func LongestList(s Site, l Listing[*catalog.Move]) int {
	if len(conditionsIn(s, l.Filter)) == 0 {
		return len(l.Results)
	}
	longest := 0
	for _, g := range fitGroups(s, l) {
		longest = max(longest, len(g.Moves))
	}
	return longest
}

// fitLines says what a reader with these conditions should do about one move of a session.
func fitLines(conditions []*catalog.Condition, i *catalog.Item) []string {
	j := view.Judge(conditions, i.Move, []*catalog.Position{i.Position})[0]
	switch {
	case j.Fit == view.LeaveOut:
		return append([]string{"Not for you now, unless somebody who treats you says so."}, j.Lines...)
	case j.Fit == view.NotJudged:
		return []string{"Not judged for you: ask first."}
	}
	return j.Lines
}

// placesOf names the positions for which a judgement holds, and those in which the move must be left out, such as
// “Chair. Leave out: bed, floor.” It returns "" if the judgement holds for all positions.
func placesOf(j view.Judgement) string {
	if j.Everywhere {
		return ""
	}
	places := catalog.Capital(strings.Join(positionLabels(j.Positions), ", "))
	if len(j.NotIn) > 0 {
		places += ". Leave out: " + strings.ToLower(strings.Join(positionLabels(j.NotIn), ", ")) + "."
	}
	return places
}

// changesWords says where readers with these conditions find what to change in a session.
func changesWords(conditions []*catalog.Condition, items catalog.Items) string {
	if slices.ContainsFunc(items, func(i *catalog.Item) bool { return len(fitLines(conditions, i)) > 0 }) {
		return "what to change is said at each move"
	}
	if len(items) == 1 {
		return "nothing to change at this move"
	}
	return "nothing to change at these moves"
}
