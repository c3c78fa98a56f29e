package catalog

import (
	"slices"
	"strconv"
)

// Plan is routines for 6 to 12 weeks, in stages.
type Plan struct {
	Doc         `yaml:",inline"`
	Tagged      `yaml:",inline"`
	For         string   `yaml:"for" need:"" read:"" search:"body"`
	Stages      []*Stage `yaml:"stages" need:""`
	Preparation []string `yaml:"notes" read:"" search:"-"`             // what to know before starting; search has it after the routines
	NoBetter    string   `yaml:"no_better" need:"" read:"" search:"-"` // when to see someone, and about what
	NeedsCare   bool     `yaml:"care"`

	Classes  []*Class   `yaml:"-"`
	Cautions []*Caution `yaml:"-"`
}

// Stage is some weeks of a plan that are alike.
type Stage struct {
	Name     string          `yaml:"name" need:"" read:"" search:"body"`
	Length   int             `yaml:"weeks" need:"" min:"1"`
	Expect   string          `yaml:"expect" need:"" read:"" search:"body"` // what is usual in it
	Sessions []*StageSession `yaml:"sessions" need:""`
	Up       string          `yaml:"up" need:"" read:"" search:"body"`   // when to go on
	Stay     string          `yaml:"stay" need:"" read:"" search:"body"` // when to do another week of it
	Back     string          `yaml:"back" need:"" read:"" search:"body"` // what to do if it is too much

	First int `yaml:"-"` // its first week, from 1
}

// StageSession is a routine in a stage, with the doses of that stage.
type StageSession struct {
	RoutineID string      `yaml:"routine" ref:"Routine" need:""`
	DaysAWeek int         `yaml:"days_a_week" need:"" min:"1"` // at most
	Doses     []StageDose `yaml:"doses"`                       // where they differ from the routine

	Routine *Routine `yaml:"-"`
	Items   Items    `yaml:"-"`
}

// StageDose is the dose of a move of a routine in a stage.
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
	for _, v := range s.Sessions {
		n += v.DaysAWeek
	}
	return n
}

// eachSession lists the sessions of all stages.
func (p *Plan) eachSession() []*StageSession {
	var out []*StageSession
	for _, s := range p.Stages {
		out = append(out, s.Sessions...)
	}
	return out
}

// Items lists the items of all sessions.
func (p *Plan) Items() Items {
	var out Items
	for _, v := range p.eachSession() {
		out = append(out, v.Items...)
	}
	return out
}

// Routines lists the routines of the plan, each once, in order.
func (p *Plan) Routines() []*Routine {
	var out []*Routine
	for _, v := range p.eachSession() {
		if !slices.Contains(out, v.Routine) {
			out = append(out, v.Routine)
		}
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
			return &Week{p, s, n}
		}
	}
	return nil
}

// ParseWeek returns the number of a week in an address, 0 for what no plan can have.
func ParseWeek(text string) int {
	n, _ := ParseNumber(text, 1, MaxWeeks)
	return n
}

// Path returns the address of the week.
func (w *Week) Path() string { return w.Plan.Path + "/" + strconv.Itoa(w.Number) }

// CheckIn returns the address where a reader looks back at the week.
func (w *Week) CheckIn() string { return w.Plan.Path + "/check-in?week=" + strconv.Itoa(w.Number) }

// Name returns the number of the week and of all weeks: Week 3 of 12.
func (w *Week) Name() string {
	return "Week " + strconv.Itoa(w.Number) + " of " + strconv.Itoa(w.Plan.Weeks())
}

// Before returns the week before, nil for the first one.
func (w *Week) Before() *Week { return w.Plan.Week(w.Number - 1) }

// Next returns the next week, nil for the last one.
func (w *Week) Next() *Week { return w.Plan.Week(w.Number + 1) }

// StageSession returns the session of the week with that routine, nil if there is none.
func (w *Week) StageSession(routine string) *StageSession {
	for _, v := range w.Stage.Sessions {
		if v.RoutineID == routine {
			return v
		}
	}
	return nil
}

// Weeks returns for how many weeks a session of a plan goes on, until its stage ends; 0 for a session without an end.
func (s Session) Weeks() int {
	if s.Week == nil {
		return 0
	}
	return s.Week.Stage.Last() - s.Week.Number + 1
}

// Session returns a session of the week.
func (w *Week) Session(v *StageSession) Session {
	return Session{
		Title: "Week " + strconv.Itoa(w.Number) + ": " + v.Routine.Title, Path: w.Path() + "/" + v.RoutineID,
		Often: DaysText(v.DaysAWeek), Days: v.DaysAWeek, Items: v.Items, Doc: &w.Plan.Doc, Week: w, Part: v,
	}
}

// Changed lists the items with a dose other than in the routine.
func (v *StageSession) Changed() Items {
	var out Items
	for i, item := range v.Items {
		if item.Dose() != v.Routine.Items[i].Dose() {
			out = append(out, item)
		}
	}
	return out
}
