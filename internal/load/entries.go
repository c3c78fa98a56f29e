package load

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"unknot/internal/catalog"
	"unknot/internal/frontmatter"
	"unknot/internal/markdown"
)

// introduced maps the ID of each page that introduces a list to the file of the list. The program adds the list to the
// page.
var introduced = map[string]string{
	"questions": "questions.yaml", "checklist": "checklist.yaml", "glossary": "glossary.yaml", "evidence": "claims.yaml", "sources": "sources.yaml", "start": startFile,
	catalog.TreatmentsID: "treatments.yaml", catalog.GuidelinesID: guidelinesFile,
}

// checkPageLists checks the glossary and the synonyms, and that each list has its page.
func (l *loader) checkPageLists() {
	l.checkTerms()
	l.checkSynonyms()
	for id, list := range introduced {
		page, f := l.Page(id), l.lists[list]
		switch {
		case f == nil && page != nil:
			l.docs[&page.Doc].Fault(1, "%s is missing: it has what this page is about", list)
		case f != nil && page == nil && !f.Broken():
			f.Fault(1, "the page pages/%s.md is missing: it says what this list is", id)
		}
	}
}

// checkTerms reports forms of terms that other terms have too, or that must not be linked.
func (l *loader) checkTerms() {
	f := l.lists["glossary.yaml"]
	seen := map[string]string{} // the ID of the term that has each form
	for i, t := range l.Terms {
		for j, form := range t.Forms {
			form = strings.ToLower(form)
			if other := seen[form]; other != "" {
				f.FaultAt([]any{i, "forms", j}, "%q is a form of %s already", form, other)
			}
			if slices.Contains(certainties, form) {
				f.FaultAt([]any{i, "forms", j}, "%q is a certainty word: texts need it unlinked", form)
			}
			seen[form] = t.ID
		}
	}
}

// checkSynonyms reports sets with a single name, and names that are in two sets.
func (l *loader) checkSynonyms() {
	f := l.lists["synonyms.yaml"]
	if f != nil && len(l.Synonyms) == 0 && f.Whole() {
		f.Fault(1, "this list is empty")
	}
	seen := map[string]bool{}
	for i, s := range l.Synonyms {
		if len(s.Same) == 1 {
			f.FaultAt([]any{i, "same"}, "a name alone stands for nothing else: write two or more")
		}
		for j, name := range s.Same {
			if name = strings.ToLower(name); seen[name] && !slices.Contains(s.Same[:j], name) {
				f.FaultAt([]any{i, "same", j}, "%q stands in two lines: join them, or choose one", name)
			}
			seen[name] = true
		}
	}
}

// orderFile is the name of the file that says what lists show first.
const orderFile = "order.yaml"

// linkOrder checks the file that says what lists show first. If it has groups, everything must be in exactly one of
// them.
func (l *loader) linkOrder() {
	f, o := l.lists[orderFile], &l.Order
	groups := map[string][]catalog.Group{"guides": o.GuideGroups, "routines": o.RoutineGroups, "questions": o.QuestionGroups}
	someHaveGroups := len(o.GuideGroups)+len(o.RoutineGroups)+len(o.QuestionGroups) > 0
	for _, field := range slices.Sorted(maps.Keys(groups)) {
		if len(groups[field]) == 0 && someHaveGroups && f.Whole() {
			f.Fault(1, "there are no groups of %s, and there are of other lists: group all three, or none", field)
		}
	}
	o.Guides = linkGroups(f, indexFor[*catalog.Guide](l), o.GuideGroups, "guides")
	o.Routines = linkGroups(f, indexFor[*catalog.Routine](l), o.RoutineGroups, "routines")
	o.Questions = linkGroups(f, indexOf("question", l.Questions, nil), o.QuestionGroups, "questions")
}

// linkGroups resolves the IDs in groups. It reports entries that are in no group or in two.
func linkGroups[P catalog.Identified](f *frontmatter.File, all index[P], groups []catalog.Group, field string) []catalog.Grouped[P] {
	var out []catalog.Grouped[P]
	grouped := map[string]bool{}
	for i, g := range groups {
		items := all.resolveAll(f, g.IDs, field, i, "ids")
		for j, id := range g.IDs {
			if grouped[id] {
				f.FaultAt([]any{field, i, "ids", j}, "%s stands in an earlier group", id)
			}
		}
		for _, id := range g.IDs { // only now, as resolveAll reports an ID that is twice in one group
			grouped[id] = true
		}
		out = append(out, catalog.Grouped[P]{Name: g.Name, Items: items})
	}
	for _, id := range all.ids {
		if len(groups) > 0 && !grouped[id] {
			f.FaultAt([]any{field}, "%s is in no group", id)
		}
	}
	return out
}

