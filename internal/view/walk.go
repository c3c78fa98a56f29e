package view

import (
	"net/url"
	"strconv"
	"strings"

	"unknot/internal/catalog"
	"unknot/internal/words"
)

// MoreText is what a reader chooses who does more than a walking plan counts.
const MoreText = "more"

// maxSaid is how many characters of what is not allowed are said back to the reader.
const maxSaid = 60

// Walk is a walking plan from what a reader can do now. Minutes and Days are one more than the most for more, and 0 if
// they are not chosen.
type Walk struct {
	*catalog.Walking
	Minutes, Days int
	Faults        Faults // of what the query asks for
}

// ParseWalk reads where a walking plan begins from a query.
func ParseWalk(w *catalog.Walking, q url.Values) Walk {
	v := Walk{Walking: w}
	v.Minutes = v.number(q, "minutes", catalog.MinWalk, catalog.MaxWalk, "minutes you can walk or wheel now")
	v.Days = v.number(q, "days", 1, catalog.MaxWalkDays, "days a week you walk or wheel on")
	return v
}

// number reads a field, and notes its fault. A form sends both, so one alone is missing the other.
func (v *Walk) number(q url.Values, field string, from, to int, what string) int {
	text := strings.Join(q[field], " ") // one that is given twice is no choice
	if n, ok := catalog.ParseNumber(text, from, to); ok {
		return n
	}
	switch {
	case text == MoreText:
		return to + 1
	case text != "":
		v.Faults.add(field, "%s is not a choice here. Choose from %d to %d %s, or more than %d.", words.Quote(words.Excerpt(words.Printable(text), maxSaid)), from, to, field, to)
	case q.Has("minutes") || q.Has("days"):
		v.Faults.add(field, "Choose how many %s: from %d to %d, or more than %d.", what, from, to, to)
	}
	return 0
}

// Chosen reports whether the reader has said where to begin.
func (v Walk) Chosen() bool { return v.Minutes > 0 && v.Days > 0 }

// DoesMore reports whether the reader does more of something than a plan counts.
func (v Walk) DoesMore() bool { return v.Minutes > catalog.MaxWalk || v.Days > catalog.MaxWalkDays }

// Plan returns the weeks from where the reader is, none at the aim.
func (v Walk) Plan() []catalog.WalkWeek {
	first := catalog.WalkWeek{Minutes: min(v.Minutes, catalog.MaxWalk), Days: min(v.Days, catalog.MaxWalkDays)}
	if !v.Chosen() || first.AtAim() {
		return nil
	}
	return v.Weeks(first.Minutes, first.Days)
}

// From returns the plan from the end of a week.
func (v Walk) From(week catalog.WalkWeek) Walk {
	return Walk{Walking: v.Walking, Minutes: week.Minutes, Days: week.Days}
}

// Fields returns the canonical query as fields of a form, name and value.
func (v Walk) Fields() [][2]string {
	return [][2]string{{"minutes", choiceText(v.Minutes, catalog.MaxWalk)}, {"days", choiceText(v.Days, catalog.MaxWalkDays)}}
}

// Query returns the canonical query, "" if nothing is chosen.
func (v Walk) Query() string {
	var parts []string
	for _, f := range v.Fields() {
		parts = append(parts, f[0], f[1])
	}
	return query(parts...)
}

// choiceText returns the value of a number in a query.
func choiceText(n, most int) string {
	switch {
	case n == 0:
		return ""
	case n > most:
		return MoreText
	}
	return strconv.Itoa(n)
}

// Link returns the address of the plan.
func (v Walk) Link() string { return catalog.WithQuery(catalog.WalkPath, v.Query()) }

// Walks lists the plans from each number of minutes and days that a plan counts.
func Walks(w *catalog.Walking) []Walk {
	var out []Walk
	for minutes := catalog.MinWalk; w != nil && minutes <= catalog.MaxWalk; minutes++ {
		for days := 1; days <= catalog.MaxWalkDays; days++ {
			out = append(out, Walk{Walking: w, Minutes: minutes, Days: days})
		}
	}
	return out
}
