package load

import (
	"slices"

	"unknot/internal/catalog"
	"unknot/internal/frontmatter"
)

// checkPlan makes the checks of a plan that need no other file.
func checkPlan(p *catalog.Plan, f *frontmatter.File) {
	p.Care = p.NeedsCare
	checkDoc(&p.Doc, f)
	if !f.Whole() {
		return
	}
	if n := len(p.Stages); n > 0 && (n < catalog.MinStages || n > catalog.MaxStages) {
		f.FaultAt([]any{"stages"}, "%s: a plan has %d to %d", catalog.Count(n, "stage"), catalog.MinStages, catalog.MaxStages)
	}
	checkWeeks(p, f)
	for i, s := range p.Stages {
		if n := len(s.Sessions); n > catalog.MaxStageSessions {
			f.FaultAt([]any{"stages", i, "sessions"}, "%d sessions: a stage has at most %d", n, catalog.MaxStageSessions)
		}
		if n := s.Days(); n > daysInWeek {
			f.FaultAt([]any{"stages", i, "sessions"}, "its sessions take %d days a week, and a week has 7", n)
		}
		for j, v := range s.Sessions {
			for d, dose := range v.Doses {
				checkDose(f, dose.Dose, "stages", i, "sessions", j, "doses", d, "dose")
			}
		}
	}
}

// checkWeeks reports a plan that is too short or too long. It adds up the weeks only if every stage has a possible
// length, because the sum could overflow.
func checkWeeks(p *catalog.Plan, f *frontmatter.File) {
	tooLong := false
	for i, s := range p.Stages {
		if n := s.Length; n > catalog.MaxWeeks {
			tooLong = true
			f.FaultAt([]any{"stages", i, "weeks"}, "%d weeks: a whole plan takes %d to %d", n, catalog.MinWeeks, catalog.MaxWeeks)
		}
	}
	if n := p.Weeks(); !tooLong && n > 0 && (n < catalog.MinWeeks || n > catalog.MaxWeeks) {
		f.FaultAt([]any{"stages"}, "%s in all: a plan takes %d to %d", catalog.Count(n, "week"), catalog.MinWeeks, catalog.MaxWeeks)
	}
}

// linkPlan gives each session of a plan its items, with the doses of its stage.
func (l *linker) linkPlan(p *catalog.Plan) {
	f := l.docs[&p.Doc]
	before := map[*catalog.Routine]catalog.Items{} // the items of the session before with that routine
	first := 1
	for i, s := range p.Stages {
		s.First = first
		first += s.Length
		days := map[*catalog.Move]int{} // on how many days of a week each move is done
		var seen []string
		for j, v := range s.Sessions {
			at := []any{"stages", i, "sessions", j}
			if slices.Contains(seen, v.RoutineID) && v.RoutineID != "" {
				f.FaultAt(under(at, "routine"), "%s is listed twice in this stage", v.RoutineID)
			}
			seen = append(seen, v.RoutineID)
			linkStageSession(f, v, at)
			checkStageDays(f, v, days, at)
			checkBuildUp(f, v, before[v.Routine], at)
			before[v.Routine] = v.Items
		}
	}
}

// linkStageSession copies the items of the routine into the session at path at, and sets the doses of the session.
func linkStageSession(f *frontmatter.File, v *catalog.StageSession, at []any) {
	if v.Routine == nil {
		return // reported as missing
	}
	for _, i := range v.Routine.Items {
		item := *i
		v.Items = append(v.Items, &item)
	}
	var seen []string
	for d, dose := range v.Doses {
		here := under(at, "doses", d)
		if slices.Contains(seen, dose.MoveID) {
			f.FaultAt(here, "%s has a dose already", dose.MoveID)
		}
		seen = append(seen, dose.MoveID)
		setDose(f, v, dose, here)
	}
}

// setDose gives a move of a session the dose at path at.
func setDose(f *frontmatter.File, v *catalog.StageSession, dose catalog.StageDose, at []any) {
	found := false
	for _, i := range v.Items {
		if i.MoveID != dose.MoveID {
			continue
		}
		if dose.Dose != (catalog.Dose{}) { // reported as missing
			i.CustomDose = dose.Dose
		}
		if !found && i.Move != nil && dose.Dose.Seconds() > 0 && i.Move.Dose.Seconds() > 0 { // an unusable dose is reported elsewhere
			checkItemDose(f, i, under(at, "dose"))
		}
		found = true
	}
	if !found && dose.MoveID != "" && len(v.Items) > 0 {
		f.FaultAt(at, "%s does not stand in the routine %s", dose.MoveID, v.RoutineID)
	}
}

// checkStageDays reports a session on more days a week than its routine allows. It also reports a move that is done on
// too many days, if the sessions of the stage are taken together. days counts the days of the sessions before this one.
func checkStageDays(f *frontmatter.File, v *catalog.StageSession, days map[*catalog.Move]int, at []any) {
	if v.Routine == nil {
		return
	}
	at = under(at, "days_a_week")
	if v.DaysAWeek > v.Routine.DaysAWeek && v.Routine.DaysAWeek > 0 {
		f.FaultAt(at, "%s is done on at most %d days a week", v.RoutineID, v.Routine.DaysAWeek)
		return
	}
	for _, m := range v.Items.Moves() {
		if m == nil {
			continue
		}
		before := days[m]
		days[m] += v.DaysAWeek
		if before > 0 && m.DaysAWeek > 0 && days[m] > m.DaysAWeek {
			f.FaultAt(at, "%s is done on at most %d days a week, and the sessions of this stage hold it on %d", m.ID, m.DaysAWeek, days[m])
		}
	}
}

// checkBuildUp reports a move that has a smaller dose in this session than in an earlier one. A plan only builds up;
// Stage.Back says what to do if it is too much.
func checkBuildUp(f *frontmatter.File, v *catalog.StageSession, before catalog.Items, at []any) {
	for n, earlier := range before {
		i := v.Items[n]
		if i.Move == nil || i.Dose().Timed() != earlier.Dose().Timed() || i.Dose().Seconds() < 1 {
			continue // reported elsewhere
		}
		if i.Dose().Seconds() < earlier.Dose().Seconds() {
			f.FaultAt(under(at, "doses"), "%q is less of %s than in an earlier stage, %q: a plan builds up", i.Text(), i.MoveID, earlier.Text())
		}
	}
}
