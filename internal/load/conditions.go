package load

import (
	"io/fs"
	"slices"

	"unknot/internal/catalog"
)

// conditionsFile is the name of the file with conditions. A site may have none.
const conditionsFile = "conditions.yaml"

// readConditions reads the conditions, if the site has some.
func (l *loader) readConditions(fsys fs.FS, c *catalog.Content) {
	var list struct {
		Conditions []*catalog.Condition `yaml:"conditions" need:""`
	}
	f := l.readOptional(fsys, conditionsFile, &list)
	if f == nil {
		return
	}
	c.Conditions = list.Conditions
	checkIDs(f, c.Conditions, "conditions")
	for i, v := range c.Conditions {
		at := []any{"conditions", i}
		checkSearches(f, v.Searches, "conditions", i, "searches")
		if f.Whole() && (v.Title == "") != (v.Short == "" || v.NewPain == "" || v.Routine == nil || len(v.SignIDs) == 0) {
			f.FaultAt(at, "%s has a page if it has a title: it needs `short`, `signs`, `new_pain` and a `routine` too, or none of them", v.ID)
		}
		for n, line := range v.Lines {
			at := []any{"conditions", i, "lines", n}
			oneOf(f, catalog.Dos(), line.Do, subpath(at, "do")...)
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
func (l *linker) checkConditions() {
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
func (l *linker) checkConditionRoutine(c *catalog.Condition, i int) {
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
func (l *linker) linkConditionPages() {
	f := l.lists[conditionsFile]
	for i, c := range l.Conditions {
		mostUrgentFirst(c.Signs)
		if c.MorePath != "" {
			c.More = l.furtherPage(f, c.MorePath, "conditions", i, "to")
		}
	}
}
