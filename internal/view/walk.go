package view

import (
	"net/url"
	"strconv"
	"strings"

	"unknot/internal/catalog"
	"unknot/internal/words"
)

// MoreText is the choice for a reader who walks more than a plan counts.
const MoreText = "more"

// maxQuoted is how many characters of an invalid value a message repeats.
const maxQuoted = 60

// Walk is a walking plan that starts from what a reader can do now. Minutes and Days are 0 if they are not chosen, and
// one more than the maximum if the reader does more than that.
type Walk struct {
	*catalog.Walking
	Minutes, Days int
	Faults        Faults // what is wrong with the query
}

// ParseWalk parses where a walking plan starts.
func ParseWalk(w *catalog.Walking, q url.Values) Walk {
	v := Walk{Walking: w}
	v.Minutes = v.number(q, "minutes", catalog.MinWalk, catalog.MaxWalk, "minutes you can walk or wheel now")
	v.Days = v.number(q, "days", 1, catalog.MaxWalkDays, "days a week you walk or wheel on")
	return v
}

// number parses the field for a number, and adds a fault if it is invalid. A form sends both fields, so it is also a
// fault if the query has only the other one.
func (v *Walk) number(q url.Values, field string, from, to int, what string) int {
	text := strings.Join(q[field], " ") // a field that is given twice becomes invalid
	if n, ok := catalog.ParseNumber(text, from, to); ok {
		return n
	}
	switch {
	case text == MoreText:
		return to + 1
	case text != "":
		v.Faults.add(field, "%s is not a choice here. Choose from %d to %d %s, or more than %d.", words.Quote(words.Excerpt(words.Printable(text), maxQuoted)), from, to, field, to)
	case q.Has("minutes") || q.Has("days"):
		v.Faults.add(field, "Choose how many %s: from %d to %d, or more than %d.", what, from, to, to)
	}
	return 0
}

// Chosen reports whether the reader has said where to start.
func (v Walk) Chosen() bool { return v.Minutes > 0 && v.Days > 0 }

// DoesMore reports whether the reader walks longer or on more days than a plan counts.
func (v Walk) DoesMore() bool { return v.Minutes > catalog.MaxWalk || v.Days > catalog.MaxWalkDays }

// Plan returns the weeks of the plan. There are none if the reader is at the aim already.
func (v Walk) Plan() []catalog.WalkWeek {
	first := catalog.WalkWeek{Minutes: min(v.Minutes, catalog.MaxWalk), Days: min(v.Days, catalog.MaxWalkDays)}
	if !v.Chosen() || first.AtAim() {
		return nil
	}
	return v.Weeks(first.Minutes, first.Days)
}

// From returns the plan that starts with what a reader can do at the end of a week.
func (v Walk) From(week catalog.WalkWeek) Walk {
	return Walk{Walking: v.Walking, Minutes: week.Minutes, Days: week.Days}
}

// Fields returns the name and value of each field of a form, as in the canonical query.
func (v Walk) Fields() [][2]string {
	return [][2]string{{"minutes", choiceText(v.Minutes, catalog.MaxWalk)}, {"days", choiceText(v.Days, catalog.MaxWalkDays)}}
}

// Query returns the canonical query, or "" if nothing is chosen.
func (v Walk) Query() string {
	var parts []string
	for _, f := range v.Fields() {
		parts = append(parts, f[0], f[1])
	}
	return query(parts...)
}

// choiceText returns the value in a query for a number of which most is the maximum.
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

// Walks returns the plans for all minutes and days with which a plan can start.
func Walks(w *catalog.Walking) []Walk {
	var out []Walk
	for minutes := catalog.MinWalk; w != nil && minutes <= catalog.MaxWalk; minutes++ {
		for days := 1; days <= catalog.MaxWalkDays; days++ {
			out = append(out, Walk{Walking: w, Minutes: minutes, Days: days})
		}
	}
	return out
}
