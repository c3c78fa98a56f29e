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
func (l *loader) linkPlan(p *catalog.Plan) {
	f := l.docs[&p.Doc]
	earlier := map[*catalog.Routine]catalog.Items{} // the items of the last session with each routine
	firstWeek := 1
	for i, stage := range p.Stages {
		stage.First, stage.EachWeek = firstWeek, nil
		firstWeek += stage.Length
		days := map[*catalog.Move]int{} // on how many days of a week each move is done
		var routines []string
		for j, session := range stage.Sessions {
			at := []any{"stages", i, "sessions", j}
			if slices.Contains(routines, session.RoutineID) && session.RoutineID != "" {
				f.FaultAt(subpath(at, "routine"), "%s is listed twice in this stage", session.RoutineID)
			}
			routines = append(routines, session.RoutineID)
			l.linkStageSession(f, session, at)
			checkStageDays(f, session, days, at)
		}
		weeks := []*catalog.Stage{stage}
		if len(stage.Minutes) > 0 && linkMinutes(f, stage, i) {
			weeks = stage.EachWeek
		}
		for _, week := range weeks {
			for j, session := range week.Sessions {
				checkBuildUp(f, session, earlier[session.Routine], []any{"stages", i, "sessions", j})
				earlier[session.Routine] = session.Items
			}
		}
	}
}

// linkStageSession copies the items of the routine into the session at path at, and sets the doses of the session.
func (l *loader) linkStageSession(f *frontmatter.File, session *catalog.StageSession, at []any) {
	if session.Routine == nil {
		return // reported as missing
	}
	for _, original := range session.Routine.Items {
		item := *original
		session.Items = append(session.Items, &item)
	}
	var moves []string
	for i, dose := range session.Doses {
		here := subpath(at, "doses", i)
		if slices.Contains(moves, dose.MoveID) {
			f.FaultAt(here, "%s has a dose already", dose.MoveID)
		}
		moves = append(moves, dose.MoveID)
		if instead := indexFor[*catalog.Move](l).instead(dose.MoveID); instead != "" {
			f.FaultAs(frontmatter.CodeReference, f.Line(subpath(here, "move")...), "%s", instead)
			continue
		}
		setDose(f, session, dose, here)
	}
}

// setDose gives a move of a session the dose at path at. If the routine has the move twice, both get the dose.
func setDose(f *frontmatter.File, session *catalog.StageSession, dose catalog.StageDose, at []any) {
	found := false
	for _, item := range session.Items {
		if item.MoveID != dose.MoveID {
			continue
		}
		isGiven := dose.Dose != catalog.Dose{} // if not, it is reported as missing
		if isGiven {
			item.CustomDose = dose.Dose
		}
		if isGiven && !found && item.Move != nil && canCompareDoses(item) {
			checkItemDose(f, item, subpath(at, "dose"))
		}
		found = true
	}
	if !found && dose.MoveID != "" && len(session.Items) > 0 {
		f.FaultAt(at, "%s does not stand in the routine %s", dose.MoveID, session.RoutineID)
	}
}

// linkMinutes makes the stages of the weeks of stage i, which differ in the minutes of one move. The stage itself has
// the minutes of its first week. It reports false if that cannot be done.
func linkMinutes(f *frontmatter.File, stage *catalog.Stage, i int) bool {
	at := []any{"stages", i, "minutes"}
	if len(stage.Minutes) != stage.Length {
		f.FaultAt(at, "minutes for %s, and the stage has %s", catalog.Count(len(stage.Minutes), "week"), catalog.Count(stage.Length, "week"))
		return false
	}
	for _, session := range stage.Sessions {
		moves := session.Items.Moves()
		if len(moves) == 0 || slices.ContainsFunc(moves, func(m *catalog.Move) bool { return m == nil || m.Dose.Seconds() < 1 }) {
			return false // reported as missing or broken
		}
		if timed := slices.DeleteFunc(moves, func(m *catalog.Move) bool { return !m.Dose.Timed() }); len(timed) != 1 {
			f.FaultAt(at, "%s has %s done for minutes: a routine with one is needed here", session.RoutineID, catalog.Count(len(timed), "move"))
			return false
		}
	}
	for n, minutes := range stage.Minutes {
		week := *stage
		week.Sessions = nil
		for _, session := range stage.Sessions {
			week.Sessions = append(week.Sessions, withMinutes(f, session, minutes, subpath(at, n)))
		}
		stage.EachWeek = append(stage.EachWeek, &week)
	}
	stage.Sessions = stage.EachWeek[0].Sessions
	return true
}

// withMinutes returns the session with other minutes for the move that is done for minutes.
func withMinutes(f *frontmatter.File, session *catalog.StageSession, minutes int, at []any) *catalog.StageSession {
	out := *session
	out.Items = nil
	for _, original := range session.Items {
		item := *original
		if item.Move != nil && item.Move.Dose.Timed() {
			item.CustomDose = item.Dose()
			item.CustomDose.Minutes = float64(minutes)
			checkDose(f, item.CustomDose, at...)
			if canCompareDoses(&item) {
				checkItemDose(f, &item, at)
			}
		}
		out.Items = append(out.Items, &item)
	}
	return &out
}

// checkStageDays reports a session on more days a week than its routine allows. It also reports a move that is done on
// too many days, if the sessions of the stage are taken together. days counts the days of the sessions before this one.
func checkStageDays(f *frontmatter.File, session *catalog.StageSession, days map[*catalog.Move]int, at []any) {
	if session.Routine == nil {
		return // reported as missing
	}
	at = subpath(at, "days_a_week")
	if most := session.Routine.DaysAWeek; session.DaysAWeek > most && most > 0 {
		f.FaultAt(at, "%s is done on at most %d days a week", session.RoutineID, most)
		return
	}
	for _, m := range session.Items.Moves() {
		if m == nil {
			continue // reported as unknown
		}
		before := days[m]
		days[m] += session.DaysAWeek
		if before > 0 && m.DaysAWeek > 0 && days[m] > m.DaysAWeek {
			f.FaultAt(at, "%s is done on at most %d days a week, and the sessions of this stage hold it on %d", m.ID, m.DaysAWeek, days[m])
		}
	}
}

// checkBuildUp reports a move that has a smaller dose in this session than in an earlier one with the same routine. A
// plan only builds up; Stage.Back says what to do if it is too much.
func checkBuildUp(f *frontmatter.File, session *catalog.StageSession, earlier catalog.Items, at []any) {
	for i, before := range earlier {
		now := session.Items[i]
		if now.Move == nil || now.Dose().Timed() != before.Dose().Timed() || now.Dose().Seconds() < 1 {
			continue // reported elsewhere
		}
		if now.Dose().Seconds() < before.Dose().Seconds() {
			f.FaultAt(subpath(at, "doses"), "%q is less of %s than in an earlier stage, %q: a plan builds up", now.Text(), now.MoveID, before.Text())
		}
	}
}
