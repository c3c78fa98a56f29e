package catalog

import (
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// Day is a calendar day, in UTC.
type Day struct{ time.Time }

// NewDay returns the day of t in UTC.
func NewDay(t time.Time) Day { return Day{t.UTC().Truncate(24 * time.Hour)} }

// firstYear is the year in which work on the site began. Earlier dates are mistakes.
const firstYear = 2025

// Expected returns how a day is written in files.
func (Day) Expected() string {
	return fmt.Sprintf("a day of the calendar, such as 2026-11-20, from %d on", firstYear)
}

// UnmarshalText reads a day such as 2026-11-20.
func (d *Day) UnmarshalText(text []byte) error {
	t, err := time.Parse(time.DateOnly, string(text))
	if err != nil {
		return err
	}
	if t.Year() < firstYear {
		return fmt.Errorf("catalog: %s is before %d", text, firstYear)
	}
	d.Time = t
	return nil
}

// String returns the day as readers see it: 20 November 2026.
func (d Day) String() string { return d.Format("2 January 2006") }

// Month returns the month of the day as readers see it: November 2026.
func (d Day) Month() string { return d.Format("January 2006") }

// ISO returns the day in the form for machines: 2026-11-20.
func (d Day) ISO() string { return d.Format(time.DateOnly) }

// Seconds is a length of time written with its unit: 15s.
type Seconds int

// Expected returns how seconds are written in files.
func (Seconds) Expected() string { return "seconds with their unit, such as 15s" }

// UnmarshalText reads a whole number of seconds with its unit.
func (s *Seconds) UnmarshalText(text []byte) error {
	number, unit := strings.CutSuffix(string(text), "s")
	v, err := strconv.Atoi(number)
	if err != nil || !unit || v < 0 {
		return fmt.Errorf("catalog: %q is not a number of seconds such as 15s", text)
	}
	*s = Seconds(v)
	return nil
}

// Clock returns the time as minutes and seconds: 2:05.
func (s Seconds) Clock() string { return fmt.Sprintf("%d:%02d", s/60, s%60) }

// Text returns the time in words: 48 seconds, 2 minutes, 1 minute 12 seconds.
func (s Seconds) Text() string {
	minutes, seconds := int(s/60), int(s%60)
	switch {
	case minutes == 0:
		return Count(seconds, "second")
	case seconds == 0:
		return Count(minutes, "minute")
	}
	return Count(minutes, "minute") + " " + Count(seconds, "second")
}

// Count returns a number and its noun: 1 minute, 2 minutes.
func Count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// Authors are the names of a source's authors, or one organisation.
type Authors []string

// Expected returns how authors are written in files.
func (Authors) Expected() string { return "a list of names, or one organisation as text" }

// UnmarshalText reads the name of one organisation. A file may also hold a list of names.
func (a *Authors) UnmarshalText(text []byte) error {
	*a = Authors{string(text)}
	return nil
}

// ParseNumber reads a number from 1 to most in an address. To keep addresses unique, it accepts no sign and no
// leading zeros.
func ParseNumber(text string, most int) (n int, ok bool) {
	n, err := strconv.Atoi(text)
	if err != nil || n < 1 || n > most || strconv.Itoa(n) != text {
		return 0, false
	}
	return n, true
}

// Lower returns s with its first letter in lower case, for use inside a sentence.
func Lower(s string) string { return changeFirst(s, unicode.ToLower) }

// Capital returns s with its first letter in upper case.
func Capital(s string) string { return changeFirst(s, unicode.ToUpper) }

// changeFirst returns s with its first letter changed.
func changeFirst(s string, change func(rune) rune) string {
	r, size := utf8.DecodeRuneInString(s)
	if size == 0 {
		return s
	}
	return string(change(r)) + s[size:]
}
