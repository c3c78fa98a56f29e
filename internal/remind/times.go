package remind

import (
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"unknot/internal/catalog"
)

// Times are when somebody wants to be reminded: on days of the week, at a time of day.
type Times struct {
	Days   []time.Weekday // each once, from Monday on
	Minute int            // after midnight, -1 for none that can be read
}

// Weekdays are the days of a week, from Monday on.
var Weekdays = []time.Weekday{time.Monday, time.Tuesday, time.Wednesday, time.Thursday, time.Friday, time.Saturday, time.Sunday}

// DayCode is a day of the week in an address: mo.
func DayCode(d time.Weekday) string { return strings.ToLower(d.String()[:2]) }

// DefaultTimes are times to begin with: eight o'clock, three days a week with a day between; two where most of the session is strength.
func DefaultTimes(p catalog.Session) Times {
	strength := 0
	for _, i := range p.Items {
		if i.Move.IsStrength() {
			strength++
		}
	}
	t := Times{Days: []time.Weekday{time.Monday, time.Wednesday, time.Friday}, Minute: 8 * 60}
	if 2*strength > len(p.Items) {
		t.Days = []time.Weekday{time.Monday, time.Thursday}
	}
	return t
}

// ParseTimes takes times from the query of an address: as Query writes them, or as a form sends them. Without either they are the usual ones.
func ParseTimes(query url.Values, usual Times) Times {
	if !query.Has("days") && !query.Has("day") && !query.Has("time") {
		return usual
	}
	chosen := append(strings.Split(query.Get("days"), "-"), query["day"]...)
	t := Times{Minute: minuteOf(query.Get("time"))}
	for _, d := range Weekdays {
		if slices.Contains(chosen, DayCode(d)) {
			t.Days = append(t.Days, d)
		}
	}
	return t
}

// minuteOf reads a time of day, 0800 or 08:00; -1 for anything else.
func minuteOf(text string) int {
	digits := strings.Replace(text, ":", "", 1)
	n, err := strconv.ParseUint(digits, 10, 16)
	if err != nil || len(digits) != 4 || n/100 > 23 || n%100 > 59 || len(text) > 4 && text[2] != ':' {
		return -1
	}
	return int(n/100*60 + n%100)
}

// Complete reports whether there is a day and a time.
func (t Times) Complete() bool { return len(t.Days) > 0 && t.Minute >= 0 }

// On reports whether day is among them.
func (t Times) Includes(day time.Weekday) bool { return slices.Contains(t.Days, day) }

// Clock is the time of day: 08:00; "" for none.
func (t Times) Clock() string { return t.clock(":") }

func (t Times) clock(between string) string {
	if t.Minute < 0 {
		return ""
	}
	return fmt.Sprintf("%02d%s%02d", t.Minute/60, between, t.Minute%60)
}

// Query is the one way to write them into an address: days=mo-we-fr&time=0800.
func (t Times) Query() string { return "days=" + strings.Join(t.codes(), "-") + "&time=" + t.clock("") }

func (t Times) codes() []string {
	out := make([]string, len(t.Days))
	for i, d := range t.Days {
		out[i] = DayCode(d)
	}
	return out
}

// Address is that of another form of the session at these times.
func (t Times) Address(p catalog.Session, form string) string {
	return catalog.WithQuery(p.Address(form), t.Query())
}

// first is the first of the days on or after day.
func (t Times) first(day catalog.Day) time.Time {
	at := day.Time
	for !t.Includes(at.Weekday()) {
		at = at.AddDate(0, 0, 1)
	}
	return at.Add(time.Duration(t.Minute) * time.Minute)
}
