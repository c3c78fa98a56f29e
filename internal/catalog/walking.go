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

// Walking is the walking plan: the ladder that it climbs from where a reader is, and its words. A site need not have
// one.
type Walking struct {
	Minutes  []int    `yaml:"minutes" need:""`                  // of a walk: a week takes the next number
	DayWeeks []int    `yaml:"day_weeks" need:""`                // the weeks that add a day instead
	MoveID   string   `yaml:"move" ref:"Move" need:""`          // how to walk, and who asks first
	Ask      string   `yaml:"ask" need:"" read:""`              // for how many minutes a reader can walk
	Hint     string   `yaml:"hint" need:"" read:""`             // what counts
	AskDays  string   `yaml:"ask_days" need:"" read:""`         // on how many days
	Lead     string   `yaml:"lead" need:"" read:""`             // above the weeks
	More     string   `yaml:"more" need:"" read:""`             // for readers who do more than the plan counts
	Reached  string   `yaml:"reached" need:"" read:""`          // in place of weeks, for who is at its aim
	Aim      string   `yaml:"aim" need:"" read:""`              // at the end of a plan that gets there
	Again    string   `yaml:"again" need:"" read:""`            // at the end of one that does not
	Before   []string `yaml:"before" need:"" read:""`           // what to know first
	Up       string   `yaml:"up" need:"" read:""`               // when to go on
	Stay     string   `yaml:"stay" need:"" read:""`             // when to do a week again
	Back     string   `yaml:"back" need:"" read:""`             // what to do if it is too much
	Lighter  string   `yaml:"lighter" need:"" read:""`          // what a lighter week is
	Legs     string   `yaml:"legs" need:"" read:""`             // what to notice in the legs
	LegsID   string   `yaml:"legs_page" ref:"LegsPage" need:""` // the page about that

	Move     *Move `yaml:"-"`
	LegsPage *Doc  `yaml:"-"`
}

// WalkWeek is a week of a walking plan.
type WalkWeek struct {
	Number        int // from 1
	Minutes, Days int
	Change        WalkChange
}

// WalkChange is what a week of a walking plan has more of than the one before.
type WalkChange int

// The changes of a week.
const (
	NoChange WalkChange = iota
	Longer
	MoreDays
)

// Weeks returns the plan from so many minutes on so many days a week: each week the walks get longer or there is one
// more, never both. It is kept up where it gets to the aim early, and ends after MaxWalkWeeks where it does not get
// there.
func (w *Walking) Weeks(minutes, days int) []WalkWeek {
	week := WalkWeek{Number: 1, Minutes: minutes, Days: days}
	out := []WalkWeek{week}
	for week.Number < MinWalkWeeks || week.Number < MaxWalkWeeks && !week.AtAim() {
		week = w.next(week)
		out = append(out, week)
	}
	return out
}

// next returns the week after another.
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

// AtAim reports whether a week has all that the plan leads to.
func (w WalkWeek) AtAim() bool { return w.Minutes >= MaxWalk && w.Days >= MaxWalkDays }

// WalkStage is the weeks of a walking plan with the same days.
type WalkStage struct {
	First, Last int // weeks
	From, To    int // minutes of a walk
	Days        int
}

// WalkStages groups weeks by their days.
func WalkStages(weeks []WalkWeek) []WalkStage {
	var out []WalkStage
	for _, w := range weeks {
		if n := len(out); n == 0 || out[n-1].Days != w.Days {
			out = append(out, WalkStage{First: w.Number, Last: w.Number, From: w.Minutes, To: w.Minutes, Days: w.Days})
			continue
		}
		last := &out[len(out)-1]
		last.Last, last.To = w.Number, w.Minutes
	}
	return out
}

// WeeksText names the weeks: "3", "4 and 5", "6 to 12".
func (s WalkStage) WeeksText() string { return rangeText(s.First, s.Last) }

// WalkText says how long a walk is: "5 to 6 minutes".
func (s WalkStage) WalkText() string {
	if s.From == s.To {
		return Count(s.To, "minute")
	}
	return strconv.Itoa(s.From) + " to " + Count(s.To, "minute")
}

// rangeText writes a range of numbers.
func rangeText(first, last int) string {
	switch {
	case first == last:
		return strconv.Itoa(first)
	case first+1 == last:
		return strconv.Itoa(first) + " and " + strconv.Itoa(last)
	}
	return strconv.Itoa(first) + " to " + strconv.Itoa(last)
}

// ParseWalkStages returns the weeks that an embed shows, from an ID such as 5-3: minutes and days. It returns nil for
// what no plan begins with.
func (w *Walking) ParseWalkStages(id string) []WalkStage {
	first, second, _ := strings.Cut(id, "-")
	minutes, ok := ParseNumber(first, MinWalk, MaxWalk)
	days, too := ParseNumber(second, 1, MaxWalkDays)
	if !ok || !too {
		return nil
	}
	return WalkStages(w.Weeks(minutes, days))
}
