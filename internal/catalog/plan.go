package catalog

import (
	"strconv"
	"strings"
)

// Plan is a plan of routines for 6 to 12 weeks, in stages.
type Plan struct {
	Doc         `yaml:",inline"`
	Tagged      `yaml:",inline"`
	For         string   `yaml:"for" need:"" read:"" search:"body"`
	Stages      []*Stage `yaml:"stages" need:""`
	Preparation []string `yaml:"notes" read:"" search:"-"`             // what to know before starting
	NoBetter    string   `yaml:"no_better" need:"" read:"" search:"-"` // when to see someone about getting no better
	NeedsCare   bool     `yaml:"care"`

	Classes  []*Class   `yaml:"-"`
	Cautions []*Caution `yaml:"-"`
}

// Stage is a number of weeks of a plan in which the sessions stay the same, but for the minutes of a walk.
type Stage struct {
	Name     string          `yaml:"name" need:"" read:"" search:"body"`
	Length   int             `yaml:"weeks" need:"" min:"1"`
	Expect   string          `yaml:"expect" need:"" read:"" search:"body"` // what most people notice in this stage
	Sessions []*StageSession `yaml:"sessions" need:""`
	Minutes  []int           `yaml:"minutes"`                            // for each week, the minutes of the move in its sessions that is done for minutes; none if the weeks are alike
	Up       string          `yaml:"up" need:"" read:"" search:"body"`   // when to go on to the next stage
	Stay     string          `yaml:"stay" need:"" read:"" search:"body"` // when to repeat a week of this stage
	Back     string          `yaml:"back" need:"" read:"" search:"body"` // what to do if it is too much

	First    int      `yaml:"-"` // its first week, from 1
	EachWeek []*Stage `yaml:"-"` // the stage as it is in each of its weeks, if they have minutes of their own
}

// StageSession is a routine in a stage, with the doses of that stage.
type StageSession struct {
	RoutineID string      `yaml:"routine" ref:"Routine" need:""`
	DaysAWeek int         `yaml:"days_a_week" need:"" min:"1"` // on how many days a week, at most
	Doses     []StageDose `yaml:"doses"`                       // doses that differ from those of the routine

	Routine *Routine `yaml:"-"`
	Items   Items    `yaml:"-"`
}

// StageDose is the dose that a move of a routine has in a stage.
type StageDose struct {
	MoveID string `yaml:"move" need:""`
	Dose   Dose   `yaml:"dose" need:""`
}

// Limits of a plan.
const (
	MinWeeks, MaxWeeks   = 6, 12
	MinStages, MaxStages = 3, 5
	MaxStageSessions     = 3
)

// Weeks returns how many weeks the plan takes.
func (p *Plan) Weeks() int {
	n := 0
	for _, s := range p.Stages {
		n += s.Length
	}
	return n
}

// in returns the stage as it is in the week with that number.
func (s *Stage) in(n int) *Stage {
	if len(s.EachWeek) == 0 {
		return s
	}
	return s.EachWeek[n-s.First]
}

// MinutesText says how long the walk is in each week of the stage, "" if the weeks are alike: "2 minutes in week 1, 3
// in week 2".
func (s *Stage) MinutesText() string {
	var out []string
	for i, n := range s.Minutes {
		minutes := strconv.Itoa(n)
		if i == 0 {
			minutes = Count(n, "minute")
		}
		out = append(out, minutes+" in week "+strconv.Itoa(s.First+i))
	}
	return strings.Join(out, ", ")
}

// Last returns the last week of the stage.
func (s *Stage) Last() int { return s.First + s.Length - 1 }

// WeeksText names the weeks of the stage: "Week 3", "Weeks 4 to 6".
func (s *Stage) WeeksText() string {
	if s.Length == 1 {
		return "Week " + strconv.Itoa(s.First)
	}
	return "Weeks " + strconv.Itoa(s.First) + " to " + strconv.Itoa(s.Last())
}

// Days returns on how many days of a week there is something to do, at most.
func (s *Stage) Days() int {
	n := 0
	for _, session := range s.Sessions {
		n += session.DaysAWeek
	}
	return n
}

// stageSessions lists the sessions of all stages.
func (p *Plan) stageSessions() []*StageSession {
	var out []*StageSession
	for _, s := range p.Stages {
		out = append(out, s.Sessions...)
	}
	return out
}

// Items lists the items of all sessions.
func (p *Plan) Items() Items {
	var out Items
	for _, session := range p.stageSessions() {
		out = append(out, session.Items...)
	}
	return out
}

// Routines lists the routines of the plan, each once, in order.
func (p *Plan) Routines() []*Routine {
	var out []*Routine
	for _, session := range p.stageSessions() {
		out = AppendNew(out, session.Routine)
	}
	return out
}

// Week is one week of a plan.
type Week struct {
	Plan   *Plan
	Stage  *Stage
	Number int // from 1
}

// Week returns the week with that number, nil if the plan has none.
func (p *Plan) Week(n int) *Week {
	for _, s := range p.Stages {
		if n >= s.First && n <= s.Last() {
			return &Week{p, s.in(n), n}
		}
	}
	return nil
}

// ParseWeek returns the number of the week that an address names, 0 if no plan can have such a week.
func ParseWeek(text string) int {
	n, _ := ParseNumber(text, MaxWeeks)
	return n
}

// Path returns the address of the week.
func (w *Week) Path() string { return w.Plan.Path + "/" + strconv.Itoa(w.Number) }

// CheckIn returns the address of the end of the page of the week, where a reader looks back at it.
func (w *Week) CheckIn() string { return w.Path() + "#step" }

// Name returns the number of the week and the number of weeks in the plan: Week 3 of 12.
func (w *Week) Name() string {
	return "Week " + strconv.Itoa(w.Number) + " of " + strconv.Itoa(w.Plan.Weeks())
}

// Before returns the previous week, nil for the first one.
func (w *Week) Before() *Week { return w.Plan.Week(w.Number - 1) }

// Next returns the next week, nil for the last one.
func (w *Week) Next() *Week { return w.Plan.Week(w.Number + 1) }

// StageSession returns the session of the week with that routine, nil if there is none.
func (w *Week) StageSession(routine string) *StageSession {
	for _, session := range w.Stage.Sessions {
		if session.RoutineID == routine {
			return session
		}
	}
	return nil
}

// Weeks returns for how many weeks the session stays the same: until its stage of the plan ends, or for one week if
// each has minutes of its own. It is 0 for a session that is not part of a plan.
func (s Session) Weeks() int {
	switch {
	case s.Week == nil:
		return 0
	case len(s.Week.Stage.Minutes) > 0:
		return 1
	}
	return s.Week.Stage.Last() - s.Week.Number + 1
}

// Session returns one of the sessions of the week, in the form that players and reminders use.
func (w *Week) Session(session *StageSession) Session {
	return Session{
		Title: "Week " + strconv.Itoa(w.Number) + ": " + session.Routine.Title, Path: w.Path() + "/" + session.RoutineID,
		Often: DaysText(session.DaysAWeek), Days: session.DaysAWeek, Items: session.Items, Doc: &w.Plan.Doc, Week: w, Part: session,
	}
}

// Changed lists the items whose dose differs from the dose in the routine.
func (session *StageSession) Changed() Items {
	var out Items
	for i, item := range session.Items {
		if item.Dose() != session.Routine.Items[i].Dose() {
			out = append(out, item)
		}
	}
	return out
}
