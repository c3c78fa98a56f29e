package load

import (
	"regexp"
	"slices"
	"strings"

	"unknot/internal/catalog"
	"unknot/internal/frontmatter"
	"unknot/internal/words"
)

// stopLines is how many lines say when to stop any move.
const stopLines = 3

// readCautions reads the cautions with their classes and stop lines.
func (l *loader) readCautions() {
	var list struct {
		Stop     []string           `yaml:"stop" need:"" read:""`
		Cautions []*catalog.Caution `yaml:"cautions" need:""`
		Classes  []*catalog.Class   `yaml:"classes" need:""`
	}
	f := l.readInto("cautions.yaml", &list)
	l.Stop, l.Cautions, l.Classes = list.Stop, list.Cautions, list.Classes
	if n := len(l.Stop); n > 0 && n != stopLines && f.Whole() {
		f.FaultAt([]any{"stop"}, "three lines say when to stop any move, found %d", n)
	}
	checkIDs(f, l.Cautions, "cautions")
	checkIDs(f, l.Classes, "classes")
	l.quotes.cautions = indexOf("caution", l.Cautions, f)
}

// medicinesFile is the name of the file with the rules for medicines.
const medicinesFile = "medicines.yaml"

// readMedicines reads the rules for medicines, and checks the texts that other files repeat.
func (l *loader) readMedicines() {
	readList(l, medicinesFile, &l.Medicines)
	f := l.lists[medicinesFile]
	var names []string
	for _, m := range l.Medicines {
		names = append(names, m.Names...)
	}
	allNames := words.AnyOf(names)
	for i, m := range l.Medicines {
		ownNames := words.AnyOf(m.Names)
		checkMedicineText(f, m, ownNames, allNames, m.Short, i, "short")
		seen := map[string]bool{}
		for _, list := range []struct {
			field string
			lines []catalog.MedicineLine
		}{{"do_not", m.DoNot}, {"ask", m.Ask}} {
			for j, line := range list.lines {
				if seen[line.ID] && line.ID != "" {
					f.FaultAt([]any{i, list.field, j}, "the line %s is listed twice in what is said of %s", line.ID, m.ID)
				}
				seen[line.ID] = true
				checkMedicineText(f, m, ownNames, allNames, line.Say, i, list.field, j, "say")
			}
		}
	}
	l.quotes.medicines = indexOf("medicine", l.Medicines, f)
}

// forbidPattern matches a sentence that says who must not take a medicine, or who must ask first.
var forbidPattern = regexp.MustCompile(`(?i)\b(?:do not|never|leave|ask)\b`)

// checkMedicineText checks a text about m that other files repeat. The first medicine that it names must be m. Each of
// its sentences must say who must not take the medicine or who must ask first. ownNames matches the names of m,
// allNames those of all medicines.
func checkMedicineText(f *frontmatter.File, m *catalog.Medicine, ownNames, allNames *regexp.Regexp, text string, path ...any) {
	if named := allNames.FindString(text); text != "" && len(m.Names) > 0 && !ownNames.MatchString(named) {
		f.FaultAt(path, "this is said of %s, in texts on other things too: begin with one of its names (%s)", m.ID, strings.Join(m.Names, ", "))
	}
	for _, sentence := range words.Sentences(text) {
		if !forbidPattern.MatchString(sentence) {
			f.FaultAt(path, "“%s” says neither who must not take it nor who asks first: begin with “do not”, “never”, “leave” or “ask”", words.Excerpt(sentence, 40))
		}
	}
}

// checkMedicines checks that each line about a medicine either has sources or ends with a label.
func (l *loader) checkMedicines() {
	f := l.lists[medicinesFile]
	for i, m := range l.Medicines {
		for field, lines := range map[string][]catalog.MedicineLine{"do_not": m.DoNot, "ask": m.Ask} {
			for j, line := range lines {
				isLabelled, hasSources := strings.Contains(line.Line, "{practice}"), len(line.SourceIDs) > 0
				if isLabelled == hasSources && f.Whole() {
					f.FaultAs(frontmatter.CodeSource, f.Line(i, field, j), "a line names its sources, or ends with the label {practice}")
				}
			}
		}
	}
}

