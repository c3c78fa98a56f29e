package catalog

import (
	"slices"
	"strconv"
	"strings"
)

// WalkPath is the address of the walking plan, and WalkID the ID of the page that introduces it.
const (
	WalkPath = "/" + WalkID
	WalkID   = "walk"
)

// Limits of a walking plan: the least and the most minutes of a walk, the most days of a week, and its weeks.
const (
	MinWalk, MaxWalk           = 2, 30
	MaxWalkDays                = 5
	MinWalkWeeks, MaxWalkWeeks = 8, 12
)

// Walking is the walking plan: by how much walks grow from week to week, and the words around them. A site may have
// none.
type Walking struct {
	Minutes  []int    `yaml:"minutes" need:""`                  // the lengths of a walk in minutes; a new week takes the next longer one
	DayWeeks []int    `yaml:"day_weeks" need:""`                // the numbers of weeks that add a day instead
	MoveID   string   `yaml:"move" ref:"Move" need:""`          // the move that says how to walk and who must ask first
	Ask      string   `yaml:"ask" need:"" read:""`              // asks for how many minutes the reader can walk
	Hint     string   `yaml:"hint" need:"" read:""`             // says what counts as walking
	AskDays  string   `yaml:"ask_days" need:"" read:""`         // asks on how many days
	Lead     string   `yaml:"lead" need:"" read:""`             // shown above the weeks
	More     string   `yaml:"more" need:"" read:""`             // for readers who already do more than the plan
	Reached  string   `yaml:"reached" need:"" read:""`          // shown instead of weeks if the reader has reached the aim
	Aim      string   `yaml:"aim" need:"" read:""`              // ends a plan that reaches the aim
	Again    string   `yaml:"again" need:"" read:""`            // ends a plan that does not reach the aim
	Before   []string `yaml:"before" need:"" read:""`           // what to know before starting
	Up       string   `yaml:"up" need:"" read:""`               // when to go on to the next week
	Stay     string   `yaml:"stay" need:"" read:""`             // when to repeat a week
	Back     string   `yaml:"back" need:"" read:""`             // what to do if it is too much
	Lighter  string   `yaml:"lighter" need:"" read:""`          // what a lighter week looks like
	Legs     string   `yaml:"legs" need:"" read:""`             // what to watch for in the legs
	LegsID   string   `yaml:"legs_page" ref:"LegsPage" need:""` // the page about the legs

	Move     *Move `yaml:"-"`
	LegsPage *Doc  `yaml:"-"`
}

// WalkWeek is a week of a walking plan.
type WalkWeek struct {
	Number        int // from 1
	Minutes, Days int
	Change        WalkChange
}

// WalkChange says in what a week of a walking plan differs from the week before.
type WalkChange int

// What a week has more of than the week before.
const (
	NoChange WalkChange = iota
	Longer
	MoreDays
)

// Weeks returns the plan for a reader who starts with walks of minutes on days a week. Each week either makes the walks
// longer or adds a day, never both. A plan that reaches the aim early goes on to MinWalkWeeks, and a plan that does not
// reach it ends after MaxWalkWeeks.
func (w *Walking) Weeks(minutes, days int) []WalkWeek {
	week := WalkWeek{Number: 1, Minutes: minutes, Days: days}
	out := []WalkWeek{week}
	for week.Number < MinWalkWeeks || week.Number < MaxWalkWeeks && !week.AtAim() {
		week = w.next(week)
		out = append(out, week)
	}
	return out
}

// next returns the week that follows week.
func (w *Walking) next(week WalkWeek) WalkWeek {
	week.Number++
	week.Change = NoChange
	if week.Days < MaxWalkDays && slices.Contains(w.DayWeeks, week.Number) {
		week.Days++
		week.Change = MoreDays
	} else if n := slices.IndexFunc(w.Minutes, func(m int) bool { return m > week.Minutes }); n >= 0 {
		week.Minutes = w.Minutes[n]
		week.Change = Longer
	}
	return week
}

// AtAim reports whether the week has reached the aim of the plan.
func (w WalkWeek) AtAim() bool { return w.Minutes >= MaxWalk && w.Days >= MaxWalkDays }

// WalkStage is a run of weeks of a walking plan with the same number of days.
type WalkStage struct {
	First, Last int // the numbers of its first and last week
	From, To    int // the minutes of a walk in these weeks
	Days        int // on how many days a week
}

// WalkStages groups weeks with the same number of days.
func WalkStages(weeks []WalkWeek) []WalkStage {
	var out []WalkStage
	for i, w := range weeks {
		if i == 0 || w.Days != weeks[i-1].Days {
			out = append(out, WalkStage{First: w.Number, From: w.Minutes, Days: w.Days})
		}
		stage := &out[len(out)-1]
		stage.Last, stage.To = w.Number, w.Minutes
	}
	return out
}

// WeeksText names the weeks of the stage: "3", "4 and 5", "6 to 12".
func (s WalkStage) WeeksText() string { return rangeText(s.First, s.Last) }

// WalkText says how long a walk is: "5 to 6 minutes".
func (s WalkStage) WalkText() string {
	if s.From == s.To {
		return Count(s.To, "minute")
	}
	return strconv.Itoa(s.From) + " to " + Count(s.To, "minute")
}

// rangeText returns a range of numbers in words: "3", "4 and 5", "6 to 12".
func rangeText(first, last int) string {
	switch {
	case first == last:
		return strconv.Itoa(first)
	case first+1 == last:
		return strconv.Itoa(first) + " and " + strconv.Itoa(last)
	}
	return strconv.Itoa(first) + " to " + strconv.Itoa(last)
}

// ParseWalkStages returns the weeks that an embed shows. Its ID holds minutes and days, as in 5-3. The result is nil if
// no plan begins like that.
func (w *Walking) ParseWalkStages(id string) []WalkStage {
	minutesText, daysText, _ := strings.Cut(id, "-")
	minutes, minutesOK := ParseNumber(minutesText, MinWalk, MaxWalk)
	days, daysOK := ParseNumber(daysText, 1, MaxWalkDays)
	if !minutesOK || !daysOK {
		return nil
	}
	return WalkStages(w.Weeks(minutes, days))
}
