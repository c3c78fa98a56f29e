package view

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"unknot/internal/catalog"
)

// The limits of a check-in: MaxSessions is the most sessions a week, and MaxBarriers the most barriers to choose.
const (
	MaxSessions = 7
	MaxBarriers = 2
)

// CheckIn is a reader's look back at a week of a plan: how many sessions they did, and what got in the way. It makes no
// judgement; the reader decides by the rules of the plan.
type CheckIn struct {
	Plan     *catalog.Plan
	Week     *catalog.Week      // nil if the query has no valid week
	Sessions int                // number of sessions done; -1 if not answered
	Barriers []*catalog.Barrier // what got in the way, in the order of the list
	Faults   Faults             // what is wrong with the query
}

// ParseCheckIn parses a check-in of p. all lists the barriers from which readers choose.
func ParseCheckIn(p *catalog.Plan, all []*catalog.Barrier, q url.Values) CheckIn {
	v := CheckIn{Plan: p, Sessions: -1}
	if q.Has("week") {
		if v.Week = p.Week(catalog.ParseWeek(q.Get("week"))); v.Week == nil {
			v.Faults.add("week", "This plan has the weeks 1 to %d. Choose one of them.", p.Weeks())
		}
	}
	if q.Has("sessions") {
		if n, ok := catalog.ParseNumber(q.Get("sessions"), 0, MaxSessions); ok {
			v.Sessions = n
		} else {
			v.Faults.add("sessions", "Choose a number of sessions from 0 to %d.", MaxSessions)
		}
	}
	for _, b := range all {
		if slices.Contains(q["in"], b.ID) {
			v.Barriers = append(v.Barriers, b)
		}
	}
	ids := catalog.IDs(all)
	isUnknown := func(id string) bool { return !slices.Contains(ids, id) }
	if slices.ContainsFunc(q["in"], isUnknown) {
		v.Faults.add("in", "What got in the way is one of these: %s.", strings.Join(ids, ", "))
	}
	if len(v.Barriers) > MaxBarriers {
		v.Faults.add("in", "Choose at most %d things that got in the way: those that mattered most.", MaxBarriers)
	}
	isSent := q.Has("sent") // by the button of the form
	switch {
	case len(v.Faults) > 0:
	case v.Week == nil && v.answered():
		v.Faults.add("week", "Choose the week that you look back at, from 1 to %d.", p.Weeks())
	case v.Week != nil && !v.answered() && isSent:
		v.Faults.add("sessions", "Choose how many sessions you did. None is an answer too.")
	}
	return v
}

// answered reports whether the reader has answered any question about the week.
func (v CheckIn) answered() bool { return v.Sessions >= 0 || len(v.Barriers) > 0 }

// Complete reports whether the page can suggest how to go on.
func (v CheckIn) Complete() bool { return len(v.Faults) == 0 && v.Week != nil && v.answered() }

// Symptom reports whether something in the reader's body got in the way. If so, stepping up is not the first
// suggestion.
func (v CheckIn) Symptom() bool {
	return slices.ContainsFunc(v.Barriers, func(b *catalog.Barrier) bool { return b.Symptom })
}

// Answered returns the chosen barriers to which the page replies. It does not reply that the week was easy if something
// in the body got in the way.
func (v CheckIn) Answered() []*catalog.Barrier {
	if !v.Symptom() {
		return v.Barriers
	}
	return slices.DeleteFunc(slices.Clone(v.Barriers), func(b *catalog.Barrier) bool { return b.GoesOn })
}

// Step is one way to go on after a week: what the plan says about it, and the week it leads to, nil if there is none.
type Step struct {
	Name, Text string
	To         *catalog.Week
}

// Steps returns the three ways to go on, in the words of the plan. Stepping up comes first, unless a symptom got in the
// way or less than half of the week was done.
func (v CheckIn) Steps() []Step {
	up := Step{"Step up", v.Week.Stage.Up, v.Week.Next()}
	stay := Step{"Stay", v.Week.Stage.Stay, v.Week}
	back := Step{"Step back", v.Week.Stage.Back, v.Plan.Week(v.Week.Stage.First - 1)} // the weeks of a stage are alike
	if back.To == nil {
		back.To = v.Week.Before()
	}
	didLessThanHalf := v.Sessions >= 0 && 2*v.Sessions < v.Week.Stage.Days()
	if v.Symptom() || didLessThanHalf {
		return []Step{stay, back, up}
	}
	return []Step{up, stay, back}
}

// Link returns the address of the check-in. v.Week must not be nil.
func (v CheckIn) Link() string {
	parts := []string{"week", strconv.Itoa(v.Week.Number)}
	if v.Sessions >= 0 {
		parts = append(parts, "sessions", strconv.Itoa(v.Sessions))
	}
	for _, b := range v.Barriers {
		parts = append(parts, "in", b.ID)
	}
	return catalog.WithQuery(v.Plan.Path+"/check-in", query(parts...))
}

// CheckIns returns every possible check-in of a week: each number of sessions, with none, one or two of all barriers.
func CheckIns(w *catalog.Week, all []*catalog.Barrier) []CheckIn {
	barriers := [][]*catalog.Barrier{nil}
	for i, a := range all {
		barriers = append(barriers, []*catalog.Barrier{a})
		for _, b := range all[i+1:] {
			barriers = append(barriers, []*catalog.Barrier{a, b})
		}
	}
	var out []CheckIn
	for n := range MaxSessions + 1 {
		for _, in := range barriers {
			out = append(out, CheckIn{Plan: w.Plan, Week: w, Sessions: n, Barriers: in})
		}
	}
	return out
}
