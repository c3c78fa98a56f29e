package session

import (
	"fmt"
	"maps"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"unknot/internal/catalog"
	"unknot/internal/form"
)

// Times are days of the week and a time of day.
type Times struct {
	Days   []time.Weekday // each day at most once, from Monday to Sunday
	Minute int            // time of day in minutes after midnight; -1 if missing or invalid

	Week  int         // first week of a plan to do; -1 if invalid, 0 for a single session
	Weeks int         // number of weeks of the plan, 0 for a single session
	From  catalog.Day // day on which that week begins, or the only day of a session without Days; zero if missing or invalid

	Most int // on how many days a week the session may be done, 0 if there is no limit
}

// Weekdays are the days of a week, from Monday to Sunday.
var Weekdays = []time.Weekday{time.Monday, time.Tuesday, time.Wednesday, time.Thursday, time.Friday, time.Saturday, time.Sunday}

// DayCode returns the two letters for a day in addresses, such as mo.
func DayCode(d time.Weekday) string { return strings.ToLower(d.String()[:2]) }

// DefaultTimes returns the times that are suggested for a session, on no more days a week than it should be done. The
// usual suggestion is three days with a day between, at eight. If more than half of the moves are strength moves, it is
// two days. If all moves suit a desk, it is every weekday at ten. A plan, and a session of a plan, has as many days as
// the plan says.
func DefaultTimes(sess catalog.Session) Times {
	t := Times{Days: []time.Weekday{time.Monday, time.Wednesday, time.Friday}, Minute: 8 * 60}
	_, others := AtDesk(sess.Items)
	if len(others) == 0 {
		t.Minute = 10 * 60
	}
	if sess.Plan == nil { // a plan divides the days among its sessions
		t.Most = sess.Days
	}
	switch {
	case sess.Plan != nil:
		t.Days, t.Week, t.Weeks = spread(sess.Days), 1, sess.Plan.Weeks()
	case sess.Week != nil:
		part := slices.Index(sess.Week.Stage.Sessions, sess.Part)
		t.Days = dealDays(sess.Week.Stage, Weekdays)[part]
	case sess.Days == 1:
		t.Days = []time.Weekday{time.Monday}
	case sess.Days == 2, isStrength(sess):
		t.Days = []time.Weekday{time.Monday, time.Thursday}
	case len(others) == 0 && mostDays(sess) >= 5:
		t.Days = Weekdays[:5:5]
	}
	return t
}

// longBreak is how long a break at a desk may last.
const longBreak catalog.Seconds = 5 * 60

// AtDesk separates the items that can be done in a break at a desk from the others. They are in a position for a desk,
// need nothing that most homes do not have, and fit into a long break.
func AtDesk(items catalog.Items) (fit, others catalog.Items) {
	for _, i := range items {
		unusual := slices.ContainsFunc(i.Move.Equipment, func(e *catalog.Equipment) bool { return !e.Household })
		if i.Position.AtDesk() && !unusual && i.Dose().Seconds() <= longBreak {
			fit = append(fit, i)
		} else {
			others = append(others, i)
		}
	}
	return fit, others
}

// isStrength reports whether more than half of the moves of a session are strength moves.
func isStrength(sess catalog.Session) bool {
	strengthMoves := 0
	for _, i := range sess.Items {
		if i.Move.IsStrength() {
			strengthMoves++
		}
	}
	return 2*strengthMoves > len(sess.Items)
}

// inOrder returns the days sorted from Monday to Sunday.
func inOrder(days []time.Weekday) []time.Weekday {
	return slices.DeleteFunc(slices.Clone(Weekdays), func(d time.Weekday) bool { return !slices.Contains(days, d) })
}

// apart returns the days in the order in which they are given to sessions, so that a session gets days that are far
// apart: first every second day, then the others. All seven days become mo we fr, tu th sa su.
func apart(days []time.Weekday) []time.Weekday {
	var first, rest []time.Weekday
	for n, d := range days {
		const seventh = 6 // is next to the first
		if n%2 == 0 && n != seventh {
			first = append(first, d)
		} else {
			rest = append(rest, d)
		}
	}
	return append(first, rest...)
}

// spread returns n days of a week that are far apart, sorted from Monday to Sunday.
func spread(n int) []time.Weekday { return inOrder(apart(Weekdays)[:n]) }

