package session

import (
	"cmp"
	"fmt"
	"maps"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"unknot/internal/catalog"
)

// Times are days of the week and a time of day.
type Times struct {
	Days   []time.Weekday // each at most once, from Monday to Sunday
	Minute int            // after midnight; -1 if missing or invalid

	Week int         // of a plan, from which on all of it is done; -1 if invalid, 0 for a single session
	From catalog.Day // on which that week begins; zero if missing or invalid

	Most int // on how many days a week the session is done at most, 0 if nothing says it
}

// Weekdays are the days of a week, from Monday to Sunday.
var Weekdays = []time.Weekday{time.Monday, time.Tuesday, time.Wednesday, time.Thursday, time.Friday, time.Saturday, time.Sunday}

// DayCode returns the two letters of a day in addresses, such as mo.
func DayCode(d time.Weekday) string { return strings.ToLower(d.String()[:2]) }

// DefaultTimes returns three days a week with a day between, two days if more than half of the moves are strength
// moves, and each weekday at ten o'clock for others that all suit a desk, but not more days than the session has. A
// session of a plan has as many days as the plan says.
func DefaultTimes(s catalog.Session) Times {
	t := Times{Days: []time.Weekday{time.Monday, time.Wednesday, time.Friday}, Minute: 8 * 60}
	_, others := AtDesk(s.Items)
	if len(others) == 0 {
		t.Minute = 10 * 60
	}
	if s.Plan == nil { // a plan deals the days to its sessions
		t.Most = s.Days
	}
	switch {
	case s.Plan != nil:
		t.Days, t.Week = spread(s.Days), 1
	case s.Week != nil:
		t.Days = dealDays(s.Week.Stage, Weekdays)[slices.Index(s.Week.Stage.Sessions, s.Part)]
	case s.Days == 1:
		t.Days = []time.Weekday{time.Monday}
	case s.Days == 2, isStrength(s):
		t.Days = []time.Weekday{time.Monday, time.Thursday}
	case len(others) == 0 && mostDays(s) >= 5:
		t.Days = Weekdays[:5:5]
	}
	return t
}

// isStrength reports whether more than half of the moves of a session are strength moves.
func isStrength(s catalog.Session) bool {
	n := 0
	for _, i := range s.Items {
		if i.Move.IsStrength() {
			n++
		}
	}
	return 2*n > len(s.Items)
}

// inOrder returns days from Monday to Sunday.
func inOrder(days []time.Weekday) []time.Weekday {
	return slices.DeleteFunc(slices.Clone(Weekdays), func(d time.Weekday) bool { return !slices.Contains(days, d) })
}

// apart returns days in the order in which sessions take them: every second one first, and the seventh last.
func apart(days []time.Weekday) []time.Weekday {
	var first, rest []time.Weekday
	for n, d := range days {
		if n%2 == 0 && n < 6 {
			first = append(first, d)
		} else {
			rest = append(rest, d)
		}
	}
	return append(first, rest...)
}

// spread returns so many days of a week, from Monday to Sunday, apart from one another.
func spread(n int) []time.Weekday { return inOrder(apart(Weekdays)[:n]) }

// dealDays returns days for each session of a stage, of those that a reader has, from Monday to Sunday, so that the
// sessions of a week stand on days of their own. With fewer days than the stage has, each session gets fewer in turn.
// One that would get none shares the first day.
func dealDays(stage *catalog.Stage, has []time.Weekday) [][]time.Weekday {
	free := apart(has)
	counts := make([]int, len(stage.Sessions))
	for left, dealt := len(free), true; dealt && left > 0; {
		dealt = false
		for n, v := range stage.Sessions {
			if counts[n] < v.DaysAWeek && left > 0 {
				counts[n]++
				left--
				dealt = true
			}
		}
	}
	out, first := make([][]time.Weekday, len(counts)), free[0]
	for n, count := range counts {
		if count == 0 {
			out[n] = []time.Weekday{first}
			continue
		}
		out[n], free = inOrder(free[:count]), free[count:]
	}
	return out
}

// Preset is a choice of days that a form offers with one button. Query is the value of its parameter days.
type Preset struct{ Words, Query string }

// presets are the usual choices of days.
var presets = []Preset{{"Every weekday", "mo-tu-we-th-fr"}, {"Every day", "mo-tu-we-th-fr-sa-su"}, {"Mon, Wed, Fri", "mo-we-fr"}, {"Mon, Thu", "mo-th"}}

// maxPresets is how many choices fit side by side on a telephone.
const maxPresets = 3

// Presets returns the choices of days for a session, its default first: the days that its plan gives it, or the usual
// choices that are not more often than it should be done.
func Presets(s catalog.Session) []Preset {
	if s.Week != nil || s.Plan == nil && s.Days == 1 {
		return []Preset{presetOf(DefaultTimes(s).Days)}
	}
	usual := presetOf(DefaultTimes(s).Days)
	out := []Preset{usual}
	for _, p := range presets {
		if p.Query == usual.Query {
			out[0] = p
		} else if len(out) < maxPresets && days(p) <= mostDays(s) {
			out = append(out, p)
		}
	}
	return out
}

func days(p Preset) int { return strings.Count(p.Query, "-") + 1 }