// checkCautions reports cautions without a source, and checks that those that the program itself names exist.
func (l *loader) checkCautions() {
	f := l.lists["cautions.yaml"]
	for i, c := range l.Cautions {
		needsSource := c.Basis != "" && c.Basis != "usual-practice"
		if needsSource && len(c.SourceIDs) == 0 && f.Whole() {
			f.FaultAs(frontmatter.CodeSource, f.Line("cautions", i), "%s names no source: then its basis is usual-practice", c.ID)
		}
	}
	cautions := indexFor[*catalog.Caution](l)
	for _, id := range []string{catalog.CautionAllExercise, catalog.CautionBendyJoints, catalog.CautionHealing} {
		if cautions.byID[id] == nil && !cautions.mayLackIDs {
			f.Fault(1, "the caution %s is missing: it holds for moves without being named", id)
		}
	}
}

// conditionsFile is the name of the file with conditions. A site may have none.
const conditionsFile = "conditions.yaml"

// readConditions reads the conditions, if the site has some.
func (l *loader) readConditions() {
	var list struct {
		Conditions []*catalog.Condition `yaml:"conditions" need:""`
	}
	f := l.readOptional(conditionsFile, &list)
	if f == nil {
		return
	}
	l.Conditions = list.Conditions
	checkIDs(f, l.Conditions, "conditions")
	for i, v := range l.Conditions {
		at := []any{"conditions", i}
		checkSearches(f, v.Searches, "conditions", i, "searches")
		if f.Whole() && (v.Title == "") != (v.Short == "" || v.NewPain == "" || v.Routine == nil || len(v.SignIDs) == 0) {
			f.FaultAt(at, "%s has a page if it has a title: it needs `short`, `signs`, `new_pain` and a `routine` too, or none of them", v.ID)
		}
		for n, line := range v.Lines {
			at := []any{"conditions", i, "lines", n}
			needsWords := v.Title != "" && line.Do == catalog.DoChange
			switch {
			case needsWords && line.Say == "":
				f.FaultAt(at, "say what to change")
			case line.Do != catalog.DoLeaveOut && line.InsteadID != "":
				f.FaultAt(at, "only a move to leave out has one to do instead")
			case len(line.MoveIDs)+len(line.PositionIDs) == 0 && f.Whole():
				f.FaultAt(at, "for which moves, or in which positions?")
			}
		}
	}
}

// checkConditions checks what the lines and routines of conditions say together. The moves must have no faults.
func (l *loader) checkConditions() {
	f := l.lists[conditionsFile]
	for i, c := range l.Conditions {
		for n, line := range c.Lines {
			at := []any{"conditions", i, "lines", n}
			for k, m := range line.Moves {
				counts := func(p *catalog.Position) bool { return slices.Contains(c.Advice(m, p).Lines, line) }
				if !slices.ContainsFunc(m.Positions(), counts) {
					f.FaultAt(subpath(at, "moves", k), "this line never counts for %s: a stricter one does, or it is not done there", m.ID)
				}
			}
			suits := func(p *catalog.Position) bool { return !c.LeavesOut(line.Instead, p) }
			if line.Instead != nil && !slices.ContainsFunc(line.Instead.Positions(), suits) {
				f.FaultAt(subpath(at, "instead"), "%s is to be left out too: name another move", line.InsteadID)
			}
		}
		l.checkConditionRoutine(c, i)
	}
}

// checkConditionRoutine checks the routine of condition i: its readers may begin with every move of it where it is
// done, so that no note contradicts a step.
func (l *loader) checkConditionRoutine(c *catalog.Condition, i int) {
	if c.Routine == nil {
		return
	}
	f, at := l.lists[conditionsFile], []any{"conditions", i, "routine"}
	for n, item := range c.Routine.Items {
		here := subpath(at, "items", n)
		switch {
		case !item.Move.Offers(item.Position):
			f.FaultAt(here, "%s cannot be done in the position %s", item.MoveID, item.PositionID)
		case c.Advice(item.Move, item.Position).Do != catalog.DoStart:
			f.FaultAt(here, "%s is not a move to start with there: a line of %s asks for something, or none names it", item.MoveID, c.ID)
		case c.Routine.DaysAWeek > item.Move.DaysAWeek:
			f.FaultAt(subpath(at, "days_a_week"), "%s is done on at most %d days a week: a routine with it too", item.MoveID, item.Move.DaysAWeek)
		}
		checkDose(f, item.CustomDose, subpath(here, "dose")...)
		checkItemDose(f, item, subpath(here, "dose"))
	}
}

// linkConditionPages sorts the signs of conditions, and resolves the addresses of pages that say more. It needs the
// sitemap.
func (l *loader) linkConditionPages() {
	f := l.lists[conditionsFile]
	for i, c := range l.Conditions {
		catalog.MostUrgentFirst(c.Signs)
		if c.MorePath != "" {
			c.More = l.furtherPage(f, c.MorePath, "conditions", i, "to")
		}
	}
}