// dealDays divides the days that a reader has among the sessions of a stage, and returns the days of each session from
// Monday to Sunday. No day has two sessions if there are enough days. If there are fewer, the sessions get one day each
// in turn until none is left, and a session that gets none shares the first day.
func dealDays(stage *catalog.Stage, available []time.Weekday) [][]time.Weekday {
	free := apart(available)
	firstDay := free[0]
	var out [][]time.Weekday
	for _, count := range dayCounts(stage, len(available)) {
		if count == 0 {
			out = append(out, []time.Weekday{firstDay})
			continue
		}
		out = append(out, inOrder(free[:count]))
		free = free[count:]
	}
	return out
}

// dayCounts returns how many of the available days each session of a stage gets, one each in turn.
func dayCounts(stage *catalog.Stage, available int) []int {
	counts, left := make([]int, len(stage.Sessions)), available
	for range available { // more rounds are never needed: each deals at least one day, or no session needs one
		for n, session := range stage.Sessions {
			if counts[n] < session.DaysAWeek && left > 0 {
				counts[n]++
				left--
			}
		}
	}
	return counts
}

// DaysToNext returns how many days after a session to do it again, at the earliest.
func DaysToNext(sess catalog.Session) int { return 7 / mostDays(sess) }

// mostDays returns on how many days a week a session should be done at most.
func mostDays(sess catalog.Session) int {
	switch {
	case sess.Days > 0:
		return sess.Days
	case isStrength(sess):
		return 3
	}
	return 7
}

// ParseTimes parses the times in a query. Times.Query may have written it, or a form may have sent it. A form may send
// both the days of a button, as days, and those of its checkboxes, as day: then the button is used. ParseTimes returns
// fallback if the query has no times.
func ParseTimes(query url.Values, fallback Times) Times {
	if !query.Has("days") && !query.Has("day") && !query.Has("time") {
		return fallback.withPlanStart(query, fallback)
	}
	codes := query["day"]
	if days := query.Get("days"); days != "" {
		codes = strings.Split(days, "-")
	}
	t := Times{Minute: parseMinute(query.Get("time")), Most: fallback.Most}
	for _, d := range Weekdays {
		if slices.Contains(codes, DayCode(d)) {
			t.Days = append(t.Days, d)
		}
	}
	return t.withPlanStart(query, fallback)
}

// maxAhead is how far from the usual first day a plan may begin.
const maxAhead = 366 * 24 * time.Hour

// withPlanStart returns t with the first week of a plan and the day on which it begins, as the query says or else as
// fallback has them. If fallback has none, the day is the only one of a session, unless t has days of the week.
func (t Times) withPlanStart(query url.Values, fallback Times) Times {
	if fallback.Week == 0 {
		if len(t.Days) == 0 {
			t.From = parseDay(query.Get("from"))
		}
		return t
	}
	t.Week, t.Weeks, t.From = fallback.Week, fallback.Weeks, fallback.From
	if query.Has("week") {
		t.Week = catalog.ParseWeek(query.Get("week"))
	}
	if t.Week == 0 || t.Week > t.Weeks {
		t.Week = -1
	}
	if query.Has("from") {
		t.From = parseDay(query.Get("from"))
		if t.From.Sub(fallback.From.Time).Abs() > maxAhead {
			t.From = catalog.Day{}
		}
	}
	return t
}

// parseDay parses a day such as 2026-11-30. It returns the zero day if the text is invalid.
func parseDay(text string) catalog.Day {
	day, err := time.Parse(time.DateOnly, text)
	if err != nil {
		return catalog.Day{}
	}
	return catalog.Day{Time: day}
}

// Beginning returns the times of a plan with its beginning set to the first Monday from today on. Other times it
// returns unchanged.
func (t Times) Beginning(today catalog.Day) Times {
	if t.Week != 0 {
		t.From = catalog.Day{Time: Times{Days: []time.Weekday{time.Monday}}.firstFrom(today)}
	}
	return t
}

// parseMinute parses a time of day such as 0800 or 08:00, and returns the minutes after midnight. It returns -1 if the
// text is invalid.
func parseMinute(text string) int {
	match := timeOfDay.FindStringSubmatch(text)
	if match == nil {
		return -1
	}
	hours, _ := strconv.Atoi(match[1]) // two digits
	minutes, _ := strconv.Atoi(match[2])
	return hours*60 + minutes
}