// checkDayRoutines reports routines of the day with a move that a condition leaves out. Everybody is offered them.
func (l *loader) checkDayRoutines() {
	for i, r := range l.Order.DayRoutines {
		for _, item := range r.Items {
			for _, c := range l.Conditions {
				if c.LeavesOut(item.Move, item.Position) {
					l.lists[orderFile].FaultAt([]any{"routines_of_the_day", i}, "%s is not for everybody: with %s %s is left out", r.ID, c.ID, item.MoveID)
				}
			}
		}
	}
}

// rank returns a function that compares values by their place in list. Values that are not in it come last.
func rank[T comparable](list []T) func(a, b T) int {
	place := func(v T) int {
		if i := slices.Index(list, v); i >= 0 {
			return i
		}
		return len(list)
	}
	return func(a, b T) int { return cmp.Compare(place(a), place(b)) }
}

// checkHubs reports regions whose first moves begin on the floor.
func (l *loader) checkHubs() {
	f := l.lists["regions.yaml"]
	for i, r := range l.Hubs() {
		for j, m := range r.Start {
			if m.Position != nil && m.Position.OnFloor() {
				f.FaultAt([]any{i, "start", j}, "%s begins on the floor: start with moves that do not", m.ID)
			}
		}
	}
}

// checkQuestions checks the warnings and related pages of questions.
func (l *loader) checkQuestions() {
	f := l.lists["questions.yaml"]
	for i, q := range l.Questions {
		checkWarning(q.Warning, f, i, "warning")
		l.arrangeSigns(q.Warning, f, i, "warning")
		if q.Warning != nil && !q.Page {
			f.FaultAt([]any{i, "warning"}, "only an answer with a page of its own has a warning: write the signs within it, or page: true")
		}
		if len(q.RelatedIDs) > 0 && !q.Page {
			f.FaultAt([]any{i, "related"}, "only an answer with a page of its own shows related pages: write page: true, or leave them to %s", q.MoreID)
		}
	}
}

// laddersFile is the name of the file with ladders. A site may have none.
const laddersFile = "ladders.yaml"

// Limits of the number of steps of a ladder.
const minLadderSteps, maxLadderSteps = 4, 7

// readLadders reads the ladders, if the site has some.
func (l *loader) readLadders() {
	ladders := &catalog.Ladders{}
	f := l.readOptional(laddersFile, ladders)
	if f == nil {
		return
	}
	l.Ladders = ladders
	checkIDs(f, ladders.List, "ladders")
	for i, ladder := range ladders.List {
		if n := len(ladder.Steps); n > 0 && (n < minLadderSteps || n > maxLadderSteps) {
			f.FaultAt([]any{"ladders", i, "steps"}, "a ladder has %d to %d steps, found %d", minLadderSteps, maxLadderSteps, n)
		}
	}
}

// checkLaddersShown reports ladders that no guide shows. The warnings for a ladder are in the guide, so it must not be
// shown anywhere else.
func (l *loader) checkLaddersShown() {
	f := l.lists[laddersFile]
	if f == nil || l.incomplete() {
		return
	}
	for i, id := range l.ladderIDs() {
		shows := func(g *catalog.Guide) bool {
			return slices.ContainsFunc(g.Body.Embeds,
				func(e markdown.Embed) bool { return e.Kind == catalog.LadderID && e.ID == id })
		}
		if id != "" && !slices.ContainsFunc(l.Guides, shows) {
			f.FaultAt([]any{"ladders", i}, "no guide shows the ladder %s: write ![title](%s:%s) in one", id, catalog.LadderID, id)
		}
	}
}

// ladderIDs lists the IDs of the ladders.
func (l *loader) ladderIDs() []string {
	if l.Ladders == nil {
		return nil
	}
	return catalog.IDs(l.Ladders.List)
}

// maxBarrierWords limits the words of an answer.
const maxBarrierWords = 90

// checkBarriers checks the list of what can get in the way of a week of a plan.
func checkBarriers(barriers []*catalog.Barrier, f *frontmatter.File) {
	for i, b := range barriers {
		if n := len(strings.Fields(b.Answer)); n > maxBarrierWords {
			f.FaultAt([]any{i, "answer"}, "%d words: at most %d", n, maxBarrierWords)
		}
	}
}