// mostDays is on how many days a week a session should be done at most.
func mostDays(s catalog.Session) int {
	switch {
	case s.Days > 0:
		return s.Days
	case isStrength(s):
		return 3
	}
	return 7
}

// presetOf returns a choice of single days, such as "Mon, Wed".
func presetOf(days []time.Weekday) Preset {
	var words, codes []string
	for _, d := range days {
		words, codes = append(words, d.String()[:3]), append(codes, DayCode(d))
	}
	return Preset{strings.Join(words, ", "), strings.Join(codes, "-")}
}

// ParseTimes parses the query of an address, as written by Times.Query or sent by a form: the days of its button, or
// else those of its checkboxes. It returns fallback if the query has no times.
func ParseTimes(query url.Values, fallback Times) Times {
	if !query.Has("days") && !query.Has("day") && !query.Has("time") {
		return fallback.ofPlan(query, fallback)
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
	return t.ofPlan(query, fallback)
}

// maxAhead is how far away a plan may begin.
const maxAhead = 366 * 24 * time.Hour

// ofPlan adds the week of a plan that the query begins with, and its first day, if the fallback has them.
func (t Times) ofPlan(query url.Values, fallback Times) Times {
	if fallback.Week == 0 {
		return t
	}
	t.Week, t.From = fallback.Week, fallback.From
	if text := query.Get("week"); query.Has("week") {
		t.Week = cmp.Or(catalog.ParseWeek(text), -1)
	}
	if query.Has("from") {
		day, err := time.Parse(time.DateOnly, query.Get("from"))
		if t.From = (catalog.Day{Time: day}); err != nil || day.Sub(fallback.From.Time).Abs() > maxAhead {
			t.From = catalog.Day{}
		}
	}
	return t
}

// Beginning returns the times of a plan that begins on the first Monday from today on; others unchanged.
func (t Times) Beginning(today catalog.Day) Times {
	if t.Week != 0 {
		t.From = catalog.Day{Time: Times{Days: Weekdays[:1]}.firstAfter(today)}
	}
	return t
}

// parseMinute parses a time of day, 0800 or 08:00. It returns -1 if the text is invalid.
func parseMinute(text string) int {
	digits := strings.Replace(text, ":", "", 1)
	n, err := strconv.ParseUint(digits, 10, 16)
	if err != nil || len(digits) != 4 || n/100 > 23 || n%100 > 59 || len(text) > 4 && text[2] != ':' {
		return -1
	}
	return int(n/100*60 + n%100)
}

// TooOften reports whether there are more days than the session may have.
func (t Times) TooOften() bool { return t.Most > 0 && len(t.Days) > t.Most }

// Complete reports whether there is at least one day and not one too many, and a valid time of day; and for a plan, a
// week and the day on which it begins.
func (t Times) Complete() bool {
	return len(t.Days) > 0 && !t.TooOften() && t.Minute >= 0 && t.Week >= 0 && (t.Week == 0 || !t.From.IsZero())
}

// Includes reports whether day is one of the days.
func (t Times) Includes(day time.Weekday) bool { return slices.Contains(t.Days, day) }

// Words returns days and time, such as "Mon, Wed at 08:00", if they are complete.
func (t Times) Words() string { return presetOf(t.Days).Words + " at " + t.Clock() }

// Clock returns the time of day, such as 08:00, or "" if there is none.
func (t Times) Clock() string { return t.clock(":") }

func (t Times) clock(separator string) string {
	if t.Minute < 0 {
		return ""
	}
	return fmt.Sprintf("%02d%s%02d", t.Minute/60, separator, t.Minute%60)
}

// Query returns the canonical query, such as days=mo-we-fr&time=0800.
func (t Times) Query() string {
	query := "days=" + strings.Join(t.dayCodes(), "-") + "&time=" + t.clock("")
	if t.Week != 0 {
		query += "&week=" + t.WeekText() + "&from=" + t.FromText()
	}
	return query
}

// WeekText returns the number of the week, "" if it is invalid.
func (t Times) WeekText() string {
	if t.Week < 0 {
		return ""
	}
	return strconv.Itoa(t.Week)
}

// FromText returns the day on which the week begins, such as 2026-11-30, "" if there is none.
func (t Times) FromText() string {
	if t.From.IsZero() {
		return ""
	}
	return t.From.ISO()
}

func (t Times) dayCodes() []string {
	out := make([]string, len(t.Days))
	for i, d := range t.Days {
		out[i] = DayCode(d)
	}
	return out
}

// Address returns the address of a format of the session, such as calendar.ics, at these times.
func (t Times) Address(s catalog.Session, format string) string {
	return catalog.WithQuery(s.Address(format), t.Query())
}

// Form returns the address of a form that chooses times for the session: without a query, and what the fields of the
// query are, name and value.
func Form(s catalog.Session) (address string, fields [][2]string) {
	address, query, _ := strings.Cut(s.Address("calendar.ics"), "?")
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

// firstAfter returns the first of the times on or after day. t must be complete.
func (t Times) firstAfter(day catalog.Day) time.Time {
	at := day.Time
	for !t.Includes(at.Weekday()) {
		at = at.AddDate(0, 0, 1)
	}
	return at.Add(time.Duration(t.Minute) * time.Minute)
}