// timeOfDay matches a time of day in 24 hours.
var timeOfDay = regexp.MustCompile(`^([01][0-9]|2[0-3]):?([0-5][0-9])$`)

// Faults says what is missing or invalid: there is no day or there are too many, or no valid time of day, and for a
// plan no valid week or no day on which that begins.
func (t Times) Faults() []form.Fault {
	var out []form.Fault
	add := func(isWrong bool, field, text string) {
		if isWrong {
			out = append(out, form.Fault{Field: field, Text: text})
		}
	}
	add(len(t.Days) == 0 && !t.once(), "day", "Choose a day, or more than one.")
	add(t.Most > 0 && len(t.Days) > t.Most, "day", fmt.Sprintf("Choose %s at most.", catalog.Count(t.Most, "day")))
	add(t.Minute < 0, "time", "Write a time of day, such as 08:00 or 17:30.")
	add(t.Week < 0, "week", fmt.Sprintf("Choose a week from 1 to %d.", t.Weeks))
	add(t.Week != 0 && t.From.IsZero(), "from", "Choose a day on which the week begins, within a year from now.")
	return out
}

// Complete reports whether nothing is missing or invalid.
func (t Times) Complete() bool { return len(t.Faults()) == 0 }

// Includes reports whether day is one of the days.
func (t Times) Includes(day time.Weekday) bool { return slices.Contains(t.Days, day) }

// Words returns the days and the time, such as "Mon, Wed at 08:00". t must be complete.
func (t Times) Words() string {
	days := catalog.MapEach(t.Days, func(d time.Weekday) string { return d.String()[:3] })
	return strings.Join(days, ", ") + " at " + t.Clock()
}

// Clock returns the time of day, such as 08:00, or "" if there is none.
func (t Times) Clock() string { return t.clock(":") }

// clock returns the time of day with a separator between hours and minutes, or "" if there is none.
func (t Times) clock(separator string) string {
	if t.Minute < 0 {
		return ""
	}
	return fmt.Sprintf("%02d%s%02d", t.Minute/60, separator, t.Minute%60)
}

// once reports whether these are for a session on one day only.
func (t Times) once() bool { return t.Week == 0 && !t.From.IsZero() }

// Query returns the canonical query, such as days=mo-we-fr&time=0800, or from=2026-11-30&time=0800 for one day only.
func (t Times) Query() string {
	if t.once() {
		return "from=" + t.FromText() + "&time=" + t.clock("")
	}
	query := "days=" + strings.Join(t.dayCodes(), "-") + "&time=" + t.clock("")
	if t.Week != 0 {
		query += "&week=" + strconv.Itoa(t.Week) + "&from=" + t.FromText()
	}
	return query
}

// FromText returns the day on which the week begins, such as 2026-11-30, or "" if there is none.
func (t Times) FromText() string {
	if t.From.IsZero() {
		return ""
	}
	return t.From.ISO()
}

// dayCodes returns the letters for each of the days.
func (t Times) dayCodes() []string {
	out := make([]string, len(t.Days))
	for i, d := range t.Days {
		out[i] = DayCode(d)
	}
	return out
}

// Address returns the address of a session at these times in a format such as calendar.ics.
func (t Times) Address(sess catalog.Session, format string) string {
	return catalog.WithQuery(sess.Address(format), t.Query())
}

// Form returns what a form needs to choose times for a session: the address to send it to, without a query, and the
// name and value of each hidden field. The fields keep what the address of the session has in its query.
func Form(sess catalog.Session) (address string, fields [][2]string) {
	address, query, _ := strings.Cut(sess.Address("calendar.ics"), "?")
	values, err := url.ParseQuery(query)
	if err != nil {
		return address, nil
	}
	for _, name := range slices.Sorted(maps.Keys(values)) {
		for _, v := range values[name] {
			fields = append(fields, [2]string{name, v})
		}
	}
	return address, fields
}

// firstFrom returns the first of the times on or after a day, or the only one. t must be complete.
func (t Times) firstFrom(day catalog.Day) time.Time {
	date := day.Time
	if t.once() {
		date = t.From.Time
	} else {
		for !t.Includes(date.Weekday()) {
			date = date.AddDate(0, 0, 1)
		}
	}
	return date.Add(time.Duration(t.Minute) * time.Minute)
}
